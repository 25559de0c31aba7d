"""Working days by the State Council's yearly table, make-up days included."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

ONE_DAY = timedelta(days=1)


class CalendarMissing(LookupError):
    """A day lies outside the years whose table is loaded; the verdict is then undetermined."""

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__(f"no working-day table for {day.year}")


class DayKind(StrEnum):
    """What the table says of one day."""

    WORKING = "working"
    MAKE_UP = "make-up"  # 调休上班: a Saturday or Sunday that is worked
    WEEKEND = "weekend"
    DAY_OFF = "day-off"  # a weekday that is a statutory or bridged day off


@dataclass(frozen=True, slots=True)
class _Run:
    """Years without a gap whose tables are loaded: their first and last day and all their working days, as ordinals."""

    first: int
    last: int
    working: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The loaded tables: for each known year, its days off that fall on weekdays and its working weekends (调休).

    All counting raises :class:`CalendarMissing` when it needs a year whose table is not loaded; nothing is ever guessed
    from Monday to Friday.
    """

    days_off: Mapping[int, frozenset[date]]  # year → weekdays that are statutory or bridged days off
    make_up: Mapping[int, frozenset[date]]  # year → Saturdays and Sundays that are worked
    source: Mapping[int, str] = field(default_factory=dict)  # year → where its table comes from
    _runs: Mapping[int, _Run] = field(init=False, repr=False, compare=False)  # year → the run it belongs to

    def __post_init__(self) -> None:
        """Line the working days up once, so that counting is a look-up and not a walk."""
        runs: dict[int, _Run] = {}
        for years in _without_gaps(self.days_off):
            first, last = date(years[0], 1, 1).toordinal(), date(years[-1], 12, 31).toordinal()
            working = tuple(n for n in range(first, last + 1) if self.is_working_day(date.fromordinal(n)))
            runs.update(dict.fromkeys(years, _Run(first, last, working)))
        object.__setattr__(self, "_runs", runs)

    def knows(self, year: int) -> bool:
        """Whether the table of that year is loaded."""
        return year in self.days_off

    def kind_of(self, day: date) -> DayKind:
        """What the table says of a day. Raises :class:`CalendarMissing` outside the known years."""
        if day.year not in self.days_off:
            raise CalendarMissing(day)
        if day.weekday() >= 5:
            return DayKind.MAKE_UP if day in self.make_up.get(day.year, ()) else DayKind.WEEKEND
        return DayKind.DAY_OFF if day in self.days_off[day.year] else DayKind.WORKING

    def is_working_day(self, day: date) -> bool:
        """Whether people work on that day. Raises :class:`CalendarMissing` outside the known years."""
        return self.kind_of(day) in (DayKind.WORKING, DayKind.MAKE_UP)

    def add_working_days(self, start: date, n: int) -> date:
        """The ``n``-th working day after ``start`` (``n`` < 0: before). The start itself is not counted.

        Source: 民法典 第二百零一条, by analogy. Raises :class:`CalendarMissing` when a needed year is not loaded.
        """
        if n == 0:
            return start
        run = self._run_of(start + ONE_DAY if n > 0 else start - ONE_DAY)
        at = start.toordinal()
        index = bisect_right(run.working, at) + n - 1 if n > 0 else bisect_left(run.working, at) + n
        if index < 0:
            raise CalendarMissing(date.fromordinal(run.first) - ONE_DAY)
        if index >= len(run.working):
            raise CalendarMissing(date.fromordinal(run.last) + ONE_DAY)
        return date.fromordinal(run.working[index])

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and including ``end``; negative when ``end`` is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        if end == start:
            return 0
        run = self._run_of(start + ONE_DAY)
        if end.toordinal() > run.last:
            raise CalendarMissing(date.fromordinal(run.last) + ONE_DAY)
        return bisect_right(run.working, end.toordinal()) - bisect_right(run.working, start.toordinal())

    def first_working_day_from(self, day: date) -> date:
        """The day itself if people work on it, else the next day on which they do."""
        return self.add_working_days(day - ONE_DAY, 1)

    def _run_of(self, day: date) -> _Run:
        run = self._runs.get(day.year)
        if run is None:
            raise CalendarMissing(day)
        return run


def _without_gaps(years: Mapping[int, object]) -> list[list[int]]:
    """The years in order, split wherever one is missing."""
    groups: list[list[int]] = []
    for year in sorted(years):
        if groups and groups[-1][-1] == year - 1:
            groups[-1].append(year)
        else:
            groups.append([year])
    return groups
