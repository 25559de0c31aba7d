"""Probes link targets: each once, those that seem gone a second time, apart in time."""

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Coroutine, Iterable
from datetime import datetime, timedelta
from typing import Any

from crawler import outcome
from crawler.clients.quick import QuickClient
from crawler.haul import Haul
from crawler.job import ProbeTarget, host_of
from crawler.links_due import waits_itself, wants_second_look
from crawler.probe import Probe, ProbeLimits
from crawler.readings import Genuineness
from crawler.spiders.crew import CrewSpider
from crawler.visitor import READER_FAULT
from crawler.ways import Ending, Ways
from crawler.workplace import Workplace
from duewatch.domain.dates import CHINA
from duewatch.domain.sightings import Role, Sighting, SightingKind

_LOG = logging.getLogger(__name__)


class LinkSpider(CrewSpider):
    """Every host has its own workers; when all of a host is looked at, what seemed gone gets its second look.

    A child waits by itself only for second looks that are due soon, or that it was started for: otherwise the children of a
    large night would one after the other sit through the half hour between two looks.
    """

    name = "links"

    def workers(self, place: Workplace) -> Iterable[Coroutine[Any, Any, None]]:
        """The workers of all hosts, under one who holds the quick client open."""
        yield self._work_all(place)

    async def _work_all(self, place: Workplace) -> None:
        settings = self.job_file.settings
        by_host: dict[str, deque[ProbeTarget]] = defaultdict(deque)
        for target in self.job_file.job.probes:
            by_host[host_of(target.url)].append(target)
        self.tally.links = len(self.job_file.job.probes)
        async with QuickClient(settings.crawl, place.agent) as quick:
            limits = ProbeLimits(settings.links.timeout_seconds)
            probe = Probe(place, quick, limits)
            read = {target.url for target in self.job_file.job.probes if target.read}
            first = Ways(lambda url, role: probe.look(url, role, 1, read=url in read), self._known())
            second = Ways(lambda url, role: probe.look(url, role, 2, read=url in read), {})
            async with asyncio.TaskGroup() as group:
                for host, probes in by_host.items():
                    group.create_task(self._work_host(host, probes, place, first, second))

    async def _work_host(self, host: str, probes: deque[ProbeTarget], place: Workplace, first: Ways, second: Ways) -> None:
        again: list[tuple[datetime, ProbeTarget]] = []
        many = min(self.job_file.settings.crawl.per_host, len(probes))
        async with asyncio.TaskGroup() as group:
            for _ in range(many):
                group.create_task(self._first_looks(probes, place, first, again))
        await self._second_looks(again, place, second)
        self.tally.hosts_done += 1
        if place.is_over() and host not in self.tally.cut_short:
            self.tally.cut_short.append(host)

    async def _first_looks(
        self, probes: deque[ProbeTarget], place: Workplace, ways: Ways, again: list[tuple[datetime, ProbeTarget]]
    ) -> None:
        pause = timedelta(seconds=self.job_file.settings.links.second_look_seconds)
        while probes:
            probe = probes.popleft()
            if probe.first_seen_at is not None:
                again.append((probe.first_seen_at + pause, probe))
                continue
            if place.is_over():
                told = Genuineness(SightingKind.SKIPPED, outcome.CUT_SHORT)
                await self._bring_in((place.visitor.sighting(probe.url, probe.role, told),))
                continue
            self.tally.current = probe.url
            sightings = await self._settle(probe, place, ways)
            await self._bring_in(sightings)
            asked = next((one for one in sightings if one.url == probe.url), None)
            if asked is not None and wants_second_look(asked.kind, asked.note) and waits_itself(self.job_file.settings.links):
                again.append((asked.seen_at + pause, probe))
                self.tally.links += 1

    async def _second_looks(self, again: list[tuple[datetime, ProbeTarget]], place: Workplace, ways: Ways) -> None:
        """Look again at what seemed gone, not before its time; what cannot be looked at today is looked at the next night."""
        had_chance = False
        for due, probe in sorted(again, key=lambda one: one[0]):
            wait = (due - datetime.now(CHINA)).total_seconds()
            if place.is_over() or wait > place.seconds_left():
                continue
            if wait > 0:
                self.tally.current = f"second look at {due:%H:%M}: {probe.url}"
                await asyncio.sleep(wait)
            if not had_chance:
                had_chance = True
                place.visitor.give_another_chance(host_of(probe.url))
            await self._bring_in(await self._settle(probe, place, ways))

    async def _settle(self, probe: ProbeTarget, place: Workplace, ways: Ways) -> tuple[Sighting, ...]:
        """One look. What our own code throws at an address is our fault: noted so, and never the address's."""
        try:
            return await ways.settle(probe.url, probe.role)
        except Exception:  # noqa: BLE001 - one address must not end the looks at all others
            _LOG.exception("the look at %s failed", probe.url)
            told = Genuineness(SightingKind.SKIPPED, READER_FAULT)
            return (place.visitor.sighting(probe.url, probe.role, told),)

    async def _bring_in(self, sightings: tuple[Sighting, ...]) -> None:
        self.tally.links_done += 1
        if sightings:
            await self.put(Haul(sightings=sightings))

    def _known(self) -> dict[str, Ending]:
        """How addresses ended that this run has visited already, in whatever child."""
        return {
            one.url: Ending(one.kind, one.note, one.status)
            for one in self.store.facts.sightings(self.run_id).values()
            if one.role is not Role.ROBOTS and one.kind is not SightingKind.SKIPPED
        }
