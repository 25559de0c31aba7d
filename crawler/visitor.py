"""Visits one address: is it allowed, whose turn is it, what came, what does that mean, where are its bytes.

Every visit ends in exactly one sighting, the ones that were not made included.
"""

import asyncio
import hashlib
import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from crawler import outcome
from crawler.addresses import NO_ADDRESS, PRIVATE, UNKNOWN_HOST, AddressGuard
from crawler.answer import CONNECT, DNS, PASSING, TIMEOUT, TOO_LARGE, Answer, failed
from crawler.evidence import RENDERED_TYPE, EvidenceWriter
from crawler.job import host_of
from crawler.page_redirect import sent_on
from crawler.politeness import HostBudget
from crawler.posting import Post
from crawler.question import Client, Question
from crawler.reading import read_page
from crawler.readings import Genuineness, PageReading
from crawler.rendering import VIA as RENDERED
from crawler.rendering import Rendering
from crawler.robots import MOST_BYTES, RobotsRules
from crawler.soft_not_found import SoftNotFound
from duewatch.domain.dates import CHINA
from duewatch.domain.link_notes import PAGE_REDIRECT
from duewatch.domain.personal_numbers import mask_address
from duewatch.domain.sightings import EvidenceRef, Role, Sighting, SightingKind

DOWN_AFTER = 3  # visits in a row that no one answered; then the host is left alone for the rest of this child
READER_FAULT = "reader-fault"
_LOG = logging.getLogger(__name__)
WALLED_AFTER = 20  # walls in a row
_NOT_A_WALL = frozenset({SightingKind.SEEN, SightingKind.NOT_GENUINE})
_SILENCE = frozenset({DNS, CONNECT, TIMEOUT})


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: its sighting, and the answer and its reading where there were any."""

    sighting: Sighting
    answer: Answer | None = None
    reading: PageReading | None = None  # of a delivered page; files are not read


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one visit."""

    timeout: float
    max_bytes: int
    retries: int


