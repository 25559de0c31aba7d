"""A budget or final account is absent after its day, or came late after its approval.

Why it matters
--------------
Budgets and final accounts show what public money is for. The law gives days, not months, between approval and
publication, and the public compares years: a gap or a late set of tables is noticed.

How it is decided
-----------------
The limit counts from the approval by the people's congress or the reply of the finance department. Where the published
document itself names that day, the last lawful day is counted from it and compared with the publication. Where the
catalogue names a latest day besides (a local rule), the document must be there by then. A document that is nowhere to be
found after such a day, though every column where it should stand was read from end to end, is absent.

How to remedy
-------------
Publish the budget or account with all its tables, and name in its first sentence the day of approval or reply, so that
anybody can see that it came in time.

When it stays silent
--------------------
Most documents do not say when they were approved, and no page does. Without that day and without a latest day of the
catalogue the verdict is undetermined, whether the document was found or not; two different days on the pages of one budget
are undetermined too. Documents published longer ago than the operator watches are not newly called late.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from checks.absent_or_late import rule_on_named_day
from checks.clocks import published_of
from checks.contract import check
from checks.due import counted_clause, dated_clause, deadline_facts, fixed_deadline
from checks.matching import Item, Shelf
from checks.presence import rule_on_item
from checks.rulings import Ruling, undetermined, with_facts
from checks.timeliness import first_publication, is_out_of_watch, publications_of
from checks.wording import shown
from duewatch.domain.dates import DateInterval
from duewatch.domain.deadlines import Deadline, NoDeadline, deadline_of
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.limits import Clause, Trigger
from duewatch.domain.obligations import AppliedDuty, Severity, Verifiable
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import UnitView

NAMED_BY = {Trigger.CONGRESS_APPROVAL: "approval", Trigger.FINANCE_REPLY: "reply"}
"""Which day of the examination a limit counts from."""


@check(
    title="Budget or account absent or late",
    messages={
        Verdict.MET: "“{item}” is published[[: {published} by {clock}]][[; the last lawful day was {due}]].",
        Verdict.BREACHED: "“{item}” was due by {due}: {outcome}[[ ({published} by {clock}, {days_late} days late)]]"
        "[[; it was approved on {approved}]][[; looked for in column “{columns}”]].",
        Verdict.SUSPECTED: "“{item}” was due by {due}; it seems that {outcome}[[ ({published} by {clock})]]"
        "[[, but “{nearest}” comes near]]; a person should look.",
        Verdict.UNDETERMINED: "Whether “{item}” was published in time could not be verified (published: {published}, "
        "approved: {approved}).",
        Verdict.PENDING: "“{item}” is to be published by {due}; {days_left} days are left.",
    },
    severity=Severity.SERIOUS,
    since="0.1",
    details={
        "deadline": "how the last lawful day was computed, step by step",
        "approved_raw": "the words in which the document names the day of approval or reply",
        "trigger": "the event the limit counts from, where no document names its day",
        "year": "the year of the budget or account",
        "title": "title of what was found",
        "url": "address of what was found",
        "column": "name of the column it was found in",
        "elsewhere": "true when it was found outside the columns the duty names",
        "candidates": "the titles that come nearest, where nothing was found",
        "raw": "the date as printed",
        "written": "the date written, where the limit counts from it",
        "first_seen": "when any run saw the document first",
        "due_soon": "true when the days left are few for a duty of this severity",
        "unread": "the first column that could not be read whole",
        "attested": "the day a person recorded the duty as done",
    },
)
def overdue_budget(view: UnitView) -> Iterable[Ruling]:
    """Judge every duty to publish a budget or final account."""
    shelf = Shelf.of(view)
    for duty in view.duties:
        obligation = duty.obligation
        if "overdue-budget" in obligation.checks and obligation.verifiable is not Verifiable.NO:
            yield _of_document(duty, view, shelf)


def _of_document(duty: AppliedDuty, view: UnitView, shelf: Shelf) -> Ruling:
    obligation = duty.obligation
    clause, named = counted_clause(obligation), fixed_deadline(obligation, view)
    items, gap = publications_of(obligation, view, shelf, named)
    items = [item for item in items if not is_out_of_watch("overdue-budget", obligation.id, item, view)] or items
    day, raw = _approved(items, clause, view) if clause else (None, "")
    told: dict[str, Fact] = {"approved": day.isoformat() if day else None, "approved_raw": raw or None}
    if clause and day and items:
        trigger = DateInterval.of_day(day)
        deadline = deadline_of(clause, trigger=trigger, calendar=view.calendar, as_of=view.as_of.date())
        if isinstance(deadline, NoDeadline):
            return _unknown(duty, items[0], deadline, told)
        ruling = first_publication(items, obligation, deadline, gap)
        old = is_out_of_watch("overdue-budget", obligation.id, items[0], view)
        if old and ruling.verdict in (Verdict.BREACHED, Verdict.SUSPECTED):
            return _unknown(duty, items[0], NoDeadline(Reason.TRIGGER_UNKNOWN, "not-watched"), told)
        return _told(ruling, told | {"outcome": "published-late"})
    if isinstance(named, Deadline) and dated_clause(obligation):
        return _told(rule_on_named_day(duty, view, shelf), told)
    if items:
        return _unknown(duty, items[0], NoDeadline(Reason.TRIGGER_UNKNOWN, str(clause.trigger) if clause else "none"), told)
    return _told(rule_on_item(duty, view, shelf, named), told)


def _approved(items: Sequence[Item], clause: Clause, view: UnitView) -> tuple[date | None, str]:
    """The one day of approval that the documents name, with their words; no day where they name none or several."""
    name = NAMED_BY.get(clause.trigger)
    found: dict[date, str] = {}
    for item in items:
        facts = view.trait(item.record.sighting, TraitKind.APPROVAL) if item.record and name else None
        if facts and name and isinstance(facts.get(name), str):
            found[date.fromisoformat(str(facts[name]))] = shown(str(facts.get("raw", "")))
    return next(iter(found.items())) if len(found) == 1 else (None, " / ".join(found.values()))


def _unknown(duty: AppliedDuty, item: Item, missing: NoDeadline, told: dict[str, Fact]) -> Ruling:
    """The document is there; from which day its limit counts is not to be told."""
    obligation = duty.obligation
    facts: dict[str, Fact] = {
        "item": shown(item.title) or obligation.title,
        "title": shown(item.title),
        "url": item.url,
        "published": published_of(item).shown,
        "trigger": missing.detail,
        **deadline_facts(missing),
        **told,
    }
    reason = missing.reason or Reason.TRIGGER_UNKNOWN
    proof = (item.sighting,) if item.sighting else ()
    return undetermined(obligation.id, reason, facts, proof=proof, of=obligation, column=item.column)


def _told(ruling: Ruling, told: dict[str, Fact]) -> Ruling:
    places: dict[str, Fact] = {"published": None, "clock": None, "days_late": None, "columns": None, "nearest": None}
    more = {name: value for name, value in places.items() if name not in ruling.facts}
    return replace(ruling, facts=with_facts(ruling, {**more, **told}))
