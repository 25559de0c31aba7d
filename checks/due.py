"""The deadline of a duty as a check needs it: the clause that sets one, and its facts for a report."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from duewatch.domain.deadlines import Deadline, NoDeadline, deadline_of, end_of
from duewatch.domain.judgements import Fact, Reason
from duewatch.domain.limits import Clause, Frequency, TimeUnit
from duewatch.domain.obligations import Obligation
from duewatch.domain.views import UnitView

A_YEAR: Final = timedelta(days=365)  # to the same date of the next year, or the day before it


def dated_clause(obligation: Obligation) -> Clause | None:
    """The first clause that names its day itself, once or every year."""
    clauses = obligation.limit.clauses if obligation.limit else ()
    return next((clause for clause in clauses if clause.by or clause.by_yearly), None)


def counted_clause(obligation: Obligation) -> Clause | None:
    """The first clause that counts a period from an event."""
    clauses = obligation.limit.clauses if obligation.limit else ()
    return next((clause for clause in clauses if clause.n is not None and clause.unit is not None), None)


def fixed_deadline(obligation: Obligation, view: UnitView) -> Deadline | NoDeadline:
    """The deadline of a duty that names its day; for others the reason why there is none (``None``: existence is due)."""
    clause = dated_clause(obligation)
    if clause is None:
        clauses = obligation.limit.clauses if obligation.limit else ()
        counted = counted_clause(obligation)
        clause = counted or next(iter(clauses), None)
    if clause is None:
        return NoDeadline(None, "no-date")
    deadline = deadline_of(clause, trigger=None, calendar=view.calendar, as_of=view.as_of.date())
    if clause.by_yearly and isinstance(deadline, Deadline) and is_before_its_time(deadline.last.date(), obligation, view):
        return deadline_of(clause, trigger=None, calendar=view.calendar, as_of=deadline.last.date() + A_YEAR)
    return deadline


def is_before_its_time(day: date, obligation: Obligation, view: UnitView) -> bool:
    """Whether a day lies before the unit existed or before the duty applied: what was due then is not owed by this unit."""
    return any(start is not None and day < start for start in (view.unit.opened, obligation.effective_from))


def is_once_a_year(obligation: Obligation) -> bool:
    """Whether the duty asks for one thing a year, named by its year, without naming a day (按年公开)."""
    clauses = obligation.limit.clauses if obligation.limit else ()
    yearly = any(clause.frequency == Frequency(1, 1, TimeUnit.YEAR) and clause.n is None for clause in clauses)
    return yearly and obligation.looks_for.year_in_title and dated_clause(obligation) is None


def end_of_year(year: int) -> Deadline:
    """The last moment of a year, by which what is due once a year is due at the latest."""
    last = end_of(date(year, 12, 31))
    return Deadline(last, last, last, ({"step": "fixed-date", "date": last.date().isoformat()},))


def year_meant(obligation: Obligation, deadline: Deadline | NoDeadline, as_of: datetime) -> int:
    """The year a yearly thing is about: that of its deadline, or of the audit, moved by the duty's own offset."""
    year = deadline.last.year if isinstance(deadline, Deadline) else as_of.year
    return year + obligation.looks_for.year_offset


def deadline_facts(deadline: Deadline | NoDeadline) -> dict[str, Fact]:
    """``due`` for the sentence, ``deadline`` with the steps of the arithmetic for whoever wants to follow it."""
    if isinstance(deadline, NoDeadline):
        return {
            "due": None,
            "deadline": {"reason": str(deadline.reason) if deadline.reason else None, "detail": deadline.detail},
        }
    return {
        "due": deadline.last.date().isoformat(),
        "deadline": {
            "last": deadline.last.isoformat(),
            "first_possible": deadline.first_possible.isoformat(),
            "last_possible": deadline.last_possible.isoformat(),
            "steps": [dict(step) for step in deadline.steps],
        },
    }


def time_left(deadline: Deadline, obligation: Obligation, view: UnitView) -> dict[str, Fact]:
    """Whole days until the last lawful day, and whether that is soon for a duty of this severity (即将超期)."""
    days_left = (deadline.last.date() - view.as_of.date()).days
    soon: Mapping[str, int] = view.settings.due_soon_days
    return {"days_left": days_left, "due_soon": days_left <= soon.get(obligation.severity.value, 0)}


def reason_of(missing: NoDeadline) -> Reason:
    """Why no deadline can be told, as a verdict's reason."""
    return missing.reason or Reason.LIMIT_VAGUE
