"""What a spider works with: one set a crawl child, made from its job file."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from scrapy.core.engine import ExecutionEngine

from crawler.addresses import AddressGuard
from crawler.clients.tolerant import TolerantClient
from crawler.evidence import EvidenceWriter
from crawler.files.pool import ReaderPool
from crawler.files.reading import Limits as FileLimits
from crawler.job import JobFile
from crawler.politeness import HostBudget
from crawler.question import Client
from crawler.rendering import Shower
from crawler.settings import BOT_NAME, software_version, user_agent
from crawler.visitor import Limits, Visitor
from duewatch.config import Settings
from duewatch.domain.sightings import Sighting


@dataclass(frozen=True, slots=True)
class Workplace:
    """The tools of one child."""

    guard: AddressGuard
    budget: HostBudget
    evidence: EvidenceWriter
    client: Client  # the tolerant one
    visitor: Visitor
    agent: str
    proxy: str | None
    max_bytes: int  # of a page
    deadline: float  # on the monotonic clock
    shower: Shower | None = None  # a browser, if one is allowed
    files: ReaderPool | None = None  # readers of attachments, if they are to be read

    def is_over(self) -> bool:
        """Whether the child's time is up."""
        return time.monotonic() >= self.deadline

    def seconds_left(self) -> float:
        """Until the child's time is up."""
        return self.deadline - time.monotonic()

    async def leave(self) -> None:
        """End the browser, and close the rest."""
        try:
            if self.shower is not None:
                await self.shower.close()
        finally:
            self.close()

    def close(self) -> None:
        """Finish the evidence file and let threads go."""
        if self.files is not None:
            self.files.close()
        self.evidence.close()
        self.guard.close()


def set_up(job_file: JobFile, engine: ExecutionEngine, note: Callable[[Sighting], None]) -> Workplace:
    """Make the tools. ``note`` is told of sightings that nobody asked for (robots.txt).

    Raises:
        StorageError: the evidence folder cannot be written.
    """
    crawl = job_file.settings.crawl
    guard = AddressGuard(crawl.allow_private, by_proxy=crawl.proxy is not None, timeout=10.0)
    budget = HostBudget(job_file.state_dir, crawl.delay_seconds, crawl.per_host)
    evidence = EvidenceWriter(job_file.evidence_dir, job_file.run_id, job_file.job.name, f"{BOT_NAME}/{software_version()}")
    client = TolerantClient(engine, crawl.proxy)
    visitor = Visitor(
        client,
        guard,
        budget,
        evidence,
        Limits(crawl.timeout_seconds, crawl.max_page_bytes, crawl.retries),
        agent=BOT_NAME,
        obey_robots=crawl.obey_robots,
        note=note,
    )
    deadline = time.monotonic() + crawl.time_limit_minutes * 60
    agent = user_agent(crawl.contact)
    files = ReaderPool(crawl.file_readers, FileLimits(bytes=crawl.max_attachment_bytes)) if crawl.read_attachments else None
    shower = _browser(job_file.settings, client, visitor, budget, agent)
    return Workplace(
        guard, budget, evidence, client, visitor, agent, crawl.proxy, crawl.max_page_bytes, deadline, shower, files
    )


def _browser(settings: Settings, client: TolerantClient, visitor: Visitor, budget: HostBudget, agent: str) -> Shower | None:
    """The browser, not yet started; ``None`` unless it is enabled, and then its library is not even imported."""
    if not settings.browser.enabled:
        return None
    from crawler.browser.errands import Desk
    from crawler.browser.install import program
    from crawler.browser.pool import BrowserPool
    from crawler.browser.renderer import Renderer
    from crawler.browser.shelf import ScriptShelf

    pool = BrowserPool(settings.browser, program(settings.browser), agent)
    desk = Desk(client, visitor, budget, settings.crawl.timeout_seconds, settings.browser.max_bytes, ScriptShelf())
    return Renderer(pool, desk, settings.browser)
