"""A page shows one date of publication and declares another.

Why it matters
--------------
Search engines, the national inspection and other readers by machine take the date from the page's tags, people take the one
they see. If the two differ, one of them is misled about when the information became public.

How it is decided
-----------------
The date of publication that a reader sees, in the header or under the title, is compared with the one in the page's meta
tags and the one in the column's list. They contradict each other if they have no day in common: two hours of one day
agree.

How to remedy
-------------
Let the publishing system fill all places from one date; correct the wrong one.

When it stays silent
--------------------
A page that shows only one date contradicts nothing. The day in the address is the day a page was made and is left out. A
list may show when an entry was last changed, so a list alone that differs is only a suspicion. A list that says 3天前
instead of a date is left out, too: systems round that as they like.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from checks.clocks import day_interval, shown_interval
from checks.contract import check
from checks.documents import all_present, documents
from checks.duties import duty_naming
from checks.matching import Shelf
from checks.rulings import Ruling, breached, met, suspected
from checks.wording import shown
from duewatch.domain.dates import DateInterval
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import FieldName, Where
from duewatch.domain.sightings import COUNTED_BACK
from duewatch.domain.views import UnitView

SEEN_BY_READERS = (Where.BLOCK, Where.LINE, Where.HEADING)


@check(
    title="Contradicting publication dates",
    messages={
        Verdict.MET: "All places that date “{item}” agree on {visible}.",
        Verdict.BREACHED: "“{item}” shows {visible} as its date of publication, its meta tags say {tags}.",
        Verdict.SUSPECTED: "“{item}” shows {visible} as its date of publication, the column's list says {listed}.",
    },
    severity=Severity.ADVICE,
    since="0.1",
    details={
        "url": "address of the document",
        "tags": "the date in the meta tags",
        "listed": "the date in the column's list",
    },
)
def contradicting_dates(view: UnitView) -> Iterable[Ruling]:
    """Judge every document that dates its publication in more than one place."""
    of = duty_naming("contradicting-dates", view)
    rounded = _counted_back(view)
    rows = {item.url: item.date for item in Shelf.of(view).items() if item.date and item.url not in rounded}
    for record in documents(view):
        readings = [reading for reading in all_present(record, FieldName.PUBLISHED_DATE) if reading.date]
        visible = next((reading.date for reading in readings if reading.where in SEEN_BY_READERS), None)
        tags = next((reading.date for reading in readings if reading.where is Where.META), None)
        listed = day_interval(rows.get(record.url))
        if visible is None or (tags is None and listed is None):
            continue
        facts: dict[str, Fact] = {
            "item": shown(record.title) or record.url,
            "url": record.url,
            "visible": shown_interval(visible),
            "tags": shown_interval(tags),
            "listed": shown_interval(listed),
        }
        proof = (record.sighting,)
        if tags and not _meet(visible, tags):
            yield breached(record.url, facts, proof=proof, of=of, column=record.column)
        elif listed and not _meet(visible, listed):
            yield suspected(record.url, facts, proof=proof, of=of, column=record.column)
        else:
            yield met(record.url, facts, proof=proof, of=of, column=record.column)


def _counted_back(view: UnitView) -> AbstractSet[str]:
    """Documents whose rows say 3天前: systems round that as they like, so a day more or less is no contradiction."""
    entries = (entry for column in view.columns if column.walk for entry in column.walk.entries)
    return {entry.url for entry in entries if entry.date_from == COUNTED_BACK}


def _meet(one: DateInterval, other: DateInterval) -> bool:
    """Whether two dates have a day in common: an hour more or less misleads nobody about when a page became public."""
    return one.first_day <= other.last_day and other.first_day <= one.last_day
