"""A date that one place gives to the day and another to the minute."""

from datetime import date, datetime

from duewatch.domain.dates import DateInterval, Precision
from duewatch.domain.records import FieldName, FieldValue, Reading, Record, Where

DAY = Reading("2026-06-15", "2026-06-15", Where.BLOCK, date=DateInterval.of_day(date(2026, 6, 15)))
MINUTE = Reading(
    "2026-06-15",
    "2026-06-15 19:30",
    Where.META,
    date=DateInterval.of_moment(datetime(2026, 6, 15, 19, 30), Precision.MINUTE),
)
NEXT_DAY = Reading("2026-06-16", "2026-06-16 08:00", Where.META, date=DateInterval.of_moment(datetime(2026, 6, 16, 8)))


def record(value: FieldValue) -> Record:
    return Record("unit", "column", "http://unit.example/", "s", "title", {FieldName.PUBLISHED_DATE: value})


def test_the_hour_of_the_same_day_makes_a_date_finer():
    value = FieldValue(DAY, (MINUTE,))
    assert value.finest is MINUTE
    assert record(value).date_of(FieldName.PUBLISHED_DATE) == MINUTE.date


def test_another_day_is_no_finer_date_but_a_contradiction():
    value = FieldValue(DAY, (NEXT_DAY,))
    assert value.finest is DAY
    assert value.contradicted


def test_the_same_day_twice_stays_a_day():
    assert FieldValue(DAY, (DAY,)).finest is DAY
