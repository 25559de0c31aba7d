"""Reads robots.txt once a host and answers for every address of it.

Source: RFC 9309. An answer of the 4xx kind means that everything is allowed; of the 5xx kind that nothing is; where nobody
answers at all, the page itself is asked, because its failure is the fact worth recording.
"""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from protego import Protego

from crawler.answer import Answer
from crawler.job import host_of

ROBOTS = "robots.txt"
UNAVAILABLE = "robots-unavailable"
MOST_BYTES = 512 * 1024  # RFC 9309 2.5: at least 500 KiB are to be read
MOST_REDIRECTS = 5  # RFC 9309 2.3.1.2


class RobotsRules:
    """The rules of all hosts that were met."""

    def __init__(
        self,
        ask: Callable[[str], Awaitable[Answer | None]],
        is_wall: Callable[[Answer], bool],
        slow_down: Callable[[str, float], None],
        agent: str,
        *,
        obey: bool,
    ) -> None:
        self._ask = ask  # asks one address without asking these rules again; None: it may not be asked
        self._is_wall = is_wall
        self._slow_down = slow_down
        self._agent = agent
        self._obey = obey
        self._rules: dict[str, Protego | None] = {}  # None: nothing is allowed
        self._locks: dict[str, asyncio.Lock] = {}

    async def objection(self, url: str) -> str:
        """Why the address may not be asked: ``robots.txt`` or ``robots-unavailable``; "" when it may."""
        if not self._obey:
            return ""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}".lower()
        async with self._locks.setdefault(origin, asyncio.Lock()):
            if origin not in self._rules:
                self._rules[origin] = await self._read(origin)
        rules = self._rules[origin]
        if rules is None:
            return UNAVAILABLE
        return "" if rules.can_fetch(url, self._agent) else ROBOTS

    async def _read(self, origin: str) -> Protego | None:
        url = f"{origin}/robots.txt"
        answer = await self._ask(url)
        for _ in range(MOST_REDIRECTS):
            if answer is None or answer.location is None:
                break
            answer = await self._ask(answer.location)
        if answer is None or answer.status is None:
            return Protego.parse("")
        if self._is_wall(answer):  # the page will meet the same wall, and that is the fact worth recording
            return Protego.parse("")
        if answer.status == 429 or answer.status >= 500:
            return None
        text = answer.body[:MOST_BYTES].decode("utf-8", "replace") if answer.status == 200 else ""
        if "<html" in text[:2000].lower():  # a page for people instead of rules: there are none
            text = ""
        rules = Protego.parse(text)
        if delay := rules.crawl_delay(self._agent):
            self._slow_down(host_of(origin), float(delay))
        return rules
