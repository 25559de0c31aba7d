"""The entry pages of a unit and what was examined on them."""

from collections.abc import Iterator
from dataclasses import dataclass

from checks.proofs import REASON_OF
from duewatch.domain.judgements import Facts, Reason
from duewatch.domain.sightings import SightingKind
from duewatch.domain.traits import TraitKind
from duewatch.domain.units import ColumnKind
from duewatch.domain.views import ColumnView, UnitView


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry page with the outcome of one examination."""

    column: str  # id of the column that stands for the page
    name: str
    url: str
    proof: tuple[str, ...]
    facts: Facts | None  # None: not examined
    reason: Reason | None  # why it was not seen


def entry_pages(view: UnitView, kind: TraitKind) -> Iterator[EntryPage]:
    """Every column that is an entry page, in the order of the catalogue; those whose address is open are left out."""
    for column in view.columns:
        if column.column.kind is ColumnKind.HOME and column.column.url:
            first = column.sightings[0] if column.sightings else None
            facts = view.trait(first.key, kind) if first else None
            yield EntryPage(
                column.column.id,
                column.column.name,
                column.column.url,
                (first.key,) if first else (),
                facts,
                None if facts is not None else _why_unseen(column),
            )


def _why_unseen(column: ColumnView) -> Reason:
    if not column.sightings:
        return Reason.UNREACHABLE
    last = column.sightings[-1]
    return Reason.LAYOUT_UNKNOWN if last.kind is SightingKind.SEEN else REASON_OF.get(last.kind, Reason.UNREACHABLE)
