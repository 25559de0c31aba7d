"""``duewatch db``, ``runs`` and ``findings`` as a person types them."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from duewatch.cli.exits import Exit
from duewatch.cli.main import run as duewatch
from duewatch.domain.dates import CHINA
from duewatch.domain.judgements import Judgement, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.orders import Order, OrderKind, RunState
from duewatch.storage import Store

NIGHT = datetime(2026, 11, 20, 2, 0, tzinfo=CHINA)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory without a configuration; tables as wide as they like."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DUEWATCH_DATABASE_URL", raising=False)
    monkeypatch.setenv("COLUMNS", "250")
    return tmp_path


@pytest.fixture
def remembered(workplace: Path) -> Path:
    """Two nights: one finding cleared, one open since both, one with an address that tries to steer the terminal."""
    order = Order(OrderKind.NIGHTLY, ("town-a", "town-b"), office="district-office")

    def breach(subject: str, verdict: Verdict = Verdict.BREACHED) -> Judgement:
        return Judgement("missing-item", "town-a", subject, verdict, Severity.SERIOUS, facts={"天": 1}, sightings=("s1",))

    with Store.open("sqlite:///var/duewatch.db") as store:
        first = store.runs.open(order, NIGHT, NIGHT)
        store.ledger.post(first, [breach("plan/lasting"), breach("plan/repaired")], (), NIGHT)
        store.runs.close(first.id, RunState.CLOSED, NIGHT + timedelta(minutes=61, seconds=5))
        second = store.runs.open(order, NIGHT + timedelta(days=1), NIGHT + timedelta(days=1))
        hostile = breach("http://town-a.example/[red]\x1b[2J")
        store.ledger.post(second, [breach("plan/lasting"), breach("plan/repaired", Verdict.MET), hostile], (), NIGHT)
        store.runs.close(second.id, RunState.INCOMPLETE, NIGHT + timedelta(days=1), ["一台主机 [未] 访问"])
    return workplace


def test_db_status_says_that_there_is_no_database_and_makes_none(workplace, capsys):
    assert duewatch(["db", "status"]) == Exit.OK
    assert "no database yet" in capsys.readouterr().out
    assert list(workplace.iterdir()) == []


def test_db_upgrade_makes_the_database_once(workplace, capsys):
    assert duewatch(["db", "upgrade"]) == Exit.OK
    assert "Made with revision" in capsys.readouterr().out
    assert duewatch(["db", "upgrade"]) == Exit.OK
    assert "nothing was changed" in capsys.readouterr().out
    assert duewatch(["db", "status"]) == Exit.OK
    assert "up to date" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("revision", "cure"), [("0000", "Run `duewatch db upgrade`"), ("9999", "Install the duewatch that made it")]
)
def test_db_status_of_another_revision_names_the_cure_and_fails(workplace, capsys, revision, cure):
    assert duewatch(["db", "upgrade"]) == Exit.OK
    engine = create_engine("sqlite:///var/duewatch.db")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    engine.dispose()
    assert duewatch(["db", "status"]) == Exit.USAGE
    assert cure in capsys.readouterr().out


def test_commands_read_the_database_from_the_environment_without_showing_its_password(workplace, capsys, monkeypatch):
    monkeypatch.setenv("DUEWATCH_DATABASE_URL", "postgresql://user:geheim@127.0.0.1:1/duewatch")
    assert duewatch(["db", "status"]) == Exit.USAGE
    told = capsys.readouterr()
    assert "start the database server" in told.err
    assert "geheim" not in told.out + told.err


def test_runs_are_listed_newest_first_with_state_and_notes(remembered, capsys):
    assert duewatch(["runs", "--lang", "en"]) == Exit.OK
    lines = capsys.readouterr().out.splitlines()
    newer, older = (next(line for line in lines if f"│ {number} " in line) for number in (2, 1))
    assert lines.index(newer) < lines.index(older)
    assert "incomplete" in newer
    assert "一台主机 [未] 访问" in newer
    assert "district-office" in older
    assert "61 min 05 s" in older


def test_runs_as_json_are_whole(remembered, capsys):
    assert duewatch(["runs", "--json", "--last", "1"]) == Exit.OK
    (run,) = json.loads(capsys.readouterr().out)
    assert run["id"] == 2
    assert run["state"] == "incomplete"
    assert run["killed"] is False
    assert run["units"] == ["town-a", "town-b"]
    assert run["as_of"] == "2026-11-21T02:00:00+08:00"
    assert run["notes"] == ["一台主机 [未] 访问"]


def test_a_run_of_a_dead_process_is_called_killed(remembered, capsys):
    engine = create_engine("sqlite:///var/duewatch.db")
    with engine.begin() as connection:
        connection.execute(text("UPDATE run SET state = 'open', ended_at = NULL, owner = 'gone-machine:1:1' WHERE id = 2"))
    engine.dispose()
    assert duewatch(["runs", "--json"]) == Exit.OK
    assert [run["killed"] for run in json.loads(capsys.readouterr().out)] == [True, False]
    assert duewatch(["runs", "--lang", "en"]) == Exit.OK
    assert "killed" in capsys.readouterr().out


def test_findings_list_what_is_open_and_keep_pages_from_steering_the_terminal(remembered, capsys):
    assert duewatch(["findings"]) == Exit.OK
    told = capsys.readouterr().out
    assert "plan/lasting" in told
    assert "plan/repaired" not in told
    assert "[red]\ufffd[2J" in told
    assert "\x1b" not in told


@pytest.mark.parametrize(
    ("options", "subjects"),
    [
        (["--state", "cleared"], ["plan/repaired"]),
        (["--state", "all", "--unit", "town-a", "--check", "missing-item"], ["http", "plan/lasting", "plan/repaired"]),
        (["--unit", "town-b"], []),
        (["--check", "broken-link"], []),
    ],
)
def test_findings_are_chosen_by_state_unit_and_check(remembered, capsys, options, subjects):
    assert duewatch(["findings", "--json", *options]) == Exit.OK
    found = json.loads(capsys.readouterr().out)
    assert [finding["subject"][: len(start)] for finding, start in zip(found, subjects, strict=True)] == subjects


def test_a_finding_as_json_carries_its_history(remembered, capsys):
    assert duewatch(["findings", "--json", "--state", "cleared"]) == Exit.OK
    assert json.loads(capsys.readouterr().out) == [
        {
            "check": "missing-item",
            "unit": "town-a",
            "subject": "plan/repaired",
            "state": "cleared",
            "severity": "serious",
            "first_run": 1,
            "first_seen": "2026-11-20T02:00:00+08:00",
            "last_confirmed_run": 1,
            "last_confirmed": "2026-11-20T02:00:00+08:00",
            "nights": 1,
            "cleared_run": 2,
            "cleared_at": "2026-11-21T02:00:00+08:00",
            "times_reopened": 0,
            "facts": {"天": 1},
        }
    ]


def test_lists_of_an_empty_ledger_say_so(workplace, capsys):
    assert duewatch(["runs", "--lang", "en"]) == Exit.OK
    assert duewatch(["findings"]) == Exit.OK
    assert capsys.readouterr().out.splitlines() == [
        "There is no run yet; `duewatch audit` makes one.",
        "There is no such finding.",
    ]


@pytest.mark.parametrize(
    "wrong", [["findings", "--state", "closed"], ["runs", "--last", "0"], ["db", "downgrade"], ["runs", "--nix"]]
)
def test_wrong_usage_ends_with_a_usage_line_and_exit_status_two(workplace, capsys, wrong):
    assert duewatch(wrong) == Exit.USAGE
    assert "Usage:" in capsys.readouterr().err
