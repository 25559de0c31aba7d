"""A column was not updated within its period, or is blank.

Why it matters
--------------
Columns that ought to be kept up and are not count towards the vetoes of the national inspection (应更新未更新, 空白栏目), and a
reader cannot tell whether nothing happened or nothing was told.

How it is decided
-----------------
Each column may have an update period: the longest allowed gap in days. It stands with the column, from a plan or the unit's
own catalogue; a column without one has the period that a duty sets for columns of its kind (news, notices, policies,
personnel, plans), as inspections do. The newest date among its rows and documents is compared with the day of the audit. A
column that was read from end to end and holds nothing at all is blank. Where only the first pages were read, they decide if
their rows run from new to old.

How to remedy
-------------
Publish what is due in the column, merge or take down a column that is no longer used, or declare that there was nothing to
publish.

When it stays silent
--------------------
Days for which a declaration says that nothing was to be published are not counted. Columns without a period and topics of
past work are not judged. A column that could not be read, or whose rows bear no readable date, is undetermined. Dates in
the future prove nothing and are left out.
"""

from collections.abc import Iterable
from datetime import timedelta

from checks.clocks import published_of
from checks.column_periods import period_of
from checks.contract import check
from checks.matching import Item, Shelf
from checks.proofs import NotWhole, read_whole
from checks.rulings import Ruling, breached, met, undetermined
from duewatch.domain.calendar import ONE_DAY
from duewatch.domain.declarations import Absence
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity
from duewatch.domain.views import ColumnView, UnitView


@check(
    title="Column not kept up to date",
    messages={
        Verdict.MET: "Column “{column}” was last updated on {newest}; its period is {period} days.",
        Verdict.BREACHED: "Column “{column}” {state} (period {period} days[[, last updated on {newest}, {age} days ago]], "
        "{entries} entries).",
        Verdict.UNDETERMINED: "Whether column “{column}” is kept up to date could not be verified (newest date seen: {newest}, "
        "entries without a date: {undated}).",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={
        "blank": "true when the column holds nothing at all",
        "url": "address of the column",
        "days_left": "days until the period ends; negative when it has ended",
        "whole": "false when only the first pages of the column were read",
    },
)
def stale_column(view: UnitView) -> Iterable[Ruling]:
    """Judge every column that has an update period."""
    shelf = Shelf(view)
    for column in view.columns:
        period, of = period_of(column.column, view)
        if period is not None and not column.column.historical:
            yield _of_column(column, period, of, shelf.items([column]), view)


def _of_column(column: ColumnView, period: int, of: Obligation | None, items: list[Item], view: UnitView) -> Ruling:
    subject = column.column.id
    today = view.as_of.date()
    dated = {item.url: interval for item in items if (interval := published_of(item).interval)}
    past = [interval.last_day for interval in dated.values() if interval.first_day <= today]
    newest = min(max(past), today) if past else None
    place = read_whole([column])
    proof = place.sightings
    facts: dict[str, Fact] = {
        "column": column.column.name,
        "url": column.column.url,
        "newest": newest.isoformat() if newest else None,
        "period": period,
        "entries": len(items),
        "undated": len(items) - len(dated),
        "whole": not isinstance(place, NotWhole),
        "blank": not items,
        "age": (today - newest).days if newest else None,
        "days_left": period - (today - newest).days if newest else None,
    }
    if newest and (today - newest).days <= period:
        return met(subject, facts, proof=proof, of=of, column=subject)
    if isinstance(place, NotWhole) and not _first_pages_decide(column, place):
        return undetermined(subject, place.reason, facts, proof=proof, of=of, column=subject)
    if len(dated) < len(items):
        understood = all(item.record is None or item.record.understood for item in items if item.url not in dated)
        reason = Reason.DATE_UNREADABLE if understood else Reason.LAYOUT_UNKNOWN
        return undetermined(subject, reason, facts, proof=proof, of=of, column=subject)
    if items and newest is None:
        return undetermined(subject, Reason.DATE_UNREADABLE, facts, proof=proof, of=of, column=subject)
    facts["state"] = "stale" if items else "blank"
    # Of a blank column nobody knows since when; a declaration then counts like an entry on its last day.
    first = newest + ONE_DAY if newest else today - timedelta(days=period)
    return breached(subject, facts, proof=proof, of=of, column=subject, absence=Absence(first, today, period))


def _first_pages_decide(column: ColumnView, place: NotWhole) -> bool:
    """Whether the walk was cut short in a list that runs from new to old, so that nothing newer can follow."""
    if place.reason is not Reason.CRAWL_CUT_SHORT or column.walk is None or not place.sightings:
        return False
    dates = [entry.date for entry in column.walk.entries]
    known = [date for date in dates if date]
    return len(known) > 1 and len(known) == len(dates) and known == sorted(known, reverse=True)
