"""One address up the ladder and along its redirects, with everything a person wants to see beside it."""

from collections.abc import AsyncIterator
from contextvars import ContextVar
from datetime import datetime
from urllib.parse import urlsplit

from crawler import certificate, outcome
from crawler.addresses import NO_ADDRESS, is_public
from crawler.answer import Answer
from crawler.clients.quick import QuickClient
from crawler.job import host_of
from crawler.page import Page
from crawler.page_links import LinkRegister
from crawler.probe import Probe, ProbeLimits
from crawler.showing import values
from crawler.showing.address import Typed, points_into_page, typed
from crawler.showing.values import Certificate, Hop, Rung, Shown
from crawler.soft_not_found import is_home
from crawler.ways import Ways
from crawler.workplace import Workplace
from duewatch.domain.dates import CHINA
from duewatch.domain.sightings import Role, Sighting, SightingKind

_rungs: ContextVar[list[Rung]] = ContextVar("rungs")
_robots: ContextVar[list[Rung]] = ContextVar("robots")


class Climb:
    """The ladder of an audit, and a witness beside it. Each address has a way of its own, so that no rung is hidden."""

    def __init__(self, place: Workplace, quick: QuickClient, limits: ProbeLimits) -> None:
        self._place = place
        self._limits = limits
        self._probe = Probe(place, quick, limits, _witness)
        self._certificates: dict[str, Certificate | None] = {}

    @staticmethod
    def robots(sighting: Sighting) -> None:
        """Told of every look at a robots.txt."""
        failure = sighting.note if sighting.status is None else ""
        _robots.get([]).append(
            Rung(
                sighting.via,
                sighting.method,
                sighting.url,
                sighting.status,
                sighting.elapsed_ms or 0,
                sighting.length,
                failure,
            )
        )

    async def show(self, asked: str) -> Shown:
        """Everything about one address as a person typed it."""
        return await self._show(asked, typed(asked), None)

    async def again(self, shown: Shown) -> Shown:
        """The second look at an address, with the chance that an audit gives a host after the pause."""
        self._place.visitor.give_another_chance(host_of(shown.url))
        return await self._show(shown.asked, Typed(shown.url, shown.fragment), shown.found_on, 2)

    async def links_on(self, page: Shown) -> AsyncIterator[Shown]:
        """The links of a page that was shown, each shown in turn; nothing where no page was read."""
        if page.kind not in outcome.GOOD or not page.hops:
            return
        visit = await self._place.visitor.visit(page.hops[-1].url, Role.DOCUMENT)
        if visit.reading is None:
            return
        for link in LinkRegister().links_of(visit.reading, visit.sighting.url, visit.sighting.key):
            yield await self._show(link.href, Typed(link.url, typed(link.href).fragment), visit.sighting.url)

    async def _show(self, asked: str, address: Typed, found_on: str | None, attempt: int = 1) -> Shown:
        if not address.url:
            return Shown(asked, "", SightingKind.SKIPPED, NO_ADDRESS, None, found_on=found_on)
        rungs: list[Rung] = []
        robots: list[Rung] = []
        _rungs.set(rungs)
        _robots.set(robots)
        ways = Ways(lambda url, role: self._probe.look(url, role, attempt), {})
        sightings = await ways.settle(address.url, Role.LINK)
        hops = [await self._hop(one, rungs) for one in sightings]
        missing = None
        if hops[-1].status is not None and hops[-1].kind is not SightingKind.BLOCKED:
            manner = await self._place.visitor.soft.manner_of(hops[-1].url)
            missing = manner.value if manner else None
        first = hops[0]
        return Shown(
            asked,
            address.url,
            first.kind,
            first.note,
            first.status,
            tuple(hops),
            tuple(robots),
            missing,
            address.fragment,
            await self._warnings(asked, address, hops),
            found_on,
            attempt,
        )

    async def _hop(self, one: Sighting, rungs: list[Rung]) -> Hop:
        own = tuple(rung for rung in rungs if rung.url == one.url)
        return Hop(
            one.url,
            one.kind,
            one.note,
            one.status,
            one.location,
            one.content_type,
            one.length,
            one.elapsed_ms,
            one.via,
            one.method,
            own,
            await self._certificate(one.url) if own else None,
        )

    async def _certificate(self, url: str) -> Certificate | None:
        """The certificate of the address's host, looked at once."""
        parts = urlsplit(url)
        if parts.scheme != "https" or self._place.proxy is not None:
            return None
        key, host, port = host_of(url), parts.hostname or "", parts.port or 443
        if key not in self._certificates:
            allowed = self._place.guard.is_allowed(host, port)
            async with self._place.budget.turn(key):
                papers = await certificate.inspect(
                    host,
                    port,
                    within=self._limits.timeout,
                    now=datetime.now(CHINA),
                    may_connect=lambda address: allowed or is_public(address),
                )
            ends = papers.not_after.date().isoformat() if papers and papers.not_after else None
            self._certificates[key] = Certificate(key, papers.problems, ends) if papers else None
        return self._certificates[key]

    async def _warnings(self, asked: str, address: Typed, hops: list[Hop]) -> tuple[str, ...]:
        """What is no verdict, and yet worth a word."""
        found = []
        if any(rung.client == "legacy-tls" and rung.status is not None for hop in hops for rung in hop.rungs):
            found.append(values.OBSOLETE_TLS)
        if any(hop.certificate is not None and hop.certificate.problems for hop in hops):
            found.append(values.CERTIFICATE)
        end = hops[-1]
        if len(hops) > 1 and end.kind is SightingKind.SEEN and is_home(end.url) and not is_home(address.url):
            found.append(values.TO_HOME)
        if (
            points_into_page(address.fragment)
            and end.kind is SightingKind.SEEN
            and await self._lacks(end.url, address.fragment)
        ):
            found.append(values.FRAGMENT_MISSING)
        if "\\" in asked or " " in asked.strip():
            found.append(values.WRITTEN_ANEW)
        return tuple(found)

    async def _lacks(self, url: str, fragment: str) -> bool:
        """Whether a page that could be read has no place of that name."""
        visit = await self._place.visitor.visit(url, Role.DOCUMENT)
        answer = visit.answer
        if visit.sighting.kind is not SightingKind.SEEN or answer is None or answer.is_file:
            return False
        tree = Page.from_bytes(answer.body, answer.url, answer.content_type).tree
        places = (node.attributes.get(name) for node in tree.css("[id], a[name]") for name in ("id", "name"))
        return fragment not in places


def _witness(answer: Answer) -> None:
    length = len(answer.body) if answer.status is not None and answer.method != "HEAD" else None
    _rungs.get([]).append(Rung(answer.via, answer.method, answer.url, answer.status, answer.elapsed_ms, length, answer.failure))
