"""The demo district over three nights, told by the commands a person would type."""

import json
import sqlite3

import pytest

from checks.registry import enabled, every
from checks.runner import judge
from duewatch.catalog import load
from duewatch.demo.answers import announcing, compare, expected, planted
from duewatch.demo.config import demo_settings
from duewatch.demo.moves import expected_moves
from duewatch.demo.opening import kept_in
from duewatch.domain.findings import FindingKey
from duewatch.lay_out import views_of
from duewatch.storage import Store


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory, first_night):
    """An operator's folder in which the demo goes on after its first night."""
    folder = tmp_path_factory.mktemp("demo")
    first_night.go_on_in(folder)
    return folder


@pytest.fixture(scope="module")
def nights(demo_folder, first_night, duewatch):
    """Nights 1 to 3 in one folder: how each ended, and its result."""
    told = {1: (first_night.ended, _read(first_night.result))}
    for night in (2, 3):
        file = demo_folder / f"night-{night}.json"
        ended = duewatch("demo", "--folder", demo_folder / "demo", "--night", night, "--json", file, cwd=demo_folder)
        told[night] = (ended, _read(file))
    return told


def _read(file):
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


@pytest.mark.parametrize("night", [1, 2, 3])
def test_the_audit_finds_exactly_what_was_planted(nights, night):
    ended, _result = nights[night]
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "与答案表" in ended.stdout or "answer sheet" in ended.stdout
    assert "Traceback" not in ended.stderr


def test_all_six_verdicts_occur_and_every_check_accuses_somebody_or_announces(nights):
    judgements = [judgement for _ended, result in nights.values() for judgement in result["judgements"]]
    assert {judgement["verdict"] for judgement in judgements} >= {
        "met",
        "breached",
        "undetermined",
        "pending",
        "exempt",
        "suspected",
    }
    accused = {j["check"] for j in judgements if j["verdict"] in ("breached", "suspected")}
    assert accused == (planted() - announcing()) & {one.info.id for one in enabled()}
    assert {j["check"] for j in judgements if j["verdict"] == "pending"} >= announcing()


def test_the_second_night_tells_new_open_cleared_and_reopened(nights):
    _ended, result = nights[2]
    changes = result["changes"]
    assert all(changes[word] for word in ("new", "open", "cleared", "reopened"))


@pytest.mark.parametrize("night", [1, 2, 3])
def test_every_finding_moves_as_the_answer_sheets_say(nights, demo_folder, night):
    day, bases = kept_in(demo_folder / "demo")
    told = nights[night][1]["changes"]
    moves = expected_moves(night, bases, day, {one.info.id for one in enabled()})
    assert {move: {FindingKey(c["check"], c["unit"], c["subject"]) for c in told[move]} for move in moves} == moves


@pytest.mark.parametrize("night", [1, 2, 3])
def test_checks_in_preview_agree_with_the_answer_sheet_too(nights, demo_folder, night):
    folder = demo_folder / "demo"
    day, bases = kept_in(folder)
    settings = demo_settings(folder, bases)
    catalog = load([settings.catalog.folder], national=False)
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        views = views_of(store, store.runs.get(nights[night][1]["run"]["id"]), catalog, settings)
    judged = [judge(view, every().values()) for view in views]
    assert not [fault for _judgements, faults in judged for fault in faults]
    differences = compare([one for judgements, _faults in judged for one in judgements], expected(night, bases, day))
    assert not differences.lines


def test_a_breach_carries_proof_basis_and_arithmetic(nights):
    _ended, result = nights[1]
    breaches = [judgement for judgement in result["judgements"] if judgement["verdict"] == "breached"]
    assert breaches
    for breach in breaches:
        assert breach["sightings"]
        assert all(sighting["url"] and sighting["seen_at"] for sighting in breach["sightings"])
        assert breach["basis"], breach
    assert [b for b in breaches if b["check"] == "overdue-publication" and b["facts"]["deadline"]["steps"]]


def test_an_undetermined_verdict_always_says_why(nights):
    for _ended, result in nights.values():
        for judgement in result["judgements"]:
            assert (judgement["verdict"] == "undetermined") == (judgement["reason"] is not None)


def test_coverage_adds_up(nights):
    for _ended, result in nights.values():
        coverage = result["coverage"]
        parts = ("checked", "blocked", "failed", "not_checked")
        assert coverage["listed"] == sum(coverage[part] for part in parts)


