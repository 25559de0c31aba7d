"""The catalogue, standard or procedure of a field is not published.

Why it matters
--------------
The standards of local disclosure were drawn up field by field. A field without its catalogue leaves residents without a list of
what they may expect to find.

How it is decided
-----------------
A duty names the field and what of it must be published. A document of that name is looked for in the column of standards and
then in the unit's other columns; a catalogue of several fields that was read, and names the field among its tables, will do.

How to remedy
-------------
Publish what is missing in the column of standards, under a title that names the field.

When it stays silent
--------------------
A column that could not be read whole proves nothing: undetermined. So is a field whose catalogue may stand in a file that could
not be read, when the file's document is called a standard catalogue.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from checks.contract import check
from checks.due import fixed_deadline
from checks.examined import Examined, examined, words
from checks.matching import Shelf, normalised
from checks.presence import DETAILS, MESSAGES, rule_on_item
from checks.rulings import Ruling, met, undetermined
from checks.wording import shown
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.obligations import AppliedDuty, Severity, Verifiable
from duewatch.domain.traits import TraitKind
from duewatch.domain.units import ColumnKind
from duewatch.domain.views import UnitView

ACCUSING: Final = frozenset({Verdict.BREACHED, Verdict.SUSPECTED})


@check(
    title="Field without its catalogue",
    messages=MESSAGES,
    severity=Severity.MINOR,
    since="0.1",
    details={**DETAILS, "unread": "the first column that could not be read whole, or the document whose file was not read"},
)
def missing_field_catalogue(view: UnitView) -> Iterable[Ruling]:
    """Judge every duty that asks for the catalogue, standard or procedure of a field."""
    duties = [duty for duty in view.duties if "missing-field-catalogue" in duty.obligation.checks]
    if not duties:
        return
    shelf = Shelf.of(view)
    catalogues = list(examined(view, TraitKind.CATALOGUE, ColumnKind.STANDARDS, title=("目录",), anywhere=True))
    for duty in duties:
        if duty.obligation.verifiable is not Verifiable.NO:
            yield _of_field(duty, view, shelf, catalogues)


def _of_field(duty: AppliedDuty, view: UnitView, shelf: Shelf, catalogues: list[Examined]) -> Ruling:
    ruling = rule_on_item(duty, view, shelf, fixed_deadline(duty.obligation, view))
    if ruling.verdict not in ACCUSING:
        return ruling
    field = _field_of(duty)
    for catalogue in catalogues:
        if field and field in set(_fields(catalogue)):
            record = catalogue.record
            column = view.unit.column(record.column)
            facts = {
                **ruling.facts,
                "title": shown(record.title),
                "column": column.name if column else record.column,
                "url": record.url,
                "elsewhere": False,
                "attested": None,
            }
            return met(ruling.subject, facts, proof=(record.sighting,), of=duty.obligation, column=record.column)
    unread = next((one.record.title for one in catalogues if one.unread_files and not one.outcomes), None)
    unread = unread or next(_not_understood(duty, shelf), None)
    if unread is None:
        return ruling
    facts = {**ruling.facts, "unread": shown(unread)}
    return undetermined(
        ruling.subject, Reason.LAYOUT_UNKNOWN, facts, proof=ruling.proof, of=duty.obligation, column=ruling.column
    )


def _field_of(duty: AppliedDuty) -> str:
    """The field of a duty on catalogues: the first word of its title; a standard or procedure is in no catalogue's table."""
    looks_for = duty.obligation.looks_for
    first, *rest = looks_for.title[0].split() if looks_for.title else [""]
    return normalised(first) if rest and "目录" in rest[-1] else ""


def _not_understood(duty: AppliedDuty, shelf: Shelf) -> Iterator[str]:
    """Titles of catalogues whose pages were not read, or not understood: the field may be among theirs."""
    for item in shelf.items(shelf.columns(duty.obligation.looks_for)):
        if "目录" in item.title and (item.record is None or not item.record.understood):
            yield item.title


def _fields(catalogue: Examined) -> Iterator[str]:
    for facts in catalogue.outcomes:
        for field in words(facts, "fields"):
            yield normalised(field.removesuffix("领域"))
