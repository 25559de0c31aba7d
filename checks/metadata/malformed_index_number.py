"""An index number holds the remains of a program instead of a number.

Why it matters
--------------
The index number is the one name of a piece of information within a body's catalogue. A number that ends in "None" or "null"
was never given; it cannot be searched for and will be given again.

How it is decided
-----------------
The parts of an index number between its dashes and slashes are looked at. A part that is a programming language's word for
"nothing", or an empty part between two separators at its end, shows that the number was put together from a value that was
not there.

How to remedy
-------------
Give the document its number and correct the template that composes it.

When it stays silent
--------------------
Index numbers have no common grammar: regions use letters, organisation codes, credit codes and dates in different order.
Anything else that is unusual is therefore left alone, and so are documents without an index number.
"""

import re
from collections.abc import Iterable

from checks.contract import check
from checks.documents import documents
from checks.duties import duty_naming
from checks.rulings import Ruling, breached, met
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import FieldName, FieldState, Where
from duewatch.domain.views import UnitView

SEPARATOR = re.compile(r"[-/—–]+")
NOTHING = frozenset({"none", "null", "undefined", "nan"})
LABELLED = frozenset({Where.BLOCK, Where.META, Where.API})
JUDGED = frozenset({FieldState.PRESENT, FieldState.PLACEHOLDER})


@check(
    title="Malformed index number",
    messages={
        Verdict.MET: "The index number {number} of “{item}” is complete.",
        Verdict.BREACHED: "The index number {number} of “{item}” is not a number: a part of it was never filled in.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={"url": "address of the document"},
)
def malformed_index_number(view: UnitView) -> Iterable[Ruling]:
    """Judge every index number that stands in a field of its own."""
    of = duty_naming("malformed-index-number", view)
    for record in documents(view):
        reading = record.reading(FieldName.INDEX_NO)
        if reading is None or reading.state not in JUDGED or reading.where not in LABELLED:
            continue
        parts = SEPARATOR.split(reading.raw.strip())
        if len(parts) == 1:
            continue
        facts: dict[str, Fact] = {"item": shown(record.title) or record.url, "url": record.url, "number": shown(reading.raw)}
        if not parts[-1] or any(part.strip().casefold() in NOTHING for part in parts):
            yield breached(record.url, facts, proof=(record.sighting,), of=of, column=record.column)
        else:
            yield met(record.url, facts, proof=(record.sighting,), of=of, column=record.column)
