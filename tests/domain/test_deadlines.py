import json
import string
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duewatch.catalog.calendars import calendar
from duewatch.domain.dates import CHINA, DateInterval, Precision
from duewatch.domain.deadlines import STEP_MESSAGES, Deadline, NoDeadline, day_by_day, deadline_of
from duewatch.domain.judgements import Reason
from duewatch.domain.limits import Clause, Direction, Frequency, TimeUnit, Trigger, YearlyDate

TABLES = calendar()
TODAY = date(2026, 11, 21)
TWENTY = Clause(trigger=Trigger.FORMED, n=20, unit=TimeUnit.WORKING_DAY)


def of_day(text):
    return DateInterval.of_day(date.fromisoformat(text))


def computed(clause, trigger=None, as_of=TODAY):
    return deadline_of(clause, trigger=trigger, calendar=TABLES, as_of=as_of)


def last_day(clause, trigger=None, as_of=TODAY):
    deadline = computed(clause, trigger, as_of)
    assert isinstance(deadline, Deadline), deadline
    return deadline.last.date().isoformat()


@pytest.mark.parametrize(
    ("formed", "last"),
    [
        ("2018-07-02", "2018-07-30"),
        ("2020-01-15", "2020-02-19"),
        ("2020-09-10", "2020-10-14"),
        ("2020-09-25", "2020-10-29"),
        ("2020-10-29", "2020-11-26"),
        ("2020-12-15", "2021-01-13"),
        ("2024-01-25", "2024-02-27"),
        ("2025-09-22", "2025-10-24"),
        ("2026-02-06", "2026-03-12"),
    ],
)
def test_twenty_working_days_end_on_the_day_the_table_says(formed, last):
    assert last_day(TWENTY, of_day(formed)) == last


def test_without_next_years_table_there_is_a_reason_and_no_guess():
    assert computed(TWENTY, of_day("2026-12-20")) == NoDeadline(Reason.CALENDAR_MISSING, "2027")
    assert computed(TWENTY, of_day("2003-05-01")) == NoDeadline(Reason.CALENDAR_MISSING, "2003")


@pytest.mark.parametrize(
    ("n", "unit", "event", "last"),
    [
        (20, TimeUnit.DAY, "2026-01-10", "2026-01-30"),  # a Friday
        (20, TimeUnit.DAY, "2026-01-11", "2026-02-02"),  # 01-31 is a Saturday
        (20, TimeUnit.DAY, "2026-09-11", "2026-10-08"),  # 10-01 to 10-07 are days off
        (20, TimeUnit.DAY, "2026-01-25", "2026-02-14"),  # a Saturday that is worked
        (1, TimeUnit.WEEK, "2026-06-15", "2026-06-22"),
        (1, TimeUnit.MONTH, "2026-01-31", "2026-02-28"),  # a Saturday that is worked; no 31 February
        (6, TimeUnit.MONTH, "2025-08-31", "2026-02-28"),
        (1, TimeUnit.YEAR, "2024-02-29", "2025-02-28"),
        (0, TimeUnit.DAY, "2026-01-31", "2026-01-31"),  # "on the same day" is no period and is not moved
    ],
)
def test_periods_in_days_weeks_months_and_years(n, unit, event, last):
    assert last_day(Clause(n=n, unit=unit), of_day(event)) == last


def test_a_notice_before_an_event_is_counted_back_and_not_moved_later():
    hearing = Clause(trigger=Trigger.EVENT_START, direction=Direction.BEFORE, n=7, unit=TimeUnit.WORKING_DAY)
    assert last_day(hearing, of_day("2026-10-12")) == "2026-09-24"  # over the holiday, with 10-10 worked
    meeting = replace(hearing, n=1, unit=TimeUnit.WEEK)
    assert last_day(meeting, of_day("2026-06-20")) == "2026-06-13"  # a Saturday stays a Saturday


def test_hours_run_through_the_night_and_end_on_the_minute():
    clause = Clause(trigger=Trigger.SOURCE_PUBLISHED, n=8, unit=TimeUnit.HOUR)
    source = DateInterval.of_moment(datetime(2026, 2, 14, 20, 30, tzinfo=CHINA))
    deadline = computed(clause, source)
    assert deadline.last == datetime(2026, 2, 15, 4, 30, tzinfo=CHINA)
    assert deadline.exact


def test_a_source_dated_to_the_day_leaves_the_hour_open():
    clause = Clause(trigger=Trigger.SOURCE_PUBLISHED, n=8, unit=TimeUnit.HOUR)
    deadline = computed(clause, of_day("2026-02-14"))
    assert deadline.first_possible == datetime(2026, 2, 14, 8, 0, tzinfo=CHINA)
    assert deadline.last_possible == datetime(2026, 2, 15, 7, 59, 59, tzinfo=CHINA)
    assert not deadline.exact


def test_an_event_known_to_the_month_gives_an_interval():
    month = DateInterval.of_days(date(2026, 3, 1), date(2026, 3, 31), Precision.MONTH)
    deadline = computed(TWENTY, month)
    assert deadline.first_possible.date() == TABLES.add_working_days(date(2026, 3, 1), 20)
    assert deadline.last == deadline.last_possible
    assert deadline.last.date() == TABLES.add_working_days(date(2026, 3, 31), 20)


