"""Days that return in every period: the 15th of the first month of each quarter, the last of each month.

Periods are those of the calendar year: quarters begin in January, April, July and October. What does not divide a year into
whole periods of months has no such days.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from duewatch.domain.limits import Clause, TimeUnit


def months_of(clause: Clause) -> int | None:
    """Months of a period in which the clause names a day; ``None`` where it names none or periods cannot be told."""
    frequency, named = clause.frequency, clause.by_in_period
    if frequency is None or named is None:
        return None
    months = frequency.per * {TimeUnit.MONTH: 1, TimeUnit.YEAR: 12}.get(frequency.unit, 0)
    return months if months and 12 % months == 0 and 1 <= named.month <= months else None


def period_days(clause: Clause, first: date, last: date) -> Iterator[date]:
    """The days that a clause names from ``first`` to ``last``, both included, in order."""
    months, named = months_of(clause), clause.by_in_period
    if months is None or named is None:
        return
    for year in range(first.year, last.year + 1):
        for month in range(named.month, 13, months):
            end = monthrange(year, month)[1]
            day = date(year, month, min(named.day or end, end))
            if first <= day <= last:
                yield day


def next_period_day(clause: Clause, done: date) -> date | None:
    """The day named in the period after the one in which something was done last. Raises ``ValueError`` after year 9999."""
    months = months_of(clause)
    if months is None:
        return None
    index = done.year * 12 + (done.month - 1) // months * months + months
    begins = date(index // 12, index % 12 + 1, 1)
    return next(period_days(clause, begins, begins + timedelta(days=366)))
