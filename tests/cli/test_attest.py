"""``duewatch attest`` and ``attestations`` as a person types them; the catalogue is the shipped one."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from duewatch.catalog import load
from duewatch.cli.exits import Exit
from duewatch.cli.main import run as duewatch
from duewatch.domain.dates import CHINA


@pytest.fixture(scope="module")
def known() -> tuple[str, str]:
    """A duty and a unit of the shipped catalogue."""
    catalog = load([])
    return min(catalog.obligations), min(catalog.units)


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DUEWATCH_DATABASE_URL", raising=False)
    return tmp_path


def test_what_was_recorded_is_listed(known, capsys):
    duty, unit = known
    words = ["--obligation", duty, "--unit", unit, "--by", "区政务公开办", "--on", "2026-01-05", "--note", "签到表"]
    assert duewatch(["attest", *words]) == Exit.OK
    capsys.readouterr()
    assert duewatch(["attestations", "--json"]) == Exit.OK
    assert json.loads(capsys.readouterr().out) == [
        {"obligation": duty, "unit": unit, "on": "2026-01-05", "by": "区政务公开办", "note": "签到表"}
    ]
    assert duewatch(["attestations"]) == Exit.OK
    assert "2026-01-05" in capsys.readouterr().out


def test_without_a_day_it_was_done_today(known, capsys):
    duty, unit = known
    before = datetime.now(CHINA).date()
    assert duewatch(["attest", "--obligation", duty, "--unit", unit, "--by", "办公室"]) == Exit.OK
    capsys.readouterr()
    assert duewatch(["attestations", "--json"]) == Exit.OK
    (recorded,) = json.loads(capsys.readouterr().out)
    assert before.isoformat() <= recorded["on"] <= datetime.now(CHINA).date().isoformat()


def test_everything_the_catalogue_does_not_know_is_named_at_once_with_what_is_near(known, capsys, workplace):
    duty, unit = known
    assert duewatch(["attest", "--obligation", duty + "_", "--unit", unit + "x", "--by", " "]) == Exit.USAGE
    told = capsys.readouterr().err
    assert f"did you mean '{duty}'?" in told
    assert f"did you mean '{unit}'?" in told
    assert "name who vouches for it" in told
    assert list(workplace.iterdir()) == []


@pytest.mark.parametrize(("day", "said"), [("5. Januar", "YYYY-MM-DD"), ("2999-01-01", "has not come yet")])
def test_a_day_that_is_none_or_lies_ahead_is_refused(known, capsys, day, said):
    duty, unit = known
    assert duewatch(["attest", "--obligation", duty, "--unit", unit, "--by", "办公室", "--on", day]) == Exit.USAGE
    assert said in capsys.readouterr().err


def test_an_empty_list_says_so(capsys):
    assert duewatch(["attestations"]) == Exit.OK
    assert "尚无登记记录。" in capsys.readouterr().out
