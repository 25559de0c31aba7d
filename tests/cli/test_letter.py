"""``duewatch letter`` as a person types it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from duewatch.cli.exits import Exit
from duewatch.cli.main import run as duewatch
from duewatch.domain.dates import CHINA
from duewatch.domain.orders import Order, OrderKind, RunState
from duewatch.domain.sightings import Role, Sighting, SightingKind
from duewatch.storage import Store

NIGHT = datetime(2026, 6, 15, 2, 0, tzinfo=CHINA)
ORDER = Order(OrderKind.NIGHTLY, ("town-a",), office="open-office")


def seen(url: str, kind: SightingKind, note: str = "", status: int | None = None, at: datetime = NIGHT) -> Sighting:
    return Sighting(f"{url} {at:%d}", url, Role.DOCUMENT, kind, at, status=status, note=note)


@pytest.fixture
def three_nights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wall on the first two nights, none on the third."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DUEWATCH_DATABASE_URL", raising=False)
    with Store.open("sqlite:///var/duewatch.db") as store:
        for night, (kind, note, status) in enumerate(
            [(SightingKind.BLOCKED, "ruishu", 412), (SightingKind.BLOCKED, "jiasule", 521), (SightingKind.SEEN, "", 200)]
        ):
            at = NIGHT + timedelta(days=night)
            run = store.runs.open(ORDER, at, at)
            here = seen("http://www.town.example:8080/a.html", kind, note, status, at)
            store.facts.put(run.id, sightings=[here, seen("http://other.example/", SightingKind.SEEN, status=200, at=at)])
            store.runs.close(run.id, RunState.CLOSED, at)


@pytest.mark.usefixtures("three_nights")
@pytest.mark.parametrize("host", ["www.town.example:8080", "WWW.Town.example:8080", "http://www.town.example:8080/x/y.html"])
def test_the_newest_run_that_met_the_wall_is_told(host, capsys):
    assert duewatch(["letter", host]) == Exit.OK
    text = capsys.readouterr().out
    assert "第 2 次监测" in text
    assert "加速乐" in text
    assert "瑞数" not in text


@pytest.mark.usefixtures("three_nights")
def test_a_run_and_a_language_can_be_chosen(capsys):
    assert duewatch(["letter", "www.town.example:8080", "--run", "1", "--lang", "en"]) == Exit.OK
    text = capsys.readouterr().out
    assert "In run 1 we visited www.town.example:8080 1 time(s)" in text
    assert "protection wall (Ruishu): 1 time(s) (HTTP 412)" in text


@pytest.mark.usefixtures("three_nights")
def test_a_host_without_a_wall_gets_no_letter_but_the_names_of_those_with_one(capsys):
    assert duewatch(["letter", "other.example"]) == Exit.USAGE
    told = capsys.readouterr()
    assert not told.out
    assert "www.town.example:8080" in told.err


@pytest.mark.usefixtures("three_nights")
@pytest.mark.parametrize("arguments", [["http://"], ["www.town.example:8080", "--run", "99"], ["x.example", "--lang", "fr"]])
def test_wrong_words_are_answered_by_a_cure(arguments, capsys):
    assert duewatch(["letter", *arguments]) == Exit.USAGE
    assert "What to do:" in capsys.readouterr().err
