"""The days everything in the demo hangs on, all counted from the one day it is generated for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from duewatch.catalog.calendars import calendar
from duewatch.domain.dates import CHINA
from duewatch.errors import UsageError

DEFAULT_DAY = date(2026, 6, 15)
LAST_NIGHT = 9  # beyond, the innocent columns would have gone stale, too
_AUDIT_HOUR = 22  # the demo is audited in the evening of its day
_LOOK_BACK = 300  # days before the day that documents of the demo reach


@dataclass(frozen=True, slots=True)
class Moments:
    """The fixed points of one demo."""

    day: date  # of night 1

    def as_of(self, night: int) -> datetime:
        """The moment an audit of that night compares with; night 0 is the eve."""
        return datetime.combine(self.day + timedelta(days=night - 1), time(_AUDIT_HOUR), CHINA)

    def before(self, days: int, clock: str = "09:30") -> datetime:
        """A moment so many days before the day; never on a Saturday or Sunday: then the Friday before."""
        day = self.day - timedelta(days=days)
        day -= timedelta(days=max(0, day.weekday() - 4))
        return datetime.combine(day, time.fromisoformat(clock))

    def exactly(self, days: int, clock: str) -> datetime:
        """A moment so many days before the day, whatever weekday it is; negative: after."""
        return datetime.combine(self.day - timedelta(days=days), time.fromisoformat(clock))

    def visits_before(self, night: int, days: int, a_day: int) -> tuple[datetime, ...]:
        """The moments of visits spread over each of so many whole days before a night's audit, the oldest first."""
        last = self.as_of(night).date()
        hours = [round(24 * n / a_day) for n in range(a_day)]
        return tuple(
            datetime.combine(last - timedelta(days=back), time(hour), CHINA) for back in range(days, 0, -1) for hour in hours
        )

    @property
    def report_limit(self) -> date:
        """The last 31 January that lies at least two weeks back: by then annual reports were due."""
        this_year = date(self.day.year, 1, 31)
        return this_year if self.day - this_year >= timedelta(days=14) else date(self.day.year - 1, 1, 31)

    @property
    def report_year(self) -> int:
        """The year the newest annual reports are about."""
        return self.report_limit.year - 1

    @property
    def budget_limit(self) -> date:
        """The local plan's last day for budgets."""
        return self.day - timedelta(days=60)

    @property
    def standards_limit(self) -> date:
        """The local plan's last day for the grass-roots standard catalogue."""
        return self.day - timedelta(days=45)

    @property
    def summary_limit(self) -> date:
        """The local plan's last day for half-year summaries: it lies ahead."""
        return self.day + timedelta(days=20)

    @property
    def open_day_limit(self) -> date:
        """The local plan's last day for the open day: it lies close ahead."""
        return self.day + timedelta(days=6)

    @property
    def plan_issued(self) -> date:
        """When the made-up local plan was issued."""
        return self.day - timedelta(days=_LOOK_BACK)

    def last_lawful_day(self, formed: date, working_days: int) -> date:
        """The last day of a limit in working days."""
        return calendar().add_working_days(formed, working_days)


def moments_of(day: date) -> Moments:
    """The fixed points of a demo for a day.

    Raises:
        UsageError: when the working-day tables do not cover the time around the day.
    """
    known = calendar()
    first, last = (day - timedelta(days=_LOOK_BACK)).year, (day + timedelta(days=LAST_NIGHT)).year
    if not all(known.knows(year) for year in range(first, last + 1)):
        years = sorted(known.days_off)
        raise UsageError(
            "making the demo district",
            day.isoformat(),
            f"choose a day whose year and the year before have working-day tables ({years[0]}–{years[-1]})",
        )
    return Moments(day)


def default_day(today: date) -> date:
    """The demo's usual day; on a clock that has not come so far, the same day of an earlier year."""
    day = DEFAULT_DAY
    while day + timedelta(days=LAST_NIGHT) > today:
        day = day.replace(year=day.year - 1)
    return day


def check_night(night: int) -> int:
    """The night itself. Raises :class:`UsageError` when the demo has no such night."""
    if not 1 <= night <= LAST_NIGHT:
        raise UsageError("choosing the night of the demo", str(night), f"give a night from 1 to {LAST_NIGHT}")
    return night
