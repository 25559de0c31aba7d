"""A notice of a superior body was not passed on at all.

Why it matters
--------------
People look for new rules on the pages of the body they deal with. Where a superior asks for its notices to be reposted, one
that is left out stays unknown to those it is meant for.

How it is decided
-----------------
Each notice of the watched superior column is looked for among the unit's documents: by document number, then by title, then
by its text, never by its address; where none of them tells, by what a person accepted. It counts as missing once the allowed
hours have surely passed since the superior published it and every column where it should stand was read from end to end.

How to remedy
-------------
Repost the notice with its source named and its text unaltered. If it stands under another title, tell the supervising office
where, so that it can be accepted.

When it stays silent
--------------------
Within the limit it is pending. A notice that is not found while a column where it should stand, or a newer document in one,
could not be read, one whose date at the source cannot be read, and a superior column that could not be read are undetermined.
If a title comes very near, a person is asked to look first. That a repost came late is for `late-repost` to judge.
"""

from collections.abc import Iterable

from checks.addresses import host_of
from checks.clocks import day_interval
from checks.contract import check
from checks.duties import distinct_reposts
from checks.matching import Item, Shelf, candidate_facts
from checks.presence import acceptance_facts
from checks.proofs import hidden, read_whole
from checks.recognition import Finder
from checks.repost_notices import Notice, columns_of, notice_of, unread_sources
from checks.rulings import Ruling, breached, met, pending, suspected, undetermined
from checks.wording import shown
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import RepostDuty, Severity
from duewatch.domain.views import UnitView


@check(
    title="Superior notice not reposted",
    messages={
        Verdict.MET: "“{item}” was reposted: “{found}”, recognised by {matched_by}.",
        Verdict.BREACHED: "“{item}” should have been reposted by {due_moment}; no repost is to be found in column “{columns}”.",
        Verdict.SUSPECTED: "“{item}” should have been reposted by {due_moment}; no repost was recognised in column "
        "“{columns}”, but “{nearest}” comes near.",
        Verdict.UNDETERMINED: "Whether “{item}” was reposted could not be verified (published at the source: "
        "{source_published}).",
        Verdict.PENDING: "“{item}” is to be reposted by {due_moment}; {hours_left} hours are left.",
    },
    severity=Severity.SERIOUS,
    since="0.1",
    details={
        "deadline": "how the last lawful moment was computed, step by step",
        "due": "the day of the last lawful moment",
        "hours": "hours within which it is to be reposted",
        "source_url": "address of the notice at the superior body",
        "url": "address of the repost",
        "published": "when the repost was published, by its page",
        "candidates": "the titles that come nearest, where no repost was found",
        "due_soon": "true, because a repost is due within hours",
        "unread": "the first column that could not be read whole",
    },
)
def missing_repost(view: UnitView) -> Iterable[Ruling]:
    """Judge every notice that a superior published and that the unit must pass on."""
    shelf = Shelf.of(view)
    finder = Finder.of(view)
    for subject, duty in distinct_reposts(view):
        if "missing-repost" in duty.obligation.checks:
            notice = notice_of(subject, duty, finder.repost_of(duty), view)
            yield _of_repost(notice) if notice.found else _of_absent(notice, view, shelf, finder)
    yield from unread_sources("missing-repost", view)


def _of_repost(notice: Notice) -> Ruling:
    assert notice.found is not None
    item = notice.found.item
    facts = {
        **notice.facts,
        "found": shown(item.title),
        "url": item.url,
        "matched_by": notice.found.how,
        **acceptance_facts(notice.found.accepted),
    }
    return met(notice.subject, facts, proof=notice.proof, of=notice.duty.obligation, column=item.column)


def _of_absent(notice: Notice, view: UnitView, shelf: Shelf, finder: Finder) -> Ruling:
    subject, duty, deadline, of = notice.subject, notice.duty, notice.deadline, notice.duty.obligation
    if deadline is None:
        return undetermined(subject, Reason.DATE_UNREADABLE, notice.facts, proof=notice.proof, of=of)
    if view.as_of <= deadline.first_possible:
        left = (deadline.first_possible - view.as_of).total_seconds() / 3600
        soon = {**notice.facts, "hours_left": int(left), "due_soon": True}
        return pending(subject, soon, proof=(duty.sighting,), of=of)
    columns = columns_of(of, shelf)
    proof = (duty.sighting, *read_whole(columns).sightings)
    gap = hidden(view, columns)
    names: list[Fact] = [column.column.name for column in columns]
    facts: dict[str, Fact] = {**notice.facts, "columns": names, "unread": gap.column or None if gap else None}
    if gap:
        return undetermined(subject, gap.reason, facts, proof=proof, of=of)
    if view.as_of <= deadline.last_possible:
        return undetermined(subject, Reason.DATE_TOO_COARSE, facts, proof=proof, of=of)
    items = shelf.items(columns)
    own_hosts = {host_of(column.column.url or "") for column in columns}
    if any(_may_be_the_repost(item, duty, finder, own_hosts) for item in items):
        return undetermined(subject, Reason.CRAWL_CUT_SHORT, facts, proof=proof, of=of)
    near = finder.nearest(items, duty)
    facts |= {"candidates": candidate_facts(near)}
    column = columns[0].column.id if len(columns) == 1 else None
    if near and finder.is_near(near[0][1]):
        facts["nearest"] = shown(near[0][0].title)
        return suspected(subject, facts, proof=proof, of=of, column=column)
    return breached(subject, facts, proof=proof, of=of, column=column)


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
