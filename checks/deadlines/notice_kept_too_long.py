"""A public notice stood for too short a time, or is still shown after its time.

Why it matters
--------------
A notice invites objections, so it has a least time. And it names people and firms, so some have a last day, too: a penalty
that is never taken down punishes for ever, and a list of recipients of aid has no use once nobody can object any more.

How it is decided
-----------------
The duty says which notices it is about, by column and title, and how long they must stand at least or may stand at most. For
the least time, the text of the notice names its first and last day, or their number; both days are counted, and working days
by the State Council's yearly table. For the most, the count runs from the end of the notice's period, or from its
publication where it names none; a page that was delivered whole on the day of the audit is still shown.

How to remedy
-------------
Publish a notice that was too short again for its whole time. Take down what may no longer be shown, and look whether copies
and attached lists are gone, too.

When it stays silent
--------------------
Notices that the duty does not name are not judged. A period that the text does not name, or not so that it can be counted, is
undetermined; where only its last day is named, so that the first is that of the publication, a person is asked to look. Where
no duty sets a last day, an old notice may stand: archives are no fault.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from checks.clocks import published_of
from checks.contract import check
from checks.due import is_before_its_time
from checks.issuers import is_of_another_body
from checks.matching import Item, Shelf, Wanted
from checks.public_periods import Opened, end_of_showing, maximum_of, minimum_of, opened
from checks.rulings import Ruling, breached, met, suspected, undetermined
from checks.timeliness import is_out_of_watch
from checks.wording import shown
from duewatch.domain.judgements import Fact, Facts, Reason, Verdict
from duewatch.domain.limits import TimeUnit
from duewatch.domain.obligations import Obligation, Severity, Verifiable
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import UnitView


@check(
    title="Time of a public notice not kept",
    messages={
        Verdict.MET: "The notice “{item}” keeps its time[[: {count} {unit}, {first} to {last}]].",
        Verdict.BREACHED: "The notice “{item}” does not keep its time: {outcome}[[ ({count} {unit}, {first} to {last}; at "
        "least {least} are demanded)]][[ (it was to be taken down after {until}, {days_over} days ago)]].",
        Verdict.SUSPECTED: "The notice “{item}” seems not to have kept its time[[: {count} {unit} from {first} "
        "to {last}; at least {least} are demanded]].",
        Verdict.UNDETERMINED: "Whether the notice “{item}” keeps its time could not be verified.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={
        "url": "address of the notice",
        "raw": "the words from which the period was read",
    },
)
def notice_kept_too_long(view: UnitView) -> Iterable[Ruling]:
    """Judge every notice that a duty is about."""
    shelf = Shelf.of(view)
    for duty in view.duties:
        obligation = duty.obligation
        if "notice-kept-too-long" in obligation.checks and obligation.verifiable is not Verifiable.NO:
            yield from _of_duty(obligation, view, shelf)


def _of_duty(obligation: Obligation, view: UnitView, shelf: Shelf) -> Iterator[Ruling]:
    wanted, least, most = Wanted(obligation.looks_for), minimum_of(obligation), maximum_of(obligation)
    for item in shelf.items(shelf.columns(obligation.looks_for)):
        record = item.record
        if record is None or not record.understood or not wanted.fits(item) or is_of_another_body(record, view.unit):
            continue
        published = published_of(item).interval
        if published and is_before_its_time(published.last_day, obligation, view):
            continue
        found = view.trait(record.sighting, TraitKind.NOTICE_PERIOD)
        old = is_out_of_watch("notice-kept-too-long", f"{obligation.id}|{item.url}", item, view)
        if least and found is not None and not old:
            yield _of_notice(item, found, obligation, view, least, most)
        elif most and (found is not None or not least):
            yield _still_shown(item, found, obligation, view, most, _facts(item, found))


def _of_notice(
    item: Item,
    found: Facts,
    obligation: Obligation,
    view: UnitView,
    least: tuple[int, TimeUnit],
    most: tuple[int, TimeUnit] | None,
) -> Ruling:
    subject, proof = f"{obligation.id}|{item.url}", (item.sighting,) if item.sighting else ()
    period = opened(found, published_of(item), least[1], view.calendar)
    facts = _facts(item, found) | {"least": least[0], "unit": least[1].value}
    if isinstance(period, Reason):
        return undetermined(subject, period, facts, proof=proof, of=obligation, column=item.column)
    facts |= _counted(period)
    if period.count < least[0]:
        if not period.firm:
            return suspected(subject, facts, proof=proof, of=obligation, column=item.column)
        return breached(subject, facts | {"outcome": "too-short"}, proof=proof, of=obligation, column=item.column)
    if most:
        return _still_shown(item, found, obligation, view, most, facts | {"least": None})
    return met(subject, facts, proof=proof, of=obligation, column=item.column)


def _still_shown(
    item: Item, found: Facts | None, obligation: Obligation, view: UnitView, most: tuple[int, TimeUnit], facts: dict[str, Fact]
) -> Ruling:
    subject, proof = f"{obligation.id}|{item.url}", (item.sighting,) if item.sighting else ()
    published = published_of(item).interval
    named = found.get("to") if found else None
    start = date.fromisoformat(named) if isinstance(named, str) else published.last_day if published else None
    until = end_of_showing(start, most, view.calendar) if start else None
    if until is None:
        reason = Reason.CALENDAR_MISSING if start else Reason.DATE_UNREADABLE
        return undetermined(subject, reason, facts, proof=proof, of=obligation, column=item.column)
    facts["until"] = until.isoformat()
    if view.as_of.date() <= until or not item.sighting:
        return met(subject, facts, proof=proof, of=obligation, column=item.column)
    facts |= {"outcome": "still-shown", "days_over": (view.as_of.date() - until).days}
    return breached(subject, facts, proof=proof, of=obligation, column=item.column)


def _facts(item: Item, found: Facts | None) -> dict[str, Fact]:
    return {
        "item": shown(item.title),
        "url": item.url,
        "raw": (shown(str(found.get("raw", ""))) or None) if found else None,
        "count": None,
        "unit": None,
        "first": None,
        "last": None,
        "least": None,
        "until": None,
        "days_over": None,
    }


def _counted(period: Opened) -> dict[str, Fact]:
    return {
        "count": period.count,
        "first": period.first.isoformat() if period.first else None,
        "last": period.last.isoformat() if period.last else None,
    }
