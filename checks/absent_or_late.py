"""A thing that is due by a named day is absent, or came late: one answer, so that one fault gives one finding.

The facts are those of :mod:`checks.presence` and :mod:`checks.timeliness`; ``outcome`` says which of the two is wrong.
"""

from dataclasses import replace

from checks.due import dated_clause, fixed_deadline, is_once_a_year
from checks.matching import Shelf
from checks.presence import rule_on_item, rule_on_year
from checks.rulings import Ruling, with_facts
from checks.timeliness import against_named_day
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import AppliedDuty
from duewatch.domain.views import UnitView


def rule_on_named_day(duty: AppliedDuty, view: UnitView, shelf: Shelf) -> Ruling:
    """Absent, late, in time or not due yet. A duty that names no day asks only that the thing be there."""
    obligation = duty.obligation
    if is_once_a_year(obligation):
        return _with_outcome(rule_on_year(duty, view, shelf))
    found = rule_on_item(duty, view, shelf, fixed_deadline(obligation, view))
    if found.verdict is Verdict.MET and found.facts.get("url") and dated_clause(obligation):
        timed = next(against_named_day(obligation, view, shelf), None)
        if timed is not None:
            return _with_outcome(timed)
    return _with_outcome(found)


def _with_outcome(ruling: Ruling) -> Ruling:
    timed = "clock" in ruling.facts
    more: dict[str, Fact] = {"outcome": "published-late" if timed else "not-found"}
    for name in ("published", "clock", "days_late", "title", "columns", "nearest"):
        if name not in ruling.facts:
            more[name] = None
    return replace(ruling, facts=with_facts(ruling, more))
