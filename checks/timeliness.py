"""Whether things were published in time: against a day that is named, or each document from the day it shows itself.

One answer for every check that asks. The facts are those of ``overdue-publication``: ``item``, ``written``, ``published``,
``clock``, ``due``, ``deadline``, ``days_late``, ``raw``, ``url``, ``first_seen``.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from checks.clocks import Published, Timing, published_of, shown_interval, timing_of
from checks.cycles import belongs_to_cycle
from checks.due import counted_clause, deadline_facts, fixed_deadline, is_before_its_time, time_left, year_meant
from checks.issuers import is_of_another_body
from checks.matching import Item, Shelf, Wanted
from checks.proofs import NotWhole, hidden, read_whole
from checks.rulings import Ruling, breached, met, pending, suspected, undetermined
from checks.wording import shown
from duewatch.domain.acceptances import accepted_for
from duewatch.domain.dates import DateInterval
from duewatch.domain.deadlines import Deadline, NoDeadline, deadline_of
from duewatch.domain.judgements import Fact, Reason
from duewatch.domain.limits import Clause
from duewatch.domain.obligations import Obligation
from duewatch.domain.records import FieldName, Where
from duewatch.domain.views import UnitView

FIRM: Final = frozenset({Where.BLOCK, Where.LINE, Where.META, Where.API})
"""Places where a date written is labelled as such; one in the running text may be another document's."""

EXAMPLES: Final = 3  # documents without a date that the facts name


def against_named_day(obligation: Obligation, view: UnitView, shelf: Shelf) -> Iterator[Ruling]:
    """The first publication of the item against the named day; pending before it, nothing where it is absent after it."""
    deadline = fixed_deadline(obligation, view)
    assert isinstance(deadline, Deadline)  # a named day needs no event and no table
    items, gap = publications_of(obligation, view, shelf, deadline)
    if items:
        yield first_publication(items, obligation, deadline, gap)
    elif view.as_of <= deadline.last:
        facts = {"item": obligation.title, **deadline_facts(deadline), **time_left(deadline, obligation, view)}
        yield pending(obligation.id, facts, of=obligation)


def publications_of(
    obligation: Obligation, view: UnitView, shelf: Shelf, deadline: Deadline | NoDeadline
) -> tuple[Sequence[Item], NotWhole | None]:
    """What fits a duty of this cycle, in its columns or else anywhere, and the gap in which an earlier one may stand."""
    year = year_meant(obligation, deadline, view.as_of)
    wanted = Wanted(obligation.looks_for, year, accepted_for(view.accepted, obligation.id))

    def fitting(items: Sequence[Item]) -> list[Item]:
        return [item for item in items if wanted.fits(item) and belongs_to_cycle(item, obligation, deadline)]

    columns = shelf.columns(obligation.looks_for)
    place = read_whole(columns)
    items, gap = fitting(shelf.items(columns)), place if isinstance(place, NotWhole) else None
    if not items and not wanted.any_title and shelf.may_hold(wanted):
        items, gap = fitting(shelf.items()), hidden(view, columns)
    return items, gap


def first_publication(items: Sequence[Item], obligation: Obligation, deadline: Deadline, gap: NotWhole | None) -> Ruling:
    """The verdict on the first of several publications: late only if all are, in time if one is.

    ``gap`` tells of columns that were not read: an earlier publication may stand there.
    """
    order = (Timing.IN_TIME, Timing.DOUBTFUL, Timing.TOO_COARSE, Timing.UNREADABLE, Timing.UNREAD, Timing.LATE)
    timed = [(item, published_of(item)) for item in items]
    judged = [(*timing_of(published, deadline), item, published) for item, published in timed]
    timing, clock, item, published = min(
        judged, key=lambda one: (order.index(one[0]), one[3].interval.start.isoformat() if one[3].interval else "", one[2].url)
    )
    facts: dict[str, Fact] = {"item": shown(item.title) or obligation.title, "written": None}
    ruling = _ruling(obligation.id, obligation, item, published, timing, clock, deadline, facts)
    if gap and timing in (Timing.LATE, Timing.DOUBTFUL):
        return undetermined(obligation.id, gap.reason, ruling.facts, proof=ruling.proof, of=obligation, column=item.column)
    return ruling


def each_from_its_date(check_id: str, obligation: Obligation, clause: Clause, view: UnitView, shelf: Shelf) -> Iterator[Ruling]:
    """Each fitting document of the unit's own, from its date written; those that show none together in one line."""
    year = year_meant(obligation, NoDeadline(None), view.as_of)
    wanted = Wanted(obligation.looks_for, year, accepted_for(view.accepted, obligation.id))
    undated: list[Item] = []
    for item in shelf.items(shelf.columns(obligation.looks_for)):
        if item.record is None or not wanted.fits(item) or is_of_another_body(item.record, view.unit):
            continue
        if is_out_of_watch(check_id, _subject(obligation, item), item, view):
            continue
        value = item.record.fields.get(FieldName.WRITTEN_DATE)
        written = value.best.date if value else None
        if item.record.understood and written is None and (value is None or not value.best.raw.strip()):
            undated.append(item)
        elif not (written and is_before_its_time(written.last_day, obligation, view)):
            yield _one_document(item, written, obligation, clause, view)
    if undated:
        facts: dict[str, Fact] = {
            "item": obligation.title,
            "published": None,
            "trigger": str(clause.trigger),
            "undated": len(undated),
            "examples": [item.url for item in undated[:EXAMPLES]],
            **deadline_facts(NoDeadline(Reason.TRIGGER_UNKNOWN, str(clause.trigger))),
        }
        proof = [item.sighting for item in undated[:EXAMPLES] if item.sighting]
        yield undetermined(obligation.id, Reason.TRIGGER_UNKNOWN, facts, proof=proof, of=obligation)


