"""A notice of a superior body was passed on too late.

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
the source. The minutes that surely passed are told.

How to remedy
-------------
See to it that superior columns are watched daily, and that notices are passed on by whoever is on duty. A late repost stays
late; note the reason in the reply.

When it stays silent
--------------------
A notice for which no repost was found is for `missing-repost` to judge. A date that cannot be read, or is too coarse to
decide in hours, is undetermined, and so is a late repost while an earlier one may stand in a column that could not be read.
If another clock of the page shows an earlier time, a person is asked to look. Whether the text was altered or the source
named is not judged here.
"""

from collections.abc import Iterable, Sequence

from checks.clocks import Timing, timing_of
from checks.contract import check
from checks.duties import distinct_reposts
from checks.matching import Shelf
from checks.presence import acceptance_facts
from checks.proofs import NotWhole, hidden, read_whole
from checks.recognition import Finder, Recognised
from checks.repost_notices import Notice, columns_of, notice_of, unread_sources
from checks.rulings import Ruling, breached, met, suspected, undetermined
from checks.wording import shown
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.views import ColumnView, UnitView


@check(
    title="Superior notice reposted late",
    messages={
        Verdict.MET: "“{item}” was reposted in time: {published} by {clock}, the last lawful moment was {due_moment}.",
        Verdict.BREACHED: "“{item}” should have been reposted within {hours} hours, by {due_moment}; the repost"
        "[[, “{other_title}”,]] was published on {published}, at least {minutes_late} minutes "
        "(about {hours_late} hours) too late.",
        Verdict.SUSPECTED: "“{item}” should have been reposted within {hours} hours, by {due_moment}; the repost"
        "[[, “{other_title}”,]] seems to have been published late, on {published}; a person should look.",
        Verdict.UNDETERMINED: "Whether “{item}” was reposted within {hours} hours could not be verified "
        "(published at the source: {source_published}, reposted: {published}).",
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
        "found": "title of the repost",
        "unread": "the first column that could not be read whole",
    },
)
def late_repost(view: UnitView) -> Iterable[Ruling]:
    """Judge every notice that the unit passed on."""
    shelf = Shelf.of(view)
    finder = Finder.of(view)
    for subject, duty in distinct_reposts(view):
        if "late-repost" in duty.obligation.checks:
            found = finder.repost_of(duty)
            if found:
                columns = columns_of(duty.obligation, shelf)
                yield _of_repost(notice_of(subject, duty, found, view), found, _gap_before(found, columns, view))
    # A duty that asks for both checks is told once, by the other.
    yield from (
        ruling for ruling in unread_sources("late-repost", view) if ruling.of and "missing-repost" not in ruling.of.checks
    )


def _of_repost(notice: Notice, found: Recognised, gap: NotWhole | None) -> Ruling:
    """The verdict on a repost that was found; ``gap`` tells of columns where an earlier one may stand."""
    subject, of, column, published = notice.subject, notice.duty.obligation, found.item.column, notice.published
    if notice.deadline is None or published is None:
        return undetermined(subject, Reason.DATE_UNREADABLE, notice.facts, proof=notice.proof, of=of)
    timing, clock = timing_of(published, notice.deadline)
    title = shown(found.item.title)
    facts = {
        **notice.facts,
        "found": title,
        "other_title": title if title != notice.facts.get("item") else None,
        "published": published.shown_by(clock),
        "clock": clock,
        "matched_by": found.how,
        "url": found.item.url,
        "first_seen": published.first_seen.isoformat() if published.first_seen else None,
        **acceptance_facts(found.accepted),
    }
    proof = notice.proof
    if gap and timing in (Timing.LATE, Timing.DOUBTFUL):
        return undetermined(subject, gap.reason, {**facts, "unread": gap.column or None}, proof=proof, of=of, column=column)
    match timing:
        case Timing.IN_TIME:
            return met(subject, facts, proof=proof, of=of, column=column)
        case Timing.DOUBTFUL:
            return suspected(subject, facts, proof=proof, of=of, column=column)
        case Timing.LATE:
            assert published.interval is not None
            late = published.interval.start - notice.deadline.last_possible
            minutes = int(late.total_seconds() // 60)
            facts |= {"minutes_late": minutes, "hours_late": round(minutes / 60, 1)}
            return breached(subject, facts, proof=proof, of=of, column=column)
        case Timing.TOO_COARSE:
            reason = Reason.DATE_TOO_COARSE
        case Timing.UNREAD:
            reason = Reason.CRAWL_CUT_SHORT
        case Timing.UNREADABLE:
            record = found.item.record
            reason = Reason.LAYOUT_UNKNOWN if record and not record.understood else Reason.DATE_UNREADABLE
    return undetermined(subject, reason, facts, proof=proof, of=of, column=column)


def _gap_before(found: Recognised, columns: Sequence[ColumnView], view: UnitView) -> NotWhole | None:
    """What may hide an earlier repost than the one found: in its own place a gap there, elsewhere any column hidden tonight."""
    if found.item.column in {column.column.id for column in columns}:
        place = read_whole(columns)
        return place if isinstance(place, NotWhole) else None
    return hidden(view, columns)
