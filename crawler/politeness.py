"""One budget of requests per host, over all crawl processes of a machine.

Before a request, a place in the host's queue of moments is reserved in a small file that all processes share: the time at
which the next request may start. So two audits at the same time, or a walk and a link probe, together ask a host no faster
than one alone would.
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
FARTHEST = 3600.0  # a reservation farther ahead is a leftover of a clock that was set back


class HostBudget:
    """Gives turns: at most ``per_host`` requests to a host at a time, their starts ``delay`` seconds apart."""

    def __init__(self, folder: Path, delay: float, per_host: int) -> None:
        self._folder = folder
        self._delay = delay
        self._asked_delay: dict[str, float] = {}
        self._places: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(per_host))
        self._next: dict[str, float] = {}

    def slow_down(self, host: str, delay: float) -> None:
        """Obey a ``Crawl-delay`` that is longer than our own."""
        self._asked_delay[host] = min(delay, MOST_DELAY)

    def delay_of(self, host: str) -> float:
        """Seconds between the starts of two requests to a host."""
        return max(self._delay, self._asked_delay.get(host, 0.0))

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at a host and hold it."""
        async with self._places[host]:
            delay = self.delay_of(host)
            if delay > 0:
                await asyncio.sleep(max(0.0, self._reserve(host, delay) - time.time()))
            yield

    def _reserve(self, host: str, delay: float) -> float:
        """Take the next free moment of a host and give it."""
        now = time.time()
        if fcntl is None:
            moment = max(now, self._next.get(host, 0.0))
            self._next[host] = moment + delay
            return moment
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / quote(host, safe="")).open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # held for microseconds: nobody sleeps with it
            file.seek(0)
            moment = max(now, _moment(file.read(), now))
            file.truncate(0)
            file.write(repr(moment + delay).encode())
            file.flush()
        return moment


def _moment(written: bytes, now: float) -> float:
    try:
        moment = float(written or b"0")
    except ValueError:
        return 0.0
    return moment if moment - now < FARTHEST else 0.0


def forget_old(folder: Path, older_than: float = 86_400.0) -> None:
    """Remove budgets that nobody has used for a day."""
    for file in folder.glob("*"):
        try:
            if time.time() - file.stat().st_mtime > older_than:
                file.unlink()
        except FileNotFoundError:
            continue
