"""The schedule table of the configuration: what is due when, and what was missed. Pure but for the ledger it asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from duewatch.config import ScheduleSettings
from duewatch.domain.dates import CHINA
from duewatch.domain.orders import Run

MINUTES_A_DAY = 24 * 60
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Missed:
    """A start that was due while nothing was there to start it."""

    schedule: ScheduleSettings
    due: datetime


def last_due(schedule: ScheduleSettings, now: datetime) -> datetime:
    """The latest moment at or before ``now`` at which the schedule was due, in UTC+8."""
    return _step(schedule, now, -1)


def next_due(schedule: ScheduleSettings, now: datetime) -> datetime:
    """The earliest moment after ``now`` at which the schedule is due, in UTC+8."""
    return _step(schedule, now, +1)


def missed(schedules: Sequence[ScheduleSettings], last_run: Callable[[str], Run | None], now: datetime) -> tuple[Missed, ...]:
    """What should have started and did not, each schedule at most once, if it is not too late for it.

    The ledger knows: a start counts as made when a run of that schedule was opened at or after the moment it was due. A visit
    that was missed is not made up for: it would say how the site is now, not how it was then.
    """
    found = []
    for schedule in schedules:
        if schedule.kind == "visit":
            continue
        due = last_due(schedule, now)
        run = last_run(schedule.name)
        too_late = now - due > timedelta(hours=schedule.misfire_hours)
        if not too_late and (run is None or run.started_at < due):
            found.append(Missed(schedule, due))
    return tuple(found)


def moments_of(schedule: ScheduleSettings) -> tuple[time, ...]:
    """The moments of a day at which a schedule starts, in order: one for an audit, evenly spread ones for visits."""
    hour, minute = (int(part) for part in schedule.at.split(":"))
    first = 60 * hour + minute
    times = schedule.times_a_day if schedule.kind == "visit" else 1
    minutes = sorted({(first + n * MINUTES_A_DAY // times) % MINUTES_A_DAY for n in range(times)})
    return tuple(time(*divmod(one, 60)) for one in minutes)


def _step(schedule: ScheduleSettings, now: datetime, direction: int) -> datetime:
    local = now.astimezone(CHINA)
    day = local.date()
    for _ in range(len(WEEKDAYS) + 1):
        moments = [datetime.combine(day, moment, CHINA) for moment in moments_of(schedule)]
        fitting = [moment for moment in moments if (moment <= local if direction < 0 else moment > local)]
        if fitting and WEEKDAYS[day.weekday()] in schedule.days:
            return max(fitting) if direction < 0 else min(fitting)
        day += timedelta(days=direction)
    raise AssertionError("a schedule names at least one weekday")
