"""When a document was published, by which of a page's clocks, and whether that was in time.

A page has up to five clocks: the date it shows, the date in its meta tags, the row in the column's list, the day in its address
and the moment this monitoring saw it first. A date known only to the day is an interval, and only the whole interval decides.
The day in an address is the day a page was made, not the day it was shown to anybody, so it never decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from checks.matching import Item
from duewatch.domain.dates import CHINA, DateInterval
from duewatch.domain.deadlines import Deadline
from duewatch.domain.records import FieldName, FieldState, Where

CLOCK_OF: Final[Mapping[Where, str]] = {
    Where.BLOCK: "clock-page",
    Where.LINE: "clock-page",
    Where.HEADING: "clock-page",
    Where.BODY: "clock-page",
    Where.META: "clock-meta",
    Where.API: "clock-meta",
    Where.LIST: "clock-list",
    Where.ADDRESS: "clock-address",
}
FIRST_SEEN: Final = "clock-first-seen"
NO_CLOCK: Final = "clock-none"


@dataclass(frozen=True, slots=True)
class Published:
    """The best knowledge of a document's publication, and what the other clocks say."""

    interval: DateInterval | None
    clock: str
    raw: str  # as printed
    others: tuple[DateInterval, ...] = ()
    first_seen: datetime | None = None
    read: bool = True  # False: only its row in a list is known

    @property
    def shown(self) -> str | None:
        """The date for a sentence: the day, with the time when it is known; of a longer interval both ends."""
        return shown_interval(self.interval)

    def shown_by(self, clock: str) -> str | None:
        """The moment that a clock gives, for a sentence that names the clock."""
        if clock == FIRST_SEEN and self.first_seen:
            return self.first_seen.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
        return self.shown


class Timing(StrEnum):
    """How a publication lies to its deadline."""

    IN_TIME = "in-time"
    LATE = "late"
    DOUBTFUL = "doubtful"  # late by the date relied on, but another clock or a possible extension says otherwise
    TOO_COARSE = "too-coarse"
    UNREADABLE = "unreadable"
    UNREAD = "unread"  # late by its row in a list, but the document itself was not read


def published_of(item: Item) -> Published:
    """The publication of a document, or of a row of a list when the document was not read."""
    record = item.record
    value = record.fields.get(FieldName.PUBLISHED_DATE) if record else None
    readings = (value.finest, value.best, *value.others) if value else ()
    found = [
        (believed(reading.date), CLOCK_OF[reading.where], reading.raw)
        for reading in readings
        if reading.date and reading.state is FieldState.PRESENT and reading.where is not Where.ADDRESS
    ]
    of_row = day_interval(item.date)
    if of_row:
        found.append((of_row, CLOCK_OF[Where.LIST], item.date or ""))
    first_seen = record.first_seen if record else None
    if not found:
        return Published(None, NO_CLOCK, value.best.raw if value else "", (), first_seen, record is not None)
    interval, clock, raw = found[0]
    return Published(interval, clock, raw, tuple(other for other, _, _ in found[1:]), first_seen, record is not None)


def believed(interval: DateInterval) -> DateInterval:
    """A date as far as it can be believed: midnight sharp is what systems write when they know only the day."""
    if interval.has_time and interval.start.time() == time.min:
        return DateInterval.of_day(interval.first_day)
    return interval


def timing_of(published: Published, deadline: Deadline) -> tuple[Timing, str]:
    """How a publication lies to a deadline, and the clock that says so.

    Seen by us in time is in time, whatever the page says. Late is only what no clock and no extension excuses.
    """
    if published.first_seen and published.first_seen <= deadline.first_possible:
        return Timing.IN_TIME, FIRST_SEEN
    interval = published.interval
    if interval is None:
        return Timing.UNREADABLE, NO_CLOCK
    if interval.end <= deadline.first_possible:
        return Timing.IN_TIME, published.clock
    if interval.start > deadline.last and not published.read:
        return Timing.UNREAD, published.clock
    if interval.start > deadline.last_possible:
        # A coarser date around the one relied on is no contradiction; only one that is surely earlier can excuse.
        excused = any(other.end < interval.start and other.start <= deadline.last_possible for other in published.others)
        # A list may show when an entry was last changed, so by itself it convicts nobody.
        excused = excused or published.clock == CLOCK_OF[Where.LIST]
        return (Timing.DOUBTFUL if excused else Timing.LATE), published.clock
    if interval.start > deadline.last:
        return Timing.DOUBTFUL, published.clock  # late unless an extension was granted, which no page shows
    return Timing.TOO_COARSE, published.clock


def shown_interval(interval: DateInterval | None) -> str | None:
    """An interval for a sentence: 2026-06-15, 2026-06-15 09:30, or 2026-06-11–2026-06-20."""
    if interval is None:
        return None
    if interval.has_time:
        return interval.start.strftime("%Y-%m-%d %H:%M")
    if interval.day:
        return interval.day.isoformat()
    return f"{interval.first_day.isoformat()}–{interval.last_day.isoformat()}"


def day_interval(text: str | None) -> DateInterval | None:
    """The whole of a day written YYYY-MM-DD, or ``None``."""
    try:
        return DateInterval.of_day(date.fromisoformat(text)) if text else None
    except ValueError:
        return None
