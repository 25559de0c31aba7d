"""A policy was interpreted later than the rules allow.

Why it matters
--------------
An interpretation is most read in the days in which the policy is new. One that comes weeks later explains what people have
meanwhile explained to each other.

How it is decided
-----------------
Policy and interpretation are brought together by a link between their pages, by document number or by name. The count starts
with the policy's date published and ends with the interpretation's; the duty says how many days lie between, none where both
must be published together. The day of the policy is not counted, and working days follow the State Council's yearly table. A
date known only to the day is taken as the whole of that day. What this monitoring saw in time is in time.

How to remedy
-------------
Prepare the interpretation together with the policy and publish both at once.

When it stays silent
--------------------
A policy for which no interpretation was found is for `missing-interpretation` to judge. An interpretation that stands on a
page that was not read, dates that cannot be read or are too coarse, and a year without a working-day table are undetermined.
If another clock of the page shows an earlier date, or one of the two was seen in a list only, a person is asked to look.
"""

from collections.abc import Iterable

from checks.clocks import Timing, published_of, timing_of
from checks.contract import check
from checks.due import deadline_facts
from checks.interpretations import Policy, policies_of
from checks.matching import Shelf
from checks.proofs import NotWhole, Whole, read_whole
from checks.rulings import Ruling, breached, met, suspected, undetermined
from checks.wording import shown
from duewatch.domain.deadlines import NoDeadline
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity, Verifiable
from duewatch.domain.views import UnitView

REASONS = {
    Timing.TOO_COARSE: Reason.DATE_TOO_COARSE,
    Timing.UNREAD: Reason.CRAWL_CUT_SHORT,
    Timing.UNREADABLE: Reason.DATE_UNREADABLE,
}


@check(
    title="Interpretation published late",
    messages={
        Verdict.MET: "“{item}” was interpreted in time: policy of {policy_published}, interpretation of {published}; the last "
        "lawful day was {due}.",
        Verdict.BREACHED: "“{item}” was published on {policy_published}, its interpretation on {published} by {clock}, "
        "{days_late} days after the last lawful day {due}.",
        Verdict.SUSPECTED: "“{item}” was published on {policy_published}, its interpretation seems to have come late: "
        "{published} by {clock}, the last lawful day was {due}.",
        Verdict.UNDETERMINED: "Whether “{item}” was interpreted in time could not be verified (policy: {policy_published}, "
        "interpretation: {published}, due: {due}).",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={
        "deadline": "how the last lawful day was computed, step by step",
        "url": "address of the policy",
        "interpretation": "title of the interpretation",
        "interpretation_url": "address of the interpretation",
        "matched_by": "how the interpretation was recognised",
        "first_seen": "when any run saw the interpretation first",
    },
)
def overdue_interpretation(view: UnitView) -> Iterable[Ruling]:
    """Judge every policy whose interpretation was found."""
    shelf = Shelf.of(view)
    for duty in view.duties:
        obligation = duty.obligation
        if "overdue-interpretation" in obligation.checks and obligation.verifiable is not Verifiable.NO:
            place = read_whole(shelf.columns(obligation.looks_for))
            for policy in policies_of("overdue-interpretation", obligation, view, shelf):
                if policy.found and all(found.how != "by-file" for found in policy.found):
                    yield _of_policy(policy, obligation, place)


def _of_policy(policy: Policy, obligation: Obligation, place: Whole | NotWhole) -> Ruling:
    item, first, deadline, subject = policy.item, policy.found[0], policy.deadline, policy.subject
    published = published_of(first.item) if first.item else None
    facts: dict[str, Fact] = {
        "item": shown(item.title),
        "url": item.url,
        "policy_published": policy.published.shown,
        "published": published.shown if published else None,
        "interpretation": shown(first.item.title) if first.item else None,
        "interpretation_url": first.url,
        "matched_by": first.how,
        **deadline_facts(deadline),
    }
    proof = [key for key in (item.sighting, first.item.sighting if first.item else None) if key]
    if isinstance(deadline, NoDeadline):
        reason = deadline.reason or Reason.LIMIT_VAGUE
        return undetermined(subject, reason, facts, proof=proof, of=obligation, column=item.column)
    if published is None:
        return undetermined(subject, Reason.CRAWL_CUT_SHORT, facts, proof=proof, of=obligation, column=item.column)
    timing, clock = timing_of(published, deadline)
    facts |= {
        "published": published.shown_by(clock),
        "clock": clock,
        "first_seen": published.first_seen.isoformat() if published.first_seen else None,
    }
    if timing is Timing.IN_TIME:
        return met(subject, facts, proof=proof, of=obligation, column=item.column)
    if timing in (Timing.LATE, Timing.DOUBTFUL):
        # An earlier one may stand on a page that was not read.
        hides = place.reason if isinstance(place, NotWhole) else None
        if hides is None and any(found.item is None for found in policy.found):
            hides = Reason.CRAWL_CUT_SHORT
        if hides:
            return undetermined(subject, hides, facts, proof=proof, of=obligation, column=item.column)
        if timing is Timing.DOUBTFUL:
            return suspected(subject, facts, proof=proof, of=obligation, column=item.column)
        assert published.interval is not None
        facts["days_late"] = (published.interval.first_day - deadline.last.date()).days
        return breached(subject, facts, proof=proof, of=obligation, column=item.column)
    return undetermined(subject, REASONS[timing], facts, proof=proof, of=obligation, column=item.column)
