"""duewatch limit, due, catalog: what a person types and sees."""

import json

import pytest

from duewatch.catalog import load
from duewatch.cli.main import run


@pytest.fixture
def typed(capsys, tmp_path, monkeypatch):
    """Runs a command in an empty folder: (exit status, what was printed, what was said of errors)."""
    monkeypatch.chdir(tmp_path)

    def call(*words):
        status = run(list(words))
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def test_a_limit_is_explained_in_chinese_by_default(typed):
    status, out, _ = typed("limit", "信息形成之日起20个工作日内", "--from", "2026-02-06")
    assert status == 0
    assert "最后期限：2026-03-12。" in out
    assert "2026-02-14, 2026-02-28" in out


def test_a_limit_is_explained_in_english_on_request(typed):
    _, out, _ = typed("limit", "信息形成之日起20个工作日内", "--from", "2026-02-06", "--lang", "en")
    assert "Last lawful moment: 2026-03-12." in out


def test_the_count_is_listed_day_by_day(typed):
    _, out, _ = typed("limit", "2个工作日内", "--from", "2026-02-13", "--days")
    listed = [line.split() for line in out.splitlines() if line.startswith("     20")]
    assert listed[0] == ["2026-02-14", "sat", "make-up", "1"]
    assert listed[-1] == ["2026-02-24", "tue", "working", "2"]


def test_a_limit_as_json_has_clauses_deadline_and_steps(typed):
    _, out, _ = typed("limit", "作出决定之日起7个工作日内；可延长7个工作日", "--from", "2026-06-01", "--json")
    (clause,) = json.loads(out)["clauses"]
    assert (clause["trigger"], clause["n"], clause["unit"], clause["extension"]) == ("decision", 7, "working-day", 7)
    assert (clause["direction"], clause["also_triggers"], clause["min_public"], clause["vague"]) == ("after", [], None, None)
    assert clause["deadline"]["last"] == "2026-06-10T23:59:59+08:00"
    assert clause["deadline"]["last_possible"] == "2026-06-22T23:59:59+08:00"
    assert clause["deadline"]["steps"][0] == {"step": "event", "date": "2026-06-01"}
    assert len(clause["deadline"]["days"]) == 9


def test_a_limit_without_a_date_says_why(typed):
    _, out, _ = typed("limit", "及时公开", "--from", "2026-02-06")
    assert "没有最后期限：原文未设确定时限（及时）" in out
    _, out, _ = typed("limit", "20个工作日内", "--from", "2026-12-20")
    assert "没有最后期限：缺少2027年工作日安排" in out
    _, out, _ = typed("limit", "20个工作日内", "--from", "2026-12-20", "--lang", "en")
    assert "no deadline: the table of working days for 2027 is missing" in out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("信息形成或变更之日起20个工作日内，长期公开", "1. 自信息形成或者信息变更之日起20个工作日内; 长期公开"),
        ("提前5个工作日", "1. 事项（活动）开始前至少5个工作日"),
        ("公示期不少于7日", "1. 公示（公开）不少于7日"),
        ("每季度首月15日前", "1. 每3个月至少1次; 每个周期的第1个月15日前"),
        ("每年6月底前", "1. 每年6月底前"),
        ("1月31日前", "1. 每年1月31日前"),
        ("作出决定之日起7个工作日内，可延长7个工作日", "1. 自决定作出之日起7个工作日内; 可延长7个工作日"),
        ("20日内", "1. 20日内（原文未写明起算事件）"),
        ("同上", "1. 同上"),
        ("与文件同步", "1. 关联文件公开当日"),
        ("详见附件", "未能从原文读出时限。"),
    ],
)
def test_what_was_read_is_said_in_words(typed, text, said):
    assert typed("limit", text, "--as-of", "2026-02-06")[1].splitlines()[0] == said


@pytest.mark.parametrize("words", [("--from", "yesterday"), ("--as-of", "2026-02-30"), ("--lang", "fr")])
def test_a_limit_asked_for_wrongly_is_one_message(typed, words):
    status, out, err = typed("limit", "20日内", *words)
    assert status == 2
    assert not out
    assert "What to do:" in err


def test_what_falls_due_is_listed_with_days_left_and_basis(typed):
    _, out, _ = typed("due", "--unit", "pingtan-gonganju", "--from", "2027-01-01", "--to", "2027-01-31", "--json")
    (row,) = json.loads(out)["due"]
    assert (row["day"], row["obligation"]) == ("2027-01-31", "national/annual-report-department")
    assert row["basis"][0]["clause"] == "第四十九条"


def test_what_falls_due_is_written_as_a_calendar(typed, tmp_path):
    status, out, _ = typed(
        "due", "--unit", "pingtan-gonganju", "--from", "2027-01-01", "--to", "2027-01-31", "--ics", str(tmp_path / "due.ics")
    )
    assert status == 0
    assert "2027-01-01至2027-01-31到期1项" in out
    assert (tmp_path / "due.ics").read_bytes().count(b"BEGIN:VEVENT") == 1


