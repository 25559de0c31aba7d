"""Gets the pages of a crawl: each address is asked once, redirects are followed as facts, not as a convenience.

An address that several columns lead to is asked for the first of them; for the others its bytes are read again from the
evidence. The same holds for a run that is taken up again.
"""

import asyncio
import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from crawler import evidence, outcome, script_filled
from crawler.answer import Answer, answered
from crawler.job import host_of
from crawler.posting import SAME_METHOD, Post
from crawler.readings import Genuineness, PageReading
from crawler.rendering import VIA, Shower
from crawler.visitor import Visitor, read_answer
from duewatch.domain.sightings import EvidenceRef, Role, Sighting, SightingKind
from duewatch.errors import StorageError

MOST_REDIRECTS = 8
_LOG = logging.getLogger(__name__)
_WALKED = frozenset({Role.HOME, Role.LIST, Role.DOCUMENT, Role.ATTACHMENT})


class Known(NamedTuple):
    """What is remembered of an address that was asked: little, because there may be a hundred thousand."""

    key: str
    kind: SightingKind
    note: str
    location: str | None
    evidence: EvidenceRef | None
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """The end of the way from an address: the page, or where the way ended."""

    url: str  # the last address of the way
    key: str  # of its sighting
    kind: SightingKind
    note: str = ""
    reading: PageReading | None = None
    is_file: bool = False
    sightings: tuple[Sighting, ...] = ()  # those that were made now; empty when all was known
    is_rendered: bool = False  # read as a browser showed it
    trouble: str = ""  # why a browser could not help where its help was sought


