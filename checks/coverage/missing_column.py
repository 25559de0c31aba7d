"""A column that the rules for disclosure platforms demand does not exist.

Why it matters
--------------
The platform has a fixed set of columns under fixed names, so that people find the same thing in the same place at every body.
A body that lacks one has, as a rule, never published what belongs there.

How it is decided
-----------------
The duty names the column and the other names it goes by. It exists where its page was seen under the address that the
catalogue knows, or where the menu of the unit's disclosure pages leads to it. It is missing only if a menu was read on a page
of this audit that names at least two other prescribed columns, so that it is the platform's own menu, and nothing in it comes
near. That the column is blank is for other checks to judge. Where the menu led to the column before and now leads to less than
half of what it led to, the site was probably redesigned and our reader did not follow: that is for the operator to look at.

How to remedy
-------------
Set the column up under its prescribed name and put it into the menu. If it exists under another name, rename it, or tell the
supervising office, so that the name is added to the catalogue.

When it stays silent
--------------------
Where no menu of the unit's own was read, nobody can say what is not in it: undetermined. So is a column with a known address
that did not answer. Where a name comes near without being one of the known ones, a person is asked to look. Columns that only
some bodies need are not demanded of the others.
"""

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from checks.contract import check
from checks.doubt import FEW, LOST
from checks.due import deadline_facts, fixed_deadline, time_left
from checks.matching import Shelf, normalised
from checks.proofs import REASON_OF
from checks.rulings import Ruling, breached, met, pending, suspected, undetermined
from checks.wording import shown
from duewatch.domain.deadlines import Deadline
from duewatch.domain.judgements import Fact, Facts, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity, Verifiable
from duewatch.domain.sightings import SightingKind
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import ColumnView, UnitView

A_MENU = 2  # prescribed columns that a menu must name to be taken for the menu of the platform
NEAR = 75.0  # likeness in per cent of a menu entry to a wanted name from which a person should look
SHOWN = 12  # menu entries that the facts show


@check(
    title="Prescribed column missing",
    messages={
        Verdict.MET: "The column “{item}” exists: “{column}”.",
        Verdict.BREACHED: "The column “{item}” does not exist; the menu names {menu}.",
        Verdict.SUSPECTED: "The column “{item}” seems not to exist, but “{nearest}” in the menu comes near.",
        Verdict.UNDETERMINED: "Whether the column “{item}” exists could not be verified: no menu of the unit was read.",
        Verdict.PENDING: "The column “{item}” is to be set up by {due}; {days_left} days are left.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={
        "names": "the names by which the column is known",
        "due_soon": "true when the days left are few for a duty of this severity",
        "deadline": "how the last lawful day was computed, step by step",
        "url": "address of the column, where the catalogue knows it",
    },
)
def missing_column(view: UnitView) -> Iterable[Ruling]:
    """Judge every duty that prescribes a column."""
    shelf = Shelf.of(view)
    prescribed = [_names(duty.obligation) for duty in view.duties if "missing-column" in duty.obligation.checks]
    menus = list(_menus(view))
    for duty in view.duties:
        obligation = duty.obligation
        if "missing-column" in obligation.checks and obligation.verifiable is not Verifiable.NO:
            yield _of_column(obligation, view, shelf, menus, prescribed)


