"""A store on each kind of database, and makers of the values it keeps."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from duewatch.domain.dates import CHINA
from duewatch.domain.judgements import Judgement, Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.orders import Order, OrderKind, Run, RunState
from duewatch.domain.sightings import Role, Sighting, SightingKind
from duewatch.storage import Store

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=CHINA)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'duewatch.db'}"
    return request.getfixturevalue("fresh_postgres_url")


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with Store.open(database_url) as opened:
        yield opened


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def order() -> Order:
    return Order(OrderKind.NIGHTLY, ("town-a", "town-b"), office="district-office", schedule="nightly")


@pytest.fixture
def night(store: Store, order: Order) -> Callable[[int], Run]:
    """Opens the run of the n-th night."""

    def open_run(n: int) -> Run:
        moment = NOW + timedelta(days=n)
        return store.runs.open(order, moment, moment)

    return open_run


@pytest.fixture
def close(store: Store) -> Callable[[Run], Run]:
    def close_run(run: Run) -> Run:
        return store.runs.close(run.id, RunState.CLOSED, run.as_of + timedelta(hours=1))

    return close_run


@pytest.fixture
def judged() -> Callable[..., Judgement]:
    """Makes a judgement of a verdict, with whatever the verdict needs."""

    def make(verdict: Verdict, subject: str = "plan/catalogue", unit: str = "town-a", **more) -> Judgement:
        reason = Reason.UNREACHABLE if verdict is Verdict.UNDETERMINED else None
        more.setdefault("facts", {"verdict": verdict.value})
        return Judgement("missing-item", unit, subject, verdict, Severity.SERIOUS, reason, sightings=("s1",), **more)

    return make


@pytest.fixture
def seen() -> Callable[..., Sighting]:
    """Makes a sighting."""

    def make(key: str, url: str = "http://town-a.example/", role: Role = Role.LINK, at: datetime = NOW, **more) -> Sighting:
        return Sighting(key, url, role, more.pop("kind", SightingKind.SEEN), at, **more)

    return make


@pytest.fixture
def python() -> Callable[..., subprocess.Popen]:
    """Starts a real process that runs a few lines of Python with this checkout; arguments stand in ``sys.argv``."""
    started: list[subprocess.Popen] = []

    def start(code: str, *arguments: object) -> subprocess.Popen:
        command = [sys.executable, "-c", code, *(str(argument) for argument in arguments)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
