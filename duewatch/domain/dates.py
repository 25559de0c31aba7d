"""Dates as they are known: an interval, its precision, and where it was read."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

CHINA = timezone(timedelta(hours=8), "UTC+8")
"""China keeps one civil time without summer time, so a fixed offset is exact for every date since 1992."""


class Precision(StrEnum):
    """How finely a date is known."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    DEKAD = "dekad"  # 上旬 / 中旬 / 下旬
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DateInterval:
    """A moment that is known to lie between ``start`` and ``end``, both included, in UTC+8.

    A page that prints only 2020-11-15 says "some time on that day": start 00:00:00, end 23:59:59. Comparisons with a limit
    hold only if the whole interval says so (design: a date known only to the day is an interval).
    """

    start: datetime
    end: datetime
    precision: Precision

    @staticmethod
    def of_day(day: date) -> "DateInterval":
        """The whole of one day."""
        return DateInterval(
            datetime.combine(day, time.min, CHINA), datetime.combine(day, time(23, 59, 59), CHINA), Precision.DAY
        )

    @staticmethod
    def of_moment(moment: datetime, precision: Precision = Precision.SECOND) -> "DateInterval":
        """A moment known to the second or the minute; a naive value is taken as UTC+8."""
        start = moment.replace(tzinfo=CHINA) if moment.tzinfo is None else moment.astimezone(CHINA)
        end = start + timedelta(seconds=59) if precision is Precision.MINUTE else start
        return DateInterval(start, end, precision)

    @staticmethod
    def of_days(first: date, last: date, precision: Precision) -> "DateInterval":
        """Some time between two days, both included."""
        return DateInterval(
            datetime.combine(first, time.min, CHINA), datetime.combine(last, time(23, 59, 59), CHINA), precision
        )

    def lies_within(self, other: "DateInterval") -> bool:
        """Whether this says the same as another, only more exactly."""
        return other.start <= self.start and self.end <= other.end and (self.end - self.start) < (other.end - other.start)

    @property
    def first_day(self) -> date:
        """The earliest possible day."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The latest possible day."""
        return self.end.date()

    @property
    def day(self) -> date | None:
        """The day, if it is known to the day; otherwise ``None``."""
        first = self.start.date()
        return first if first == self.end.date() else None

    @property
    def has_time(self) -> bool:
        """Whether the clock time is known at least to the minute."""
        return self.precision in (Precision.SECOND, Precision.MINUTE)
