"""Hands what the spiders bring in to storage, in batches."""

import asyncio
import time
from collections import defaultdict
from typing import Protocol, Self, runtime_checkable

from scrapy.crawler import Crawler

from crawler.haul import Haul
from crawler.masking import masked
from duewatch.errors import StorageError
from duewatch.storage import Store

BATCH_ROWS = 500
BATCH_SECONDS = 2.0


@runtime_checkable
class Storing(Protocol):
    """A spider that carries the store, and can be told to stop."""

    store: Store
    run_id: int

    def stop(self, failure: StorageError | None = None) -> None:
        """Leave the work as it is."""


class StoringPipeline:
    """Gathers hauls and stores them when there are 500 rows or two seconds have gone by.

    A haul is never divided. When storage fails the crawl ends: going on would only fetch pages that are forgotten.
    """

    def __init__(self, spider: Storing, store: Store, run_id: int) -> None:
        self._spider = spider
        self._store = store
        self._run_id = run_id
        self._waiting: list[Haul] = []
        self._rows = 0
        self._since = time.monotonic()
        self._lock = asyncio.Lock()
        self._ticker: asyncio.Task[None] | None = None
        self.failure: StorageError | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; the spider carries the store."""
        spider = crawler.spider
        assert isinstance(spider, Storing)
        return cls(spider, spider.store, spider.run_id)

    async def open_spider(self) -> None:
        """Start the clock that stores a batch although it is not full."""
        self._ticker = asyncio.ensure_future(self._tick())

    async def process_item(self, item: Haul) -> Haul:
        """Take one haul in."""
        self._waiting.append(item)
        self._rows += item.rows
        if self._rows >= BATCH_ROWS:
            await self.flush()
        return item

    async def close_spider(self) -> None:
        """Store what is left."""
        if self._ticker is not None:
            self._ticker.cancel()
        await self.flush()

    async def flush(self) -> None:
        """Store everything that waits, one transaction a unit."""
        async with self._lock:
            batch, self._waiting, self._rows = self._waiting, [], 0
            self._since = time.monotonic()
            if not batch or self.failure:
                return
            try:
                await asyncio.to_thread(self._put, batch)
            except StorageError as error:
                self.failure = error
                self._spider.stop(error)

    def _put(self, batch: list[Haul]) -> None:
        by_unit: dict[str, list[Haul]] = defaultdict(list)
        for haul in map(masked, batch):  # nothing goes to storage that has not passed here
            by_unit[haul.unit].append(haul)
        for unit, hauls in by_unit.items():
            self._store.facts.put(
                self._run_id,
                unit=unit,
                sightings=[one for haul in hauls for one in haul.sightings],
                records=[one for haul in hauls for one in haul.records],
                walks=[one for haul in hauls for one in haul.walks],
                links=[one for haul in hauls for one in haul.links],
                traits=[one for haul in hauls for one in haul.traits],
            )

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(BATCH_SECONDS / 2)
            if self._waiting and time.monotonic() - self._since >= BATCH_SECONDS:
                await self.flush()
