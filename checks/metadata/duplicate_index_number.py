"""Two different documents bear the same index number.

Why it matters
--------------
An index number is given once within a body. If two documents share one, neither can be found or cited by it with certainty,
and counts of what was published are wrong.

How it is decided
-----------------
The index numbers of all documents of the unit are compared without blanks and letter case. A number is a duplicate if
documents of different titles bear it. The finding belongs to the number, not to one of the documents.

How to remedy
-------------
Give one of the documents a number of its own.

When it stays silent
--------------------
One document that stands in several columns, under one title, bears its number rightly more than once. Titles that only
differ a little may be one document in two versions: a person is asked to look. Malformed numbers are for
`malformed-index-number`.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz

from checks.contract import check
from checks.documents import documents, present
from checks.duties import duty_naming
from checks.matching import normalised
from checks.rulings import Ruling, breached, met, suspected
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import FieldName, Record
from duewatch.domain.views import UnitView

SHOWN: Final = 5  # documents that the facts name
ALIKE: Final = 80.0  # likeness of two titles in per cent from which they may be one document


@check(
    title="Duplicate index number",
    messages={
        Verdict.MET: "The index number {number} stands for one document.",
        Verdict.BREACHED: "{count} different documents bear the index number {number}: {titles}.",
        Verdict.SUSPECTED: "{count} documents of similar titles bear the index number {number}: {titles}; "
        "a person should look.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={"urls": "addresses of the documents", "titles": "titles of the documents", "count": "how many titles there are"},
)
def duplicate_index_number(view: UnitView) -> Iterable[Ruling]:
    """Judge every index number of the unit."""
    of = duty_naming("duplicate-index-number", view)
    bearers: dict[str, list[Record]] = defaultdict(list)
    for record in documents(view):
        reading = present(record, FieldName.INDEX_NO)
        number = "".join((reading.value or "").split()).casefold() if reading else ""
        if any(letter.isdigit() for letter in number):
            bearers[number].append(record)
    for number, records in bearers.items():
        titles = {normalised(record.title): record.title for record in records if normalised(record.title)}
        proof = [record.sighting for record in records[:SHOWN]]
        facts: dict[str, Fact] = {
            "number": shown(number),
            "count": len(titles),
            "titles": [shown(title) for title in list(titles.values())[:SHOWN]],
            "urls": [record.url for record in records[:SHOWN]],
        }
        if len(titles) < 2:
            yield met(number, facts, proof=proof, of=of)
        elif _are_alike(list(titles)):
            yield suspected(number, facts, proof=proof, of=of)
        else:
            yield breached(number, facts, proof=proof, of=of)


def _are_alike(titles: list[str]) -> bool:
    """Whether all titles are variants of the first: nearly the same, or one inside the other."""
    first = titles[0]
    return all(other in first or first in other or fuzz.ratio(first, other) >= ALIKE for other in titles[1:])
