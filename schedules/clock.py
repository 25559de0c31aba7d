"""APScheduler wiring, and nothing else.

The jobs are made from the configuration at each start and kept in memory, so the file is the only truth and no stored job can
refer to code that was renamed. What was missed while the machine was off is known from the ledger, not from the scheduler.
One scheduler works at a time: it holds a lease row; another one waits beside it and takes over when the lease runs out.
"""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.combining import OrTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from duewatch.config import ScheduleSettings, Settings
from duewatch.storage import Store
from schedules.engines.local import carry_out
from schedules.plan import missed, moments_of
from schedules.start import command_of

log = logging.getLogger("duewatch.schedules")

SHANGHAI = ZoneInfo("Asia/Shanghai")
LEASE = "scheduler"
LEASE_SECONDS = 90
RENEW_SECONDS = 30
VISITS = "visits"
VISIT_GRACE = timedelta(minutes=5)  # a visit says how a site is at its moment, not an hour later


class Clock:
    """Starts audits when they are due; one clock a ledger works, the others stand by."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        now: Callable[[], datetime],
        config: Path | None = None,
        engine: Callable[[Sequence[str]], int] = carry_out,
    ) -> None:
        """``engine`` carries out one command and gives its exit status; ``config`` is handed on to that command."""
        self.settings = settings
        self.store = store
        self.now = now
        self.config = config
        self.engine = engine
        self.owner = f"{socket.gethostname()}:{os.getpid()}"
        self.leading = False
        # One audit at a time: two would share hosts. Visits do not wait for it: they are a question a host, an hour apart, and
        # their turns at a host are shared with the audit's over the budget files.
        self.scheduler = BackgroundScheduler(
            timezone=SHANGHAI,
            executors={"default": ThreadPoolExecutor(1), VISITS: ThreadPoolExecutor(1), "lease": ThreadPoolExecutor(1)},
        )
        self._asked_to_end = threading.Event()

    def start(self) -> None:
        """Take the lease or stand by, and begin to start audits; returns at once."""
        self._lead_or_stand_by()
        self.scheduler.add_job(
            self._lead_or_stand_by, IntervalTrigger(seconds=RENEW_SECONDS, timezone=SHANGHAI), id="lease", executor="lease"
        )
        self.scheduler.start()

    def run_until_signal(self) -> None:
        """Work until SIGTERM or SIGINT; the audit that is running then ends first."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: self._asked_to_end.set())
        self.start()
        self._asked_to_end.wait()
        log.info("asked to end")
        self.stop()

    def stop(self) -> None:
        """Wait for the audit that is running, then end and give up the lease."""
        # Shutting down while the scheduler thread is just handing out jobs makes APScheduler lose one and throw. Paused, it
        # hands out no more; asking for the jobs takes the same lock and so waits for the hand-out that may be under way.
        self.scheduler.pause()
        self.scheduler.get_jobs()
        self.scheduler.shutdown(wait=True)
        if self.leading:
            self.store.leases.give_up(LEASE, self.owner)
            self.leading = False

    def _lead_or_stand_by(self) -> None:
        had = self.leading
        self.leading = self.store.leases.take(LEASE, self.owner, self.now(), LEASE_SECONDS)
        if self.leading and not had:
            self._take_over()
        elif had and not self.leading:
            log.warning("another scheduler holds the lease; standing by")
            for schedule in self.settings.schedule:
                self.scheduler.remove_job(schedule.name)

    def _take_over(self) -> None:
        for schedule in self.settings.schedule:
            self.scheduler.add_job(
                self._carry_out,
                trigger_of(schedule),
                args=(schedule,),
                id=schedule.name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=_grace(schedule),
                executor=VISITS if schedule.kind == "visit" else "default",
            )
        for late in missed(self.settings.schedule, self.store.runs.last_of_schedule, self.now()):
            log.info("%s was due at %s and did not start; catching up once", late.schedule.name, late.due)
            self.scheduler.add_job(
                self._carry_out,
                DateTrigger(timezone=SHANGHAI),
                args=(late.schedule,),
                id=f"{late.schedule.name} (missed)",
                misfire_grace_time=None,
            )

    def _carry_out(self, schedule: ScheduleSettings) -> None:
        self.engine(command_of(schedule, self.config))


def trigger_of(schedule: ScheduleSettings) -> BaseTrigger:
    """The trigger of a schedule. Weekdays by name: APScheduler's numbers are one off from cron's."""
    days = ",".join(schedule.days)
    triggers = [
        CronTrigger(day_of_week=days, hour=moment.hour, minute=moment.minute, timezone=SHANGHAI)
        for moment in moments_of(schedule)
    ]
    return triggers[0] if len(triggers) == 1 else OrTrigger(triggers)


def _grace(schedule: ScheduleSettings) -> int:
    """Seconds by which a start may be late."""
    late = VISIT_GRACE if schedule.kind == "visit" else timedelta(hours=schedule.misfire_hours)
    return int(late.total_seconds())
