"""A column was opened and holds nothing.

Why it matters
--------------
A blank column promises information and gives none. Blank columns count towards a veto of the national inspection, and are
the first thing a visitor notices.

How it is decided
-----------------
A column that was read from its first to its last page, and in which neither a row nor a document nor a text of its own was
found, is blank. A declaration that nothing was to be published answers for the days it names.

How to remedy
-------------
Publish what belongs there, merge the column with another, or take it down until there is something to publish.

When it stays silent
--------------------
Columns with an update period are for `stale-column`, which says the same of them with the period's basis, and columns that
a duty asks for with something in them are for `missing-item`. Topics of past work are left alone. A column that could not be
read, in which another reader finds rows, or of which the portal itself says that it holds something, is undetermined.
"""

from collections.abc import Iterable

from checks.column_periods import period_of
from checks.contract import check
from checks.duties import duty_naming
from checks.matching import Shelf
from checks.proofs import NotWhole, read_whole
from checks.rulings import Ruling, breached, met, undetermined
from duewatch.domain.declarations import Absence
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.units import ColumnKind
from duewatch.domain.views import UnitView


@check(
    title="Blank column",
    messages={
        Verdict.MET: "Column “{column}” holds {entries} entries.",
        Verdict.BREACHED: "Column “{column}” holds nothing.",
        Verdict.UNDETERMINED: "Whether column “{column}” holds anything could not be verified.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={"url": "address of the column"},
)
def empty_column(view: UnitView) -> Iterable[Ruling]:
    """Judge every column that has no update period."""
    of = duty_naming("empty-column", view)
    shelf = Shelf.of(view)
    asked = _asked_for(view, shelf)
    for column in view.columns:
        if column.column.id in asked:
            continue
        has_period = period_of(column.column, view)[0] is not None or column.column.kind is ColumnKind.ACCOUNT
        if has_period or column.column.historical:
            continue
        subject = column.column.id
        entries = len(shelf.items([column]))
        place = read_whole([column])
        facts: dict[str, Fact] = {"column": column.column.name, "url": column.column.url, "entries": entries}
        if entries:
            yield met(subject, facts, proof=place.sightings, of=of, column=subject)
        elif isinstance(place, NotWhole):
            yield undetermined(subject, place.reason, facts, proof=place.sightings, of=of, column=subject)
        else:
            absence = Absence(view.as_of.date(), view.as_of.date())
            yield breached(subject, facts, proof=place.sightings, of=of, column=subject, absence=absence)


def _asked_for(view: UnitView, shelf: Shelf) -> set[str]:
    """Columns that a duty asks for with something in them: that they are blank is that duty's finding."""
    asking = [duty.obligation.looks_for for duty in view.duties if "missing-item" in duty.obligation.checks]
    return {column.column.id for wanted in asking if wanted.column_exists for column in shelf.columns(wanted)}