def is_out_of_watch(check_id: str, subject: str, item: Item, view: UnitView) -> bool:
    """Published so long ago that nobody is helped by calling it late now; a finding that is open already stays judged."""
    published = published_of(item).interval
    if not view.settings.watch_days or published is None:
        return False
    old = published.last_day < view.as_of.date() - timedelta(days=view.settings.watch_days)
    return old and subject not in view.open_before.get(check_id, {})


def _subject(obligation: Obligation, item: Item) -> str:
    return f"{obligation.id}|{item.url}"


def _one_document(item: Item, written: DateInterval | None, obligation: Obligation, clause: Clause, view: UnitView) -> Ruling:
    assert item.record is not None
    subject = _subject(obligation, item)
    published = published_of(item)
    facts: dict[str, Fact] = {"item": shown(item.title) or item.url, "written": shown_interval(written)}
    if not item.record.understood:
        missing = NoDeadline(Reason.LAYOUT_UNKNOWN)
    elif written is None:
        missing = NoDeadline(Reason.DATE_UNREADABLE, "written_date")
    else:
        deadline = deadline_of(clause, trigger=written, calendar=view.calendar, as_of=view.as_of.date())
        if isinstance(deadline, Deadline):
            timing, clock = timing_of(published, deadline)
            if timing is Timing.LATE and (
                item.record.fields[FieldName.WRITTEN_DATE].best.where not in FIRM
                or _may_be_published_again(published, deadline, view)
                or _written_may_be_later(item, written, published, clause, view)
            ):
                timing = Timing.DOUBTFUL
            return _ruling(subject, obligation, item, published, timing, clock, deadline, facts)
        missing = deadline
    facts |= {"published": published.shown, "url": item.url, "raw": published.raw, **deadline_facts(missing)}
    return undetermined(
        subject, missing.reason or Reason.TRIGGER_UNKNOWN, facts, proof=_proof(item), of=obligation, column=item.column
    )


def _may_be_published_again(published: Published, deadline: Deadline, view: UnitView) -> bool:
    """Whether a document comes so late that it was rather moved from an older site than withheld all the time."""
    assert published.interval is not None
    return (published.interval.first_day - deadline.last.date()).days > view.settings.republished_after_days


def _written_may_be_later(item: Item, written: DateInterval, published: Published, clause: Clause, view: UnitView) -> bool:
    """Whether another place on the page shows a date written from which the publication would not be late."""
    assert item.record is not None
    for other in item.record.fields[FieldName.WRITTEN_DATE].others:
        if other.date and other.date.start > written.end:
            deadline = deadline_of(clause, trigger=other.date, calendar=view.calendar, as_of=view.as_of.date())
            if not isinstance(deadline, Deadline) or timing_of(published, deadline)[0] is not Timing.LATE:
                return True
    return False


def _ruling(
    subject: str,
    obligation: Obligation,
    item: Item,
    published: Published,
    timing: Timing,
    clock: str,
    deadline: Deadline,
    facts: dict[str, Fact],
) -> Ruling:
    facts = {
        **facts,
        "published": published.shown_by(clock),
        "clock": clock,
        "raw": published.raw,
        "url": item.url,
        "first_seen": published.first_seen.isoformat() if published.first_seen else None,
        **deadline_facts(deadline),
    }
    proof = _proof(item)
    match timing:
        case Timing.IN_TIME:
            return met(subject, facts, proof=proof, of=obligation, column=item.column)
        case Timing.DOUBTFUL:
            return suspected(subject, facts, proof=proof, of=obligation, column=item.column)
        case Timing.LATE:
            assert published.interval is not None
            facts["days_late"] = (published.interval.first_day - deadline.last.date()).days
            return breached(subject, facts, proof=proof, of=obligation, column=item.column)
        case Timing.TOO_COARSE:
            reason = Reason.DATE_TOO_COARSE
        case Timing.UNREAD:
            reason = Reason.CRAWL_CUT_SHORT
        case Timing.UNREADABLE:
            understood = item.record is None or item.record.understood
            reason = Reason.DATE_UNREADABLE if understood else Reason.LAYOUT_UNKNOWN
    return undetermined(subject, reason, facts, proof=proof, of=obligation, column=item.column)


def without_deadline(obligation: Obligation, view: UnitView) -> Iterator[Ruling]:
    """One line for a limit that cannot be counted; none for one that sets no date at all."""
    missing = fixed_deadline(obligation, view)
    if isinstance(missing, NoDeadline) and missing.reason is not None:
        clause = counted_clause(obligation)
        facts: dict[str, Fact] = {"item": obligation.title, "published": None, **deadline_facts(missing)}
        facts["trigger"] = str(clause.trigger) if clause else None
        yield undetermined(obligation.id, missing.reason, facts, of=obligation)


def _proof(item: Item) -> tuple[str, ...]:
    return (item.sighting,) if item.sighting else ()
