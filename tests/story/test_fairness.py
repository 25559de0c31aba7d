"""What people say of findings, from the workbook back into the next report: on a served district, with typed commands."""

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from duewatch.demo.answers import expected
from duewatch.demo.opening import open_demo
from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Verdict
from duewatch.domain.replies import finding_code


@dataclass(frozen=True)
class Planted:
    """Five faults of the district."""

    stale: FindingKey  # a column that is put right on the second night
    silent: FindingKey  # one that is not
    lasting: FindingKey  # another that is not
    report: FindingKey  # an annual report that is missing on the first night
    catalogue: FindingKey  # a standard catalogue that is missing on both

    @property
    def keys(self) -> tuple[FindingKey, ...]:
        return (self.stale, self.silent, self.lasting, self.report, self.catalogue)


def planted_in(demo) -> Planted:
    first, second = ({line.key: line.verdict for line in expected(n, demo.bases, demo.day)} for n in (1, 2))
    breached = sorted((key for key in first if first[key] is Verdict.BREACHED), key=lambda key: (key.unit, key.subject))

    stale = [key for key in breached if key.check == "stale-column"]
    missing = {key.subject: key for key in breached if key.check == "missing-item"}
    silent, lasting, *_others = (key for key in stale if second[key] is Verdict.BREACHED)
    repaired = next(key for key in stale if second[key] is Verdict.MET)
    return Planted(repaired, silent, lasting, missing["demo/annual-report"], missing["demo/standard-catalogue"])


@pytest.fixture(scope="module")
def office(tmp_path_factory, duewatch):
    """An operator's folder after the first night."""
    folder = tmp_path_factory.mktemp("fairness")
    with open_demo(folder / "demo", 1) as demo:
        hosts = json.dumps([urlsplit(base).netloc for base in demo.bases.values()])
        (folder / "duewatch.toml").write_text(
            f"""
            [catalog]
            folder = "demo/catalog"
            national = false
            [crawl]
            delay_seconds = 0
            per_host = 4
            retries = 0
            allow_private = {hosts}
            [links]
            second_look_seconds = 0
            """,
            encoding="utf-8",
        )
        units = [word for unit in sorted({key.unit for key in planted_in(demo).keys}) for word in ("--unit", unit)]
        day = demo.as_of.date().isoformat()
        ended = duewatch("audit", *units, "--as-of", day, "--json", folder / "first.json", cwd=folder)
        assert ended.returncode == 1, ended.stdout + ended.stderr
    return folder


@pytest.fixture(scope="module")
def planted(office):
    with open_demo(office / "demo", 1) as demo:
        return planted_in(demo)


@pytest.fixture(scope="module")
def run(office, duewatch):
    """Types a command in the operator's folder and says what it printed; the status must be the one asked for."""

    def typed(*words, status=0):
        ended = duewatch(*words, cwd=office)
        assert ended.returncode == status, ended.stdout + ended.stderr
        return ended.stderr if status else ended.stdout

    return typed


def verdicts(file) -> dict[FindingKey, dict]:
    judgements = json.loads(file.read_text(encoding="utf-8"))["judgements"]
    return {FindingKey(one["check"], one["unit"], one["subject"]): one for one in judgements}


def fill_in(office, file, said: dict[FindingKey, tuple[str, str, str]], spoil=lambda row: row) -> None:
    """Fill in the findings' workbooks and send the rows on in one: a title above, the columns moved, the rows upside down."""
    codes = {finding_code(key): words for key, words in said.items()}
    kept = []
    for book in sorted((office / "var" / "reports" / "run-00001").glob("office-*.xlsx")):
        head, *rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_name("问题清单").to_python()
        place = head.index("整改情况")
        for row in rows:
            if row[1] in codes:
                row[place : place + 3] = codes[row[1]]
                kept.append(spoil(row))
    assert len(kept) == len(said)
    with xlsxwriter.Workbook(str(file)) as book:
        page = book.add_worksheet("各单位反馈汇总")
        page.write_string(0, 0, "整改反馈汇总表")
        for number, row in enumerate([head, *reversed(kept)], 1):
            for column, cell in enumerate(reversed(row)):
                page.write(number, column, cell)


