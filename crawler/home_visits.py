"""Visits to home pages: does each open, within so many seconds? One question a home, twenty and more times a day.

No browser, no reactor, no child process: a visit is cheap enough to be made in the caller's own. The clients' usual rules hold
all the same: private networks refused, robots.txt obeyed, one budget a host over all processes.
"""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from crawler import outcome
from crawler.addresses import AddressGuard
from crawler.clients.quick import QuickClient
from crawler.evidence import EvidenceWriter
from crawler.haul import Haul
from crawler.job import host_of
from crawler.politeness import HostBudget
from crawler.question import Question
from crawler.settings import BOT_NAME, software_version, user_agent
from crawler.visitor import Limits, Visitor
from crawler.ways import Ways
from duewatch.config import Settings
from duewatch.domain.sightings import Role, Sighting

FIRST_BYTES = 64 * 1024  # enough to see that a page has begun to come, and what page it is
NAME = "visits"  # of the evidence file


def visit_homes(urls: Sequence[str], run_id: int, settings: Settings, seconds: float) -> Haul:
    """Ask every address once, follow redirects, and give the sightings; hosts side by side.

    ``seconds`` is how long one answer may take.

    Raises:
        StorageError: the evidence folder cannot be written.
    """
    return asyncio.run(_visit_all(urls, run_id, settings, seconds))


async def _visit_all(urls: Sequence[str], run_id: int, settings: Settings, seconds: float) -> Haul:
    crawl = settings.crawl
    budgets: Path = (settings.data_dir / "hosts").resolve()
    budget = HostBudget(budgets, crawl.delay_seconds, crawl.per_host)
    guard = AddressGuard(crawl.allow_private, by_proxy=crawl.proxy is not None, timeout=min(10.0, seconds))
    stray: list[Sighting] = []
    try:
        with EvidenceWriter(settings.evidence_dir, run_id, NAME, f"{BOT_NAME}/{software_version()}") as evidence:
            async with QuickClient(crawl, user_agent(crawl.contact)) as client:
                visitor = Visitor(
                    client,
                    guard,
                    budget,
                    evidence,
                    Limits(seconds, FIRST_BYTES, 0),
                    agent=BOT_NAME,
                    obey_robots=crawl.obey_robots,
                    note=stray.append,
                )

                async def look(url: str, role: Role) -> Sighting:
                    if (objection := await visitor.objection(url)) is not None:
                        return visitor.sighting(url, role, objection)
                    async with budget.turn(host_of(url)):
                        answer = await client.ask(Question(url, seconds, FIRST_BYTES))
                    return visitor.sighting_of(answer, role, outcome.judge(answer))

                ways = Ways(look, {})
                settled = await asyncio.gather(*(ways.settle(url, Role.VISIT) for url in dict.fromkeys(urls)))
    finally:
        guard.close()
    return Haul(sightings=(*stray, *(sighting for steps in settled for sighting in steps)))
