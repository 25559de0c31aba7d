"""A crew of workers whose hauls become the items of one spider.

Scrapy asks a spider for its next item; here many workers, some for each host, put theirs into one bounded queue. The bound
makes fast workers wait for storage.
"""

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Coroutine, Iterable
from typing import Any

from scrapy import Spider

from crawler.haul import Haul
from crawler.job import JobFile
from crawler.masking import mask_logs
from crawler.tally import Tally
from crawler.workplace import Workplace, set_up
from duewatch.domain.sightings import Sighting
from duewatch.errors import StorageError
from duewatch.storage import Store

QUEUE_LENGTH = 200
_LOG = logging.getLogger(__name__)


class CrewSpider(Spider, ABC):
    """What both spiders have in common: their tools, their queue, and how they stop."""

    def __init__(self, job_file: JobFile, store: Store, tally: Tally, **kwargs: Any) -> None:  # noqa: ANN401 - Scrapy's own
        super().__init__(**kwargs)
        self.job_file = job_file
        self.store = store
        self.run_id = job_file.run_id
        self.tally = tally
        self.failure: StorageError | None = None
        self._queue: asyncio.Queue[Haul | None] = asyncio.Queue(QUEUE_LENGTH)
        self._boss: asyncio.Task[None] | None = None
        self._stray: list[Sighting] = []

    async def start(self) -> AsyncIterator[Haul]:
        """All hauls of all workers, as they come in."""
        mask_logs()  # by now Scrapy has set up its own handlers
        place = set_up(self.job_file, self.crawler.engine, self._stray.append)
        self._boss = asyncio.ensure_future(self._lead(place))
        try:
            while (haul := await self._queue.get()) is not None:
                if self._stray:
                    yield Haul(sightings=tuple(self._stray))
                    self._stray.clear()
                yield haul
            if self._stray:
                yield Haul(sightings=tuple(self._stray))
            await self._boss
        finally:
            await place.leave()

    def stop(self, failure: StorageError | None = None) -> None:
        """Leave the work as it is. What was brought in is stored, what was not is done when the run is taken up again."""
        self.failure = self.failure or failure
        if self._boss is not None:
            self._boss.cancel()

    async def put(self, haul: Haul) -> None:
        """Bring in one haul."""
        await self._queue.put(haul)

    @abstractmethod
    def workers(self, place: Workplace) -> Iterable[Coroutine[Any, Any, None]]:
        """The workers of this spider."""

    async def _lead(self, place: Workplace) -> None:
        """Let all workers run to their end, and close the queue behind them."""
        workers = [asyncio.ensure_future(worker) for worker in self.workers(place)]
        try:
            for finished in asyncio.as_completed(workers):
                await finished
            self.tally.done = not self.tally.cut_short
        except asyncio.CancelledError:
            _LOG.warning("stopped before the end")
        except StorageError as error:
            self.failure = error
        except BaseExceptionGroup as group:
            unusable, rest = group.split(StorageError)
            if unusable is not None:
                self.failure = _first(unusable)
            if rest is not None:
                raise rest from None
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
            await self._queue.put(None)


def _first(group: BaseExceptionGroup[StorageError]) -> StorageError:
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    assert isinstance(error, StorageError)
    return error
