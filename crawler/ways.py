"""The way from a link along its redirects: a link is as good as the page at its end."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from crawler import outcome
from duewatch.domain.sightings import Role, Sighting, SightingKind

MOST_REDIRECTS = 8


class Ending(NamedTuple):
    """How the way from an address ended; little, because it is kept for every address."""

    kind: SightingKind
    note: str
    status: int | None


class Ways:
    """Settles addresses, each with one look, whatever number of ways leads over it.

    ``known`` holds the endings of addresses that were visited before; ``look`` looks at one address.
    """

    def __init__(self, look: Callable[[str, Role], Awaitable[Sighting]], known: dict[str, Ending]) -> None:
        self._look = look
        self._ended = known
        self._pending: dict[str, Sighting] = {}  # looked at, not settled yet
        self._locks: dict[str, asyncio.Lock] = {}

    async def settle(self, url: str, role: Role) -> tuple[Sighting, ...]:
        """Go the way from an address to its end and give the sightings of the steps that are new (:func:`outcome.at_end`)."""
        steps: list[Sighting] = []
        way: list[str] = []
        end: Ending | None = None
        while end is None:
            if url in way or len(way) > MOST_REDIRECTS:
                note = outcome.endless((step.note for step in steps), circle=url in way)
                end = Ending(SightingKind.FAILED, note, None)
                break
            way.append(url)
            if (end := self._ended.get(url)) is not None:
                break
            step = await self._one(url, role)
            if step is None:
                end = self._ended[url]
                break
            steps.append(step)
            if step.kind is SightingKind.MOVED and step.location:
                url = step.location
            else:
                end = Ending(step.kind, step.note, step.status)
        return tuple(self._close(step, end) for step in steps if step.url not in self._ended)

    async def _one(self, url: str, role: Role) -> Sighting | None:
        """One look, shared by all ways that meet here at the same time; ``None`` when another way has settled it meanwhile."""
        async with self._locks.setdefault(url, asyncio.Lock()):
            if url in self._ended:
                return None
            if url not in self._pending:
                self._pending[url] = await self._look(url, role)
            return self._pending[url]

    def _close(self, step: Sighting, end: Ending) -> Sighting:
        """Write down how the way from one step ended."""
        step = outcome.at_end(step, end.kind, end.note, end.status)
        self._ended[step.url] = Ending(step.kind, step.note, step.status)
        self._pending.pop(step.url, None)
        self._locks.pop(step.url, None)
        return step
