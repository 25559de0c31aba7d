"""Shares the work of an order among crawl children.

Hosts that one unit uses belong together, because its documents may lead from one to the other; everything of such a group of
hosts goes to one child, which then alone keeps their budgets.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from crawler.job import CrawlJob, CrawlTarget, ProbeTarget, host_of
from duewatch.config import Settings
from duewatch.domain.units import Unit, UnitKind

PROBED_FOR_WALKED = 20  # a host that is only linked to is asked a few times: a child holds so many more of them


def plan_jobs(units: Sequence[Unit], settings: Settings) -> tuple[CrawlJob, ...]:
    """Walking jobs for these units: all units of one host in one job, the heaviest host first.

    Columns without an address are left out; the judges report them.
    """
    targets = [target for unit in units if (target := _target(unit)).columns]
    load = Counter(host_of(column.url) for target in targets for column in target.columns if column.url)
    groups = _groups(target.hosts for target in targets)
    jobs: list[CrawlJob] = []
    for hosts in _bins(groups, load, settings.crawl.children, settings.crawl.hosts_per_child):
        own = [target for target in targets if target.hosts[0] in hosts]
        # The target with the heaviest host starts first, so that the host that decides the night's end never idles.
        own.sort(key=lambda target: (-max(load[host] for host in target.hosts), target.unit))
        jobs.append(CrawlJob(f"walk-{len(jobs) + 1}", _sorted(hosts, load), targets=tuple(own)))
    return tuple(jobs)


def plan_probes(probes: Iterable[ProbeTarget], settings: Settings, name: str = "probe") -> tuple[CrawlJob, ...]:
    """Probing jobs: all addresses of one host in one job, the host with the most addresses first."""
    by_host: dict[str, list[ProbeTarget]] = defaultdict(list)
    for probe in probes:
        by_host[host_of(probe.url)].append(probe)
    load = Counter({host: len(own) for host, own in by_host.items()})
    jobs: list[CrawlJob] = []
    room = settings.crawl.hosts_per_child * PROBED_FOR_WALKED
    for hosts in _bins([frozenset([host]) for host in by_host], load, settings.crawl.children, room):
        names = _sorted(hosts, load)
        jobs.append(CrawlJob(f"{name}-{len(jobs) + 1}", names, probes=tuple(p for host in names for p in by_host[host])))
    return tuple(jobs)


def _target(unit: Unit) -> CrawlTarget:
    columns = tuple(column for column in unit.columns if column.url and host_of(column.url))
    own = [host_of(column.url) for column in columns if column.url]
    hosts = tuple(dict.fromkeys([*own, *(host.lower() for host in unit.hosts)]))
    return CrawlTarget(unit.id, columns, hosts, passed_on=unit.kind is UnitKind.SUPERIOR)


def _groups(host_sets: Iterable[Sequence[str]]) -> list[frozenset[str]]:
    """Join sets of hosts that overlap."""
    groups: list[set[str]] = []
    for hosts in host_sets:
        joined = set(hosts)
        apart = []
        for group in groups:
            if group & joined:
                joined |= group
            else:
                apart.append(group)
        groups = [*apart, joined]
    return [frozenset(group) for group in groups]


def _bins(groups: Sequence[frozenset[str]], load: Counter[str], children: int, room: int) -> list[frozenset[str]]:
    """Lay the groups, heaviest first, into the bin that has least to do and room left; heaviest bin first.

    A single group larger than ``room`` stays whole: a host's budget is worth more than an even share.
    """

    def weight(hosts: Iterable[str]) -> int:
        return sum(load[host] for host in hosts)

    wanted = max(min(children, len(groups)), math.ceil(sum(map(len, groups)) / room))
    bins: list[set[str]] = [set() for _ in range(wanted)]
    for group in sorted(groups, key=lambda hosts: (-weight(hosts), sorted(hosts))):
        fitting = [one for one in bins if not one or len(one) + len(group) <= room]
        if not fitting:
            fitting = [set()]
            bins.extend(fitting)
        min(fitting, key=weight).update(group)
    return sorted((frozenset(one) for one in bins if one), key=lambda hosts: (-weight(hosts), sorted(hosts)))


def _sorted(hosts: Iterable[str], load: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(hosts, key=lambda host: (-load[host], host)))
