"""Declarations that there was nothing to publish (零报告), and what they answer.

A declaration excuses silence, never a document: only a ruling that says "nothing was published" can be answered by one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from duewatch.domain.obligations import Obligation, Severity


@dataclass(frozen=True, slots=True)
class Declaration:
    """Somebody declared that a unit had nothing to publish under a duty, or in a column, in a period."""

    unit: str
    obligation: str | None  # id; None: a column is named
    column: str | None  # id of one of the unit's columns; None: a duty is named
    first: date
    last: date  # both days included
    by: str
    note: str = ""
    number: int = 0  # the ledger's; 0: not recorded yet
    recorded_at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """That nothing was published from one day to another, of which some days may pass.

    A thing that was due on a day: that day, none allowed. A column that was not kept up: the days since its newest entry,
    its period allowed.
    """

    first: date
    last: date
    allowed: int = 0


def may_be_nothing(obligation: Obligation) -> bool:
    """Whether a duty can come to nothing in a period, so that it may be declared.

    The catalogue says so (``may-be-nothing``). Where it is silent: a document that falls due by its date or year, a column
    that must exist whatever is put into it, and whatever fails a unit by itself cannot.
    """
    if obligation.may_be_nothing is not None:
        return obligation.may_be_nothing
    clauses = obligation.limit.clauses if obligation.limit else ()
    dated = any(clause.by or clause.by_yearly for clause in clauses)
    wanted = obligation.looks_for
    return not (dated or wanted.year_in_title or wanted.column_exists or obligation.severity is Severity.VETO)


def answering(
    absence: Absence, obligation: Obligation | None, column: str | None, declarations: Iterable[Declaration]
) -> Declaration | None:
    """The declaration that answers an absence, the latest of several; ``None`` where too many days were not declared.

    ``declarations`` are those of the unit. One names the duty or the column; a duty that cannot come to nothing is answered
    by neither.
    """
    if obligation is not None and not may_be_nothing(obligation):
        return None
    named = [
        one
        for one in declarations
        if (one.obligation is not None and obligation is not None and one.obligation == obligation.id)
        or (one.column is not None and one.column == column)
    ]
    speaking = [one for one in named if one.first <= absence.last and one.last >= absence.first]
    if not speaking or undeclared_days(absence, speaking) > absence.allowed:
        return None
    return max(speaking, key=lambda one: (one.last, one.first, one.number))


def undeclared_days(absence: Absence, declarations: Sequence[Declaration]) -> int:
    """Days of an absence that no declaration covers; overlapping declarations count once."""
    left = (absence.last - absence.first).days + 1
    reached = absence.first
    for one in sorted(declarations, key=lambda declared: declared.first):
        first, last = max(one.first, reached), min(one.last, absence.last)
        if last >= first:
            left -= (last - first).days + 1
            reached = last + timedelta(days=1)
    return left