def test_the_first_night_finds_what_the_district_hides(office, planted):
    found = verdicts(office / "first.json")
    assert {found[key]["verdict"] for key in planted.keys} == {"breached"}


def test_a_document_is_accepted_in_one_step_and_the_next_judgement_names_who_accepted_it(office, run, planted):
    published = (
        one["facts"]["url"]
        for key, one in verdicts(office / "first.json").items()
        if (key.unit, key.check, one["verdict"]) == (planted.catalogue.unit, "missing-item", "met")
    )
    other = next(filter(None, published))
    finding = f"{planted.catalogue.check}/{planted.catalogue.subject}"
    told = run(
        "accept",
        "missing-item/demo/standard-catalog",
        "--unit",
        planted.catalogue.unit,
        "--candidate",
        other,
        "--by",
        "办",
        status=2,
    )
    assert f"did you mean '{finding}'?" in told
    told = run(
        "accept",
        finding,
        "--unit",
        planted.catalogue.unit,
        "--candidate",
        "https://elsewhere.example/1.html",
        "--by",
        "办",
        status=2,
    )
    assert f"saw no such document of {planted.catalogue.unit}" in told
    run("accept", finding, "--unit", planted.catalogue.unit, "--candidate", other, "--by", "区政务公开办", "--note", "内容一致")
    (listed,) = json.loads(run("accept", "--list", "--json"))
    assert (listed["subject"], listed["url"], listed["by"]) == (planted.catalogue.subject, other, "区政务公开办")
    assert f'id = "{planted.catalogue.subject}"' in run("accept", "--snippet")
    run("judge", "--run", "1", "--json", "accepted.json", status=1)
    now = verdicts(office / "accepted.json")[planted.catalogue]
    assert (now["verdict"], now["facts"]["accepted_by"]) == ("met", "区政务公开办")
    run("accept", "--withdraw", listed["number"], "--by", "区政务公开办")
    run("judge", "--run", "1", "--json", "withdrawn.json", status=1)
    assert verdicts(office / "withdrawn.json")[planted.catalogue]["verdict"] == "breached"


def test_nothing_to_publish_is_declared_for_a_column_and_never_for_the_annual_report(office, run, planted):
    period = ("--from", "2026-04-01", "--to", "2026-06-30", "--by", "区文旅局")
    told = run("declare", "nothing", "--unit", planted.report.unit, "--obligation", planted.report.subject, *period, status=2)
    assert "cannot come to nothing" in told
    told = run("declare", "nothing", "--unit", planted.silent.unit, "--column", planted.silent.subject + "x", *period, status=2)
    assert f"did you mean {planted.silent.subject!r}?" in told
    run(
        "declare",
        "nothing",
        "--unit",
        planted.silent.unit,
        "--column",
        planted.silent.subject,
        *period,
        "--note",
        "二季度无通知公告",
    )
    run("judge", "--run", "1", "--json", "declared.json", status=1)
    now = verdicts(office / "declared.json")
    assert (now[planted.silent]["verdict"], now[planted.silent]["facts"]["declared_note"]) == ("exempt", "二季度无通知公告")
    assert now[planted.report]["verdict"] == "breached"
    newest = max((office / "var" / "reports").iterdir())
    assert "零报告" in (newest / f"unit-{planted.silent.unit}.html").read_text(encoding="utf-8")
    (declared,) = json.loads(run("declare", "list", "--json"))
    run("declare", "withdraw", declared["number"], "--by", "区文旅局")


