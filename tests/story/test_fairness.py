"""What people say of findings, from the workbook back into the next report: on a served district, with typed commands."""

import json
from urllib.parse import urlsplit

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from duewatch.demo.opening import open_demo
from duewatch.domain.findings import FindingKey
from duewatch.domain.replies import finding_code

UNITS = ("agriculture", "culture", "tongxi")
STALE = FindingKey("stale-column", "agriculture", "notices")  # repaired on the second night
BLANK = FindingKey("stale-column", "culture", "notices")
REPORT = FindingKey("missing-item", "culture", "demo/annual-report")
CATALOGUE = FindingKey("missing-item", "tongxi", "demo/standard-catalogue")


@pytest.fixture(scope="module")
def office(tmp_path_factory, duewatch):
    """An operator's folder after the first night, with the parsed result of its audit."""
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
        units = [word for unit in UNITS for word in ("--unit", unit)]
        day = demo.as_of.date().isoformat()
        ended = duewatch("audit", *units, "--as-of", day, "--json", folder / "first.json", cwd=folder)
        assert ended.returncode == 1, ended.stdout + ended.stderr
    return folder


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


def test_the_first_night_finds_what_the_district_hides(office):
    found = verdicts(office / "first.json")
    assert {key: found[key]["verdict"] for key in (STALE, BLANK, REPORT, CATALOGUE)} == dict.fromkeys(
        (STALE, BLANK, REPORT, CATALOGUE), "breached"
    )


def test_a_document_is_accepted_in_one_step_and_the_next_judgement_names_who_accepted_it(office, run):
    published = (
        one["facts"]["url"]
        for key, one in verdicts(office / "first.json").items()
        if (key.unit, key.check, one["verdict"]) == ("tongxi", "missing-item", "met")
    )
    other = next(filter(None, published))
    finding = f"{CATALOGUE.check}/{CATALOGUE.subject}"
    told = run("accept", "missing-item/demo/standard-catalog", "--unit", "tongxi", "--candidate", other, "--by", "办", status=2)
    assert f"did you mean '{finding}'?" in told
    told = run("accept", finding, "--unit", "tongxi", "--candidate", "https://elsewhere.example/1.html", "--by", "办", status=2)
    assert "saw no such document of tongxi" in told
    run("accept", finding, "--unit", "tongxi", "--candidate", other, "--by", "区政务公开办", "--note", "内容一致")
    (listed,) = json.loads(run("accept", "--list", "--json"))
    assert (listed["subject"], listed["url"], listed["by"]) == (CATALOGUE.subject, other, "区政务公开办")
    assert f'id = "{CATALOGUE.subject}"' in run("accept", "--snippet")
    run("judge", "--run", "1", "--json", "accepted.json", status=1)
    now = verdicts(office / "accepted.json")[CATALOGUE]
    assert (now["verdict"], now["facts"]["accepted_by"]) == ("met", "区政务公开办")
    run("accept", "--withdraw", listed["number"], "--by", "区政务公开办")
    run("judge", "--run", "1", "--json", "withdrawn.json", status=1)
    assert verdicts(office / "withdrawn.json")[CATALOGUE]["verdict"] == "breached"


def test_nothing_to_publish_is_declared_for_a_column_and_never_for_the_annual_report(office, run):
    period = ("--from", "2026-04-01", "--to", "2026-06-30", "--by", "区文旅局")
    told = run("declare", "nothing", "--unit", "culture", "--obligation", REPORT.subject, *period, status=2)
    assert "cannot come to nothing" in told
    told = run("declare", "nothing", "--unit", "culture", "--column", "notice", *period, status=2)
    assert "did you mean 'notices'?" in told
    run("declare", "nothing", "--unit", "culture", "--column", "notices", *period, "--note", "二季度无通知公告")
    run("judge", "--run", "1", "--json", "declared.json", status=1)
    now = verdicts(office / "declared.json")
    assert (now[BLANK]["verdict"], now[BLANK]["facts"]["declared_note"]) == ("exempt", "二季度无通知公告")
    assert now[REPORT]["verdict"] == "breached"
    newest = max((office / "var" / "reports").iterdir())
    assert "零报告" in (newest / "unit-culture.html").read_text(encoding="utf-8")
    (declared,) = json.loads(run("declare", "list", "--json"))
    run("declare", "withdraw", declared["number"], "--by", "区文旅局")


