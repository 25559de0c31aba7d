"""From a clause of a limit to the last lawful moment, with every step of the arithmetic.

How days are counted (民法典 第二百条至第二百零四条, by analogy; the Regulation itself is silent):

- The day of the event is not counted.
- Working days leave out weekends and days off and count make-up days (调休).
- A period in days, weeks, months or years that would end on a day off ends on the next working day. A date that a text
  names itself (``by``) is no period and stays where it is; hours run through nights and weekends.
- A period in months or years ends on the same day of the month, or on the last day of a month that has no such day.

Nothing here reads a clock; ``as_of`` only chooses the year of a date that returns every year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

from duewatch.domain.calendar import ONE_DAY, Calendar, CalendarMissing, DayKind
from duewatch.domain.dates import CHINA, DateInterval
from duewatch.domain.judgements import Fact, Reason
from duewatch.domain.limits import Clause, Direction, TimeUnit, YearlyDate
from duewatch.domain.period_days import months_of, next_period_day

Step: TypeAlias = dict[str, Fact]

STILL_LAST_YEARS: Final = timedelta(days=90)
"""For so long after a yearly date it is last year's duty that is looked at, not the one ten months ahead."""

STEP_MESSAGES: Final[Mapping[str, str]] = {
    "fixed-date": "The text itself names the last day: {date}.",
    "yearly-date": "The date returns every year; in {year} it is {date}.",
    "period-day": "Each period names its day; after that of {date} the next is {end}.",
    "fixed-date-on-day-off": "{date} is not a working day; a named date is not moved.",
    "event": "The event the limit counts from: {date}.",
    "event-between": "The event the limit counts from lies between {first} and {last}.",
    "event-not-counted": "The day of the event, {date}, is not counted.",
    "count-working-day": "{n} working days from {start} lead to {end}.",
    "count-working-day-back": "{n} working days back from {start} lead to {end}.",
    "count-day": "{n} days from {start} lead to {end}.",
    "count-day-back": "{n} days back from {start} lead to {end}.",
    "count-week": "{n} weeks from {start} lead to {end}.",
    "count-week-back": "{n} weeks back from {start} lead to {end}.",
    "count-month": "{n} months from {start} lead to {end}.",
    "count-month-back": "{n} months back from {start} lead to {end}.",
    "count-year": "{n} years from {start} lead to {end}.",
    "count-year-back": "{n} years back from {start} lead to {end}.",
    "count-hour": "{n} hours from {start} lead to {end}.",
    "count-hour-back": "{n} hours back from {start} lead to {end}.",
    "days-off-skipped": "Days off on weekdays that were left out: {days}.",
    "make-up-days-counted": "Weekend days that are worked and were counted: {days}.",
    "rolled": "{date} is not a working day, so the period ends on {end}.",
    "extension": "The limit may be lengthened; with the extension of {n} the last day is {end}.",
    "between": "The last lawful moment lies between {first} and {last}.",
    "last": "Last lawful moment: {date}.",
}
"""One English sentence a kind of step (gettext domain ``limits``); the other keys of the step are its placeholders."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last lawful moment of one clause.

    What is published up to ``first_possible`` is surely in time, after ``last_possible`` surely late; between the two the
    public web cannot tell, because the event is known only to an interval or an extension may have been granted.
    """

    last: datetime  # counted from the latest moment the event can have been, without extension; UTC+8, end of day
    first_possible: datetime
    last_possible: datetime
    steps: tuple[Step, ...]  # how ``last`` was computed: JSON values, rendered by STEP_MESSAGES

    @property
    def exact(self) -> bool:
        """Whether nothing about the deadline is uncertain."""
        return self.first_possible == self.last_possible


@dataclass(frozen=True, slots=True)
class NoDeadline:
    """No moment can be computed. ``reason`` is ``None`` where the clause sets none (长期公开): only existence is due."""

    reason: Reason | None
    detail: str = ""  # the vague word, the missing year, the unknown event, "standing", "same-as-above"