class Pages:
    """The pages of one crawl child."""

    def __init__(
        self, visitor: Visitor, evidence_dir: Path, known: Iterable[Sighting] = (), shower: Shower | None = None
    ) -> None:
        self._visitor = visitor
        self._shower = shower
        self._rendered: dict[str, Known] = {}
        self._evidence_dir = evidence_dir
        self._known: dict[str, Known] = {}
        self._in_flight: dict[str, asyncio.Lock] = {}
        for sighting in known:
            if sighting.role in _WALKED and sighting.kind is not SightingKind.SKIPPED:
                self._remember(sighting)

    async def shown(self, found: Found, url: str, layout: str | None, hosts: Collection[str]) -> Found:
        """A list page as a browser shows it, where there is a browser and it sees rows; else ``found`` as it was.

        ``url`` is the page to be shown: that of ``found``, or the page whose script named the endpoint that ``found`` is.
        """
        async with self._in_flight.setdefault(url, asyncio.Lock()):
            raw, rendered = self._known.get(url), self._rendered.get(url)
            if rendered is not None:
                again = self._again(url, rendered, Role.LIST, layout)
                return replace(_ends_here(again), sightings=found.sightings, is_rendered=True)
            answer = self._kept(url, raw) if raw and self._shower else None
            if self._shower is None or answer is None or not script_filled.has_script(answer):
                return found
            rendering = await self._shower.show(answer, hosts)
        headers = (("Content-Type", evidence.RENDERED_TYPE),)
        document = answered(
            url, VIA, method="GET", status=200, headers=headers, body=rendering.html, elapsed_ms=0, request_headers=()
        )
        reading = None if rendering.trouble else read_answer(document, Role.LIST, layout, raw.seen_at if raw else None)
        if trouble := script_filled.objection(rendering, reading):
            return replace(found, trouble=trouble)
        sighting = self._visitor.sighting_of_rendering(url, Role.LIST, rendering, script_filled.note_of(rendering))
        self._remember(sighting)
        made = (*found.sightings, sighting)
        return _ends_here(Found(url, sighting.key, sighting.kind, sighting.note, reading, sightings=made, is_rendered=True))

    @property
    def count(self) -> int:
        """How many addresses are known."""
        return len(self._known)

    async def get(
        self, url: str, role: Role, *, max_bytes: int | None = None, layout: str | None = None, post: Post | None = None
    ) -> Found:
        """Go to an address and along its redirects to the end.

        A way that comes back to itself, or is longer than eight steps, ends in a failed sighting ``redirect-loop``.
        """
        made: list[Sighting] = []
        way: set[str] = set()
        while True:
            name = post.name(url) if post else url
            if name in way or len(way) > MOST_REDIRECTS:
                note = outcome.endless((step.note for step in made), circle=url in way)
                lost = self._visitor.sighting(url, role, Genuineness(SightingKind.FAILED, note))
                return self._end(Found(url, lost.key, lost.kind, lost.note), [*made, lost])
            way.add(name)
            found, location = await self._one(url, role, max_bytes, layout, post)
            made += found.sightings
            if location is None:
                return self._end(found, made)
            if not (made and made[-1].status in SAME_METHOD and host_of(location) == host_of(url)):
                post = None  # like browsers, which ask a new address without what was sent to the old one
            url = location

    @staticmethod
    def _end(found: Found, made: list[Sighting]) -> Found:
        """The end of a way, with the sightings of all its new steps."""
        status = made[-1].status if made and made[-1].kind is found.kind else None
        return replace(found, sightings=tuple(outcome.at_end(step, found.kind, found.note, status) for step in made))

    async def _one(
        self, url: str, role: Role, max_bytes: int | None, layout: str | None, post: Post | None
    ) -> tuple[Found, str | None]:
        """One step of the way, and where it leads on."""
        name = post.name(url) if post else url
        lock = self._in_flight.setdefault(name, asyncio.Lock())
        try:
            async with lock:  # another column may be asking for the very same page
                if (known := self._known.get(name)) is not None:
                    return self._again(url, known, role, layout, post), known.location
                visit = await self._visitor.visit(url, role, max_bytes=max_bytes, layout=layout, post=post)
                sighting = visit.sighting
                self._remember(sighting)
        finally:
            if not lock.locked():
                self._in_flight.pop(name, None)
        is_file = visit.answer is not None and visit.answer.is_file
        found = Found(url, sighting.key, sighting.kind, sighting.note, visit.reading, is_file, (sighting,))
        return found, sighting.location if sighting.kind is SightingKind.MOVED else None

    def _again(self, url: str, known: Known, role: Role, layout: str | None, post: Post | None = None) -> Found:
        """A page that was asked before, from its evidence."""
        answer = self._kept(url, known) if known.kind is SightingKind.SEEN else None
        if answer is not None and post is not None:
            answer = replace(answer, post=post)
        reading = read_answer(answer, role, layout, known.seen_at) if answer else None
        return Found(url, known.key, known.kind, known.note, reading, answer is not None and answer.is_file)

    def bytes_of(self, url: str) -> bytes | None:
        """The bytes that came from an address in this run, out of the evidence; ``None`` when there are none."""
        known = self._known.get(url)
        answer = self._kept(url, known) if known is not None else None
        return answer.body if answer is not None else None

    def _kept(self, url: str, known: Known) -> Answer | None:
        if known.evidence is None:
            return None
        try:
            headers, body = evidence.load(self._evidence_dir, known.evidence)
        except StorageError:
            _LOG.exception("evidence of %s cannot be read again", url)
            return None
        return answered(
            url, "", method="GET", status=200, headers=tuple(headers.items()), body=body, elapsed_ms=0, request_headers=()
        )

    def _remember(self, sighting: Sighting) -> None:
        location = sighting.location if sighting.kind is SightingKind.MOVED else None
        known = self._rendered if sighting.via == VIA else self._known
        known[sighting.url] = Known(sighting.key, sighting.kind, sighting.note, location, sighting.evidence, sighting.seen_at)


def _ends_here(found: Found) -> Found:
    """A rendered list without the guess at its next page: that page would be blank before its script has run."""
    if found.reading is None or found.reading.list is None:
        return found
    return replace(found, reading=replace(found.reading, list=replace(found.reading.list, next_guess=None)))
