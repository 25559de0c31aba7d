"""Was the night itself sound? A failure of ours looks like a failure of everybody, and must reach no office as a report.

:func:`assess` is pure: sightings in, :class:`Health` out. It decides whether mails are held until a person has
looked, which accusations are held back (:mod:`duewatch.held`), and what the operator is told.

Three signs make a night unsound:

1. every canary failed: addresses of the operator's choice that are known to stand firm ([health] canaries);
2. too large a share of the visits to pages failed in one way;
3. too large a share of all hosts failed alike within the same minutes.

For the last two, hosts that failed so in the run before are left out: what is dead, or closed to us, for long is no sign of
tonight, and an office whose portal keeps us out must not wait for its mails for ever.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from duewatch.config import HealthSettings
from duewatch.domain.link_notes import end_note
from duewatch.domain.orders import Run
from duewatch.domain.sightings import Role, Sighting, SightingKind
from duewatch.storage import Store

BLOCKED = "blocked"
ON_THE_WAY = frozenset({"dns", "connect", "timeout", "tls", "reset"})
"""Failures that happen between us and a host; what a host itself answers, 5xx included, is its own affair."""

APART = frozenset({Role.ROBOTS, Role.CERTIFICATE})
"""What is looked at beside the pages, and would count a host twice."""

PAGES = frozenset({Role.HOME, Role.LIST, Role.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Alike:
    """Many hosts that failed in one way within the same minutes."""

    failure: str
    hosts: int
    of: int  # hosts visited in these minutes
    since: str  # YYYY-MM-DD HH:MM
    until: str


@dataclass(frozen=True, slots=True)
class Health:
    """How a run went, and why it is not trusted, if it is not."""

    visits: int  # of pages, without those that failed as in the run before
    failures: Mapping[str, int]  # class of failure → those of them that ended so
    dead_canaries: tuple[str, ...] = ()  # all of them, or none
    overwhelming: tuple[str, ...] = ()  # classes of failure whose share of the visits is too large
    alike: tuple[Alike, ...] = ()  # the worst minutes of each class of failure

    @property
    def is_sound(self) -> bool:
        """Whether the reports of the run may go out without a person."""
        return not (self.dead_canaries or self.overwhelming or self.alike)


def assess(sightings: Iterable[Sighting], before: Iterable[Sighting], limits: HealthSettings) -> Health:
    """How a run went.

    Args:
        sightings: All of the run.
        before: All of the run before it of the same order; empty when there is none.
        limits: From the configuration.
    """
    visits = [one for one in sightings if one.kind is not SightingKind.SKIPPED and one.role not in APART]
    known = _failing_hosts(before)
    pages = [failure_of(one) for one in visits if one.role in PAGES and (_host(one), failure_of(one)) not in known]
    failures = Counter(failure for failure in pages if failure)
    enough = len(pages) >= limits.least_visits
    too_many = sorted(failure for failure, n in failures.items() if enough and n > limits.failed_share * len(pages))
    return Health(
        len(pages),
        dict(sorted(failures.items())),
        _dead_canaries(visits, limits.canaries),
        tuple(too_many),
        _alike(visits, known, limits),
    )


def failure_of(sighting: Sighting) -> str:
    """The class of a failure that may be ours: one on the way, or a wall; "" for everything else."""
    if sighting.kind is SightingKind.BLOCKED:
        return BLOCKED
    note = end_note(sighting.note)
    return note if sighting.kind is SightingKind.FAILED and note in ON_THE_WAY else ""


def of_run(store: Store, run: Run, limits: HealthSettings) -> Health:
    """The health of a stored run; of a re-judgement that of the run whose facts it judged."""
    seen_in = run.facts_of or run.id
    earlier = store.runs.last_closed(run.order.key, before=seen_in)
    before = store.facts.sightings(earlier.facts_of or earlier.id).values() if earlier else ()
    return assess(store.facts.sightings(seen_in).values(), before, limits)


def _dead_canaries(visits: Iterable[Sighting], canaries: tuple[str, ...]) -> tuple[str, ...]:
    """The canaries that were visited, when all of them failed on the way."""
    ends: dict[str, bool] = {}
    for one in visits:
        if one.url in canaries:
            ends[one.url] = ends.get(one.url, True) and failure_of(one) in ON_THE_WAY
    return tuple(sorted(ends)) if ends and all(ends.values()) else ()


def _alike(visits: list[Sighting], known: frozenset[tuple[str, str]], limits: HealthSettings) -> tuple[Alike, ...]:
    if not visits:
        return ()
    start = min(one.seen_at for one in visits)
    span = timedelta(minutes=limits.window_minutes)
    windows: dict[int, list[Sighting]] = defaultdict(list)
    for one in visits:
        windows[math.floor((one.seen_at - start) / span)].append(one)
    worst: dict[str, Alike] = {}
    for number, inside in sorted(windows.items()):
        since, until = start + number * span, start + (number + 1) * span
        by_host = _failures_of_hosts(inside)
        for failure in {failure for failures in by_host.values() for failure in failures if failure}:
            hosts = [host for host in by_host if (host, failure) not in known]
            failing = sum(_fails(by_host[host], failure) for host in hosts)
            told = Alike(failure, failing, len(hosts), f"{since:%Y-%m-%d %H:%M}", f"{until:%Y-%m-%d %H:%M}")
            counts = len(hosts) >= limits.least_hosts and failing > limits.hosts_alike * len(hosts)
            if counts and (failure not in worst or failing > worst[failure].hosts):
                worst[failure] = told
    return tuple(worst[failure] for failure in sorted(worst))


def _failing_hosts(sightings: Iterable[Sighting]) -> frozenset[tuple[str, str]]:
    """Host and class of failure, where most visits of a whole run ended so."""
    visits = [one for one in sightings if one.kind is not SightingKind.SKIPPED and one.role not in APART]
    by_host = _failures_of_hosts(visits)
    return frozenset((host, failure) for host, failures in by_host.items() for failure in failures if _fails(failures, failure))


def _failures_of_hosts(visits: Iterable[Sighting]) -> dict[str, Counter[str]]:
    """Host → class of failure → visits; "" counts the visits that did not fail on the way."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one in visits:
        found[_host(one)][failure_of(one)] += 1
    return found


def _fails(failures: Counter[str], failure: str) -> bool:
    return bool(failure) and 2 * failures[failure] > failures.total()


def _host(sighting: Sighting) -> str:
    return urlsplit(sighting.url).netloc.lower()
