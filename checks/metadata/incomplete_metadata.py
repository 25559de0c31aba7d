"""A document lacks metadata that it must carry.

Why it matters
--------------
Index number, issuing body, dates and validity are what a reader finds, cites and trusts a document by, and what other
duties are counted from. A document without them is public, but hard to find and impossible to date.

How it is decided
-----------------
A duty names the fields that each document of certain columns must carry, or that a certain document must carry. A field
that is absent, empty, or still filled with its template's placeholder is lacking; these are told apart. A page that
declares that there is none (for example a document number that was never given) carries the field. Header, tags, and the
lines around the title are metadata; the running text, its signature and the page's address are not.

How to remedy
-------------
Fill in the named fields in the publishing system. Where a field does not exist for the document, write so on the page.

When it stays silent
--------------------
A page whose layout is not understood is undetermined: what we cannot read may well be there. A value that is there but
unreadable or contradictory is not lacking. Documents known only from a list are not judged. If a page seems to have no
header at all, but everything that is lacking stands elsewhere on it, a person is asked to look.
"""

from collections.abc import Iterable, Iterator

from checks.contract import check
from checks.documents import present
from checks.matching import Item, Shelf, Wanted
from checks.rulings import Ruling, breached, met, suspected, undetermined
from checks.wording import shown
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity
from duewatch.domain.records import FieldName, FieldState, Record, Where
from duewatch.domain.views import UnitView

LACKING = {FieldState.MISSING: "missing", FieldState.EMPTY: "empty", FieldState.PLACEHOLDER: "left_over"}
"""How a field can be lacking, by the fact that names it."""

METADATA = frozenset({Where.BLOCK, Where.LINE, Where.META, Where.API, Where.HEADING})
"""Places whose values are metadata; what stands in the text, its signature, the address or the list is not."""


@check(
    title="Incomplete metadata",
    messages={
        Verdict.MET: "“{item}” carries all {required} required fields.",
        Verdict.BREACHED: "“{item}” lacks metadata[[; not there: {missing}]][[; empty: {empty}]]"
        "[[; placeholder left in: {left_over}]].",
        Verdict.SUSPECTED: "“{item}” seems to lack metadata[[; not there: {missing}]][[; empty: {empty}]]"
        "[[; placeholder left in: {left_over}]]; a person should look.",
        Verdict.UNDETERMINED: "Whether “{item}” carries its metadata could not be verified.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={
        "url": "address of the document",
        "obligations": "the duties that name the fields",
        "required": "how many fields are required",
    },
)
def incomplete_metadata(view: UnitView) -> Iterable[Ruling]:
    """Judge every document that was read and of which a duty names the fields."""
    required: dict[str, list[tuple[Obligation, tuple[FieldName, ...]]]] = {}
    items: dict[str, Item] = {}
    for obligation, fields, item in _asked_for(view):
        required.setdefault(item.url, []).append((obligation, fields))
        items[item.url] = item
    for url, asked in required.items():
        yield _of_document(items[url], asked)


def _asked_for(view: UnitView) -> Iterator[tuple[Obligation, tuple[FieldName, ...], Item]]:
    """Each duty with the fields it asks for and each document it asks them of."""
    shelf = Shelf.of(view)
    for duty in view.duties:
        obligation = duty.obligation
        if "incomplete-metadata" not in obligation.checks:
            continue
        items = [item for item in shelf.items(shelf.columns(obligation.looks_for)) if item.record]
        if obligation.required_fields:
            fields = tuple(FieldName(name) for name in obligation.required_fields)
            yield from ((obligation, fields, item) for item in items)
        if obligation.looks_for.fields:
            fields = tuple(FieldName(name) for name in obligation.looks_for.fields)
            wanted = Wanted(obligation.looks_for, view.as_of.year + obligation.looks_for.year_offset)
            yield from ((obligation, fields, item) for item in items if wanted.fits(item))


def _of_document(item: Item, asked: list[tuple[Obligation, tuple[FieldName, ...]]]) -> Ruling:
    record = item.record
    assert record is not None
    obligations = {obligation.id: obligation for obligation, _ in asked}
    facts: dict[str, Fact] = {"item": shown(item.title) or item.url, "url": item.url, "obligations": sorted(obligations)}
    if not record.understood:
        of = obligations[min(obligations)]
        return undetermined(item.url, Reason.LAYOUT_UNKNOWN, facts, proof=(record.sighting,), of=of, column=item.column)
    fields = dict.fromkeys(name for _, names in asked for name in names)
    lacking = {name: how for name in fields if (how := _how_lacking(record, name))}
    # The gravest duty that is not met lends basis and severity.
    failed = [obligation for obligation, names in asked if any(name in lacking for name in names)]
    of = min(failed or obligations.values(), key=lambda obligation: (-obligation.severity.rank, obligation.id))
    if not lacking:
        facts["required"] = len(fields)
        return met(item.url, facts, proof=(record.sighting,), of=of, column=item.column)
    for how in LACKING.values():
        facts[how] = [name.value for name, its in lacking.items() if its == how]
    facts["required"] = len(fields)
    if _may_be_ours(record, lacking):
        return suspected(item.url, facts, proof=(record.sighting,), of=of, column=item.column)
    return breached(item.url, facts, proof=(record.sighting,), of=of, column=item.column)


def _how_lacking(record: Record, name: FieldName) -> str | None:
    """How a field is lacking; ``None`` when a place that readers see as metadata has a value or says that there is none."""
    value = record.fields.get(name)
    if name is FieldName.TITLE and record.title:
        return None
    readings = [reading for reading in (value.best, *value.others) if reading.where in METADATA] if value else []
    if any(reading.state not in LACKING for reading in readings):
        return None
    return LACKING[readings[0].state if readings else FieldState.MISSING]


def _may_be_ours(record: Record, names: Iterable[FieldName]) -> bool:
    """Whether our reader may have missed a header: no field stands in one, yet all that is lacking stands elsewhere."""
    has_header = any(value.best.where is Where.BLOCK for value in record.fields.values())
    return not has_header and all(present(record, name) for name in names)
