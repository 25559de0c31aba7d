"""The same document was published more than once in a column.

Why it matters
--------------
A document that stands twice in one column is corrected in one place and wrong in the other. Inspections leave repeated
items out of their counts.

How it is decided
-----------------
Within one column, documents of the same title are compared by document number and by a fingerprint of their text. They seem
to be one document if the numbers are the same, or the texts are, and nothing tells them apart.

How to remedy
-------------
Keep one of the pages and take the others down, or give each version its own title.

When it stays silent
--------------------
Notices of one name that return (lists, announcements of results) differ in their text and are left alone, and so are
documents without enough text to compare. Because versions and corrections may rightly stand side by side, nobody is
accused: a person is asked to look.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from checks.contract import check
from checks.documents import documents
from checks.duties import duty_naming
from checks.matching import normalised, number_of
from checks.rulings import Ruling, met, suspected
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import Record
from duewatch.domain.views import UnitView

SHOWN: Final = 5  # documents that the facts name
ENOUGH: Final = 8  # hashes of a text's sketch from which it can be told from another


@check(
    title="Document published twice",
    messages={
        Verdict.MET: "“{item}” stands once in its column.",
        Verdict.SUSPECTED: "“{item}” seems to stand {count} times in its column; a person should look.",
    },
    severity=Severity.ADVICE,
    since="0.1",
    details={"urls": "addresses of the pages that seem to be one document", "count": "how many pages there are"},
)
def duplicate_record(view: UnitView) -> Iterable[Ruling]:
    """Judge every document that shares its title with another of its column."""
    of = duty_naming("duplicate-record", view)
    same_title: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in documents(view):
        same_title[record.column, normalised(record.title)].append(record)
    for (column, title), records in same_title.items():
        if not title or len(records) < 2:
            continue
        twins = _twins(sorted(records, key=lambda record: record.url))
        first = twins[0]
        facts: dict[str, Fact] = {
            "item": shown(first.title),
            "urls": [record.url for record in twins[:SHOWN]],
            "count": len(twins),
        }
        proof = [record.sighting for record in twins[:SHOWN]]
        if len(twins) > 1:
            yield suspected(first.url, facts, proof=proof, of=of, column=column)
        else:
            yield met(first.url, facts, proof=proof, of=of, column=column)


def _twins(records: list[Record]) -> list[Record]:
    """The first of some documents that has others like it, with these; the first alone where none has."""
    for at, one in enumerate(records):
        twins = [one, *(other for other in records[at + 1 :] if _is_the_same(one, other))]
        if len(twins) > 1:
            return twins
    return records[:1]


def _is_the_same(one: Record, other: Record) -> bool:
    numbers = number_of(one), number_of(other)
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    if min(len(one.text_sketch), len(other.text_sketch)) >= ENOUGH:
        return one.text_sketch == other.text_sketch
    return all(numbers)
