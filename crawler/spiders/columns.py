"""Walks the columns of units: list pages, documents, and what they link to."""

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Coroutine, Iterable, Mapping
from typing import Any

from crawler.attached import AttachmentReader, FileBounds
from crawler.column_walk import Bounds, ColumnWalker
from crawler.haul import Haul
from crawler.host_papers import look_at
from crawler.job import CrawlTarget, host_of
from crawler.page_links import LinkRegister
from crawler.pages import Pages
from crawler.spiders.crew import CrewSpider
from crawler.workplace import Workplace
from duewatch.domain.judgements import Reason
from duewatch.domain.personal_numbers import mask_address
from duewatch.domain.service import certificate_address
from duewatch.domain.sightings import ColumnWalk, Role
from duewatch.domain.units import Column
from duewatch.errors import StorageError

_LOG = logging.getLogger(__name__)


class ColumnSpider(CrewSpider):
    """Every host has its own workers, as many as it may be asked requests at a time; each takes the next column of the host."""

    name = "columns"

    def workers(self, place: Workplace) -> Iterable[Coroutine[Any, Any, None]]:
        """The workers of all hosts."""
        walked = {(walk.unit, walk.column) for walk in self.store.facts.walks(self.run_id)}
        known = self.store.facts.sightings(self.run_id).values()
        pages = Pages(place.visitor, self.job_file.evidence_dir, known, place.shower)
        stored = self._stored_records() if pages.count else {}
        links = LinkRegister()
        files = AttachmentReader(pages, place.files, self._file_bounds()) if place.files else None
        by_host: dict[str, deque[tuple[CrawlTarget, Column]]] = defaultdict(deque)
        for target in self.job_file.job.targets:
            for column in target.columns:
                if (target.unit, column.id) not in walked:
                    by_host[host_of(column.url or "")].append((target, column))
        self._open: dict[str, int] = {host: len(columns) for host, columns in by_host.items()}
        self.tally.hosts_done = len(
            {host_of(c.url or "") for t in self.job_file.job.targets for c in t.columns} - self._open.keys()
        )
        papers_seen = {sighting.url for sighting in known if sighting.role is Role.CERTIFICATE}
        for host, columns in by_host.items():
            if certificate_address(columns[0][1].url or "") not in {None, *papers_seen}:
                yield self._look_at_papers(columns[0][1].url or "", place)
            for _ in range(min(self.job_file.settings.crawl.per_host, len(columns))):
                yield self._work(host, columns, place, pages, links, files, stored)

    async def _look_at_papers(self, url: str, place: Workplace) -> None:
        """The certificate of one host, beside the walk."""
        try:
            haul = await look_at(url, place)
        except (StorageError, asyncio.CancelledError):
            raise
        except Exception:  # noqa: BLE001 - what a certificate does to our reader must not end a night
            _LOG.exception("the certificate of %s could not be looked at", mask_address(url))
            return
        if haul is not None:
            await self.put(haul)

    async def _work(
        self,
        host: str,
        columns: deque[tuple[CrawlTarget, Column]],
        place: Workplace,
        pages: Pages,
        links: LinkRegister,
        files: AttachmentReader | None,
        stored: Mapping[tuple[str, str], set[str]],
    ) -> None:
        crawl = self.job_file.settings.crawl
        bounds = Bounds(crawl.max_list_pages, crawl.max_documents, crawl.max_attachment_bytes)
        while columns:
            target, column = columns.popleft()
            walker = ColumnWalker(
                target,
                column,
                pages,
                links,
                bounds,
                is_over=place.is_over,
                stored=stored.get((target.unit, column.id), frozenset()),
                files=files,
            )
            await self._walk(target, column, walker)
            self._open[host] -= 1
            self.tally.hosts_done += not self._open[host]
        if place.is_over() and host not in self.tally.cut_short:
            self.tally.cut_short.append(host)

    async def _walk(self, target: CrawlTarget, column: Column, walker: ColumnWalker) -> None:
        expected = 0
        self.tally.current = mask_address(column.url or "")
        try:
            async for haul in walker.hauls():
                self.tally.pages += len(haul.sightings)
                self.tally.pages_expected += len(haul.sightings) + walker.expected - expected
                expected = walker.expected
                await self.put(haul)
        except (StorageError, asyncio.CancelledError):
            raise
        except Exception:  # noqa: BLE001
            # A fault of ours in one column must not end the night of the others; the column says that it was not read.
            _LOG.exception("the walk through %s of %s failed", column.id, target.unit)
            self.tally.failed_columns.append(f"{target.unit}/{column.id}")
            await self.put(
                Haul(
                    target.unit,
                    walks=(ColumnWalk(target.unit, column.id, (), (), complete=False, reason=Reason.CRAWL_CUT_SHORT),),
                )
            )

    def _file_bounds(self) -> FileBounds:
        crawl = self.job_file.settings.crawl
        return FileBounds(crawl.attachments_a_document, crawl.max_attachment_bytes, crawl.attachment_bytes_a_document)

    def _stored_records(self) -> dict[tuple[str, str], set[str]]:
        """The addresses of records that this run stored before it was taken up again, by unit and column."""
        stored: dict[tuple[str, str], set[str]] = defaultdict(set)
        for unit in sorted({target.unit for target in self.job_file.job.targets}):
            for record in self.store.facts.records(self.run_id, unit):
                stored[unit, record.column].add(record.url)
        return stored
