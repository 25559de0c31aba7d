"""Which addresses are still to be probed in a run: the links found, less what was visited, plus second looks."""

from collections.abc import Iterable, Iterator

from crawler.job import ProbeTarget, host_of
from duewatch.config import Settings
from duewatch.domain.sightings import Role, Sighting, SightingKind
from duewatch.storage import Store

_SECOND = frozenset({SightingKind.GONE, SightingKind.FAILED})


def links_due(
    store: Store, run_id: int, units: Iterable[str], own_hosts: frozenset[str], settings: Settings
) -> Iterator[ProbeTarget]:
    """The addresses, each once, in the order of units and pages.

    The unit's own pages that were gone when they were walked to get their second look here as well.
    """
    visited: dict[str, list[Sighting]] = {}
    for sighting in store.facts.sightings(run_id).values():
        if sighting.kind is not SightingKind.SKIPPED and sighting.role is not Role.ROBOTS:
            visited.setdefault(sighting.url, []).append(sighting)
    offered: set[str] = set()
    for unit in units:
        for link in store.facts.links(run_id, unit):
            if link.url in offered or not (settings.links.external or host_of(link.url) in own_hosts):
                continue
            offered.add(link.url)
            role = Role.ATTACHMENT if link.role == "attachment" else Role.LINK
            looks = visited.get(link.url)
            if not looks:
                yield ProbeTarget(link.url, role)
            elif len(looks) == 1 and looks[0].kind in _SECOND and settings.links.wait_for_second_look:
                yield ProbeTarget(link.url, role, looks[0].seen_at)