def test_a_possible_extension_makes_the_end_uncertain_but_not_the_limit():
    clause = Clause(trigger=Trigger.DECISION, n=7, unit=TimeUnit.WORKING_DAY, extension=7)
    deadline = computed(clause, of_day("2026-06-01"))
    assert deadline.last.date().isoformat() == "2026-06-10"
    assert deadline.first_possible == deadline.last
    assert deadline.last_possible.date().isoformat() == "2026-06-22"  # over the Dragon Boat day off


def test_a_named_date_stands_even_on_a_sunday():
    deadline = computed(Clause(by=date(2020, 11, 15)))
    assert deadline.last == datetime(2020, 11, 15, 23, 59, 59, tzinfo=CHINA)
    assert [step["step"] for step in deadline.steps] == ["fixed-date", "fixed-date-on-day-off"]


def test_a_named_date_needs_no_table():
    assert last_day(Clause(by=date(2031, 5, 1))) == "2031-05-01"


@pytest.mark.parametrize(
    ("as_of", "last"),
    [
        ("2026-01-10", "2026-01-31"),
        ("2026-01-31", "2026-01-31"),
        ("2026-02-01", "2026-01-31"),
        ("2026-12-31", "2026-01-31"),
    ],
)
def test_a_yearly_date_means_this_years(as_of, last):
    assert last_day(Clause(by_yearly=YearlyDate(1, 31)), as_of=date.fromisoformat(as_of)) == last


def test_a_duty_of_december_is_not_forgotten_at_new_year():
    clause = Clause(by_yearly=YearlyDate(12, 25))
    assert last_day(clause, as_of=date(2026, 1, 5)) == "2025-12-25"
    assert last_day(clause, as_of=date(2026, 4, 1)) == "2026-12-25"


def test_the_last_of_the_month_follows_the_leap_year():
    assert last_day(Clause(by_yearly=YearlyDate(2, 0)), as_of=date(2024, 3, 1)) == "2024-02-29"
    assert last_day(Clause(by_yearly=YearlyDate(2, 0)), as_of=date(2026, 3, 1)) == "2026-02-28"


def test_a_frequency_counts_from_the_last_publication():
    half_yearly = Clause(frequency=Frequency(1, 6, TimeUnit.MONTH))
    assert last_day(half_yearly, of_day("2026-01-12")) == "2026-07-13"  # 07-12 is a Sunday
    assert computed(half_yearly) == NoDeadline(Reason.TRIGGER_UNKNOWN, "none")
    assert computed(Clause(frequency=Frequency(2, 1, TimeUnit.YEAR)), of_day("2026-01-12")).reason is Reason.TRIGGER_UNKNOWN


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (Clause(vague="及时"), NoDeadline(Reason.LIMIT_VAGUE, "及时")),
        (Clause(same_as_above=True), NoDeadline(Reason.LIMIT_VAGUE, "same-as-above")),
        (Clause(standing=True), NoDeadline(None, "standing")),
        (Clause(), NoDeadline(None, "no-date")),
        (TWENTY, NoDeadline(Reason.TRIGGER_UNKNOWN, "formed")),
    ],
)
def test_what_sets_no_date_says_why(clause, expected):
    assert computed(clause) == expected


def test_a_count_beyond_the_end_of_time_is_no_crash():
    assert isinstance(computed(Clause(n=100_000, unit=TimeUnit.YEAR), of_day("2026-01-01")), NoDeadline)
    assert isinstance(computed(Clause(n=100_000, unit=TimeUnit.MONTH), of_day("2026-01-01")), NoDeadline)


def test_the_steps_name_every_day_that_differs_from_monday_to_friday():
    steps = {step["step"]: step for step in computed(TWENTY, of_day("2026-02-06")).steps}
    assert steps["make-up-days-counted"]["days"] == ["2026-02-14", "2026-02-28"]
    assert steps["days-off-skipped"]["days"] == [f"2026-02-{day}" for day in (16, 17, 18, 19, 20, 23)]


def test_day_by_day_counts_up_to_the_limit():
    days = day_by_day(TABLES, date(2026, 2, 6), date(2026, 3, 12))
    assert days[-1] == {"day": "2026-03-12", "weekday": "thu", "kind": "working", "count": 20}
    assert days[0] == {"day": "2026-02-07", "weekday": "sat", "kind": "weekend", "count": 0}


CLAUSES = st.builds(
    Clause,
    n=st.integers(0, 60),
    unit=st.sampled_from(TimeUnit),
    direction=st.sampled_from(Direction),
    extension=st.none() | st.integers(1, 20),
)
EVENTS = st.dates(date(2012, 1, 1), date(2019, 12, 31)).map(DateInterval.of_day)


@given(CLAUSES, EVENTS)
def test_every_deadline_explains_itself_in_steps_that_have_a_sentence(clause, event):
    deadline = computed(clause, event)
    if isinstance(deadline, NoDeadline):
        assert deadline.reason is Reason.CALENDAR_MISSING
        return
    for step in deadline.steps:
        facts = {key: value for key, value in step.items() if key != "step"}
        placeholders = {name for _, name, _, _ in string.Formatter().parse(STEP_MESSAGES[step["step"]]) if name}
        assert placeholders <= facts.keys()
    assert json.loads(json.dumps(deadline.steps)) == list(deadline.steps)


@given(CLAUSES, EVENTS)
def test_what_is_surely_in_time_never_lies_after_what_is_surely_late(clause, event):
    deadline = computed(clause, event)
    if isinstance(deadline, Deadline) and clause.direction is Direction.AFTER:
        assert deadline.first_possible <= deadline.last <= deadline.last_possible
