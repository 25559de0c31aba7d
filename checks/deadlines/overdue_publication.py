"""Something was published after its last lawful day.

Why it matters
--------------
Disclosure that comes late has lost part of its use: decisions were taken, sums spent and objections missed without the
public. "Published after the prescribed time" is a finding of its own in real circulars, beside "not published".

How it is decided
-----------------
Where the limit names its day, the first publication of the item is compared with that day. Where it counts days from the
formation of the information, each document's date written starts the count and its date published ends it; the day of the
event is not counted, and working days follow the State Council's yearly table with its make-up days. A date known only to
the day is taken as the whole of that day, and a document is late only if every moment of it is. What this monitoring saw in
time is in time, whatever date the page shows today. The facts say by which clock it was decided.

How to remedy
-------------
Publish the next item of this kind within its limit. If the date shown is wrong, or the item had been public elsewhere
before, tell the supervising office where; if a law sets another limit, name it.

When it stays silent
--------------------
Nothing that fits was published: that is for `missing-item` to judge. Documents that another body issued are left out,
because the duty is its maker's, and so are those written before the unit existed or before the duty applied. A missing
date, a date too coarse, a year without a working-day table, an earlier copy that may stand in a column which could not be
read, and a limit that only says "timely" are undetermined, never late. If another place on the page or in the list shows an
earlier date, if only the list shows a date of publication or only the running text a date written, if the limit may have
been lengthened, or if a document comes so late that it was probably moved from an older site, a person is asked to look.
What was published longer ago than the operator watches (`[judge] watch_days`) is not newly called late.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from checks.clocks import Published, Timing, published_of, shown_interval, timing_of
from checks.contract import check
from checks.cycles import belongs_to_cycle
from checks.due import (
    counted_clause,
    dated_clause,
    deadline_facts,
    fixed_deadline,
    is_before_its_time,
    time_left,
    year_meant,
)
from checks.issuers import is_of_another_body
from checks.matching import Item, Shelf, Wanted
from checks.proofs import NotWhole, hidden, read_whole
from checks.rulings import Ruling, breached, met, pending, suspected, undetermined
from checks.wording import shown
from duewatch.domain.dates import DateInterval
from duewatch.domain.deadlines import Deadline, NoDeadline, deadline_of
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.limits import Clause, Trigger
from duewatch.domain.obligations import Obligation, Severity, Verifiable
from duewatch.domain.records import FieldName, Where
from duewatch.domain.views import UnitView

SHOWN_ON_PAGE = frozenset({Trigger.FORMED, Trigger.CHANGED, Trigger.MADE_OR_OBTAINED})
"""Events whose day a document shows itself, as its date written."""

FIRM = frozenset({Where.BLOCK, Where.LINE, Where.META, Where.API})
"""Places where a date written is labelled as such; one in the running text may be another document's."""

EXAMPLES = 3  # documents without a date that the facts name


@check(
    title="Published after the time limit",
    messages={
        Verdict.MET: "“{item}” was published in time: {published} by {clock}; the last lawful day was {due}.",
        Verdict.BREACHED: "“{item}” was published on {published} by {clock}, {days_late} days after the last lawful day {due}.",
        Verdict.SUSPECTED: "“{item}” seems to have been published late: {published} by {clock}, the last lawful day was {due}; "
        "another date, a lengthened limit or an earlier publication may excuse it.",
        Verdict.UNDETERMINED: "Whether “{item}” was published in time could not be verified "
        "(published: {published}, due: {due}).",
        Verdict.PENDING: "“{item}” is to be published by {due}; {days_left} days are left.",
    },
    severity=Severity.SERIOUS,
    since="0.1",
    details={
        "deadline": "how the last lawful day was computed, step by step",
        "url": "address of the document",
        "written": "its date written, from which the limit counts",
        "raw": "the date as printed",
        "first_seen": "when any run saw the document first",
        "due_soon": "true when the days left are few for a duty of this severity",
        "trigger": "the event the limit counts from, where it is not shown on the web",
        "undated": "how many documents show no date to count from",
        "examples": "addresses of some of them",
    },
)
def overdue_publication(view: UnitView) -> Iterable[Ruling]:
    """Judge every duty that has a limit."""
    shelf = Shelf(view)
    for duty in view.duties:
        obligation = duty.obligation
        if "overdue-publication" not in obligation.checks or obligation.limit is None or obligation.repost is not None:
            continue
        if obligation.verifiable is Verifiable.NO:
            continue
        clause = counted_clause(obligation)
        if dated_clause(obligation):
            yield from _against_named_day(obligation, view, shelf)
        elif clause and SHOWN_ON_PAGE & {clause.trigger, *clause.also_triggers}:
            yield from _each_from_its_date(obligation, clause, view, shelf)
        else:
            yield from _without_deadline(obligation, view)


def _against_named_day(obligation: Obligation, view: UnitView, shelf: Shelf) -> Iterator[Ruling]:
    deadline = fixed_deadline(obligation, view)
    year = year_meant(obligation, deadline, view.as_of)
    wanted = Wanted(obligation.looks_for, year)
    assert isinstance(deadline, Deadline)  # a named day needs no event and no table

    def fitting(items: Sequence[Item]) -> list[Item]:
        return [item for item in items if wanted.fits(item) and belongs_to_cycle(item, obligation, deadline)]

    columns = shelf.columns(obligation.looks_for)
    place = read_whole(columns)
    gap = place if isinstance(place, NotWhole) else None
    items = fitting(shelf.items(columns))
    if not items and not wanted.any_title and shelf.may_hold(wanted):
        items, gap = fitting(shelf.items()), hidden(view, columns)
    if items:
        yield _first_publication(items, obligation, deadline, gap)
    elif view.as_of <= deadline.last:
        facts = {"item": obligation.title, **deadline_facts(deadline), **time_left(deadline, obligation, view)}
        yield pending(obligation.id, facts, of=obligation)


def _first_publication(items: Sequence[Item], obligation: Obligation, deadline: Deadline, gap: NotWhole | None) -> Ruling:
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


def _each_from_its_date(obligation: Obligation, clause: Clause, view: UnitView, shelf: Shelf) -> Iterator[Ruling]:
    wanted = Wanted(obligation.looks_for, year_meant(obligation, NoDeadline(None), view.as_of))
    undated: list[Item] = []
    for item in shelf.items(shelf.columns(obligation.looks_for)):
        if item.record is None or not wanted.fits(item) or is_of_another_body(item.record, view.unit):
            continue
        if _is_out_of_watch(item, obligation, view):
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


def _is_out_of_watch(item: Item, obligation: Obligation, view: UnitView) -> bool:
    """Published so long ago that nobody is helped by calling it late now; a finding that is open already stays judged."""
    published = published_of(item).interval
    if not view.settings.watch_days or published is None:
        return False
    old = published.last_day < view.as_of.date() - timedelta(days=view.settings.watch_days)
    return old and _subject(obligation, item) not in view.open_before.get("overdue-publication", {})


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


def _without_deadline(obligation: Obligation, view: UnitView) -> Iterator[Ruling]:
    """One line for a limit that cannot be counted; none for one that sets no date at all."""
    missing = fixed_deadline(obligation, view)
    if isinstance(missing, NoDeadline) and missing.reason is not None:
        clause = counted_clause(obligation)
        facts: dict[str, Fact] = {"item": obligation.title, "published": None, **deadline_facts(missing)}
        facts["trigger"] = str(clause.trigger) if clause else None
        yield undetermined(obligation.id, missing.reason, facts, of=obligation)


def _proof(item: Item) -> tuple[str, ...]:
    return (item.sighting,) if item.sighting else ()
