"""How long a consultation or a notice was open, counted so that nobody is accused by a way of counting.

The first and the last day both count, although the day of an event usually does not (民法典 第二百零一条): a period that is too
short even so is too short by every reading.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from checks.clocks import Published
from duewatch.domain.calendar import Calendar, CalendarMissing
from duewatch.domain.judgements import Facts, Reason
from duewatch.domain.limits import Clause, TimeUnit
from duewatch.domain.obligations import Obligation


@dataclass(frozen=True, slots=True)
class Opened:
    """A period as it was found, counted in the unit of a minimum."""

    count: int
    first: date | None
    last: date | None
    firm: bool  # False: the first day is that of the publication, or the count is in another unit than the minimum


def minimum_of(obligation: Obligation) -> tuple[int, TimeUnit] | None:
    """The least time something must stay public, and its unit."""
    clause = _clause(obligation, least=True)
    return (clause.min_public_days, clause.min_public_unit or TimeUnit.DAY) if clause and clause.min_public_days else None


def maximum_of(obligation: Obligation) -> tuple[int, TimeUnit] | None:
    """The time after which something must no longer be public, and its unit."""
    clause = _clause(obligation, least=False)
    return (clause.max_public_days, clause.max_public_unit or TimeUnit.DAY) if clause and clause.max_public_days else None


def _clause(obligation: Obligation, *, least: bool) -> Clause | None:
    clauses = obligation.limit.clauses if obligation.limit else ()
    return next((one for one in clauses if (one.min_public_days if least else one.max_public_days)), None)


def opened(facts: Facts, published: Published, unit: TimeUnit, calendar: Calendar) -> Opened | Reason:
    """The period that an examination found, in working days or in days; why not, where it cannot be counted.

    A number of days that the text itself names counts in its own unit where it is the wanted one. Where the text names only
    the last day, the period begins with the publication.
    """
    first, last = _date(facts.get("from")), _date(facts.get("to"))
    firm = first is not None
    if first is None and last is not None and published.interval is not None:
        first = published.interval.first_day
    named, said = facts.get("n"), facts.get("unit")
    try:
        counts = [] if first is None or last is None or last < first else [_count(first, last, unit, calendar)]
    except CalendarMissing:
        return Reason.CALENDAR_MISSING
    if isinstance(named, int) and said == unit.value:
        counts.append(named)
        firm = firm or len(counts) == 1
    if counts:
        return Opened(max(counts), first, last, firm)
    return Reason.DATE_UNREADABLE


def end_of_showing(published: date, limit: tuple[int, TimeUnit], calendar: Calendar) -> date | None:
    """The last day something may be shown; ``None`` where no calendar tells."""
    n, unit = limit
    try:
        if unit is TimeUnit.WORKING_DAY:
            return calendar.add_working_days(published, n)
    except CalendarMissing:
        return None
    if unit in (TimeUnit.MONTH, TimeUnit.YEAR):
        months = published.year * 12 + published.month - 1 + n * (12 if unit is TimeUnit.YEAR else 1)
        # The first of the month after: a day or two in favour of the unit, whatever the length of months.
        return date((months + 1) // 12, (months + 1) % 12 + 1, 1)
    return published + timedelta(days=n * (7 if unit is TimeUnit.WEEK else 1))


def _count(first: date, last: date, unit: TimeUnit, calendar: Calendar) -> int:
    if unit is not TimeUnit.WORKING_DAY:
        return (last - first).days + 1
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return sum(calendar.is_working_day(day) for day in days)


def _date(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None