def test_a_workbook_with_slips_is_refused_as_a_whole_with_every_cell_named(office, run, planted):
    slips = {
        planted.stale: ("已整改", "", ""),
        planted.silent: ("误报", "", "李某"),
        planted.report: ("整改中", "", "李某"),
        planted.catalogue: ("申请豁免", "机构改革", "王某"),
    }

    def spoil(row):
        return [*row[:-1], ""] if row[1] == finding_code(planted.catalogue) else row

    fill_in(office, office / "slips.xlsx", slips, spoil)
    told = run("replies", "import", "slips.xlsx", status=2)
    assert told.count("各单位反馈汇总!") == 4
    for complaint in ("say who filled this in", "give the reason", "'整改中' is not known", "lost its hidden mark"):
        assert complaint in told
    assert json.loads(run("replies", "list", "--json")) == []


def test_replies_are_read_looked_at_again_one_by_one_and_told_beside_their_findings(office, run, planted):
    said = {
        planted.stale: ("已整改", "已发布新通知", "张某"),
        planted.lasting: ("已整改", "已补充内容", "李某"),
        planted.silent: ("误报", "栏目内有附件", "李某"),
        planted.catalogue: ("申请豁免", "机构改革过渡期", "王某"),
    }
    fill_in(office, office / "replies.xlsx", said)
    assert "读取反馈4条，其中新反馈4条。" in run("replies", "import", "replies.xlsx")
    assert "读取反馈4条，其中新反馈0条。" in run("replies", "import", "replies.xlsx")
    waiting = json.loads(run("replies", "list", "--waiting", "--json"))
    assert len(waiting) == 4
    alarm = next(one for one in waiting if one["kind"] == "false-alarm")
    assert alarm["evidence"][0]["file"], "whoever decides is led to the bytes"

    with open_demo(office / "demo", 2) as demo:
        shown = run("replies", "recheck", "--as-of", demo.as_of.date().isoformat())
    assert "经复核已整改" in shown
    outcomes = {(one["check"], one["unit"], one["subject"]): one for one in json.loads(run("replies", "list", "--json"))}
    assert {key[1:]: one["outcome"] for key, one in outcomes.items()} == {
        (planted.stale.unit, planted.stale.subject): "confirmed",
        (planted.lasting.unit, planted.lasting.subject): "still-there",
        (planted.silent.unit, planted.silent.subject): "waiting",
        (planted.catalogue.unit, planted.catalogue.subject): "waiting",
    }
    last = max((office / "var" / "reports").iterdir())
    for key, words in ((planted.stale, "复核：已整改"), (planted.lasting, "复核：仍存在"), (planted.silent, "待监测人员核实")):
        assert words in (last / f"unit-{key.unit}.html").read_text(encoding="utf-8")
    assert "没有待复核的反馈。" in run("replies", "recheck")


def test_a_person_decides_what_pages_cannot_show_and_a_granted_waiver_holds_until_its_end(office, run, planted):
    codes = {one["subject"]: one["code"] for one in json.loads(run("replies", "list", "--json")) if one["outcome"] == "waiting"}
    put_right = next(one["code"] for one in json.loads(run("replies", "list", "--json")) if one["kind"] == "put-right")
    told = run("replies", "uphold", put_right, "--by", "监测员", status=2)
    assert "replies recheck" in told
    run("replies", "uphold", codes[planted.silent.subject], "--by", "监测员", "--note", "附件确在栏目内")
    open_now = {(one["check"], one["unit"], one["subject"]) for one in json.loads(run("findings", "--json"))}
    assert (planted.silent.check, planted.silent.unit, planted.silent.subject) in open_now, (
        "a reply closes nothing, not even one that is upheld"
    )

    run("replies", "grant", codes[planted.catalogue.subject], "--by", "区政务公开办", status=2)
    run("replies", "grant", codes[planted.catalogue.subject], "--by", "区政务公开办", "--until", "2999-12-31")
    run("judge", "--run", "1", "--json", "granted.json", status=1)
    now = verdicts(office / "granted.json")[planted.catalogue]
    assert (now["verdict"], now["facts"]["waived_by"], now["facts"]["waiver_reason"]) == (
        "exempt",
        "区政务公开办",
        "机构改革过渡期",
    )
    told = run("replies", "grant", codes[planted.catalogue.subject], "--by", "区政务公开办", "--no-end", status=2)
    assert "answered before" in told
