from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duewatch.catalog.calendars import calendar
from duewatch.domain.calendar import Calendar, CalendarMissing, DayKind

TABLES = calendar()
DAYS = st.dates(date(2005, 1, 1), date(2025, 12, 31))
COUNTS = st.integers(1, 120)


def walked(start, n):
    """The same count the slow way, one day after another."""
    day, left, step = start, abs(n), timedelta(days=1 if n > 0 else -1)
    while left:
        day += step
        left -= TABLES.is_working_day(day)
    return day


@given(DAYS, st.integers(-120, 120))
def test_the_look_up_gives_what_walking_day_by_day_gives(start, n):
    assert TABLES.add_working_days(start, n) == walked(start, n)


@given(DAYS, COUNTS)
def test_more_days_never_end_earlier(start, n):
    assert TABLES.add_working_days(start, n) < TABLES.add_working_days(start, n + 1)


@given(DAYS, COUNTS)
def test_a_later_start_never_ends_earlier(start, n):
    assert TABLES.add_working_days(start, n) <= TABLES.add_working_days(start + timedelta(days=1), n)


@given(DAYS, COUNTS)
def test_a_count_always_ends_on_a_working_day(start, n):
    assert TABLES.is_working_day(TABLES.add_working_days(start, n))


@given(DAYS, COUNTS)
def test_counting_between_is_the_inverse_of_adding(start, n):
    assert TABLES.working_days_between(start, TABLES.add_working_days(start, n)) == n


@given(DAYS, DAYS)
def test_counting_back_is_counting_forward_with_the_sign_turned(one, other):
    assert TABLES.working_days_between(one, other) == -TABLES.working_days_between(other, one)


@given(DAYS, COUNTS)
def test_adding_and_taking_away_from_a_working_day_comes_back(start, n):
    start = TABLES.first_working_day_from(start)
    assert TABLES.add_working_days(TABLES.add_working_days(start, n), -n) == start


def test_make_up_days_are_weekend_days_and_are_worked():
    for year, days in TABLES.make_up.items():
        for day in days:
            assert day.year == year
            assert day.weekday() >= 5
            assert TABLES.is_working_day(day)
            assert TABLES.kind_of(day) is DayKind.MAKE_UP


def test_days_off_are_weekdays_and_are_not_worked():
    for days in TABLES.days_off.values():
        for day in days:
            assert day.weekday() < 5
            assert TABLES.kind_of(day) is DayKind.DAY_OFF


@pytest.mark.parametrize("day", ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"])
def test_the_make_up_days_of_2026_are_worked(day):
    assert TABLES.is_working_day(date.fromisoformat(day))


def test_the_library_knows_2004_to_2026():
    assert sorted(TABLES.days_off) == list(range(2004, 2027))


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2027, 1, 4)])
def test_outside_the_tables_nothing_is_guessed(day):
    with pytest.raises(CalendarMissing) as missing:
        TABLES.is_working_day(day)
    assert missing.value.day == day


def test_a_count_that_runs_out_of_the_tables_names_the_first_day_without_one():
    with pytest.raises(CalendarMissing) as missing:
        TABLES.add_working_days(date(2026, 12, 20), 20)
    assert missing.value.day == date(2027, 1, 1)
    with pytest.raises(CalendarMissing):
        TABLES.add_working_days(date(2004, 1, 5), -20)
    with pytest.raises(CalendarMissing):
        TABLES.working_days_between(date(2026, 12, 20), date(2027, 1, 5))


def test_a_year_missing_in_the_middle_is_not_jumped_over():
    gap = Calendar({2024: frozenset(), 2026: frozenset()}, {2024: frozenset(), 2026: frozenset()})
    assert gap.add_working_days(date(2024, 12, 30), 1) == date(2024, 12, 31)
    with pytest.raises(CalendarMissing):
        gap.add_working_days(date(2024, 12, 31), 1)
    assert gap.add_working_days(date(2025, 12, 31), 1) == date(2026, 1, 1)
