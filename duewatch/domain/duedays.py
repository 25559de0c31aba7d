"""What falls due between two days: the duties whose limit names its day, for each unit they bind on that day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from duewatch.domain.catalogue import Catalog
from duewatch.domain.deadlines import day_in
from duewatch.domain.limits import Clause
from duewatch.domain.obligations import Obligation, Waiver
from duewatch.domain.period_days import months_of, period_days
from duewatch.domain.units import Unit


@dataclass(frozen=True, slots=True)
class DueDay:
    """One duty of one unit on the last day it may be done."""

    day: date
    unit: Unit
    obligation: Obligation
    waiver: Waiver | None  # covers the duty on that day


def due_between(catalog: Catalog, units: Iterable[Unit], first: date, last: date) -> tuple[DueDay, ...]:
    """Everything that falls due from ``first`` to ``last``, both included, by day, unit and duty.

    Limits that count from an event are not here: their day is known only when the event has happened.
    """
    days: dict[date, set[str]] = {}
    for obligation in catalog.obligations.values():
        for day in _named_days(obligation, first, last):
            days.setdefault(day, set()).add(obligation.id)
    due = []
    for unit in sorted(units, key=lambda one: one.id):
        for day, names in sorted(days.items()):
            if (unit.opened and day < unit.opened) or (unit.closed and day > unit.closed):
                continue
            applied = catalog.duties_of(unit, day)
            due += [DueDay(day, unit, duty.obligation, duty.waiver) for duty in applied if duty.obligation.id in names]
    return tuple(sorted(due, key=lambda one: (one.day, one.unit.id, one.obligation.id)))


def counted_from_events(catalog: Catalog, units: Iterable[Unit], day: date) -> int:
    """How many duties of the units, in force on a day, have a limit but no day of their own."""
    applied = (duty.obligation for unit in units for duty in catalog.duties_of(unit, day))
    return sum(bool(one.limit) and not any(_names_a_day(clause) for clause in _clauses(one)) for one in applied)


def _named_days(obligation: Obligation, first: date, last: date) -> Iterator[date]:
    for clause in _clauses(obligation):
        if clause.by and first <= clause.by <= last:
            yield clause.by
        if clause.by_yearly:
            days = (day_in(clause.by_yearly, year) for year in range(first.year, last.year + 1))
            yield from (day for day in days if first <= day <= last)
        yield from period_days(clause, first, last)


def _clauses(obligation: Obligation) -> tuple[Clause, ...]:
    return obligation.limit.clauses if obligation.limit else ()


def _names_a_day(clause: Clause) -> bool:
    return clause.by is not None or clause.by_yearly is not None or months_of(clause) is not None