def test_the_reports_are_written_and_stand_alone(nights, demo_folder):
    reports = sorted((demo_folder / "demo" / "reports").rglob("*.html"))
    assert reports
    for report in reports:
        text = report.read_text(encoding="utf-8")
        assert "<script" not in text
        assert 'rel="stylesheet"' not in text


def test_the_ledger_holds_runs_findings_and_no_open_run(nights, demo_folder, duewatch):
    ended = duewatch("runs", "--json", "--config", _config(demo_folder), cwd=demo_folder)
    assert ended.returncode == 0, ended.stderr
    assert {run["state"] for run in json.loads(ended.stdout)} == {"closed"}
    ended = duewatch("findings", "--json", "--config", _config(demo_folder), cwd=demo_folder)
    assert json.loads(ended.stdout)


HAND_COUNTED = {
    # no annual report −5, notices blank −3, one header incomplete −0.5
    "culture": 100 - 5 - 3 - 0.5,
    # three blank topics of −3 each, at most −6; what was published late is waived
    "archives": 100 - 6,
    # two blank topics −6, one document late although its waiver had run out −2; five links that could not be asked take nothing
    "justice": 100 - 6 - 2,
    # the notices are half a year old −3, one dead link −0.5
    "agriculture": 100 - 3 - 0.5,
    # all in order
    "finance": 100,
}


@pytest.mark.parametrize("unit", HAND_COUNTED)
def test_a_units_score_is_what_a_person_counts_by_hand(nights, unit):
    (score,) = (one for one in nights[1][1]["scores"] if one["subject"] == unit)
    assert (score["most"], score["standing"]) == (HAND_COUNTED[unit], "passed")
    breaches = {
        (j["check"], j["subject"]) for j in nights[1][1]["judgements"] if j["unit"] == unit and j["verdict"] == "breached"
    }
    traced = {(key["check"], key["subject"]) for line in score["deductions"] for key in line["found"]}
    assert traced <= breaches
    assert bool(traced) == (score["most"] < 100)


def test_what_could_not_be_read_is_neither_failed_nor_passed(nights):
    standing = {score["subject"]: score["standing"] for score in nights[1][1]["scores"]}
    assert [standing[unit] for unit in ("beiting", "dongli")] == ["open"] * 2  # a port where nobody listens, and a wall


def test_blank_columns_of_all_units_together_are_a_veto_of_the_portal(nights):
    sites = [score for score in nights[1][1]["scores"] if score["level"] == "site" and len(score["units"]) > 1]
    assert [site["standing"] for site in sites] == ["vetoed"]
    (blank,) = (line for line in sites[0]["vetoes"] if line["reached"])
    assert blank["indicator"] == "blank"
    assert {key["unit"] for key in blank["found"]} >= {"archives", "justice", "culture"}


def test_english_is_given_on_request(nights, demo_folder, duewatch):
    newest = max(result["run"]["id"] for _ended, result in nights.values())
    out = demo_folder / "english"
    ended = duewatch("report", "--run", newest, "--out", out, "--lang", "en", "--config", _config(demo_folder), cwd=demo_folder)
    assert ended.returncode == 0, ended.stderr
    office = next(out.glob("office-*.html")).read_text(encoding="utf-8")
    assert 'lang="en"' in office


def test_a_mail_an_office_and_never_twice(nights, demo_folder, duewatch):
    newest = max(result["run"]["id"] for _ended, result in nights.values())
    first = duewatch("send", "--run", newest, "--config", _config(demo_folder), cwd=demo_folder)
    assert first.returncode == 0, first.stdout + first.stderr
    mails = list((demo_folder / "demo" / "outbox").glob("*.eml"))
    assert mails
    again = duewatch("send", "--run", newest, "--config", _config(demo_folder), cwd=demo_folder)
    assert again.returncode == 0, again.stdout + again.stderr
    assert list((demo_folder / "demo" / "outbox").glob("*.eml")) == mails


def _config(demo_folder):
    """A configuration for the demo's folder, as an operator would write one."""
    file = demo_folder / "duewatch.toml"
    file.write_text('data_dir = "demo"\n[catalog]\nfolder = "demo/catalog"\nnational = false\n', encoding="utf-8")
    with sqlite3.connect(demo_folder / "demo" / "duewatch.db") as database:
        assert database.execute("select count(*) from run").fetchone()[0] >= 3
    return file
