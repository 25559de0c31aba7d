"""A document cites another with a number that belongs to a different one.

Why it matters
--------------
Readers find a document by its number. A number that leads to another document sends them, and every document that copies the
citation, to the wrong text.

How it is decided
-----------------
Where a text names a document with title and number, both are compared with the documents that are known: the unit's own, and
those of the superior columns it must repost. The citation is wrong if the number is known to belong to one document and the
title to another. If only the number is known and the titles have next to nothing in common, a person is asked to look.

How to remedy
-------------
Correct number or title in the citation.

When it stays silent
--------------------
A citation without a number, or with a number that is not known, says nothing. A number that two known documents bear proves
nothing either. A title that is contained in the other, or much like it, is the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from rapidfuzz import fuzz

from checks.contract import check
from checks.documents import documents, present
from checks.duties import distinct_reposts, duty_naming
from checks.matching import document_number, normalised
from checks.rulings import Ruling, breached, met, suspected
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import FieldName, Where
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import UnitView

SAME: Final = 75.0  # likeness in per cent from which two titles are taken for one
DIFFERENT: Final = 45.0  # below which they have next to nothing in common
TELLING: Final = 6  # letters a title must have to be recognised inside a longer one
PRINTED: Final = frozenset({Where.BLOCK, Where.META, Where.LINE})


@dataclass(frozen=True, slots=True)
class Known:
    """A document whose number and title are both known, and the sighting that shows it."""

    number: str  # in the form for comparing
    printed: str
    key: str  # the title in the form for comparing
    title: str
    sighting: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A citation held against the documents that are known."""

    title: str
    number: str
    holder: Known  # bears the number
    owner: Known | None  # bears the title, and another number
    is_wrong: bool


@check(
    title="Wrong citation",
    messages={
        Verdict.MET: "The citations of “{item}” whose numbers are known bear the right titles.",
        Verdict.BREACHED: "“{item}” cites “{cited}” as {number}, which is the number of “{holder}”; the right one is {right}.",
        Verdict.SUSPECTED: "“{item}” cites “{cited}” as {number}, which seems to be “{holder}”; a person should look.",
    },
    severity=Severity.MINOR,
    since="0.2",
    details={
        "url": "address of the document",
        "cited": "the title as cited",
        "number": "the number as cited",
        "holder": "title of the document that bears that number",
        "right": "the number of the document that bears the cited title, where it is known",
    },
)
def wrong_citation(view: UnitView) -> Iterable[Ruling]:
    """Judge every document that cites one whose number is known."""
    of = duty_naming("wrong-citation", view)
    known = tuple(_known(view))
    by_number: dict[str, list[Known]] = {}
    for one in known:
        by_number.setdefault(one.number, []).append(one)
    for record in documents(view):
        cited = view.trait(record.sighting, TraitKind.CITATIONS)
        if cited is None:
            continue
        compared = list(_compared(cast("list[Mapping[str, Any]]", cited["found"]), by_number, known))
        if not compared:
            continue
        wrong = min((one for one in compared if one.is_wrong), key=lambda one: one.owner is None, default=None)
        about: dict[str, Any] = {"of": of, "column": record.column}
        facts: dict[str, Fact] = {
            "item": shown(record.title) or record.url,
            "url": record.url,
            "cited": shown(wrong.title) if wrong else None,
            "number": wrong.number if wrong else None,
            "holder": shown(wrong.holder.title) if wrong else None,
            "right": wrong.owner.printed if wrong and wrong.owner else None,
        }
        if wrong is None:
            yield met(record.url, facts, proof=(record.sighting,), **about)
            continue
        shows = [record.sighting, wrong.holder.sighting, *([wrong.owner.sighting] if wrong.owner else [])]
        judge = breached if wrong.owner else suspected
        yield judge(record.url, facts, proof=tuple(dict.fromkeys(shows)), **about)


def _compared(
    found: Iterable[Mapping[str, Any]], by_number: Mapping[str, list[Known]], known: Iterable[Known]
) -> Iterator[Compared]:
    """Every citation whose number is known to belong to one document."""
    for one in found:
        number, title = document_number(one["number"]), normalised(one["title"])
        holders = by_number.get(number or "", [])
        if not number or not holders or any(not _same(holders[0].key, holder.key) for holder in holders):
            continue
        is_right = _same(title, holders[0].key)
        owner = None if is_right else _owner(title, number, known)
        is_wrong = not is_right and (owner is not None or fuzz.ratio(title, holders[0].key) < DIFFERENT)
        yield Compared(one["title"], one["number"], holders[0], owner, is_wrong)


def _known(view: UnitView) -> Iterator[Known]:
    """Every document of the unit and of the superior columns whose number is printed on its own page."""
    for record in documents(view):
        number = present(record, FieldName.DOC_NO)
        plain = document_number(number.value) if number and number.where in PRINTED else None
        if number and plain and normalised(record.title):
            yield Known(plain, number.value or number.raw, normalised(record.title), record.title, record.sighting)
    for _, duty in distinct_reposts(view):
        plain = document_number(duty.source_doc_no)
        if plain and normalised(duty.source_title):
            yield Known(plain, duty.source_doc_no or "", normalised(duty.source_title), duty.source_title, duty.sighting)


def _owner(title: str, number: str, known: Iterable[Known]) -> Known | None:
    """The one document that bears a title and another number; ``None`` if there are several, or one that bears the number."""
    owners = [one for one in known if len(title) >= TELLING and title in one.key]
    numbers = {one.number for one in owners}
    return owners[0] if len(numbers) == 1 and number not in numbers else None


def _same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return (len(shorter) >= TELLING and shorter in longer) or fuzz.ratio(one, other) >= SAME
