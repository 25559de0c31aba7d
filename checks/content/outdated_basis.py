"""A document rests on a law or regulation that was no longer in force when it was written.

Why it matters
--------------
Whoever is bound by a document looks up what it rests on. A basis that was repealed takes away its ground, and whoever applies
it finds a rule that no longer exists.

How it is decided
-----------------
The documents that a text names as its basis (根据《…》) are compared with a list of repealed laws and regulations, kept as
data with the day and the clause of each repeal. A document counts only if it was written on or after that day. Where it says
that it is made on that basis (根据《…》，制定本办法), it is a breach; everything else may concern what happened before, and a
person is asked to look.

How to remedy
-------------
Cite what stands in the place of the repealed document, or repeal the document itself.

When it stays silent
--------------------
Documents written before the repeal, or whose day of writing is not known exactly enough, are left alone, and so is a text
that speaks of the repeal itself or calls the document a former one. Repeals that are not on the list are not known.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, cast

from checks.contract import check
from checks.documents import documents
from checks.duties import duty_naming
from checks.matching import normalised
from checks.rulings import Ruling, breached, met, suspected
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import FieldName, Record
from duewatch.domain.repeals import Repeal
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import UnitView

STATE: Final = "中华人民共和国"


@check(
    title="Outdated basis",
    messages={
        Verdict.MET: "None of the documents that “{item}” rests on is known to be repealed.",
        Verdict.BREACHED: "“{item}”, written on {written}, is made on the basis of {cited}, repealed since {since} ({by}).",
        Verdict.SUSPECTED: (
            "“{item}”, written on {written}, names {cited} as its basis, repealed since {since} ({by}); a person should look."
        ),
    },
    severity=Severity.MINOR,
    since="0.2",
    details={
        "url": "address of the document",
        "written": "the day the document was written",
        "cited": "the repealed document it rests on",
        "since": "the first day on which that was no longer in force",
        "by": "what repealed it",
        "instead": "what stands in its place",
    },
)
def outdated_basis(view: UnitView) -> Iterable[Ruling]:
    """Judge every document that says what it rests on."""
    of = duty_naming("outdated-basis", view)
    repeals = {normalised(name): repeal for repeal in view.repeals for name in (repeal.title, *repeal.names)}
    if not repeals:
        return
    for record in documents(view):
        cited = view.trait(record.sighting, TraitKind.CITATIONS)
        written = _written(record)
        if cited is None or written is None:
            continue
        rests = [one for one in cast("list[Mapping[str, Any]]", cited["found"]) if one["basis"] and not one["past"]]
        if not rests:
            continue
        ended = sorted(_ended(rests, repeals, written), key=lambda pair: not pair[1])
        facts: dict[str, Fact] = {
            "item": shown(record.title) or record.url,
            "url": record.url,
            "written": written.isoformat(),
            "cited": shown(ended[0][0].title) if ended else None,
            "since": ended[0][0].since.isoformat() if ended else None,
            "by": ended[0][0].by if ended else None,
            "instead": (ended[0][0].instead or None) if ended else None,
        }
        about: dict[str, Any] = {"proof": (record.sighting,), "of": of, "column": record.column}
        if not ended:
            yield met(record.url, facts, **about)
        elif ended[0][1]:
            yield breached(record.url, facts, **about)
        else:
            yield suspected(record.url, facts, **about)


def _written(record: Record) -> date | None:
    """The earliest day on which the document can have been written."""
    interval = record.date_of(FieldName.WRITTEN_DATE)
    return interval.first_day if interval else None


def _ended(rests: Iterable[Mapping[str, Any]], repeals: Mapping[str, Repeal], written: date) -> Iterator[tuple[Repeal, bool]]:
    """What a document rests on and was repealed before, each with whether the document is made on that basis."""
    for one in rests:
        repeal = repeals.get(normalised(one["title"].split("（")[0].removeprefix(STATE)))
        if repeal is not None and repeal.since <= written:
            yield repeal, bool(one["makes"])