def _of_column(
    obligation: Obligation,
    view: UnitView,
    shelf: Shelf,
    menus: list[tuple[str, list[str]]],
    prescribed: list[frozenset[str]],
) -> Ruling:
    wanted = _names(obligation)
    deadline = fixed_deadline(obligation, view)
    facts: dict[str, Fact] = {
        "item": obligation.looks_for.columns[0] if obligation.looks_for.columns else obligation.title,
        "names": [*obligation.looks_for.columns, *obligation.looks_for.synonyms],
        **deadline_facts(deadline),
    }
    for known in shelf.columns(obligation.looks_for):
        seen = next((page.key for page in known.sightings if page.kind is SightingKind.SEEN), None)
        if seen and known.column.url:
            facts |= {"column": known.column.name, "url": known.column.url}
            return met(obligation.id, facts, proof=(seen,), of=obligation, column=known.column.id)
    for sighting, names in menus:
        found = next((name for name in names if normalised(name) in wanted), None)
        if found:
            facts |= {"column": shown(found), "url": None}
            return met(obligation.id, facts, proof=(sighting,), of=obligation)
    if isinstance(deadline, Deadline) and view.as_of <= deadline.last:
        return pending(obligation.id, {**facts, **time_left(deadline, obligation, view)}, of=obligation)
    hidden = next((_why_unseen(column) for column in shelf.columns(obligation.looks_for) if column.column.url), None)
    if hidden:
        return undetermined(obligation.id, hidden, facts, of=obligation)
    read = [(sighting, names) for sighting, names in menus if _is_of_platform(names, prescribed)]
    if not read:
        return undetermined(obligation.id, _why_no_menu(view), facts, of=obligation)
    if doubt := _lost_menu(view, wanted):
        return undetermined(obligation.id, Reason.READER_IN_DOUBT, {**facts, **doubt}, of=obligation)
    every = list(dict.fromkeys(name for _, names in read for name in names))
    proof = tuple(sighting for sighting, _ in read)
    facts["menu"] = [shown(name) for name in every[:SHOWN]]
    likeness, nearest = max(((_likeness(name, wanted), name) for name in every), default=(0.0, ""))
    if likeness >= NEAR:
        facts["nearest"] = shown(nearest)
        return suspected(obligation.id, facts, proof=proof, of=obligation)
    return breached(obligation.id, facts, proof=proof, of=obligation)


def _names(obligation: Obligation) -> frozenset[str]:
    return frozenset(normalised(name) for name in (*obligation.looks_for.columns, *obligation.looks_for.synonyms))


def _is_of_platform(menu: list[str], prescribed: list[frozenset[str]]) -> bool:
    """Whether a menu names enough prescribed columns; the menu of a whole portal names few of them."""
    keys = {normalised(name) for name in menu}
    return sum(bool(names & keys) for names in prescribed) >= A_MENU


def _menus(view: UnitView) -> Iterator[tuple[str, list[str]]]:
    """The menus that were read on list and entry pages, each different one once."""
    told: set[tuple[str, ...]] = set()
    for column in view.columns:
        for page in column.sightings:
            facts = view.trait(page.key, TraitKind.MENU)
            names = facts.get("columns") if facts else None
            if isinstance(names, list) and names:
                listed = [str(name) for name in names]
                if tuple(listed) not in told:
                    told.add(tuple(listed))
                    yield page.key, listed


def _lost_menu(view: UnitView, wanted: frozenset[str]) -> Facts | None:
    """Why a menu is not believed that led to a column before and has lost most of itself since; ``None`` where it is."""
    for column in view.columns:
        past = column.past.menu if column.past else ()
        if len(past) < FEW or not any(normalised(name) in wanted for name in past):
            continue
        menus = (view.trait(page.key, TraitKind.MENU) for page in column.sightings)
        listed = (facts.get("columns") for facts in menus if facts)
        now = {str(name) for names in listed if isinstance(names, list) for name in names}
        if len(now) < LOST * len(past):
            return {"doubted": column.column.name, "doubt": "menu-lost", "doubt_now": len(now), "doubt_before": len(past)}
    return None


def _why_unseen(column: ColumnView) -> Reason:
    """Why a column whose address is known was not seen this time; that it does not exist would need another proof."""
    return next((REASON_OF[page.kind] for page in column.sightings if page.kind in REASON_OF), Reason.UNREACHABLE)


def _why_no_menu(view: UnitView) -> Reason:
    kinds = [page.kind for column in view.columns for page in column.sightings]
    reasons = [REASON_OF[kind] for kind in kinds if kind in REASON_OF]
    return reasons[0] if reasons and len(reasons) == len(kinds) else Reason.LAYOUT_UNKNOWN


def _likeness(name: str, wanted: frozenset[str]) -> float:
    key = normalised(name)
    return max((fuzz.ratio(key, one) for one in wanted), default=0.0)
