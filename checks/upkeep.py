"""Whether something is kept up: the newest date it shows, against the longest time it may rest. Shared by columns and accounts.

The facts are those of ``stale-column``: ``column``, ``url``, ``newest``, ``period``, ``entries``, ``undated``, ``whole``,
``blank``, ``age``, ``days_left``, and ``state`` where it is not kept up.
"""

from datetime import timedelta

from checks.clocks import published_of
from checks.matching import Item
from checks.proofs import NotWhole, read_whole
from checks.rulings import Ruling, breached, met, undetermined
from duewatch.domain.calendar import ONE_DAY
from duewatch.domain.declarations import Absence
from duewatch.domain.judgements import Fact, Reason
from duewatch.domain.obligations import Obligation
from duewatch.domain.views import ColumnView, UnitView


def rule_on_upkeep(column: ColumnView, period: int, of: Obligation | None, items: list[Item], view: UnitView) -> Ruling:
    """Judge one column by the dates of its rows and documents; ``period`` is in days."""
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
