"""One budget of requests per host, over all crawl processes of a machine.

When a host was asked last stands in a small locked file that all processes share. So two audits at the same time, or a walk and
a link probe, together ask a host no faster than one alone would.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

try:
    import fcntl
except ImportError:  # no file locks on this system: the budget then holds within one process
    fcntl = None  # type: ignore[assignment]

MOST_DELAY = 30.0  # a robots.txt may ask for a longer delay than the operator, within reason


class HostBudget:
    """Gives turns: at most ``per_host`` requests to a host at a time, their starts ``delay`` seconds apart."""

    def __init__(self, folder: Path, delay: float, per_host: int) -> None:
        self._folder = folder
        self._delay = delay
        self._asked_delay: dict[str, float] = {}
        self._places: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(per_host))
        self._last: dict[str, float] = {}

    def slow_down(self, host: str, delay: float) -> None:
        """Obey a ``Crawl-delay`` that is longer than our own."""
        self._asked_delay[host] = min(delay, MOST_DELAY)

    def delay_of(self, host: str) -> float:
        """Seconds between the starts of two requests to a host."""
        return max(self._delay, self._asked_delay.get(host, 0.0))

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[float]:
        """Wait for a turn at a host and hold it; gives the moment it was taken, in seconds since the epoch."""
        async with self._places[host]:
            while True:
                wait, moment = self._take(host, self.delay_of(host))
                if not wait:
                    break
                await asyncio.sleep(wait)  # whoever wakes first takes the turn, the others wait on
            yield moment

    def _take(self, host: str, delay: float) -> tuple[float, float]:
        """Take the turn, or not: the seconds until there may be one (0: taken), and the moment this was decided.

        The clock is read while the lock is held. Read before, the moment of a process that had to wait for the lock would lie
        before the turn it waited for, and look like a clock that was set back.
        """
        if delay <= 0:
            return 0.0, time.time()
        if fcntl is None:
            now = time.time()
            wait = _wait(self._last.get(host, 0.0), delay, now)
            if not wait:
                self._last[host] = now
            return wait, now
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / quote(host, safe="")).open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # held for microseconds: nobody sleeps with it
            now = time.time()
            file.seek(0)
            wait = _wait(_moment(file.read()), delay, now)
            if not wait:
                file.truncate(0)
                file.write(repr(now).encode())
        return wait, now


def _wait(last: float, delay: float, now: float) -> float:
    """Seconds until a host asked at ``last`` may be asked again; a moment to come was left by a clock that was set back."""
    return max(0.0, last + delay - now) if last <= now else 0.0


def _moment(written: bytes) -> float:
    try:
        return float(written or b"0")
    except ValueError:
        return 0.0


def forget_old(folder: Path, older_than: float = 86_400.0) -> None:
    """Remove budgets that nobody has used for a day."""
    for file in folder.glob("*"):
        try:
            if time.time() - file.stat().st_mtime > older_than:
                file.unlink()
        except FileNotFoundError:
            continue