class Visitor:
    """Makes visits politely: private networks refused, robots.txt obeyed, one budget a host, bytes kept as evidence."""

    def __init__(
        self,
        client: Client,
        guard: AddressGuard,
        budget: HostBudget,
        evidence: EvidenceWriter,
        limits: Limits,
        *,
        agent: str,
        obey_robots: bool,
        note: Callable[[Sighting], None],
    ) -> None:
        self._client = client
        self._guard = guard
        self._budget = budget
        self._evidence = evidence
        self._limits = limits
        self._note = note  # told of every sighting that no caller asked for: those of robots.txt
        self._silent: dict[str, int] = defaultdict(int)
        self._walls: dict[str, int] = defaultdict(int)
        self.soft = SoftNotFound(self._ask_quietly)
        self._robots = RobotsRules(self._ask_robots, self._is_wall, budget.slow_down, agent, obey=obey_robots)

    async def objection(self, url: str) -> Genuineness | None:
        """Why an address is not asked at all, or ``None``."""
        told = await self._guard.objection(url)
        if told == UNKNOWN_HOST:
            return Genuineness(SightingKind.FAILED, DNS)
        if told in (PRIVATE, NO_ADDRESS):
            return Genuineness(SightingKind.SKIPPED, told)
        if self.is_down(url):
            return Genuineness(SightingKind.SKIPPED, outcome.HOST_DOWN)
        if self._walls[host_of(url)] >= WALLED_AFTER:
            return Genuineness(SightingKind.SKIPPED, outcome.WALLED)
        if told := await self._robots.objection(url):
            return Genuineness(SightingKind.SKIPPED, told)
        return None

    def is_down(self, url: str) -> bool:
        """Whether the host has been silent so often that it is left alone."""
        return self._silent[host_of(url)] >= DOWN_AFTER

    def heard(self, answer: Answer) -> None:
        """Count silence of hosts: an answer of any kind ends it."""
        host = host_of(answer.url)
        self._silent[host] = self._silent[host] + 1 if answer.failure in _SILENCE else 0

    def give_another_chance(self, host: str) -> None:
        """Forget that a host was silent or unknown: some time has gone by."""
        self._silent.pop(host, None)
        self._guard.forget(host)

    def met(self, url: str, kind: SightingKind) -> None:
        """Count walls of hosts: any other outcome ends the row. Knocking on and on would be neither polite nor of use."""
        host = host_of(url)
        self._walls[host] = self._walls[host] + 1 if kind is SightingKind.BLOCKED else 0

    async def visit(
        self, url: str, role: Role, *, max_bytes: int | None = None, layout: str | None = None, post: Post | None = None
    ) -> Visit:
        """Ask an address, by POST where something is sent along, and read what came if it is a page."""
        if (objection := await self.objection(url)) is not None:
            return Visit(self.sighting(post.name(url) if post else url, role, objection))
        answer = await self._ask(url, max_bytes or self._limits.max_bytes, post)
        if len(answer.body) > self._limits.max_bytes and not answer.is_file:  # a file may be larger than a page
            answer = failed(url, answer.via, TOO_LARGE, elapsed_ms=answer.elapsed_ms)
        read: list[PageReading] = []

        def genuineness() -> Genuineness:
            if (reading := read_answer(answer, role, layout, datetime.now(CHINA))) is None:
                return Genuineness(SightingKind.SEEN, "" if answer.is_file else READER_FAULT)
            read.append(reading)
            return reading.genuine

        told = outcome.judge(answer, genuineness)
        if told.kind in _NOT_A_WALL and (target := sent_on(answer)) is not None:
            answer = replace(answer, sent_to=target)
            told = Genuineness(SightingKind.MOVED, PAGE_REDIRECT)
        if told.kind in outcome.MAY_BE_SOFT:
            told = await self.soft.judge(answer) or told
        if told.kind is not SightingKind.SEEN:
            read.clear()
        self.met(url, told.kind)
        return Visit(self.sighting_of(answer, role, told), answer, read[0] if read else None)

    def sighting(self, url: str, role: Role, told: Genuineness, *, attempt: int = 1) -> Sighting:
        """A sighting of an address that was not asked."""
        seen_at = datetime.now(CHINA)
        return Sighting(_key(url, role, attempt, seen_at), url, role, told.kind, seen_at, attempt=attempt, note=told.note)

    def sighting_of(self, answer: Answer, role: Role, told: Genuineness, *, attempt: int = 1) -> Sighting:
        """The sighting an answer makes; its bytes are kept, unless there are none to keep."""
        seen_at = datetime.now(CHINA)
        return Sighting(
            _key(answer.name, role, attempt, seen_at),
            answer.name,
            role,
            told.kind,
            seen_at,
            status=answer.status,
            method=answer.method,
            attempt=attempt,
            location=answer.location,
            content_type=answer.content_type,
            length=len(answer.body) if answer.status is not None else None,
            elapsed_ms=answer.elapsed_ms,
            note=told.note,
            via=answer.via,
            evidence=self._keep(answer, seen_at),
        )

    def sighting_of_rendering(self, url: str, role: Role, rendering: Rendering, note: str) -> Sighting:
        """The sighting of a page as a browser showed it; the document is kept beside the bytes it was made from."""
        seen_at = datetime.now(CHINA)
        return Sighting(
            _key(url, role, 1, seen_at),
            url,
            role,
            SightingKind.SEEN,
            seen_at,
            status=200,
            content_type=RENDERED_TYPE,
            length=len(rendering.html),
            elapsed_ms=rendering.elapsed_ms,
            note=note,
            via=RENDERED,
            evidence=self._evidence.keep_rendering(url, seen_at, rendering.html, rendering.browser),
        )

    def _keep(self, answer: Answer, seen_at: datetime) -> EvidenceRef | None:
        if answer.status is None or answer.method == "HEAD":
            return None
        return self._evidence.keep(
            answer.url,
            seen_at,
            method=answer.method,
            request_headers=answer.request_headers,
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            posted=answer.post.body.encode() if answer.post else b"",
        )

    async def _ask(self, url: str, max_bytes: int, post: Post | None = None) -> Answer:
        """Ask, and ask again after growing pauses when the failure may pass."""
        host, pause = host_of(url), 1.0
        retries = 0 if self._silent[host] else self._limits.retries  # a silent host has had its chances
        for left in range(retries, -1, -1):
            async with self._budget.turn(host):
                answer = await self._send(url, max_bytes, post)
            passing = answer.failure in PASSING or answer.status in (500, 502, 503, 504)
            if not passing or not left:
                break
            await asyncio.sleep(pause)
            pause *= 2
        self.heard(answer)
        return answer

    async def _send(self, url: str, max_bytes: int, post: Post | None) -> Answer:
        if post is None:
            return await self._client.ask(Question(url, self._limits.timeout, max_bytes))
        headers = {"Content-Type": post.content_type, "X-Requested-With": "XMLHttpRequest"}  # as the page's own script asks
        question = Question(url, self._limits.timeout, max_bytes, "POST", headers, post.body.encode())
        return replace(await self._client.ask(question), post=post)

    async def _ask_robots(self, url: str) -> Answer | None:
        if await self._guard.objection(url):
            return None
        answer = await self._ask(url, MOST_BYTES)
        self._note(self.sighting_of(answer, Role.ROBOTS, outcome.judge(answer)))
        return answer

    async def _ask_quietly(self, url: str) -> Answer | None:
        """Ask an address that only serves to learn a host's manners: it is no part of what was to be looked at."""
        if await self.objection(url) is not None:
            return None
        return await self._ask(url, self._limits.max_bytes)

    @staticmethod
    def _is_wall(answer: Answer) -> bool:
        return outcome.judge(answer).kind is SightingKind.BLOCKED


def read_answer(answer: Answer, role: Role, layout: str | None, fetched_at: datetime | None = None) -> PageReading | None:
    """What the page says; ``None`` for a file, and for a page that our reader stumbles over (which is logged)."""
    if answer.is_file:
        return None
    try:
        return read_page(
            answer.body,
            answer.url,
            content_type=answer.content_type,
            status=answer.status or 200,
            layout=layout,
            expect=role,
            examine=True,
            post=answer.post,
            fetched_at=fetched_at,
        )
    except Exception:  # noqa: BLE001
        _LOG.exception("the reader failed on %s", answer.url)  # one page must not end a night
        return None


def _key(url: str, role: Role, attempt: int, seen_at: datetime) -> str:
    """Unique within a run: no address is asked twice at the same microsecond for the same purpose."""
    return hashlib.blake2s(f"{mask_address(url)} {role} {attempt} {seen_at.isoformat()}".encode(), digest_size=10).hexdigest()
