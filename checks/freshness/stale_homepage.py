"""Nothing new was put on the entry page within its period.

Why it matters
--------------
An entry page on which nothing changes for weeks tells visitors that nobody is at home. By itself it fails a site in the
national inspection, so an office wants to know before the inspectors do.

How it is decided
-----------------
The duty says within how many days something new must stand on the entry page. The newest date among the rows and documents of
the page, and among what it leads to in the unit's columns, is compared with the day of the audit. Only where every row bears a
date, and no other column of the unit shows anything newer either, the page was not updated. An entry page that only leads on is
judged by all the columns it leads to, as the inspection does.

How to remedy
-------------
Put news on the entry page, or let it show the newest entries of the columns by itself.

When it stays silent
--------------------
A unit whose entry page is not in the catalogue is not judged. A page that could not be read or on which another reader finds
rows where ours finds none, rows without a date, and a page that only leads on while a column could not be read are
undetermined. Where the page's own list is old but a column shows something newer, it may stand on the page in a place that
was not read: a person is asked to look. Dates in the future prove nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from checks.clocks import published_of
from checks.contract import check
from checks.matching import Item, Shelf
from checks.proofs import NotWhole, read_whole
from checks.rulings import Ruling, breached, met, suspected, undetermined
from checks.update_periods import frequency_of, longest_gap
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity, Verifiable
from duewatch.domain.units import ColumnKind
from duewatch.domain.views import ColumnView, UnitView


@check(
    title="Entry page not updated",
    messages={
        Verdict.MET: "Something new was put on the entry page “{column}” or the columns it leads to on {newest}; its period is "
        "{period} days.",
        Verdict.BREACHED: "The newest entry on the entry page “{column}” is of {newest}, {age} days ago; its period is "
        "{period} days, and no column shows anything newer.",
        Verdict.SUSPECTED: "The newest entry found on the entry page “{column}” is of {newest}, {age} days ago; its period is "
        "{period} days. A column shows something newer ({elsewhere}); a person should look whether the page does, too.",
        Verdict.UNDETERMINED: "Whether the entry page “{column}” was updated could not be verified (newest date seen: "
        "{newest}, entries without a date: {undated}).",
    },
    severity=Severity.SERIOUS,
    since="0.1",
    details={
        "url": "address of the entry page",
        "entries": "rows and documents found on the page itself",
        "days_left": "days until the period ends; negative when it has ended",
        "unread": "the first column that could not be read whole",
    },
)
def stale_homepage(view: UnitView) -> Iterable[Ruling]:
    """Judge the entry pages of the unit by the duties that set a period for them."""
    shelf = Shelf.of(view)
    for duty in view.duties:
        obligation = duty.obligation
        frequency = frequency_of(obligation)
        period = longest_gap(frequency) if frequency else None
        if "stale-homepage" in obligation.checks and period and obligation.verifiable is not Verifiable.NO:
            for column in view.columns:
                if column.column.kind is ColumnKind.HOME:
                    yield _of_page(column, period, obligation, view, shelf)


def _of_page(column: ColumnView, period: int, obligation: Obligation, view: UnitView, shelf: Shelf) -> Ruling:
    today, subject = view.as_of.date(), f"{obligation.id}|{column.column.id}"
    others = [one for one in view.columns if one.column.kind is not ColumnKind.HOME]
    own = shelf.items([column])
    rest = read_whole(others)
    newest, undated = _newest(own, today)
    elsewhere, _ = _newest(shelf.items(others), today)
    leads = _led_to(column, view, shelf.items(others))
    newest = max(filter(None, (newest, _newest(leads, today)[0])), default=None)
    best = newest if own else elsewhere
    pages = column.walk.pages if column.walk else ()
    facts: dict[str, Fact] = {
        "column": column.column.name,
        "url": column.column.url,
        "period": period,
        "entries": len(own),
        "undated": undated,
        "newest": best.isoformat() if best else None,
        "age": (today - best).days if best else None,
        "days_left": period - (today - best).days if best else None,
        "elsewhere": elsewhere.isoformat() if elsewhere else None,
        "unread": rest.column or None if isinstance(rest, NotWhole) else None,
    }
    proof = [*pages, *rest.sightings]
    if best and (today - best).days <= period:
        return met(subject, facts, proof=proof, of=obligation, column=column.column.id)
    place = read_whole([column])
    # An entry page is one page: what makes it not whole is that it was not delivered, or that it holds no list of its own.
    hidden_rows = not own and column.walk is not None and bool(column.walk.other_entries)
    if isinstance(place, NotWhole) and (own or hidden_rows or place.reason is not Reason.LAYOUT_UNKNOWN):
        return undetermined(subject, place.reason, facts, proof=proof, of=obligation, column=column.column.id)
    if undated:
        return undetermined(subject, Reason.DATE_UNREADABLE, facts, proof=proof, of=obligation, column=column.column.id)
    if own and elsewhere and (today - elsewhere).days <= period:
        return suspected(subject, facts, proof=proof, of=obligation, column=column.column.id)
    if isinstance(rest, NotWhole):
        return undetermined(subject, rest.reason, facts, proof=proof, of=obligation, column=column.column.id)
    if best is None or _newest(_published(shelf.items(others), others), today)[1]:
        return undetermined(subject, Reason.DATE_UNREADABLE, facts, proof=proof, of=obligation, column=column.column.id)
    return breached(subject, facts, proof=proof, of=obligation, column=column.column.id)


def _led_to(home: ColumnView, view: UnitView, items: Sequence[Item]) -> list[Item]:
    """What the entry page leads to, of what stands in the columns: its boxes are many, and only one was read as its list."""
    pages = {page.url for page in home.sightings}
    urls = {link.url for link in view.links if any(one.page_url in pages for one in link.occurrences)}
    return [item for item in items if item.url in urls]


def _published(items: Sequence[Item], columns: Sequence[ColumnView]) -> list[Item]:
    """Without columns that are one standing page, such as a guide: they bear no date because nothing is published in them."""
    standing = {key for column in columns if column.walk for key in column.walk.pages}
    return [item for item in items if item.sighting not in standing]


def _newest(items: Sequence[Item], today: date) -> tuple[date | None, int]:
    """The newest day among some items that has come, and how many bear none."""
    dated = [interval for item in items if (interval := published_of(item).interval)]
    past = [interval.last_day for interval in dated if interval.first_day <= today]
    return (min(max(past), today) if past else None), len(items) - len(dated)
