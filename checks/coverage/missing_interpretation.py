"""A policy was published without its interpretation.

Why it matters
--------------
A policy that nobody explains is read by few and misread by many. Rules on disclosure ask that whoever drafts a policy of
some weight explain its background, its aims and what it means for those concerned, and that the two lead to each other.

How it is decided
-----------------
The duty says which documents call for an interpretation (by column and title), where interpretations stand, and how many
days after the policy they are due. An interpretation is found by a link between the two pages, by the policy's document
number in its text, or by the policy's name in its title; an attached file called so counts, too. A policy is without one only
if its days have passed and the columns for interpretations were read from end to end.

How to remedy
-------------
Publish the drafter's interpretation, name the policy in its title, and link the two pages to each other.

When it stays silent
--------------------
Documents that the duty does not name, those of other bodies, those published before the duty applied or longer ago than the
operator watches are not judged. Within the days it is pending. Interpretation columns that could not be read, a policy whose
page was not examined, and a row for which only half a title was seen are undetermined. If the title of some interpretation
comes near, a person is asked to look. That one came late is for `overdue-interpretation` to judge.
"""

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from checks.contract import check
from checks.due import deadline_facts
from checks.interpretations import Policy, core_of, policies_of
from checks.matching import Item, Shelf
from checks.proofs import NotWhole, hidden, read_whole
from checks.rulings import Ruling, breached, met, pending, suspected, undetermined
from checks.wording import shown
from duewatch.domain.deadlines import NoDeadline
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity, Verifiable
from duewatch.domain.views import UnitView

NEAR = 80.0  # likeness in per cent of a policy's name to an interpretation's title from which a person should look


@check(
    title="Policy without interpretation",
    messages={
        Verdict.MET: "“{item}” is interpreted: {interpretation}, found by {matched_by}.",
        Verdict.BREACHED: "“{item}”, published on {published}, has no interpretation in column “{columns}” (due: {due}).",
        Verdict.SUSPECTED: "“{item}”, published on {published}, seems to have no interpretation (due: {due}), but “{nearest}” "
        "comes near.",
        Verdict.UNDETERMINED: "Whether “{item}” has an interpretation could not be verified (published: {published}, "
        "due: {due}).",
        Verdict.PENDING: "“{item}”, published on {published}, is to be interpreted by {due}; {days_left} days are left.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={
        "deadline": "how the last lawful day was computed, step by step",
        "url": "address of the policy",
        "interpretation_url": "address of the interpretation",
        "policies": "how many policies call for one, where no column for interpretations is known",
        "unread": "the first column that could not be read whole",
    },
)
def missing_interpretation(view: UnitView) -> Iterable[Ruling]:
    """Judge every policy that calls for an interpretation."""
    shelf = Shelf.of(view)
    for duty in view.duties:
        obligation = duty.obligation
        if "missing-interpretation" in obligation.checks and obligation.verifiable is not Verifiable.NO:
            yield from _of_duty(obligation, view, shelf)


def _of_duty(obligation: Obligation, view: UnitView, shelf: Shelf) -> Iterator[Ruling]:
    columns = shelf.columns(obligation.looks_for)
    lacking = []
    for policy in policies_of("missing-interpretation", obligation, view, shelf):
        if policy.found or columns:
            yield _of_policy(policy, obligation, view, shelf)
        else:
            lacking.append(policy)
    if lacking:  # told once, or a unit without the column would be told once a policy
        facts: dict[str, Fact] = {"item": obligation.title, "published": None, "due": None, "policies": len(lacking)}
        yield undetermined(obligation.id, Reason.ADDRESS_UNKNOWN, facts, of=obligation)


def _of_policy(policy: Policy, obligation: Obligation, view: UnitView, shelf: Shelf) -> Ruling:
    columns = shelf.columns(obligation.looks_for)
    item, deadline, subject = policy.item, policy.deadline, policy.subject
    facts: dict[str, Fact] = {
        "item": shown(item.title),
        "url": item.url,
        "published": policy.published.shown,
        "columns": [column.column.name for column in columns],
        **deadline_facts(deadline),
    }
    own = [item.sighting] if item.sighting else []
    if policy.found:
        found = policy.found[0]
        facts |= {
            "matched_by": found.how,
            "interpretation": shown(found.item.title) if found.item else found.url,
            "interpretation_url": found.url,
        }
        proof = [*own, *([found.item.sighting] if found.item and found.item.sighting else [])]
        return met(subject, facts, proof=proof, of=obligation, column=item.column)
    if isinstance(deadline, NoDeadline):
        reason = deadline.reason or Reason.LIMIT_VAGUE
        return undetermined(subject, reason, facts, proof=own, of=obligation, column=item.column)
    if view.as_of <= deadline.last_possible:
        facts["days_left"] = (deadline.last_possible.date() - view.as_of.date()).days
        return pending(subject, facts, proof=own, of=obligation, column=item.column)
    place, gap = read_whole(columns), hidden(view, columns)
    proof = [*own, *place.sightings]
    if isinstance(place, NotWhole) or gap:
        gap = place if isinstance(place, NotWhole) else gap
        assert gap is not None
        facts["unread"] = gap.column or None
        return undetermined(subject, gap.reason, facts, proof=proof, of=obligation, column=item.column)
    here = shelf.items(columns)
    if not policy.examined or any(one.cut_off for one in here):
        return undetermined(subject, Reason.CRAWL_CUT_SHORT, facts, proof=proof, of=obligation, column=item.column)
    near = _nearest(item, here)
    if near is not None:
        facts["nearest"] = shown(near.title)
        return suspected(subject, facts, proof=proof, of=obligation, column=item.column)
    return breached(subject, facts, proof=proof, of=obligation, column=item.column)


def _nearest(policy: Item, interpretations: list[Item]) -> Item | None:
    name = core_of(policy.title)
    scored = [(fuzz.partial_ratio(name, one.key), one.url, one) for one in interpretations if 2 * len(one.key) >= len(name)]
    likeness, _, nearest = max(scored, key=lambda one: (one[0], one[1]), default=(0.0, "", None))
    return nearest if likeness >= NEAR else None
