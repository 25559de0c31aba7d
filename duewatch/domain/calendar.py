"""Working days by the State Council's yearly table, make-up days included."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta


class CalendarMissing(LookupError):
    """A day lies outside the years whose table is loaded; the verdict is then undetermined."""

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__(f"no working-day table for {day.year}")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The loaded tables: for each known year, its days off that fall on weekdays and its working weekends (调休)."""

    days_off: Mapping[int, frozenset[date]]  # year → weekdays that are statutory or bridged days off
    make_up: Mapping[int, frozenset[date]]  # year → Saturdays and Sundays that are worked
    source: Mapping[int, str] = field(default_factory=dict)  # year → where its table comes from

    def knows(self, year: int) -> bool:
        """Whether the table of that year is loaded."""
        return year in self.days_off

    def is_working_day(self, day: date) -> bool:
        """Whether people work on that day. Raises :class:`CalendarMissing` outside the known years."""
        if day.year not in self.days_off:
            raise CalendarMissing(day)
        if day.weekday() >= 5:
            return day in self.make_up[day.year]
        return day not in self.days_off[day.year]

    def add_working_days(self, start: date, n: int) -> date:
        """The ``n``-th working day after ``start`` (``n`` < 0: before). The start itself is not counted.

        Source: 民法典 第二百零一条, by analogy. Raises :class:`CalendarMissing` when a needed year is not loaded.
        """
        step = timedelta(days=1 if n >= 0 else -1)
        day, left = start, abs(n)
        while left:
            day += step
            if self.is_working_day(day):
                left -= 1
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and including ``end``; negative when ``end`` is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        day, count = start, 0
        while day < end:
            day += timedelta(days=1)
            count += self.is_working_day(day)
        return count
