"""Whether the thing or the column a duty asks for is among what a unit shows: one answer for every check that asks it.

The facts are those of ``missing-item``: ``item``, ``columns``, ``year``, ``due`` and ``deadline``; of what was found
``title``, ``column``, ``url``, ``elsewhere``; of what a person accepted, by whom and when; of what was not, ``candidates``
and ``nearest``; ``unread`` names the column that hides it.
"""

from collections.abc import Mapping
from typing import Final

from checks.cycles import belongs_to_cycle
from checks.due import deadline_facts, end_of_year, fixed_deadline, is_before_its_time, time_left, year_meant
from checks.matching import Item, Shelf, Wanted, candidate_facts
from checks.proofs import NotWhole, hidden, read_whole
from checks.rulings import Ruling, breached, met, pending, suspected, undetermined
from checks.wording import shown
from duewatch.domain.acceptances import Acceptance, accepted_for
from duewatch.domain.deadlines import Deadline, NoDeadline
from duewatch.domain.declarations import Absence
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import AppliedDuty, Verifiable
from duewatch.domain.views import ColumnView, UnitView

MESSAGES: Final[Mapping[Verdict, str]] = {
    Verdict.MET: "“{item}” is published: “{title}” in column “{column}”.",
    Verdict.BREACHED: "“{item}” is not to be found in column “{columns}”[[ (due: {due})]].",
    Verdict.SUSPECTED: "“{item}” is not to be found in column “{columns}” under its name, but “{nearest}” "
    "comes near[[ (due: {due})]].",
    Verdict.UNDETERMINED: "Whether “{item}” is published could not be verified; it should stand in column “{columns}”.",
    Verdict.PENDING: "“{item}” is not published yet; it is due by {due}, {days_left} days are left.",
}
"""What is said of a thing, for every check that asks whether it is there."""

DETAILS: Final[Mapping[str, str]] = {
    "deadline": "how the last lawful day was computed, step by step",
    "candidates": "the titles that come nearest, with address and likeness in per cent",
    "url": "address of what was found",
    "elsewhere": "true when it was found outside the columns the duty names",
    "due_soon": "true when the days left are few for a duty of this severity",
    "unread": "the first column that could not be read whole",
    "attested": "the day a person recorded the duty as done",
    "year": "the year the title must name, where the duty asks for one",
}

NAMED: Final = 5  # columns that a sentence names


def rule_on_year(duty: AppliedDuty, view: UnitView, shelf: Shelf) -> Ruling:
    """A thing that is due at some time of each year: this year's is pending until its end, last year's must be there."""
    this_year = rule_on_item(duty, view, shelf, end_of_year(view.as_of.year))
    before = end_of_year(view.as_of.year - 1)
    if this_year.verdict is not Verdict.PENDING or is_before_its_time(before.last.date(), duty.obligation, view):
        return this_year
    last_year = rule_on_item(duty, view, shelf, before)
    return this_year if last_year.verdict is Verdict.MET else last_year


def rule_on_item(duty: AppliedDuty, view: UnitView, shelf: Shelf, deadline: Deadline | NoDeadline) -> Ruling:
    """Whether the thing is there; missing only once its day has passed and every place where it may stand was read whole."""
    obligation = duty.obligation
    year = year_meant(obligation, deadline, view.as_of) if obligation.looks_for.year_in_title else None
    wanted = Wanted(obligation.looks_for, year, accepted_for(view.accepted, obligation.id))
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
        return _found(duty, view, found, columns, {**facts, **acceptance_facts(wanted.accepted(found))})
    if duty.attested_on and obligation.verifiable is Verifiable.PARTLY:
        return _attested(duty, facts)
    absence = _absence(deadline, view)
    if isinstance(deadline, Deadline):
        if view.as_of <= deadline.last:
            left = time_left(deadline, obligation, view)
            return pending(obligation.id, {**facts, **left}, of=obligation, absence=absence)
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
        column = likely.column
        return suspected(obligation.id, facts, proof=place.sightings, of=obligation, column=column, absence=absence)
    return breached(obligation.id, facts, proof=place.sightings, of=obligation, column=_only(columns), absence=absence)


def rule_on_column(duty: AppliedDuty, view: UnitView, shelf: Shelf) -> Ruling:
    """Whether the column that a duty asks for holds at least one entry."""
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
        return _found(duty, view, found, columns, facts)
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
    absence = _absence(deadline, view)
    return breached(obligation.id, facts, proof=place.sightings, of=obligation, column=_only(columns), absence=absence)


def acceptance_facts(one: Acceptance | None) -> dict[str, Fact]:
    """Who accepted a document in the thing's place; no facts where nobody had to."""
    if one is None:
        return {}
    day = one.recorded_at.date().isoformat() if one.recorded_at else None
    return {"accepted_by": one.by, "accepted_on": day, "accepted_note": one.note or None}


def _absence(deadline: Deadline | NoDeadline, view: UnitView) -> Absence:
    """Of what falls due on a day, that day; of what has to be there at any time, the day of the audit."""
    day = deadline.last.date() if isinstance(deadline, Deadline) else view.as_of.date()
    return Absence(day, day)


def _found(duty: AppliedDuty, view: UnitView, found: Item, columns: tuple[ColumnView, ...], facts: dict[str, Fact]) -> Ruling:
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
