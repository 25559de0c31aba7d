"""Workbooks that come back, as people send them: read whole or refused whole."""

from datetime import datetime, timedelta

import pytest
import xlsxwriter

from duewatch.domain.dates import CHINA
from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Judgement, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.orders import Order, OrderKind
from duewatch.domain.replies import ReplyKind, finding_code, row_mark
from duewatch.errors import UsageError
from duewatch.reply_book import read_replies
from duewatch.storage import Store

NOW = datetime(2026, 6, 15, 2, 10, tzinfo=CHINA)
KEYS = tuple(FindingKey("missing-item", "town-a", f"plan/{name}") for name in ("catalogue", "guide", "rules"))
HEAD = ("编号", "责任单位", "整改情况", "说明", "填报人", "duewatch")


@pytest.fixture
def store(tmp_path):
    with Store.open(f"sqlite:///{tmp_path / 'duewatch.db'}") as opened:
        run = opened.runs.open(Order(OrderKind.NIGHTLY, ("town-a",)), NOW, NOW)
        found = [
            Judgement(key.check, key.unit, key.subject, Verdict.BREACHED, Severity.SERIOUS, sightings=("s",)) for key in KEYS
        ]
        opened.ledger.post(run, found, [], NOW)
        yield opened


@pytest.fixture
def book(tmp_path):
    """Writes a workbook of sheets and gives its path."""

    def write(**sheets):
        path = tmp_path / "反馈.xlsx"
        with xlsxwriter.Workbook(str(path)) as made:
            for name, rows in sheets.items():
                page = made.add_worksheet(name)
                for number, row in enumerate(rows):
                    for place, cell in enumerate(row):
                        if cell != "":
                            page.write(number, place, cell)
        return path

    return write


def row(store, key, said="", words="", by="", *, run=1, ledger=None, code=None):
    mark = row_mark(ledger or store.replies.ledger(), run, key)
    return (code or finding_code(key), "甲镇", said, words, by, mark)


def complaints(path, store):
    with pytest.raises(UsageError) as caught:
        read_replies(path, store, NOW)
    return caught.value.complaints


def test_rows_of_several_sheets_are_read_and_those_left_blank_are_not(store, book):
    path = book(
        一组=[HEAD, row(store, KEYS[1], "误报", "栏目内有", "张某"), row(store, KEYS[2])],
        说明=[["填报说明"], ["请逐条填写"]],
        二组=[["汇总"], [], HEAD, row(store, KEYS[0], "已整改", "", "李某")],
    )
    first, second = read_replies(path, store, NOW)
    assert (first.key, first.kind, first.words, first.by, first.run) == (KEYS[1], ReplyKind.FALSE_ALARM, "栏目内有", "张某", 1)
    assert (second.key, second.kind, second.source) == (KEYS[0], ReplyKind.PUT_RIGHT, "反馈.xlsx")


def test_an_english_workbook_is_read_as_well_and_cells_of_numbers_and_days_are_texts(store, book):
    head = ("Code", "Unit", "Put right, or not", "Explanation", "Filled in by", "duewatch")
    path = book(a=[head, (*row(store, KEYS[0], "asks for a waiver")[:3], 20260630, 7.0, row(store, KEYS[0])[-1])])
    (reply,) = read_replies(path, store, NOW)
    assert (reply.kind, reply.words, reply.by) == (ReplyKind.ASKS_WAIVER, "20260630", "7")


def test_a_sheet_of_which_single_columns_were_sorted_is_refused(store, book):
    path = book(a=[HEAD, row(store, KEYS[0], "已整改", "", "李某", code=finding_code(KEYS[1]))])
    assert complaints(path, store) == ("a!A2: this row mixes two findings; sort whole rows, not single columns",)


def test_a_row_of_another_database_or_of_a_run_that_never_was_is_refused(store, book):
    strange = FindingKey("missing-item", "town-a", "plan/other")
    path = book(
        a=[
            HEAD,
            row(store, KEYS[0], "已整改", "", "李某", ledger="0" * 16),
            row(store, KEYS[1], "已整改", "", "李某", run=77),
            row(store, strange, "已整改", "", "李某"),
            (*row(store, KEYS[2], "已整改", "", "李某")[:-1], "手写"),
        ]
    )
    assert complaints(path, store) == (
        "a!F2: the row belongs to a report of another database",
        "a!F3: run 77 knows no such finding",
        "a!F4: run 1 knows no such finding",
        "a!F5: the row has lost its hidden mark; copy whole rows of the report's workbook",
    )


def test_one_finding_answered_in_two_ways_is_refused_and_the_same_answer_twice_is_one(store, book):
    twice = row(store, KEYS[0], "已整改", "", "李某")
    assert len(read_replies(book(a=[HEAD, twice], b=[HEAD, twice]), store, NOW)) == 1
    path = book(a=[HEAD, twice], b=[HEAD, row(store, KEYS[0], "误报", "无此问题", "李某")])
    assert complaints(path, store) == ("b!C2: the same finding is answered otherwise in a",)


def test_columns_that_were_deleted_are_named_in_every_language(store, book):
    path = book(a=[[cell for cell in HEAD if cell != "填报人"], row(store, KEYS[0], "已整改")])
    assert complaints(path, store) == ("a!A1: columns are missing: 填报人 / Filled in by",)


def test_too_long_an_explanation_is_refused(store, book):
    path = book(a=[HEAD, row(store, KEYS[0], "已整改", "长" * 2001, "李某")])
    assert complaints(path, store) == ("a!D2: longer than 2000 characters",)


def test_a_workbook_that_is_none_of_ours_is_refused_and_one_that_nobody_filled_in_holds_no_reply(store, book):
    (complaint,) = complaints(book(a=[["别的表"], ["已整改"]]), store)
    assert "no sheet has the hidden column" in complaint
    assert read_replies(book(a=[HEAD, row(store, KEYS[0])]), store, NOW) == ()


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 cut off"])
def test_what_is_no_workbook_is_refused_with_what_to_give_instead(store, tmp_path, content):
    path = tmp_path / "reply.xlsx"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="give the XLSX file of an office's report"):
        read_replies(path, store, NOW)
    with pytest.raises(UsageError, match="give the XLSX file"):
        read_replies(tmp_path / "absent.xlsx", store, NOW)


def test_a_file_that_unpacks_to_more_than_anybody_fills_in_is_not_opened(store, tmp_path):
    from zipfile import ZIP_DEFLATED, ZipFile

    path = tmp_path / "bomb.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
        block = bytes(4 * 1024 * 1024)
        for _ in range(65):
            part.write(block)
    assert path.stat().st_size < 1_000_000
    assert complaints(path, store) == ("the file is too large",)


def test_a_number_of_a_person_in_a_reply_is_not_kept(store, book):
    digits = "11010519491231002"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    number = digits + "10X98765432"[sum(int(one) * weight for one, weight in zip(digits, weights, strict=True)) % 11]
    path = book(a=[HEAD, row(store, KEYS[0], "已整改", f"已删除身份证号{number}", "李某")])
    (reply,) = read_replies(path, store, NOW)
    assert number not in reply.words
    assert reply.words.startswith("已删除身份证号")
    store.replies.put([reply])
    assert store.replies.states()[0].reply.words == reply.words


def test_the_code_of_a_reply_depends_on_what_was_said_and_not_on_when(store, book):
    path = book(a=[HEAD, row(store, KEYS[0], "已整改", "", "李某")])
    (first,), (later,) = (read_replies(path, store, NOW + timedelta(days=n)) for n in (0, 1))
    assert first.code == later.code
