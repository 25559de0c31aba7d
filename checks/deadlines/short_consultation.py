"""Opinions on a draft were asked for, for fewer days than the rules demand.

Why it matters
--------------
A consultation that closes before people have heard of it is none. For decisions of weight the law sets the least number of
days, and courts and auditors look at the two dates.

How it is decided
-----------------
The duty says which consultations it is about, by column and title, and how many days they must be open. The text of the
consultation names its first and last day, or their number. Both days are counted, and working days by the State Council's
yearly table: only a period that is too short by every way of counting is a breach.

How to remedy
-------------
Prolong the consultation and say so on its page; take up what comes in until then. Where a shorter time is lawful, give the
reason on the page.

When it stays silent
--------------------
Consultations that the duty does not name are not judged, and neither are accounts of what came in. Where only the last day
is named, so that the first is that of the publication, or where the text gives a reason for a shorter time, a person is asked
to look. A period that the text does not name, or not so that it can be counted, is undetermined. What was published longer
ago than the operator watches is left out.
"""

from collections.abc import Iterable, Iterator

from checks.clocks import published_of
from checks.contract import check
from checks.due import is_before_its_time
from checks.issuers import is_of_another_body
from checks.matching import Item, Shelf, Wanted
from checks.public_periods import minimum_of, opened
from checks.rulings import Ruling, breached, met, suspected, undetermined
from checks.timeliness import is_out_of_watch
from checks.wording import shown
from duewatch.domain.judgements import Fact, Facts, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity, Verifiable
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import UnitView


@check(
    title="Consultation too short",
    messages={
        Verdict.MET: "Opinions on “{item}” are taken for {count} days ({first} to {last}); at least {least} are demanded.",
        Verdict.BREACHED: "Opinions on “{item}” were taken for only {count} days[[ ({first} to {last})]]; at least {least} are "
        "demanded.",
        Verdict.SUSPECTED: "Opinions on “{item}” seem to have been taken for only {count} days[[ ({first} to {last})]]; at "
        "least {least} are demanded. A person should look at the first day and at any reason given.",
        Verdict.UNDETERMINED: "For how many days opinions on “{item}” are taken could not be verified; at least {least} are "
        "demanded.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={
        "url": "address of the consultation",
        "unit": "what is counted: day, or working-day by the State Council's table",
        "raw": "the words from which the period was read",
        "shortened": "true when the text gives a reason for a shorter time",
    },
)
def short_consultation(view: UnitView) -> Iterable[Ruling]:
    """Judge every consultation that the duty is about."""
    shelf = Shelf.of(view)
    for duty in view.duties:
        obligation = duty.obligation
        if "short-consultation" in obligation.checks and obligation.verifiable is not Verifiable.NO:
            yield from _of_duty(obligation, view, shelf)


def _of_duty(obligation: Obligation, view: UnitView, shelf: Shelf) -> Iterator[Ruling]:
    wanted = Wanted(obligation.looks_for)
    for item in shelf.items(shelf.columns(obligation.looks_for)):
        record = item.record
        if record is None or not wanted.fits(item) or is_of_another_body(record, view.unit):
            continue
        facts = view.trait(record.sighting, TraitKind.CONSULTATION)
        published = published_of(item).interval
        if facts is None or is_out_of_watch("short-consultation", f"{obligation.id}|{item.url}", item, view):
            continue
        if not (published and is_before_its_time(published.last_day, obligation, view)):
            yield _of_consultation(item, facts, obligation, view)


def _of_consultation(item: Item, found: Facts, obligation: Obligation, view: UnitView) -> Ruling:
    minimum = minimum_of(obligation)
    subject, proof = f"{obligation.id}|{item.url}", (item.sighting,) if item.sighting else ()
    shortened = bool(found.get("shortened"))
    facts: dict[str, Fact] = {
        "item": shown(item.title),
        "url": item.url,
        "raw": shown(str(found.get("raw", ""))) or None,
        "shortened": shortened,
        "least": minimum[0] if minimum else None,
        "unit": minimum[1].value if minimum else None,
    }
    if minimum is None:
        return undetermined(subject, Reason.LIMIT_VAGUE, facts, proof=proof, of=obligation, column=item.column)
    period = opened(found, published_of(item), minimum[1], view.calendar)
    if isinstance(period, Reason):
        return undetermined(subject, period, facts, proof=proof, of=obligation, column=item.column)
    facts |= {
        "count": period.count,
        "first": period.first.isoformat() if period.first else None,
        "last": period.last.isoformat() if period.last else None,
    }
    if period.count >= minimum[0]:
        return met(subject, facts, proof=proof, of=obligation, column=item.column)
    if shortened or not period.firm:
        return suspected(subject, facts, proof=proof, of=obligation, column=item.column)
    return breached(subject, facts, proof=proof, of=obligation, column=item.column)
