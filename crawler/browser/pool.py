"""A bounded pool of pages over browser processes that are renewed before they grow.

A browser returns memory only by ending. So a process opens so many pages and is then replaced; one in which a page failed or
did not end is not used again at all.
"""

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Error, Playwright, async_playwright

from duewatch.config import BrowserSettings

CLOSE_SECONDS = 8.0
START_SECONDS = 60.0
GIVE_UP_AFTER = 3  # starts in a row that failed
NOWHERE = "http://127.0.0.1:9"  # the discard port: whatever goes round the interception ends here
OPTIONS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--no-pings",
    "--dns-prefetch-disable",
    "--js-flags=--max-old-space-size=256",
)
_LOG = logging.getLogger(__name__)


class BrowserUnusable(Exception):
    """The browser could not be started; the page stays as unread as it was."""


@dataclass(slots=True, eq=False)
class _Process:
    """One browser process and its pages."""

    browser: Browser
    opened: int = 0
    open_now: int = 0
    is_spent: bool = False


class BrowserPool:
    """Lends contexts, at most ``settings.pages`` at a time, each empty: no cookie, no cache, no profile of another page."""

    def __init__(self, settings: BrowserSettings, program: Path, agent: str) -> None:
        self._settings = settings
        self._program = program
        self._agent = agent
        self._places = asyncio.Semaphore(settings.pages)
        self._starting = asyncio.Lock()
        self._driver: Playwright | None = None
        self._process: _Process | None = None
        self._failed_starts = 0
        self.processes_started = 0

    @property
    def version(self) -> str:
        """Name and version of the browser at work."""
        return f"chromium/{self._process.browser.version}" if self._process else "chromium"

    @asynccontextmanager
    async def context(self) -> AsyncIterator[BrowserContext]:
        """Lend one context. If its use ends in an error, or it cannot be closed, its process takes no more pages.

        Raises:
            BrowserUnusable: no browser could be started.
        """
        async with self._places:
            process = await self._usable()
            try:
                context = await process.browser.new_context(
                    user_agent=self._agent,
                    locale="zh-CN",
                    timezone_id="Asia/Shanghai",
                    service_workers="block",
                    accept_downloads=False,
                    ignore_https_errors=True,  # nothing comes over the browser's own connections
                )
                try:
                    yield context
                finally:
                    process.is_spent |= not await _in_time(context.close())
            except BaseException:
                process.is_spent = True
                raise
            finally:
                process.open_now -= 1
                await self._end_if_done(process)

    async def close(self) -> None:
        """End every process."""
        process, self._process = self._process, None
        if process is not None:
            await _in_time(process.browser.close())
        driver, self._driver = self._driver, None
        if driver is not None:
            await _in_time(driver.stop())

    async def _usable(self) -> _Process:
        """A process with room for one more page, and the page counted."""
        async with self._starting:
            process = self._process
            if process is None or self._is_done(process):
                self._process = None
                if process is not None:
                    await self._end_if_done(process)
                process = self._process = await self._start()
            process.opened += 1
            process.open_now += 1
            return process

    async def _start(self) -> _Process:
        if self._failed_starts >= GIVE_UP_AFTER:
            raise BrowserUnusable("the browser could not be started several times in a row")
        self._failed_starts += 1
        try:
            async with asyncio.timeout(START_SECONDS):
                if self._driver is None:
                    self._driver = await async_playwright().start()
                browser = await self._driver.chromium.launch(
                    executable_path=self._program,
                    args=list(OPTIONS),
                    proxy={"server": NOWHERE},
                    chromium_sandbox=self._settings.sandbox and os.geteuid() != 0,  # Chromium has none for root
                    handle_sigint=False,  # the child says when it is over
                    handle_sigterm=False,
                    handle_sighup=False,
                )
        except (Error, OSError, TimeoutError) as error:
            driver, self._driver = self._driver, None  # it may be the driver that is broken: the next start has a new one
            if driver is not None:
                await _in_time(driver.stop())
            _LOG.warning("the browser could not be started: %s", error)
            raise BrowserUnusable(str(error)) from error
        self._failed_starts = 0
        self.processes_started += 1
        return _Process(browser)

    def _is_done(self, process: _Process) -> bool:
        return process.is_spent or process.opened >= self._settings.recycle_after or not process.browser.is_connected()

    async def _end_if_done(self, process: _Process) -> None:
        """End a process that takes no more pages, once its last page is closed."""
        if process.open_now or not self._is_done(process):
            return
        if self._process is process:
            self._process = None
        if not await _in_time(process.browser.close()):
            _LOG.warning("a browser process did not end when it was told to; it ends with this child")


async def _in_time(closing: Awaitable[None]) -> bool:
    """Whether something could be closed within its time; one that is gone already is closed."""
    try:
        async with asyncio.timeout(CLOSE_SECONDS):
            with contextlib.suppress(Error):
                await closing
    except TimeoutError:
        return False
    return True