@pytest.mark.parametrize(
    "words", [("--unit", "nobody"), ("--office", "nobody"), ("--from", "x"), ("--from", "2026-02-01", "--to", "2026-01-01")]
)
def test_what_falls_due_asked_for_wrongly_is_one_message(typed, words):
    status, _, err = typed("due", *words)
    assert status == 2
    assert "What to do:" in err


def test_a_calendar_that_cannot_be_written_is_one_message(typed, tmp_path):
    status, _, err = typed("due", "--unit", "pingtan-gonganju", "--ics", str(tmp_path / "no" / "due.ics"))
    assert status == 2
    assert "writing the calendar" in err


def test_the_shipped_catalogue_is_in_order(typed):
    status, out, _ = typed("catalog", "validate")
    assert status == 0
    assert "gulou-2020: 27 obligations" in out


def test_a_wrong_catalogue_lists_its_mistakes_and_ends_with_2(typed, tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "a.toml").write_text('[[office]]\nid = "o"\nnme = "O"\n[[unit]]\nid = "u"\n', encoding="utf-8")
    status, _, err = typed("catalog", "validate", str(folder))
    assert status == 2
    for complaint in ("unknown key 'nme'; did you mean 'name'?", "name: is missing", "kind: is missing", "office: is missing"):
        assert complaint in err


def test_a_catalogue_goes_to_excel_and_back_and_stays_the_same(typed, tmp_path):
    status, out, _ = typed("catalog", "export", "--xlsx", "all.xlsx")
    assert status == 0
    assert "obligations and 38 units written" in out
    status, out, _ = typed("catalog", "import", "all.xlsx", "--out", "again")
    assert status == 0
    before, after = load([]), load([tmp_path / "again"], national=False)
    assert (after.units, after.obligations, after.bases) == (before.units, before.obligations, before.bases)
    assert (after.offices, after.waivers, after.jurisdictions) == (before.offices, before.waivers, before.jurisdictions)


def test_an_import_never_writes_over_a_catalogue(typed):
    typed("catalog", "export", "--xlsx", "all.xlsx")
    assert typed("catalog", "import", "all.xlsx", "--out", "again")[0] == 0
    status, _, err = typed("catalog", "import", "all.xlsx", "--out", "again")
    assert status == 2
    assert "holds TOML files already" in err


def test_a_published_catalogue_becomes_a_draft(typed, tmp_path):
    heads = "".join(f"<th>{head}</th>" for head in ("序号", "一级事项", "公开内容", "公开时限", "公开渠道和载体", "主动"))
    cells = "".join(f"<td>{cell}</td>" for cell in ("1", "政策文件", "文件", "信息形成之日起20个工作日内", "■政府网站", "√"))
    (tmp_path / "目录.html").write_text(f"<table><tr>{heads}</tr><tr>{cells}</tr></table>", encoding="utf-8")
    status, out, _ = typed("catalog", "import", "目录.html", "--out", "draft", "--source", "here-2026")
    assert status == 0
    assert "1 rows in 1 tables: 1 for checks" in out
    assert "公开依据: the form has no such column" in out
    assert load([tmp_path / "draft"]).obligations["here-2026/1-1"].title == "政策文件"


@pytest.mark.parametrize(
    "words",
    [
        ("import", "nowhere.xlsx", "--out", "x"),
        ("import", "page.html", "--out", "x"),
        ("import", "page.html", "--out", "x", "--source", "s"),
        ("import", "page.html", "--out", "x", "--source", "Ä"),
        ("export", "--xlsx", "no/folder/all.xlsx"),
    ],
)
def test_an_import_or_export_that_cannot_be_is_one_message(typed, tmp_path, words):
    (tmp_path / "page.html").write_text("<p>nothing</p>", encoding="utf-8")
    status, _, err = typed("catalog", *words)
    assert status == 2
    assert "What to do:" in err
    assert not (tmp_path / "x").exists()


def test_a_plan_becomes_a_draft_that_is_never_written_over(typed, tmp_path):
    (tmp_path / "plan.txt").write_text("云溪区2026年政务公开工作要点\n各单位于6月底前公布权责清单。\n", encoding="utf-8")
    status, out, _ = typed("catalog", "draft", "plan.txt", "--out", "draft.toml", "--source", "yunxi-2026")
    assert status == 0
    assert "high    2026-06-30" in out
    assert "1 dated or periodic duties drafted" in out
    status, _, err = typed("catalog", "draft", "plan.txt", "--out", "draft.toml", "--source", "yunxi-2026")
    assert status == 2
    assert "Name a new file" in err