def test_a_workbook_with_slips_is_refused_as_a_whole_with_every_cell_named(office, run):
    slips = {
        STALE: ("已整改", "", ""),
        BLANK: ("误报", "", "李某"),
        REPORT: ("整改中", "", "李某"),
        CATALOGUE: ("申请豁免", "机构改革", "王某"),
    }

    def spoil(row):
        return [*row[:-1], ""] if row[1] == finding_code(CATALOGUE) else row

    fill_in(office, office / "slips.xlsx", slips, spoil)
    told = run("replies", "import", "slips.xlsx", status=2)
    assert told.count("各单位反馈汇总!") == 4
    for complaint in ("say who filled this in", "give the reason", "'整改中' is not known", "lost its hidden mark"):
        assert complaint in told
    assert json.loads(run("replies", "list", "--json")) == []


def test_replies_are_read_looked_at_again_one_by_one_and_told_beside_their_findings(office, run):
    said = {
        STALE: ("已整改", "已发布新通知", "张某"),
        REPORT: ("已整改", "已发布年报", "李某"),
        BLANK: ("误报", "栏目内有附件", "李某"),
        CATALOGUE: ("申请豁免", "机构改革过渡期", "王某"),
    }
    fill_in(office, office / "replies.xlsx", said)
    assert "4 replies read, 4 of them new." in run("replies", "import", "replies.xlsx")
    assert "4 replies read, 0 of them new." in run("replies", "import", "replies.xlsx")
    waiting = json.loads(run("replies", "list", "--waiting", "--json"))
    assert len(waiting) == 4
    alarm = next(one for one in waiting if one["kind"] == "false-alarm")
    assert alarm["evidence"][0]["file"], "whoever decides is led to the bytes"

    with open_demo(office / "demo", 2) as demo:
        shown = run("replies", "recheck", "--as-of", demo.as_of.date().isoformat())
    assert "confirmed" in shown
    outcomes = {(one["check"], one["unit"], one["subject"]): one for one in json.loads(run("replies", "list", "--json"))}
    assert {key[1:]: one["outcome"] for key, one in outcomes.items()} == {
        ("agriculture", "notices"): "confirmed",
        ("culture", "demo/annual-report"): "still-there",
        ("culture", "notices"): "waiting",
        ("tongxi", "demo/standard-catalogue"): "waiting",
    }
    last = max((office / "var" / "reports").iterdir())
    report = (last / "unit-agriculture.html").read_text(encoding="utf-8")
    assert "复核：已整改" in report
    culture = (last / "unit-culture.html").read_text(encoding="utf-8")
    assert "复核：仍存在" in culture
    assert "待监测人员核实" in culture
    assert "No reply waits" in run("replies", "recheck")


def test_a_person_decides_what_pages_cannot_show_and_a_granted_waiver_holds_until_its_end(office, run):
    codes = {one["subject"]: one["code"] for one in json.loads(run("replies", "list", "--json")) if one["outcome"] == "waiting"}
    put_right = next(one["code"] for one in json.loads(run("replies", "list", "--json")) if one["kind"] == "put-right")
    told = run("replies", "uphold", put_right, "--by", "监测员", status=2)
    assert "replies recheck" in told
    run("replies", "uphold", codes["notices"], "--by", "监测员", "--note", "附件确在栏目内")
    open_now = {(one["check"], one["unit"], one["subject"]) for one in json.loads(run("findings", "--json"))}
    assert (BLANK.check, BLANK.unit, BLANK.subject) in open_now, "a reply closes nothing, not even one that is upheld"

    run("replies", "grant", codes[CATALOGUE.subject], "--by", "区政务公开办", status=2)
    run("replies", "grant", codes[CATALOGUE.subject], "--by", "区政务公开办", "--until", "2999-12-31")
    run("judge", "--run", "1", "--json", "granted.json", status=1)
    now = verdicts(office / "granted.json")[CATALOGUE]
    assert (now["verdict"], now["facts"]["waived_by"], now["facts"]["waiver_reason"]) == (
        "exempt",
        "区政务公开办",
        "机构改革过渡期",
    )
    told = run("replies", "grant", codes[CATALOGUE.subject], "--by", "区政务公开办", "--no-end", status=2)
    assert "answered before" in told
