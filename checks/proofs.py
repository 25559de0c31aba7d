"""When absence is proved: only by sightings of the whole place where the thing should be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from duewatch.domain.judgements import Reason
from duewatch.domain.sightings import SightingKind
from duewatch.domain.units import ColumnKind
from duewatch.domain.views import ColumnView, UnitView

REASON_OF: Final[Mapping[SightingKind, Reason]] = {
    SightingKind.BLOCKED: Reason.BLOCKED,
    SightingKind.REFUSED: Reason.BLOCKED,
    SightingKind.NOT_GENUINE: Reason.NOT_GENUINE,
    SightingKind.FAILED: Reason.UNREACHABLE,
    SightingKind.SKIPPED: Reason.CRAWL_CUT_SHORT,
    SightingKind.GONE: Reason.UNREACHABLE,  # of a list page: the portal moved it, which says nothing of what it held
}
"""What stands between us and a page, by the kind of the sighting; kinds that show a page are not in it."""


PASSING: Final = frozenset({Reason.UNREACHABLE, Reason.BLOCKED, Reason.NOT_GENUINE})
"""What hides a column on a bad night and may be gone tomorrow."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The place was read from end to end; these sightings show it."""

    sightings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotWhole:
    """Part of the place was not read, for this reason; what was seen of it."""

    reason: Reason
    column: str  # name of the first column that was not read
    sightings: tuple[str, ...]


def read_whole(columns: Iterable[ColumnView]) -> Whole | NotWhole:
    """Whether all of some columns were read from end to end. No column at all is an address nobody knows."""
    seen: list[str] = []
    gap: tuple[Reason, str] | None = None
    any_column = False
    for column in columns:
        any_column = True
        pages = column.walk.pages if column.walk else ()
        seen.extend(key for key in pages if key not in seen)
        reason = _why_not_whole(column)
        if reason and gap is None:
            gap = reason, column.column.name
    if not any_column:
        return NotWhole(Reason.ADDRESS_UNKNOWN, "", ())
    return NotWhole(*gap, tuple(seen)) if gap else Whole(tuple(seen))


def hidden(view: UnitView, columns: Sequence[ColumnView]) -> NotWhole | None:
    """What keeps us from saying that a thing, or an earlier copy of it, is nowhere in the unit; ``None`` if nothing does.

    The columns where it should stand must have been read whole. It may stand elsewhere too, so no other column may be hidden
    by tonight's weather; one that is never read whole (too long, unknown layout or address) does not count, or nothing could
    ever be missing from a unit with a large column.
    """
    place = read_whole(columns)
    if isinstance(place, NotWhole):
        return place
    for column in view.columns:
        reason = None if column in columns else _why_not_whole(column)
        if reason in PASSING:
            return NotWhole(reason, column.column.name, place.sightings)
    return None


def _why_not_whole(column: ColumnView) -> Reason | None:
    """Asked by many checks of the same column, each time over all its rows; so the answer is kept with it."""
    return column.once("why-not-whole", lambda: _look_whether_whole(column))


def _look_whether_whole(column: ColumnView) -> Reason | None:
    walk = column.walk
    if column.column.url is None:
        return Reason.ADDRESS_UNKNOWN
    if walk is None:
        return Reason.UNREACHABLE
    if not walk.complete:
        return Reason(walk.reason) if walk.reason in list(Reason) else Reason.CRAWL_CUT_SHORT
    if not walk.pages:
        return Reason.CRAWL_CUT_SHORT
    for sighting in column.sightings:
        if sighting.kind in REASON_OF:
            return REASON_OF[sighting.kind]
    shown = max(len(walk.entries), len(column.records))
    if not shown and column.column.kind is ColumnKind.HOME:
        return Reason.LAYOUT_UNKNOWN  # an entry page leads to columns; that it holds no list says nothing
    # A lone link beside a list of which the portal itself says that it is blank is no row.
    said_blank = walk.declared_total == 0 and walk.other_entries == 1
    if not shown and walk.other_entries and not said_blank:
        return Reason.LAYOUT_UNKNOWN  # another reader finds rows where ours finds none: our reader broke, not the unit
    if walk.declared_total is not None and walk.declared_total > shown:
        return Reason.CRAWL_CUT_SHORT  # the portal says that it holds more than we were shown
    if any(not entry.title.strip() for entry in walk.entries) or any(
        not record.understood and not record.title for record in column.records
    ):
        return Reason.LAYOUT_UNKNOWN  # something stands there that has no name for us
    return None
