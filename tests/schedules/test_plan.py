"""The schedule table: what is due when, and what was missed."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duewatch.config import ScheduleSettings
from duewatch.domain.dates import CHINA
from duewatch.domain.orders import Order, OrderKind, Run, RunState
from schedules.clock import SHANGHAI, trigger_of
from schedules.plan import WEEKDAYS, last_due, missed, moments_of, next_due
from schedules.start import command_of

NIGHTLY = ScheduleSettings(name="nightly", office="demo-office", at="02:00")
WEEKLY = ScheduleSettings(name="weekly", units=("b", "a"), at="23:30", days=("mon",), send=False, misfire_hours=2)

moments = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)).map(lambda moment: moment.replace(tzinfo=CHINA))
schedules = st.builds(
    ScheduleSettings,
    name=st.just("s"),
    at=st.times().map(lambda time: f"{time:%H:%M}"),
    kind=st.sampled_from(["audit", "visit"]),
    times_a_day=st.integers(1, 60),
    days=st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(tuple),
)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def run_started(moment):
    order = Order(OrderKind.NIGHTLY, ("a",), schedule="nightly")
    return Run(1, order, moment, moment, None, RunState.CLOSED)


@pytest.mark.parametrize(
    ("schedule", "now", "last", "following"),
    [
        (NIGHTLY, "2026-06-15T12:00", "2026-06-15T02:00", "2026-06-16T02:00"),
        (NIGHTLY, "2026-06-15T02:00", "2026-06-15T02:00", "2026-06-16T02:00"),
        (NIGHTLY, "2026-06-15T01:59", "2026-06-14T02:00", "2026-06-15T02:00"),
        (WEEKLY, "2026-06-15T23:29", "2026-06-08T23:30", "2026-06-15T23:30"),  # a Monday
        (WEEKLY, "2026-06-16T00:00", "2026-06-15T23:30", "2026-06-22T23:30"),
    ],
)
def test_a_schedule_is_due_at_its_time_on_its_days(schedule, now, last, following):
    assert last_due(schedule, at(now)) == at(last)
    assert next_due(schedule, at(now)) == at(following)


def test_moments_of_other_zones_are_understood():
    assert next_due(NIGHTLY, datetime.fromisoformat("2026-06-15T17:30:00+00:00")) == at("2026-06-16T02:00")


@given(schedules, moments)
def test_apscheduler_fires_exactly_when_the_plan_says(schedule, now):
    fires = trigger_of(schedule).get_next_fire_time(None, (now + timedelta(microseconds=1)).astimezone(SHANGHAI))
    assert fires == next_due(schedule, now)


@given(schedules, moments)
def test_a_moment_lies_between_the_last_and_the_next_start(schedule, now):
    assert last_due(schedule, now) <= now < next_due(schedule, now)


def test_starts_follow_each_other_without_a_gap():
    starts = [at("2026-06-01T00:00")]
    for _ in range(9):
        starts.append(next_due(NIGHTLY, starts[-1]))
    assert {later - earlier for earlier, later in pairwise(starts[1:])} == {timedelta(days=1)}


def test_a_start_that_did_not_happen_is_missed_once():
    now = at("2026-06-15T05:00")
    assert [found.due for found in missed([NIGHTLY], lambda _name: None, now)] == [at("2026-06-15T02:00")]
    assert missed([NIGHTLY], lambda _name: run_started(at("2026-06-15T02:00")), now) == ()
    assert len(missed([NIGHTLY], lambda _name: run_started(at("2026-06-13T02:00")), now)) == 1


def test_what_is_too_late_is_not_caught_up():
    assert missed([WEEKLY], lambda _name: None, at("2026-06-16T02:00")) == ()
    assert len(missed([WEEKLY], lambda _name: None, at("2026-06-16T01:00"))) == 1


def test_a_schedule_becomes_the_command_a_person_would_type(tmp_path):
    command = command_of(NIGHTLY, tmp_path / "duewatch.toml")
    assert command[1:4] == ("-m", "duewatch", "audit")
    assert command[4:] == (
        "--config",
        str(tmp_path / "duewatch.toml"),
        "--office",
        "demo-office",
        "--schedule",
        "nightly",
        "--send",
    )
    assert command_of(WEEKLY, None)[4:] == ("--unit", "b", "--unit", "a", "--schedule", "weekly")


VISITS = ScheduleSettings(name="visits", kind="visit", office="demo-office", at="00:10", times_a_day=24)


def test_visits_are_spread_evenly_over_the_day():
    moments = [f"{moment:%H:%M}" for moment in moments_of(VISITS)]
    assert moments == [f"{hour:02}:10" for hour in range(24)]
    late = ScheduleSettings(name="v", kind="visit", at="23:00", times_a_day=20)
    assert len(moments_of(late)) == 20
    assert next_due(late, at("2026-06-15T23:30")) == at("2026-06-16T00:12")


def test_a_missed_visit_is_not_made_up_for():
    assert missed([VISITS], lambda _name: None, at("2026-06-15T05:00")) == ()


def test_a_schedule_of_visits_becomes_the_visit_command_and_never_mails():
    assert command_of(VISITS, None)[3:] == ("visit", "--office", "demo-office", "--schedule", "visits")
