"""A document was published before it was written, or bears a date that has not come yet.

Why it matters
--------------
Such dates cannot both be true. Circulars list them as errors of logic in published documents, and everything that is
counted from a date, above all the limit for its publication, is built on sand.

How it is decided
-----------------
The whole of the date published is compared with the whole of the date written: it is impossible only if the latest moment
of the first lies before the earliest moment of the second. A date is in the future if it lies wholly after the day on which
the page was seen. A document whose number belongs to a later year than the one it was written in is suspicious, too.

How to remedy
-------------
Correct the date that is wrong; if the document was re-issued, show the date of the version that is public.

When it stays silent
--------------------
Dates that are missing, unreadable or too coarse to contradict each other are left alone. If another place on the page gives
a date that fits, or the date written was only read from the running text, a person is asked to look.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from checks.clocks import shown_interval
from checks.contract import check
from checks.documents import all_present, documents
from checks.duties import duty_naming
from checks.rulings import Ruling, breached, met, suspected
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import FieldName, Reading, Record, Where
from duewatch.domain.views import UnitView

YEAR = re.compile(r"[〔［\[（(]((?:19|20)\d\d)[〕］\]）)]")
FIRM = frozenset({Where.BLOCK, Where.META, Where.LINE, Where.API})
"""Places where a date is labelled as what it is."""


@check(
    title="Impossible dates",
    messages={
        Verdict.MET: "The dates of “{item}” can be true together (written: {written}, published: {published}).",
        Verdict.BREACHED: "The dates of “{item}” cannot be true: written {written}, published {published}, seen {seen}.",
        Verdict.SUSPECTED: "The dates of “{item}” seem to contradict each other: written {written}, "
        "published {published}, seen {seen}[[, number of {number_year}]]; a person should look.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={
        "url": "address of the document",
        "seen": "the day on which the page was seen",
        "number_year": "the year of the document number, where it is later than that of the date written",
    },
)
def impossible_dates(view: UnitView) -> Iterable[Ruling]:
    """Judge every document that shows both dates, or one in the future."""
    of = duty_naming("impossible-dates", view)
    for record in documents(view):
        written = [reading for reading in all_present(record, FieldName.WRITTEN_DATE) if reading.date]
        published = [
            reading
            for reading in all_present(record, FieldName.PUBLISHED_DATE)
            if reading.date and reading.where is not Where.ADDRESS
        ]
        if not written and not published:
            continue
        seen = view.sightings[record.sighting].seen_at if record.sighting in view.sightings else view.as_of
        last_day = max(seen, view.as_of).date()
        facts: dict[str, Fact] = {
            "item": shown(record.title) or record.url,
            "url": record.url,
            "written": shown_interval(written[0].date) if written else None,
            "published": shown_interval(published[0].date) if published else None,
            "seen": last_day.isoformat(),
            "number_year": _later_year(record, written),
        }
        impossible = _contradict(written, published) or _ahead([*written, *published], last_day)
        impossible = impossible or ("perhaps" if facts["number_year"] else "")
        if not impossible:
            yield met(record.url, facts, proof=(record.sighting,), of=of, column=record.column)
        elif impossible == "surely":
            yield breached(record.url, facts, proof=(record.sighting,), of=of, column=record.column)
        else:
            yield suspected(record.url, facts, proof=(record.sighting,), of=of, column=record.column)


def _later_year(record: Record, written: Sequence[Reading]) -> int | None:
    """The year of the document's number, where it is later than every date written: numbers are given in order of time."""
    number = record.reading(FieldName.DOC_NO)
    found = YEAR.search(number.value) if number and number.value and number.where in FIRM else None
    years = [reading.date.last_day.year for reading in written if reading.date]
    return int(found[1]) if found and years and int(found[1]) > max(years) else None


def _contradict(written: Sequence[Reading], published: Sequence[Reading]) -> str:
    """Whether the document was published before it was written: "surely", "perhaps" or ""."""
    if not written or not published or not _before(published[0], written[0]):
        return ""
    fits = any(not _before(later, earlier) for later in published for earlier in written)
    return "perhaps" if fits or written[0].where not in FIRM else "surely"


def _before(one: Reading, other: Reading) -> bool:
    assert one.date is not None
    assert other.date is not None
    return one.date.end < other.date.start


def _ahead(readings: Sequence[Reading], last_day: date) -> str:
    """Whether a date lies in the future: "surely", "perhaps" (not labelled, so it may be another date) or ""."""
    future = [reading for reading in readings if reading.date and reading.date.first_day > last_day]
    if not future:
        return ""
    return "surely" if any(reading.where in FIRM for reading in future) else "perhaps"
