"""Something the unit must have published is not to be found.

Why it matters
--------------
What is due to be public and is not there cannot be used by anybody. Inspections count a missing item before they look at
its quality, and the later duties that build on it (interpretation, correction, archive) have nothing to rest on.

How it is decided
-----------------
The duty says in which columns the thing should stand and by which words its title is known. Documents that were read and
rows of lists count alike, and a copy elsewhere among the unit's columns counts too. The thing is missing only when every
column where it should stand was read from its first to its last page, nothing there fits, and its date has passed. Where a
whole column is asked for, it must hold at least one entry. If a title comes near without fitting, a person is asked to look
first.

How to remedy
-------------
Publish the item in the column the duty names, or tell the supervising office under which title and address it stands, so
that the name can be accepted as a synonym.

When it stays silent
--------------------
A column that could not be read whole, whose address is unknown or whose layout is not understood proves nothing:
undetermined. So is a thing that may stand in another column which happened not to answer. A limit that counts from an event
the web does not show, or that only says "timely", does not tell whether the thing is due yet. Notices that must be reposted
are for `late-repost` to judge. A duty that the web cannot show is left to a person.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.cycles import belongs_to_cycle
from checks.due import (
    deadline_facts,
    end_of_year,
    fixed_deadline,
    is_before_its_time,
    is_once_a_year,
    time_left,
    year_meant,
)
from checks.matching import Item, Shelf, Wanted, candidate_facts
from checks.proofs import NotWhole, hidden, read_whole
from checks.rulings import Ruling, breached, met, pending, suspected, undetermined
from checks.wording import shown
from duewatch.domain.deadlines import Deadline, NoDeadline
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import AppliedDuty, Severity, Verifiable
from duewatch.domain.views import ColumnView, UnitView

NAMED = 5  # columns that a sentence names


@check(
    title="Required item missing",
    messages={
        Verdict.MET: "“{item}” is published: “{title}” in column “{column}”.",
        Verdict.BREACHED: "“{item}” is not to be found in column “{columns}”[[ (due: {due})]].",
        Verdict.SUSPECTED: "“{item}” is not to be found in column “{columns}” under its name, but “{nearest}” "
        "comes near[[ (due: {due})]].",
        Verdict.UNDETERMINED: "Whether “{item}” is published could not be verified; it should stand in column “{columns}”.",
        Verdict.PENDING: "“{item}” is not published yet; it is due by {due}, {days_left} days are left.",
    },
    severity=Severity.SERIOUS,
    since="0.1",
    details={
        "deadline": "how the last lawful day was computed, step by step",
        "candidates": "the titles that come nearest, with address and likeness in per cent",
        "url": "address of what was found",
        "elsewhere": "true when it was found outside the columns the duty names",
        "due_soon": "true when the days left are few for a duty of this severity",
        "unread": "the first column that could not be read whole",
        "attested": "the day a person recorded the duty as done",
        "year": "the year the title must name, where the duty asks for one",
    },
)
def missing_item(view: UnitView) -> Iterable[Ruling]:
    """Judge every duty that asks for a thing or a filled column."""
    shelf = Shelf(view)
    for duty in view.duties:
        obligation = duty.obligation
        if "missing-item" in obligation.checks and obligation.repost is None and obligation.verifiable is not Verifiable.NO:
            if obligation.looks_for.column_exists:
                yield _of_column(duty, view, shelf)
            elif is_once_a_year(obligation):
                yield _of_year(duty, view, shelf)
            else:
                yield _of_item(duty, view, shelf, fixed_deadline(obligation, view))


def _of_year(duty: AppliedDuty, view: UnitView, shelf: Shelf) -> Ruling:
    """A thing that is due at some time of each year: this year's is pending until its end, last year's must be there."""
    this_year = _of_item(duty, view, shelf, end_of_year(view.as_of.year))
    before = end_of_year(view.as_of.year - 1)
    if this_year.verdict is not Verdict.PENDING or is_before_its_time(before.last.date(), duty.obligation, view):
        return this_year
    last_year = _of_item(duty, view, shelf, before)
    return this_year if last_year.verdict is Verdict.MET else last_year


def _of_item(duty: AppliedDuty, view: UnitView, shelf: Shelf, deadline: Deadline | NoDeadline) -> Ruling:
    obligation = duty.obligation
    year = year_meant(obligation, deadline, view.as_of) if obligation.looks_for.year_in_title else None
    wanted = Wanted(obligation.looks_for, year)
    columns = shelf.columns(obligation.looks_for)
    facts: dict[str, Fact] = {
        "item": obligation.title,
        "columns": _names(columns) or list(obligation.looks_for.columns),
        "year": year,
        **deadline_facts(deadline),
    }

    def fits(item: Item) -> bool:
        return wanted.fits(item) and belongs_to_cycle(item, obligation, deadline)

    here = shelf.items(columns)
    found = next((item for item in here if fits(item)), None)
    if found is None and not wanted.any_title and shelf.may_hold(wanted):
        found = next((item for item in shelf.items() if fits(item)), None)
    if found is not None:
        return _met(duty, view, found, columns, facts)
    if duty.attested_on and obligation.verifiable is Verifiable.PARTLY:
        return _attested(duty, facts)
    if isinstance(deadline, Deadline):
        if view.as_of <= deadline.last:
            return pending(obligation.id, {**facts, **time_left(deadline, obligation, view)}, of=obligation)
    elif deadline.reason is not None:
        return undetermined(obligation.id, deadline.reason, {**facts, "unread": None}, of=obligation)
    place = read_whole(columns)
    gap = hidden(view, columns)
    if gap:
        facts["unread"] = gap.column or None
        return undetermined(obligation.id, gap.reason, facts, proof=gap.sightings, of=obligation, column=_only(columns))
    if any(item.cut_off for item in here):
        facts["unread"] = None
        return undetermined(
            obligation.id, Reason.CRAWL_CUT_SHORT, facts, proof=place.sightings, of=obligation, column=_only(columns)
        )
    facts["candidates"] = candidate_facts(wanted.nearest(here))
    likely = next((item for item in here if wanted.nearly_fits(item)), None)
    if likely:
        facts["nearest"] = shown(likely.title)
        return suspected(obligation.id, facts, proof=place.sightings, of=obligation, column=likely.column)
    return breached(obligation.id, facts, proof=place.sightings, of=obligation, column=_only(columns))


def _of_column(duty: AppliedDuty, view: UnitView, shelf: Shelf) -> Ruling:
    obligation = duty.obligation
    deadline = fixed_deadline(obligation, view)
    columns = shelf.columns(obligation.looks_for)
    facts: dict[str, Fact] = {
        "item": obligation.title,
        "columns": _names(columns) or list(obligation.looks_for.columns),
        "year": None,
        **deadline_facts(deadline),
    }
    found = next(iter(shelf.items(columns) or shelf.items(shelf.columns_alike(obligation.looks_for))), None)
    if found is not None:
        return _met(duty, view, found, columns, facts)
    if duty.attested_on and obligation.verifiable is Verifiable.PARTLY:
        return _attested(duty, facts)
    # A column has to be there whatever is still to be put into it, so only a limit that names its day can postpone it.
    if isinstance(deadline, Deadline) and view.as_of <= deadline.last:
        return pending(obligation.id, {**facts, **time_left(deadline, obligation, view)}, of=obligation)
    place = read_whole(columns)
    if isinstance(place, NotWhole):
        facts["unread"] = place.column or None
        return undetermined(obligation.id, place.reason, facts, proof=place.sightings, of=obligation, column=_only(columns))
    facts["candidates"] = []
    return breached(obligation.id, facts, proof=place.sightings, of=obligation, column=_only(columns))


def _met(duty: AppliedDuty, view: UnitView, found: Item, columns: tuple[ColumnView, ...], facts: dict[str, Fact]) -> Ruling:
    column = view.unit.column(found.column)
    facts |= {
        "title": shown(found.title),
        "column": column.name if column else found.column,
        "url": found.url,
        "elsewhere": found.column not in {view_of.column.id for view_of in columns},
        "attested": None,
    }
    proof = (found.sighting,) if found.sighting else ()
    return met(duty.obligation.id, facts, proof=proof, of=duty.obligation, column=found.column)


def _attested(duty: AppliedDuty, facts: dict[str, Fact]) -> Ruling:
    assert duty.attested_on is not None
    facts |= {"title": None, "column": None, "url": None, "elsewhere": True, "attested": duty.attested_on.isoformat()}
    return met(duty.obligation.id, facts, of=duty.obligation)


def _names(columns: tuple[ColumnView, ...]) -> list[Fact]:
    return [column.column.name for column in columns[:NAMED]]


def _only(columns: tuple[ColumnView, ...]) -> str | None:
    return columns[0].column.id if len(columns) == 1 else None
