"""The clock starts what is due, catches up once, and never works beside another clock."""

import threading
from datetime import datetime, timedelta

import pytest
import time_machine

from duewatch.config import ScheduleSettings, Settings
from duewatch.domain.dates import CHINA
from duewatch.domain.orders import Order, OrderKind, RunState
from duewatch.storage import Store
from schedules.clock import LEASE, LEASE_SECONDS, Clock

NIGHTLY = ScheduleSettings(name="nightly", office="demo-office", at="02:00")
SOON = 20  # seconds within which a started job must have reported; only a broken clock waits so long


class Engine:
    """Stands where the local engine stands and remembers the commands it was given."""

    def __init__(self):
        self.commands = []
        self.started = threading.Event()

    def __call__(self, command):
        self.commands.append(command)
        self.started.set()
        return 0


@pytest.fixture
def store(tmp_path):
    with Store.open(f"sqlite:///{tmp_path / 'ledger.db'}") as opened:
        yield opened


def clock_with(store, engine, tmp_path):
    return Clock(Settings(schedule=(NIGHTLY,)), store, lambda: datetime.now(CHINA), tmp_path / "duewatch.toml", engine)


def closed_run(store, started):
    order = Order(OrderKind.NIGHTLY, ("a",), office="demo-office", schedule="nightly")
    run = store.runs.open(order, started, started)
    store.runs.close(run.id, RunState.CLOSED, started + timedelta(minutes=5))


def test_the_nightly_run_starts_when_its_moment_comes(store, tmp_path):
    closed_run(store, datetime(2026, 6, 14, 2, 0, tzinfo=CHINA))
    engine = Engine()
    with time_machine.travel(datetime(2026, 6, 15, 1, 59, 59, tzinfo=CHINA), tick=True):
        clock = clock_with(store, engine, tmp_path)
        clock.start()
        assert engine.started.wait(SOON)
        clock.stop()
    assert len(engine.commands) == 1
    assert engine.commands[0][3] == "audit"
    assert "--office" in engine.commands[0]


def test_what_was_missed_while_the_machine_was_off_is_caught_up_once(store, tmp_path):
    closed_run(store, datetime(2026, 6, 12, 2, 0, tzinfo=CHINA))
    engine = Engine()
    with time_machine.travel(datetime(2026, 6, 15, 5, 0, tzinfo=CHINA), tick=True):
        clock = clock_with(store, engine, tmp_path)
        clock.start()
        assert engine.started.wait(SOON)
        clock.stop()
    assert len(engine.commands) == 1


def test_nothing_is_caught_up_when_the_night_was_audited(store, tmp_path):
    closed_run(store, datetime(2026, 6, 15, 2, 0, tzinfo=CHINA))
    engine = Engine()
    with time_machine.travel(datetime(2026, 6, 15, 5, 0, tzinfo=CHINA), tick=True):
        clock = clock_with(store, engine, tmp_path)
        clock.start()
        jobs = {job.id for job in clock.scheduler.get_jobs()}
        clock.stop()
    assert jobs == {"lease", "nightly"}
    assert engine.commands == []


def test_a_second_clock_stands_by_until_the_first_gives_up(store, tmp_path):
    first, second = Engine(), Engine()
    with time_machine.travel(datetime(2026, 6, 15, 5, 0, tzinfo=CHINA), tick=True):
        store.leases.take(LEASE, "elsewhere:1", datetime.now(CHINA), LEASE_SECONDS)
        clock = clock_with(store, second, tmp_path)
        clock.start()
        assert not clock.leading
        assert {job.id for job in clock.scheduler.get_jobs()} == {"lease"}
        store.leases.give_up(LEASE, "elsewhere:1")
        clock._lead_or_stand_by()
        assert clock.leading
        assert second.started.wait(SOON)
        clock.stop()
    assert first.commands == []
    assert store.leases.take(LEASE, "elsewhere:2", datetime(2026, 6, 15, 5, 1, tzinfo=CHINA), LEASE_SECONDS)


def test_a_lost_lease_takes_the_jobs_away(store, tmp_path):
    closed_run(store, datetime(2026, 6, 15, 2, 0, tzinfo=CHINA))
    with time_machine.travel(datetime(2026, 6, 15, 5, 0, tzinfo=CHINA), tick=True):
        clock = clock_with(store, Engine(), tmp_path)
        clock.start()
        later = datetime.now(CHINA) + timedelta(seconds=LEASE_SECONDS + 1)
        assert store.leases.take(LEASE, "elsewhere:1", later, LEASE_SECONDS)
        clock._lead_or_stand_by()
        assert {job.id for job in clock.scheduler.get_jobs()} == {"lease"}
        clock.stop()


def test_a_visit_does_not_wait_for_the_audit_that_is_running(store, tmp_path):
    visits = ScheduleSettings(name="visits", kind="visit", office="demo-office", at="00:00", times_a_day=24)
    visited, ended = threading.Event(), threading.Event()

    def engine(command):
        if command[3] == "visit":
            visited.set()
        else:
            ended.wait(SOON)
        return 0

    closed_run(store, datetime(2026, 6, 14, 2, 0, tzinfo=CHINA))
    with time_machine.travel(datetime(2026, 6, 15, 1, 59, 59, tzinfo=CHINA), tick=True):
        clock = Clock(Settings(schedule=(NIGHTLY, visits)), store, lambda: datetime.now(CHINA), None, engine)
        clock.start()
        assert visited.wait(SOON)
        ended.set()
        clock.stop()
