"""Gets the pages of a crawl: each address is asked once, redirects are followed as facts, not as a convenience.

An address that several columns lead to is asked for the first of them; for the others its bytes are read again from the
evidence. The same holds for a run that is taken up again.
"""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from crawler import evidence, outcome
from crawler.answer import Answer, answered
from crawler.readings import Genuineness, PageReading
from crawler.visitor import Visitor, read_answer
from duewatch.domain.sightings import EvidenceRef, Role, Sighting, SightingKind
from duewatch.errors import StorageError

MOST_REDIRECTS = 8
_LOG = logging.getLogger(__name__)
_WALKED = frozenset({Role.HOME, Role.LIST, Role.DOCUMENT})


class Known(NamedTuple):
    """What is remembered of an address that was asked: little, because there may be a hundred thousand."""

    key: str
    kind: SightingKind
    note: str
    location: str | None
    evidence: EvidenceRef | None


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


class Pages:
    """The pages of one crawl child."""

    def __init__(self, visitor: Visitor, evidence_dir: Path, known: Iterable[Sighting] = ()) -> None:
        self._visitor = visitor
        self._evidence_dir = evidence_dir
        self._known: dict[str, Known] = {}
        self._in_flight: dict[str, asyncio.Lock] = {}
        for sighting in known:
            if sighting.role in _WALKED and sighting.kind is not SightingKind.SKIPPED:
                self._remember(sighting)

    @property
    def count(self) -> int:
        """How many addresses are known."""
        return len(self._known)

    async def get(self, url: str, role: Role, *, max_bytes: int | None = None, layout: str | None = None) -> Found:
        """Go to an address and along its redirects to the end.

        A way that comes back to itself, or is longer than eight steps, ends in a failed sighting ``redirect-loop``.
        """
        made: list[Sighting] = []
        way: set[str] = set()
        while True:
            if url in way or len(way) > MOST_REDIRECTS:
                lost = self._visitor.sighting(url, role, Genuineness(SightingKind.FAILED, outcome.REDIRECT_LOOP))
                return self._end(Found(url, lost.key, lost.kind, lost.note), [*made, lost])
            way.add(url)
            found, location = await self._one(url, role, max_bytes, layout)
            made += found.sightings
            if location is None:
                return self._end(found, made)
            url = location

    @staticmethod
    def _end(found: Found, made: list[Sighting]) -> Found:
        """The end of a way, with the sightings of all its new steps."""
        status = made[-1].status if made and made[-1].kind is found.kind else None
        return replace(found, sightings=tuple(outcome.at_end(step, found.kind, found.note, status) for step in made))

    async def _one(self, url: str, role: Role, max_bytes: int | None, layout: str | None) -> tuple[Found, str | None]:
        """One step of the way, and where it leads on."""
        lock = self._in_flight.setdefault(url, asyncio.Lock())
        try:
            async with lock:  # another column may be asking for the very same page
                if (known := self._known.get(url)) is not None:
                    return self._again(url, known, role, layout), known.location
                visit = await self._visitor.visit(url, role, max_bytes=max_bytes, layout=layout)
                sighting = visit.sighting
                self._remember(sighting)
        finally:
            if not lock.locked():
                self._in_flight.pop(url, None)
        is_file = visit.answer is not None and visit.answer.is_file
        found = Found(url, sighting.key, sighting.kind, sighting.note, visit.reading, is_file, (sighting,))
        return found, sighting.location if sighting.kind is SightingKind.MOVED else None

    def _again(self, url: str, known: Known, role: Role, layout: str | None) -> Found:
        """A page that was asked before, from its evidence."""
        answer = self._kept(url, known) if known.kind is SightingKind.SEEN else None
        reading = read_answer(answer, role, layout) if answer else None
        return Found(url, known.key, known.kind, known.note, reading, answer is not None and answer.is_file)

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
        self._known[sighting.url] = Known(sighting.key, sighting.kind, sighting.note, location, sighting.evidence)
