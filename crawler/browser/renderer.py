"""Shows one delivered page in a browser: its bytes go in, its scripts run, the document as it then stands comes out.

1. The page's address is opened; the browser gets the bytes we have as evidence, and no second navigation.
2. What its scripts send for goes through :class:`crawler.browser.errands.Errands`; pictures, fonts and styles are refused.
3. When nothing is under way and the document has come to rest, it is taken out, unless it is too large.
"""

import asyncio
import logging
import time
from collections.abc import Collection
from contextlib import suppress
from typing import Any

from playwright.async_api import BrowserContext, Error, Page, Request, Route

from crawler.answer import Answer
from crawler.browser.errands import DATA, SCRIPT, Desk, Errands
from crawler.browser.pool import BrowserPool, BrowserUnusable
from crawler.evidence import PACKING_HEADERS
from crawler.job import host_of
from crawler.rendering import ASKED_IN_VAIN, CRASHED, TIMEOUT, TOO_LARGE, UNUSABLE, Rendering
from duewatch.config import BrowserSettings

# Headers of an answer that would have the browser do something by itself, or remember something.
NOT_HANDED_ON = PACKING_HEADERS | {"set-cookie", "refresh", "link", "alt-svc", "content-disposition", "report-to", "nel"}
AT_REST = """quiet => new Promise(done => {
  const end = () => { watcher.disconnect(); done(); };
  let pause = setTimeout(end, quiet);
  const watcher = new MutationObserver(() => { clearTimeout(pause); pause = setTimeout(end, quiet); });
  watcher.observe(document, {subtree: true, childList: true, characterData: true});
  setTimeout(end, 10 * quiet);
})"""
QUIET_MS = 300  # without a change; a carousel that never rests is waited for ten times as long, then left to turn
OUTER_HTML = "most => { const text = document.documentElement.outerHTML; return text.length > most ? null : text; }"
_LOG = logging.getLogger(__name__)


class Renderer:
    """Shows pages, one context each."""

    def __init__(self, pool: BrowserPool, desk: Desk, settings: BrowserSettings) -> None:
        self._pool = pool
        self._desk = desk
        self._settings = settings

    async def show(self, answer: Answer, hosts: Collection[str]) -> Rendering:
        """Show a delivered page; its scripts may ask its own host, ``hosts`` and those of the configuration.

        Never raises for what a page or the browser does: that is the rendering's ``trouble``.
        """
        errands = Errands(self._desk, {host_of(answer.url), *hosts, *(host.lower() for host in self._settings.hosts)})
        started = time.monotonic()
        html: str | None = None
        try:
            async with self._pool.context() as context, asyncio.timeout(self._settings.timeout_seconds):
                started = time.monotonic()  # until here it waited for its place
                html = await self._document(context, answer, errands)
            trouble = TOO_LARGE if html is None or errands.is_too_large else ASKED_IN_VAIN if errands.in_vain else ""
        except TimeoutError:
            trouble = TOO_LARGE if errands.is_too_large else TIMEOUT
        except BrowserUnusable:
            trouble = UNUSABLE
        except Error as error:
            _LOG.warning("the browser failed on %s: %s", answer.url, error.message.splitlines()[0][:200])
            trouble = CRASHED
        if trouble:
            _LOG.info("%s was not rendered: %s %s", answer.url, trouble, errands.in_vain[:5])
        return Rendering(
            b"" if trouble or html is None else b"<!DOCTYPE html>\n" + html.encode("utf-8", "replace"),
            trouble,
            tuple(errands.refused),
            errands.is_partial,
            self._pool.version,
            round((time.monotonic() - started) * 1000),
        )

    async def close(self) -> None:
        """End the browser."""
        await self._pool.close()

    async def _document(self, context: BrowserContext, answer: Answer, errands: Errands) -> str | None:
        """The document at rest; ``None`` when it is larger than allowed."""
        page = await context.new_page()
        has_crashed = asyncio.Event()
        page.once("crash", lambda _page: has_crashed.set())
        opening = True

        async def handle(route: Route, request: Request) -> None:
            nonlocal opening
            with suppress(Error):  # the page was closed meanwhile
                if opening and _is_navigation_of(page, request):
                    opening = False
                    await _hand_over(route, answer)
                elif request.is_navigation_request():
                    await route.abort("aborted")  # with any other reason the document gives way to an error page
                elif request.resource_type == SCRIPT or request.resource_type in DATA:
                    await _hand_over(route, await _errand(errands, request))
                else:
                    await route.abort("blockedbyclient")

        context.on("page", _shut)
        await context.route("**/*", handle)
        reading = asyncio.ensure_future(self._read(page, answer.url, errands))
        crash = asyncio.ensure_future(has_crashed.wait())
        waiting: set[asyncio.Future[Any]] = {reading, crash}
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            if crash.done():
                raise Error("the page crashed")
            return await reading
        finally:
            errands.is_over = True
            for one in waiting:
                one.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)

    async def _read(self, page: Page, url: str, errands: Errands) -> str | None:
        page.set_default_timeout(0)  # the whole has one bound
        await page.goto(url, wait_until="domcontentloaded")
        while True:
            await page.wait_for_load_state("networkidle")
            await page.evaluate(AT_REST, QUIET_MS)
            if not errands.running:
                break
        document: str | None = await page.evaluate(OUTER_HTML, self._settings.max_bytes)
        return document


async def _shut(window: Page) -> None:
    """Close what a page opens beside itself, before there are many."""
    with suppress(Error):
        await window.close()


def _is_navigation_of(page: Page, request: Request) -> bool:
    """Whether a page itself is being opened, not a frame in it."""
    try:
        return request.is_navigation_request() and request.frame == page.main_frame
    except Error:  # the frame of the request does not exist yet, so it is not the main one
        return False


async def _errand(errands: Errands, request: Request) -> Answer:
    return await errands.run(
        request.resource_type, request.method, request.url, request.headers, request.post_data_buffer or b""
    )


async def _hand_over(route: Route, answer: Answer) -> None:
    """Give an answer to the page."""
    if answer.status is None:
        await route.abort("failed")
        return
    headers = {name: text for name, text in answer.lookup.items() if name not in NOT_HANDED_ON}
    await route.fulfill(status=answer.status, headers=headers, body=answer.body)