def deadline_of(clause: Clause, *, trigger: DateInterval | None, calendar: Calendar, as_of: date) -> Deadline | NoDeadline:
    """The last lawful moment of a clause, or the reason why there is none.

    Args:
        clause: One clause in normal form.
        trigger: The event it counts from, as exactly as it is known; for a frequency, the last publication.
        calendar: The working-day tables.
        as_of: The day of the audit. A yearly date means this year's, except in the 90 days after last year's.
    """
    try:
        if clause.by is not None:
            return _at_fixed_date(clause.by, {"step": "fixed-date", "date": clause.by.isoformat()}, calendar)
        if clause.by_yearly is not None:
            day = _occurrence(clause.by_yearly, as_of)
            return _at_fixed_date(day, {"step": "yearly-date", "year": day.year, "date": day.isoformat()}, calendar)
        n, unit = clause.n, clause.unit
        if clause.frequency and n is None:
            if clause.frequency.times != 1:
                return NoDeadline(Reason.TRIGGER_UNKNOWN, "frequency")
            n, unit = clause.frequency.per, clause.frequency.unit
        if n is None or unit is None:
            return _undated(clause)
        if trigger is None:
            return NoDeadline(Reason.TRIGGER_UNKNOWN, clause.trigger.value)
        if clause.frequency and clause.n is None and months_of(clause):
            return _in_next_period(clause, n, unit, trigger, calendar)
        return _counted(clause, n, unit, trigger, calendar)
    except CalendarMissing as missing:
        return NoDeadline(Reason.CALENDAR_MISSING, str(missing.day.year))
    except OverflowError:
        return NoDeadline(Reason.DATE_UNREADABLE, "out-of-range")


def day_by_day(calendar: Calendar, start: date, end: date) -> tuple[Step, ...]:
    """Every day after ``start`` up to ``end`` with its kind and the number of working days so far.

    Raises :class:`CalendarMissing` outside the known years.
    """
    days: list[Step] = []
    day, count = start, 0
    while day < end:
        day += ONE_DAY
        kind = calendar.kind_of(day)
        count += kind in (DayKind.WORKING, DayKind.MAKE_UP)
        days.append({"day": day.isoformat(), "weekday": day.strftime("%a").lower(), "kind": kind.value, "count": count})
    return tuple(days)


def end_of(day: date) -> datetime:
    """The last second of a day in China."""
    return datetime.combine(day, time(23, 59, 59), CHINA)


def _occurrence(yearly: YearlyDate, as_of: date) -> date:
    last_year = day_in(yearly, as_of.year - 1)
    return last_year if as_of - last_year <= STILL_LAST_YEARS else day_in(yearly, as_of.year)


def _undated(clause: Clause) -> NoDeadline:
    if clause.vague:
        return NoDeadline(Reason.LIMIT_VAGUE, clause.vague)
    if clause.same_as_above:
        return NoDeadline(Reason.LIMIT_VAGUE, "same-as-above")
    if clause.standing:
        return NoDeadline(None, "standing")
    return NoDeadline(None, "no-date")


def day_in(yearly: YearlyDate, year: int) -> date:
    """The day a yearly date falls on in one year."""
    end_of_month = _end_of_month(year, yearly.month)
    return date(year, yearly.month, min(yearly.day or end_of_month, end_of_month))


def _at_fixed_date(day: date, step: Step, calendar: Calendar) -> Deadline:
    steps = [step]
    # A named date needs no table; where there is one, say that it meets a day off, for whoever answers an objection.
    if calendar.knows(day.year) and not calendar.is_working_day(day):
        steps.append({"step": "fixed-date-on-day-off", "date": day.isoformat()})
    return Deadline(end_of(day), end_of(day), end_of(day), tuple(steps))


def _counted(clause: Clause, n: int, unit: TimeUnit, trigger: DateInterval, calendar: Calendar) -> Deadline:
    steps: list[Step] = [_event_step(trigger, unit)]
    back = clause.direction is Direction.BEFORE
    last = _count(trigger.end, n, unit, back=back, calendar=calendar, steps=steps)
    first = last
    if trigger.start != trigger.end and (unit is TimeUnit.HOUR or trigger.first_day != trigger.last_day):
        first = _count(trigger.start, n, unit, back=back, calendar=calendar)
    latest = last
    if clause.extension and not back:
        latest = _count(trigger.end, n + clause.extension, unit, back=back, calendar=calendar)
        steps.append({"step": "extension", "n": clause.extension, "end": _shown(latest, unit)})
    if first != latest:
        steps.append({"step": "between", "first": _shown(first, unit), "last": _shown(latest, unit)})
    else:
        steps.append({"step": "last", "date": _shown(last, unit)})
    return Deadline(last, first, latest, tuple(steps))


