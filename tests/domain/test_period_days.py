from datetime import date

import pytest

from duewatch.catalog.calendars import calendar
from duewatch.catalog.limit_text import parse_limit
from duewatch.domain.dates import DateInterval
from duewatch.domain.deadlines import Deadline, NoDeadline, deadline_of
from duewatch.domain.limits import Clause, Frequency, PeriodDay, TimeUnit
from duewatch.domain.period_days import next_period_day, period_days

TABLES = calendar()


def clause(text):
    (only,) = parse_limit(text).clauses
    return only


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("每季度首月15日前", PeriodDay(1, 15)),
        ("每季度第一个月的10日前", PeriodDay(1, 10)),
        ("每季度最后一个月的30日前", PeriodDay(3, 30)),
        ("每季度末月20日前", PeriodDay(3, 20)),
        ("每季度末前", PeriodDay(3, 0)),
        ("每月25日前", PeriodDay(1, 25)),
        ("每月底前", PeriodDay(1, 0)),
        ("每月上旬", PeriodDay(1, 10)),
        ("每季度15日前", None),  # of which month it does not say
        ("每季度更新", None),
        ("每周5日前", None),
    ],
)
def test_the_day_of_a_period_is_read(text, named):
    assert clause(text).by_in_period == named


def test_the_days_of_a_year_are_listed():
    found = [day.isoformat() for day in period_days(clause("每季度首月15日前"), date(2026, 1, 16), date(2027, 1, 15))]
    assert found == ["2026-04-15", "2026-07-15", "2026-10-15", "2027-01-15"]
    ends = [day.isoformat() for day in period_days(clause("每月底前"), date(2028, 2, 1), date(2028, 4, 1))]
    assert ends == ["2028-02-29", "2028-03-31"]


def test_periods_that_do_not_fill_a_year_have_no_days():
    odd = Clause(frequency=Frequency(1, 5, TimeUnit.MONTH), by_in_period=PeriodDay(1, 15))
    weekly = Clause(frequency=Frequency(1, 1, TimeUnit.WEEK), by_in_period=PeriodDay(1, 5))
    assert [*period_days(odd, date(2026, 1, 1), date(2026, 12, 31))] == []
    assert next_period_day(weekly, date(2026, 1, 1)) is None


def test_the_deadline_is_the_day_in_the_period_after_the_last_publication():
    deadline = deadline_of(
        clause("每季度首月15日前"), trigger=DateInterval.of_day(date(2026, 2, 6)), calendar=TABLES, as_of=date(2026, 5, 1)
    )
    assert isinstance(deadline, Deadline)
    assert deadline.last.date() == date(2026, 4, 15)
    assert (deadline.first_possible.date(), deadline.last_possible.date()) == (date(2026, 4, 15), date(2026, 5, 6))
    assert [step["step"] for step in deadline.steps] == ["event", "period-day", "event-not-counted", "count-month", "between"]


def test_what_came_out_early_for_the_next_period_is_not_called_late():
    deadline = deadline_of(
        clause("每月5日前"), trigger=DateInterval.of_day(date(2026, 3, 31)), calendar=TABLES, as_of=date(2026, 4, 20)
    )
    assert deadline.first_possible.date() == date(2026, 4, 5)
    assert deadline.last_possible.date() == date(2026, 4, 30)


def test_without_a_publication_and_at_the_end_of_time_there_is_no_deadline():
    monthly = clause("每月5日前")
    for event in (None, DateInterval.of_day(date(9999, 12, 31))):
        assert isinstance(deadline_of(monthly, trigger=event, calendar=TABLES, as_of=date(2026, 1, 1)), NoDeadline)
