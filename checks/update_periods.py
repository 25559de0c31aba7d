"""Periods in which something must be published again and again: which one is over, and how long it has been so.

Months, quarters, half-years and years are those of the calendar, because plans and reports speak of them so; weeks and days
run back from the day of the audit.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from duewatch.domain.limits import Frequency, TimeUnit
from duewatch.domain.obligations import Obligation

MONTHS = {TimeUnit.MONTH: 1, TimeUnit.YEAR: 12}
DAYS = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7}


@dataclass(frozen=True, slots=True)
class Period:
    """The last period that is over; ``next_end`` is the last day of the one that runs."""

    first: date
    last: date
    next_end: date


def frequency_of(obligation: Obligation) -> Frequency | None:
    """How often the duty asks for a publication, if it does."""
    clauses = obligation.limit.clauses if obligation.limit else ()
    return next((clause.frequency for clause in clauses if clause.frequency), None)


def last_period(frequency: Frequency, today: date) -> Period | None:
    """The last whole period before a day; ``None`` for a unit that makes no periods of days (hours, working days).

    A number of months that does not divide a year (every five months) runs back from the day, too.
    """
    if frequency.unit in DAYS:
        length = timedelta(days=frequency.per * DAYS[frequency.unit])
        return Period(today - length, today - timedelta(days=1), today)
    if frequency.unit not in MONTHS:
        return None
    months = frequency.per * MONTHS[frequency.unit]
    count = today.year * 12 + today.month - 1
    start = count - count % months if 12 % months == 0 or months % 12 == 0 else count
    first, last, after = (_first_of(start + months * turn) for turn in (-1, 0, 1))
    return Period(first, last - timedelta(days=1), after - timedelta(days=1))


def longest_gap(frequency: Frequency) -> int | None:
    """The days that may pass between two publications, for a column that is kept up all the time; a month is 31 days."""
    if frequency.unit in DAYS:
        days = frequency.per * DAYS[frequency.unit]
    elif frequency.unit in MONTHS:
        months = frequency.per * MONTHS[frequency.unit]
        days = months // 12 * 366 + months % 12 * 31
    else:
        return None
    return max(1, days // frequency.times)


def _first_of(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)
