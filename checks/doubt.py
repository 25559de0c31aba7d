"""Whose fault is it? Before a column is held against a unit, our reading of it is compared with its past and with a second one.

Portals are redesigned, and then our reader finds nothing where everything still stands. Three signs tell that from a column
that was really emptied: rows are gone that a second reading, which looks at addresses only, still sees; the second reading
sees many more rows than ours on a column without a past; documents that showed their metadata before show none now.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from checks.rulings import Ruling, with_facts
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.records import FieldName, FieldState, Record
from duewatch.domain.units import ColumnKind
from duewatch.domain.views import ColumnView, UnitView

REST_ON_READING: Final = frozenset({"coverage", "deadlines", "freshness", "metadata", "reposts"})
"""Groups of checks whose accusations rest on the rows and fields our reader found."""

FEW: Final = 4  # rows or documents below which a comparison says nothing
LOST: Final = 0.5  # share of rows or documents that must be gone
STILL_THERE: Final = 0.8  # share of its own past that the second reading must still see
MANY: Final = 10  # rows that the second reading must see beyond ours where there is no past
TIMES: Final = 3  # and how many times as many
FIELDS: Final = frozenset(
    {FieldName.PUBLISHED_DATE, FieldName.WRITTEN_DATE, FieldName.DOC_NO, FieldName.ISSUER, FieldName.INDEX_NO, FieldName.TOPIC}
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why our reading of one column is in doubt."""

    column: str  # its name
    sign: str  # "rows-lost" | "rows-unseen" | "fields-lost"
    now: int
    before: int  # in the past, or by the second reading
    sightings: frozenset[str]  # of everything that was read of the column


def doubts(view: UnitView) -> Mapping[str, Doubt]:
    """The columns whose reading is in doubt, by id."""
    return {column.column.id: doubt for column in view.columns if (doubt := _doubt(column))}


def held(ruling: Ruling, found: Mapping[str, Doubt]) -> Ruling:
    """An accusation that rests on a column in doubt, as undetermined; every other ruling as it is."""
    if ruling.verdict not in (Verdict.BREACHED, Verdict.SUSPECTED):
        return ruling
    doubt = found.get(ruling.column or "") or next((one for one in found.values() if one.sightings & set(ruling.proof)), None)
    if doubt is None:
        return ruling
    facts = with_facts(
        ruling, {"doubted": doubt.column, "doubt": doubt.sign, "doubt_now": doubt.now, "doubt_before": doubt.before}
    )
    return Ruling(
        Verdict.UNDETERMINED,
        ruling.subject,
        facts,
        ruling.proof,
        ruling.of,
        ruling.column,
        Reason.READER_IN_DOUBT,
        ruling.severity,
    )


def _doubt(view: ColumnView) -> Doubt | None:
    walk, past = view.walk, view.past
    if walk is None or not walk.complete:
        return None  # not read whole: nothing counts as absent there anyway
    if view.column.kind is ColumnKind.HOME:
        return None  # an entry page leads to documents of many columns; their rows are none of its own
    seen = frozenset((*walk.pages, *(record.sighting for record in view.records)))
    rows, other = len(walk.entries), walk.other_entries or 0
    if past is None:
        unseen = other >= rows + MANY and other > TIMES * rows
        return Doubt(view.column.name, "rows-unseen", rows, other, seen) if unseen else None
    fallen = past.rows >= FEW and rows < LOST * past.rows
    if fallen and past.other_rows and other >= STILL_THERE * past.other_rows and other > rows:
        return Doubt(view.column.name, "rows-lost", rows, past.rows, seen)
    known = [record for record in view.records if past.shown.get(record.url, frozenset()) & FIELDS]
    bare = [record for record in known if not shown_fields(record) & FIELDS & past.shown[record.url]]
    if len(known) >= FEW and len(bare) > LOST * len(known):
        return Doubt(view.column.name, "fields-lost", len(known) - len(bare), len(known), seen)
    return None


def shown_fields(record: Record) -> frozenset[FieldName]:
    """The fields that a document shows a value of."""
    return frozenset(name for name, value in record.fields.items() if value.best.state is FieldState.PRESENT)
