"""Which addresses are still to be probed in a run: the links found, less what was visited, plus second looks."""

from collections.abc import Iterable, Iterator

from crawler.job import ProbeTarget, host_of
from duewatch.config import LinkSettings, Settings
from duewatch.domain.link_notes import trade_of
from duewatch.domain.personal_numbers import is_masked_address
from duewatch.domain.sightings import Role, Sighting, SightingKind
from duewatch.storage import Store

_SECOND_LOOK_FOR = frozenset({SightingKind.GONE, SightingKind.FAILED})
SOON = 60.0  # seconds between two looks that a child may sit through


def wants_second_look(kind: SightingKind, note: str) -> bool:
    """Whether an outcome could become a breach by a second look, apart in time."""
    return kind in _SECOND_LOOK_FOR or trade_of(note) is not None


def waits_itself(links: LinkSettings) -> bool:
    """Whether a probing child makes the second looks, too, of what it has looked at first."""
    return links.wait_for_second_look and links.second_look_seconds <= SOON


def first_looks(
    store: Store, run_id: int, units: Iterable[str], own_hosts: frozenset[str], settings: Settings
) -> Iterator[ProbeTarget]:
    """The addresses that were not visited in this run, each once: canaries first, then in the order of units and pages."""
    visited = _visited(store, run_id)
    yield from (ProbeTarget(url) for url in settings.health.canaries if url not in visited)
    read: set[str] = set()
    for url, role in _offered(store, run_id, units):
        host = host_of(url)
        if url not in visited and (settings.links.external or host in own_hosts):
            wants_reading = role is Role.LINK and host not in own_hosts and host not in read
            if wants_reading:
                read.add(host)
            yield ProbeTarget(url, role, read=wants_reading)


def second_looks(store: Store, run_id: int, units: Iterable[str], settings: Settings) -> Iterator[ProbeTarget]:
    """The addresses that were gone, or failed, at the one look this run had at them; pages walked to included."""
    if not settings.links.wait_for_second_look:
        return
    visited = _visited(store, run_id)
    for url, role in _offered(store, run_id, units):
        looks = visited.get(url, ())
        if len(looks) == 1 and wants_second_look(looks[0].kind, looks[0].note):
            yield ProbeTarget(url, role, looks[0].seen_at, read=trade_of(looks[0].note) is not None)


def _visited(store: Store, run_id: int) -> dict[str, list[Sighting]]:
    """Every look at every address; a second look that was not to be had counts as one, a first does not."""
    visited: dict[str, list[Sighting]] = {}
    for sighting in store.facts.sightings(run_id).values():
        not_asked = sighting.kind is SightingKind.SKIPPED and sighting.attempt == 1
        if not not_asked and sighting.role is not Role.ROBOTS:
            visited.setdefault(sighting.url, []).append(sighting)
    return visited


def _offered(store: Store, run_id: int, units: Iterable[str]) -> Iterator[tuple[str, Role]]:
    """Every link target once; unit by unit, so that no more than one unit's links are in memory."""
    offered: set[str] = set()
    for unit in units:
        for link in store.facts.links(run_id, unit):
            if link.url not in offered and not is_masked_address(link.url):  # the real address is not known any more
                offered.add(link.url)
                yield link.url, Role.ATTACHMENT if link.role == "attachment" else Role.LINK
