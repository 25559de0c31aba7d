"""A notice of a superior body was passed on too late, or not at all.

Why it matters
--------------
People look for new rules on the pages of the body they deal with. Where a superior asks for its notices to be reposted
within a number of hours, a late repost leaves them uninformed while the rule already binds them.

How it is decided
-----------------
The clock starts when the superior's page says that it was published and stops when the repost says so, or when this
monitoring saw the repost first, if that was earlier. A repost is recognised by document number, then by title, then by its
text, never by its address; where none of them tells, by what a person accepted. Dates known only to the day are whole days:
a repost is late only if its earliest possible moment lies more than the allowed hours after the latest possible moment of
the source. A notice that is not found at all counts as late once the limit has surely passed and every column where it
should stand was read from end to end.

How to remedy
-------------
Repost the notice with its source named and its text unaltered, and see to it that superior columns are watched daily.

When it stays silent
--------------------
A date that cannot be read, or is too coarse to decide in hours, is undetermined. So is a notice that is not found while a
column where it should stand, or a newer document in one, could not be read, or one whose superior column could not be read.
Within the limit it is pending. Whether the text was altered or the source named is not judged here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checks.addresses import host_of
from checks.clocks import Published, Timing, believed, day_interval, published_of, shown_interval, timing_of
from checks.contract import check
from checks.due import deadline_facts
from checks.duties import distinct_reposts, duty_of_id
from checks.matching import Item, Shelf, candidate_facts
from checks.presence import acceptance_facts
from checks.proofs import NotWhole, hidden, read_whole
from checks.recognition import Finder, Recognised
from checks.rulings import Ruling, breached, met, pending, suspected, undetermined
from checks.wording import shown
from duewatch.domain.dates import DateInterval, Precision
from duewatch.domain.deadlines import Deadline, deadline_of
from duewatch.domain.judgements import Fact, Facts, Reason, Verdict
from duewatch.domain.limits import Clause, TimeUnit, Trigger
from duewatch.domain.obligations import Obligation, RepostDuty, Severity
from duewatch.domain.views import ColumnView, UnitView


@check(
    title="Superior notice reposted late",
    messages={
        Verdict.MET: "“{item}” was reposted in time: {published} by {clock}, the last lawful moment was {due_moment}.",
        Verdict.BREACHED: "“{item}” should have been reposted within {hours} hours, by {due_moment}: {outcome}"
        "[[ (repost: {found}, {published})]].",
        Verdict.SUSPECTED: "“{item}” should have been reposted within {hours} hours, by {due_moment}; it seems that {outcome}"
        "[[ (repost: {found}, {published})]]; a person should look.",
        Verdict.UNDETERMINED: "Whether “{item}” was reposted within {hours} hours could not be verified "
        "(published at the source: {source_published}, reposted: {published}).",
        Verdict.PENDING: "“{item}” is to be reposted by {due_moment}; {hours_left} hours are left.",
    },
    severity=Severity.SERIOUS,
    since="0.1",
    details={
        "deadline": "how the last lawful moment was computed, step by step",
        "due": "the day of the last lawful moment",
        "source_url": "address of the notice at the superior body",
        "clock": "the clock of the repost that decided",
        "matched_by": "how the repost was recognised",
        "url": "address of the repost",
        "first_seen": "when any run saw the repost first",
        "candidates": "the titles that come nearest, where no repost was found",
        "hours_late": "hours that surely passed between the last lawful moment and the repost",
        "outcome": "what is wrong: reposted late, or no repost found",
        "due_soon": "true, because a repost is due within hours",
        "unread": "the first column that could not be read whole",
    },
)
def late_repost(view: UnitView) -> Iterable[Ruling]:
    """Judge every notice that a superior published and that the unit must pass on."""
    shelf = Shelf(view)
    finder = Finder(shelf, view.accepted)
    for subject, duty in distinct_reposts(view):
        if "late-repost" in duty.obligation.checks:
            yield _of_notice(subject, duty, view, shelf, finder)
    for obligation_id, reason in sorted(set(view.unread_sources)):
        obligation = duty_of_id(obligation_id, view)
        if obligation and "late-repost" in obligation.checks:
            why = Reason(reason) if reason in list(Reason) else Reason.CRAWL_CUT_SHORT
            facts: dict[str, Fact] = {
                "item": obligation.title,
                "hours": obligation.repost.hours if obligation.repost else None,
                "source_published": None,
                "published": None,
            }
            yield undetermined(obligation_id, why, facts, of=obligation)


@dataclass(frozen=True, slots=True)
class _Notice:
    """A notice with its deadline, under way to a verdict."""

    subject: str
    duty: RepostDuty
    deadline: Deadline
    facts: Facts


def _of_notice(subject: str, duty: RepostDuty, view: UnitView, shelf: Shelf, finder: Finder) -> Ruling:
    obligation, rule = duty.obligation, duty.obligation.repost
    assert rule is not None
    source = _source_interval(duty)
    found = finder.repost_of(duty)
    published = published_of(found.item) if found else None
    facts: dict[str, Fact] = {
        "item": shown(duty.source_title),
        "hours": rule.hours,
        "source_url": duty.source_url,
        "source_published": duty.published_raw or shown_interval(source),
        "published": published.shown if published else None,
    }
    if source is None:
        return undetermined(subject, Reason.DATE_UNREADABLE, facts, proof=_proof(duty, found), of=obligation)
    clause = Clause(trigger=Trigger.SOURCE_PUBLISHED, n=rule.hours, unit=TimeUnit.HOUR)
    deadline = deadline_of(clause, trigger=source, calendar=view.calendar, as_of=view.as_of.date())
    assert isinstance(deadline, Deadline)  # hours need no calendar
    facts |= {**deadline_facts(deadline), "due_moment": deadline.last.strftime("%Y-%m-%d %H:%M")}
    notice = _Notice(subject, duty, deadline, facts)
    if found and published:
        return _found(notice, found, published, _gap_before(found, _columns_of(obligation, shelf), view))
    return _not_found(notice, view, shelf, finder)


def _found(notice: _Notice, found: Recognised, published: Published, gap: NotWhole | None) -> Ruling:
    """The verdict on a repost that was found; ``gap`` tells of columns where an earlier one may stand."""
    timing, clock = timing_of(published, notice.deadline)
    facts = {
        **notice.facts,
        "found": shown(found.item.title),
        "published": published.shown_by(clock),
        "clock": clock,
        "matched_by": found.how,
        "url": found.item.url,
        "first_seen": published.first_seen.isoformat() if published.first_seen else None,
        **acceptance_facts(found.accepted),
    }
    subject, of, column = notice.subject, notice.duty.obligation, found.item.column
    proof = _proof(notice.duty, found)
    if gap and timing in (Timing.LATE, Timing.DOUBTFUL):
        return undetermined(subject, gap.reason, {**facts, "unread": gap.column or None}, proof=proof, of=of, column=column)
    match timing:
        case Timing.IN_TIME:
            return met(subject, facts, proof=proof, of=of, column=column)
        case Timing.DOUBTFUL:
            return suspected(subject, {**facts, "outcome": "late"}, proof=proof, of=of, column=column)
        case Timing.LATE:
            assert published.interval is not None
            late = published.interval.start - notice.deadline.last_possible
            facts |= {"outcome": "late", "hours_late": round(late.total_seconds() / 3600, 1)}
            return breached(subject, facts, proof=proof, of=of, column=column)
        case Timing.TOO_COARSE:
            reason = Reason.DATE_TOO_COARSE
        case Timing.UNREAD:
            reason = Reason.CRAWL_CUT_SHORT
        case Timing.UNREADABLE:
            record = found.item.record
            reason = Reason.LAYOUT_UNKNOWN if record and not record.understood else Reason.DATE_UNREADABLE
    return undetermined(subject, reason, facts, proof=proof, of=of, column=column)


def _not_found(notice: _Notice, view: UnitView, shelf: Shelf, finder: Finder) -> Ruling:
    subject, duty, deadline, of = notice.subject, notice.duty, notice.deadline, notice.duty.obligation
    if view.as_of <= deadline.first_possible:
        left = (deadline.first_possible - view.as_of).total_seconds() / 3600
        facts = {**notice.facts, "hours_left": int(left), "due_soon": True}
        return pending(subject, facts, proof=(duty.sighting,), of=of)
    columns = _columns_of(of, shelf)
    proof = (duty.sighting, *read_whole(columns).sightings)
    gap = hidden(view, columns)
    facts = {**notice.facts, "unread": gap.column or None if gap else None}
    if gap:
        return undetermined(subject, gap.reason, facts, proof=proof, of=of)
    if view.as_of <= deadline.last_possible:
        return undetermined(subject, Reason.DATE_TOO_COARSE, facts, proof=proof, of=of)
    items = shelf.items(columns)
    own_hosts = {host_of(column.column.url or "") for column in columns}
    if any(_may_be_the_repost(item, duty, finder, own_hosts) for item in items):
        return undetermined(subject, Reason.CRAWL_CUT_SHORT, facts, proof=proof, of=of)
    near = finder.nearest(items, duty)
    facts |= {"found": None, "outcome": "absent", "candidates": candidate_facts(near), "matched_by": "by-nothing"}
    column = columns[0].column.id if len(columns) == 1 else None
    if near and finder.is_near(near[0][1]):
        return suspected(subject, facts, proof=proof, of=of, column=column)
    return breached(subject, facts, proof=proof, of=of, column=column)


def _gap_before(found: Recognised, columns: Sequence[ColumnView], view: UnitView) -> NotWhole | None:
    """What may hide an earlier repost than the one found: in its own place a gap there, elsewhere any column hidden tonight."""
    if found.item.column in {column.column.id for column in columns}:
        place = read_whole(columns)
        return place if isinstance(place, NotWhole) else None
    return hidden(view, columns)


def _columns_of(obligation: Obligation, shelf: Shelf) -> tuple[ColumnView, ...]:
    """Where a repost should stand; none when the duty does not say."""
    assert obligation.repost is not None
    into, wanted = obligation.repost.into, obligation.looks_for
    return shelf.columns(wanted, into) if into or wanted.columns else ()


def _may_be_the_repost(item: Item, duty: RepostDuty, finder: Finder, own_hosts: set[str]) -> bool:
    """Whether a row whose document was not read may be the notice, by a title that is cut off or under another title.

    A repost may bear another title than its source and is then known by number or text alone, which only the document shows.
    A row that leads to another host is a link with no document of the unit behind it; its title is all there is.
    """
    if item.record is not None and item.record.understood:
        return False
    row = day_interval(item.date)
    is_older = row is not None and duty.published_start is not None and row.end < duty.published_start
    is_own = host_of(item.url) in own_hosts
    return (is_own and not is_older) or (item.cut_off and finder.begins_alike(item, duty))


def _source_interval(duty: RepostDuty) -> DateInterval | None:
    if duty.published_start is None or duty.published_end is None:
        return None
    to_the_minute = (duty.published_end - duty.published_start).total_seconds() < 60
    return believed(
        DateInterval(duty.published_start, duty.published_end, Precision.MINUTE if to_the_minute else Precision.DAY)
    )


def _proof(duty: RepostDuty, found: Recognised | None) -> tuple[str, ...]:
    return (duty.sighting, found.item.sighting) if found and found.item.sighting else (duty.sighting,)
