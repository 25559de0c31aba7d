"""What units replied, beside the finding and in a list of its own; declarations beside the waivers."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from duewatch.config import Settings
from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Judgement, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.replies import Answer, Outcome, Reply, ReplyKind, ReplyState, read_mark, row_mark
from duewatch.domain.results import RunResult
from duewatch.domain.units import Office
from reports.model import office_report, unit_report
from reports.render import office_html
from reports.replies import KINDS, OUTCOMES, WAITING
from reports.words import words_of
from reports.workbook import office_workbook

MISSING = FindingKey("missing-item", "education", "yunxi/catalogue")
LINK = FindingKey("broken-link", "education", "https://portal.example/files/plan.pdf")


@pytest.fixture
def replied(result: RunResult) -> RunResult:
    """The same run after the education bureau said that one thing was put right and another is a false alarm."""
    came = result.run.started_at - timedelta(days=1)
    put_right = Reply(MISSING, 7, ReplyKind.PUT_RIGHT, "已补发", "张某", came)
    alarm = Reply(LINK, 7, ReplyKind.FALSE_ALARM, "<b>附件</b>在内网", "=张某()", came)
    answer = Answer(Outcome.REFUSED, "监测员", "外网打不开", came)
    states = (
        ReplyState(put_right, Outcome.STILL_THERE, 8, result.run.started_at),
        ReplyState(alarm, Outcome.REFUSED, 8, result.run.started_at, answer),
    )
    return replace(result, ledger="0123456789abcdef", replies={state.reply.key: state for state in states})


def sheet(result: RunResult, office: Office, settings: Settings, name: str, language: str = "zh") -> list[list[object]]:
    told = office_report(result, office, language, settings)
    content = office_workbook(told, words_of(language), result.run.as_of)
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(name).to_python()


def test_a_reply_and_its_outcome_stand_beside_the_finding(replied: RunResult, office: Office, settings: Settings) -> None:
    told = office_report(replied, office, "zh", settings)
    found = {finding.mark: finding for section in told.lists.sections for finding in section.findings}
    first = found[row_mark("0123456789abcdef", 8, MISSING)]
    assert first.reply == "已整改（张某，2026-06-14）；复核：仍存在"
    assert found[row_mark("0123456789abcdef", 8, LINK)].reply == "误报（=张某()，2026-06-14）；未予采纳（监测员）"
    assert [finding.reply for finding in found.values()].count("") == len(found) - 2
    html = office_html(told)
    assert html.count("复核：仍存在") == 3, "in the table, on the card and in the list of replies"
    assert "<b>附件</b>" not in html


def test_replies_have_a_list_of_their_own_in_report_and_workbook(
    replied: RunResult, office: Office, settings: Settings
) -> None:
    told = unit_report(replied, "education", "zh", settings)
    assert [(row.said, row.outcome, row.note) for row in told.lists.replies] == [
        ("误报", "未予采纳（监测员）", "外网打不开"),
        ("已整改", "复核：仍存在", ""),
    ]
    head, *rows = sheet(replied, office, settings, "单位反馈")
    assert head == ["责任单位", "编号", "问题类型", "事项", "整改反馈", "说明", "填报人", "收到日期", "处理结果", "备注"]
    assert [row[5] for row in rows] == ["<b>附件</b>在内网", "已补发"]
    assert unit_report(replied, "finance", "zh", settings).lists.replies == ()


def test_a_row_carries_a_mark_by_which_it_is_known_again(replied: RunResult, office: Office, settings: Settings) -> None:
    head, *rows = sheet(replied, office, settings, "问题清单")
    assert head.index("单位反馈情况") < head.index("整改情况")
    assert head[-1] == "duewatch"
    marks = [read_mark(str(row[-1])) for row in rows]
    assert [(ledger, run) for ledger, run, _ in marks] == [("0123456789abcdef", 8)] * 4
    assert len({digest for _, _, digest in marks}) == 4
    assert all(row[-1] == "" for row in sheet(replace(replied, ledger=""), office, settings, "问题清单")[1:])


def test_what_is_no_mark_is_none() -> None:
    for words in ("", "duewatch", "duewatch:a:b:c", "duewatch:a:1", "other:a:1:c", "duewatch:a:²:c", "duewatch:a:9999999999:c"):
        assert read_mark(words) is None


def test_the_column_for_the_reply_offers_its_words_and_the_mark_is_hidden(
    replied: RunResult, office: Office, settings: Settings
) -> None:
    from zipfile import ZipFile

    told = office_report(replied, office, "zh", settings)
    with ZipFile(BytesIO(office_workbook(told, words_of("zh"), replied.run.as_of))) as archive:
        first = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<formula1>&quot;已整改,误报,申请豁免&quot;</formula1>" in first or '"已整改,误报,申请豁免"' in first
    assert 'min="22" max="22"' in first
    assert 'hidden="1"' in first
    assert 'prompt="请从列表中选择' in first


def test_every_outcome_has_a_word_for_every_kind_of_reply() -> None:
    assert {*OUTCOMES, Outcome.WAITING} == set(Outcome)
    assert set(WAITING) == set(KINDS) == set(ReplyKind)


def test_a_declaration_stands_among_what_is_exempt(result: RunResult, office: Office, settings: Settings) -> None:
    facts = {
        "declared_by": "云溪区教育局",
        "declared_first": "2026-04-01",
        "declared_last": "2026-06-30",
        "declared_note": "无处罚",
    }
    declared = Judgement("stale-column", "education", "notices", Verdict.EXEMPT, Severity.MINOR, facts=facts, column="notices")
    units = tuple(
        replace(unit, judgements=(*unit.judgements, declared)) if unit.unit.id == "education" else unit for unit in result.units
    )
    rows = sheet(replace(result, units=units), office, settings, "豁免和零报告")[1:]
    assert ["云溪区教育局", "零报告", "通知公告", "自 2026-04-01 起无应公开信息：无处罚", "云溪区教育局", "2026-06-30"] in rows
    assert [row[1] for row in rows].count("豁免") == 1
