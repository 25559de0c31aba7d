"""Climbs the ladder for the addresses a person asked for, and keeps every rung."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from typing import Any

from scrapy import Spider

from crawler.clients.quick import QuickClient
from crawler.job import JobFile, host_of
from crawler.links_due import wants_second_look
from crawler.probe import ProbeLimits
from crawler.showing.address import typed
from crawler.showing.climb import Climb
from crawler.showing.values import Shown
from crawler.workplace import set_up


class ShowSpider(Spider):
    """Addresses of one host one after the other, hosts side by side. It brings in no items: what it finds, it tells."""

    name = "show"

    def __init__(
        self,
        job_file: JobFile,
        tell: Callable[[Shown], None],
        *,
        links: bool,
        pause: float | None,
        **kwargs: Any,  # noqa: ANN401 - Scrapy's own
    ) -> None:
        super().__init__(**kwargs)
        self.job_file = job_file
        self.done = False
        self._tell = tell
        self._links = links
        self._pause = pause

    async def start(self) -> AsyncIterator[None]:
        """Do the work while Scrapy waits for a first request, which never comes."""
        settings = self.job_file.settings
        by_host: dict[str, list[str]] = defaultdict(list)
        for target in self.job_file.job.probes:
            by_host[host_of(typed(target.url).url)].append(target.url)
        climb: Climb | None = None
        place = set_up(self.job_file, self.crawler.engine, lambda sighting: climb.robots(sighting) if climb else None)
        try:
            async with QuickClient(settings.crawl, place.agent) as quick:
                climb = Climb(place, quick, ProbeLimits(settings.links.timeout_seconds))
                async with asyncio.TaskGroup() as group:
                    for addresses in by_host.values():
                        group.create_task(self._work(climb, addresses))
            self.done = True
        finally:
            place.close()
        no_items: tuple[None, ...] = ()
        for item in no_items:
            yield item

    async def _work(self, climb: Climb, addresses: list[str]) -> None:
        again: list[Shown] = []
        for address in addresses:
            shown = await climb.show(address)
            self._told(shown, again)
            if self._links:
                async for one in climb.links_on(shown):
                    self._told(one, again)
        if again and self._pause is not None:
            await asyncio.sleep(self._pause)
            for one in again:
                self._tell(await climb.again(one))

    def _told(self, shown: Shown, again: list[Shown]) -> None:
        self._tell(shown)
        if wants_second_look(shown.kind, shown.note):
            again.append(shown)
