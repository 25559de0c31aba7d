"""How sure a found duty is, and why."""

from typing import Final

from duewatch.catalog.drafting.findings import Confidence
from duewatch.catalog.drafting.sentences import Part
from duewatch.catalog.drafting.times import PlanYear, early, only_lasts
from duewatch.domain.limits import Limit

_EARLY: Final = "the day lies well before the plan was signed: ask which year is meant"
_NO_YEAR: Final = "the plan does not say of which year it speaks"


def of_part(part: Part, year: PlanYear) -> tuple[Confidence, str]:
    """Of a duty that a sentence names."""
    doubt = _doubt(part.limit, year)
    if doubt:
        return Confidence.LOW, doubt
    if not part.own_verb:
        return Confidence.LOW, "what is to be done stands in the words beside the limit"
    if _is_day(part.limit):
        if part.by_when:
            return Confidence.HIGH, "a day by which something must be done"
        return Confidence.MEDIUM, "a day on which something is done, not by which"
    if all(clause.n == 0 for clause in part.limit.clauses):
        return Confidence.MEDIUM, "on the same day as something else: say what"
    return Confidence.MEDIUM, "a count of time or a repetition: say what it is counted from"


def of_cell(limit: Limit, year: PlanYear) -> tuple[Confidence, str]:
    """Of a duty whose time stands in a cell or a note of its own."""
    doubt = _doubt(limit, year)
    if doubt:
        return Confidence.LOW, doubt
    return Confidence.HIGH, "its time stands beside it in a cell or note of its own"


def of_stage() -> tuple[Confidence, str]:
    """Of a task that is only dated by the heading above it."""
    return Confidence.MEDIUM, "dated by the heading of its stage"


def _doubt(limit: Limit, year: PlanYear) -> str:
    if only_lasts(limit):
        return "the time is no day and no number: bind it to a local period"
    if early(limit, year):
        return _EARLY
    if year.year is None and any(clause.by_yearly for clause in limit.clauses):
        return _NO_YEAR
    return ""


def _is_day(limit: Limit) -> bool:
    return any(clause.by or clause.by_yearly for clause in limit.clauses)