def _in_next_period(clause: Clause, n: int, unit: TimeUnit, trigger: DateInterval, calendar: Calendar) -> Deadline:
    """The day named in the period after that of the last publication.

    A publication near the end of a period may have been the next one's, a little early: then a whole period from it counts,
    so up to the earlier of the two it is surely in time, and late only after the later.
    """
    try:
        first_named = next_period_day(clause, trigger.first_day)
        named = next_period_day(clause, trigger.last_day)
    except ValueError:
        raise OverflowError from None
    if named is None or first_named is None:
        return _counted(clause, n, unit, trigger, calendar)
    steps: list[Step] = [
        _event_step(trigger, unit),
        {"step": "period-day", "date": trigger.last_day.isoformat(), "end": named.isoformat()},
    ]
    counted = _count(trigger.end, n, unit, back=False, calendar=calendar, steps=steps)
    last = end_of(named)
    first, latest = min(end_of(first_named), last, counted), max(last, counted)
    steps.append({"step": "between", "first": _shown(first, unit), "last": _shown(latest, unit)})
    return Deadline(last, first, latest, tuple(steps))


def _event_step(trigger: DateInterval, unit: TimeUnit) -> Step:
    if unit is TimeUnit.HOUR and trigger.start != trigger.end:
        return {"step": "event-between", "first": _shown(trigger.start, unit), "last": _shown(trigger.end, unit)}
    if trigger.day is None:
        return {"step": "event-between", "first": trigger.first_day.isoformat(), "last": trigger.last_day.isoformat()}
    return {"step": "event", "date": _shown(trigger.end, unit)}


def _count(
    event: datetime, n: int, unit: TimeUnit, *, back: bool, calendar: Calendar, steps: list[Step] | None = None
) -> datetime:
    """Count ``n`` units from an event; the steps of the count are added to ``steps``, where they are wanted."""
    signed = -n if back else n
    kind = f"count-{unit}-back" if back else f"count-{unit}"
    if unit is TimeUnit.HOUR:
        moment = event + timedelta(hours=signed)
        if steps is not None:
            steps.append({"step": kind, "n": n, "start": _shown(event, unit), "end": _shown(moment, unit)})
        return moment
    start = event.date()
    end = _move(start, signed, unit, calendar)
    # "On the same day" (n = 0) is no period; and counted backwards, a later end would shorten the notice.
    may_roll = n and not back and unit is not TimeUnit.WORKING_DAY
    rolled = calendar.first_working_day_from(end) if may_roll else end
    if steps is not None:
        if n:
            steps.append({"step": "event-not-counted", "date": start.isoformat()})
        steps.append({"step": kind, "n": n, "start": start.isoformat(), "end": end.isoformat()})
        if unit is TimeUnit.WORKING_DAY:
            steps.extend(_exceptional_days(calendar, min(start, end), max(start, end), back=back))
        if rolled != end:
            steps.append({"step": "rolled", "date": end.isoformat(), "end": rolled.isoformat()})
    return end_of(rolled)


def _move(start: date, signed: int, unit: TimeUnit, calendar: Calendar) -> date:
    if unit is TimeUnit.WORKING_DAY:
        return calendar.add_working_days(start, signed)
    if unit in (TimeUnit.DAY, TimeUnit.WEEK):
        return start + timedelta(days=signed * (7 if unit is TimeUnit.WEEK else 1))
    months = start.year * 12 + start.month - 1 + signed * (12 if unit is TimeUnit.YEAR else 1)
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    return date(year, month + 1, min(start.day, _end_of_month(year, month + 1)))


def _exceptional_days(calendar: Calendar, start: date, end: date, *, back: bool) -> list[Step]:
    """The days on which a count by the table differs from one by Monday to Friday."""
    if back:
        start, end = start - ONE_DAY, end - ONE_DAY
    years = range(start.year, end.year + 1)
    steps: list[Step] = []
    for kind, table in (("days-off-skipped", calendar.days_off), ("make-up-days-counted", calendar.make_up)):
        days = sorted(day for year in years for day in table.get(year, ()) if start < day <= end)
        if days:
            steps.append({"step": kind, "days": [day.isoformat() for day in days]})
    return steps


def _end_of_month(year: int, month: int) -> int:
    return 31 if month == 12 else (date(year, month + 1, 1) - ONE_DAY).day


def _shown(moment: datetime, unit: TimeUnit) -> str:
    """A day as YYYY-MM-DD; for limits in hours the moment to the second."""
    return moment.isoformat(" ", "seconds")[:19] if unit is TimeUnit.HOUR else moment.date().isoformat()
