"""What a site owes beside its documents: to open, to open soon, and to be who it says it is.

The figures are data of an obligation (:class:`ServiceRule`); the visits they are compared with are made many times a day, each
visit a run of its own (:mod:`duewatch.visiting`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from duewatch.domain.link_notes import end_note
from duewatch.domain.sightings import Sighting, SightingKind
from duewatch.domain.units import ColumnKind, Unit

CERTIFICATE_SCHEME = "tls"
"""Of the made address under which the certificate of a host is kept: ``tls://host:port``. No page can have it."""


@dataclass(frozen=True, slots=True)
class ServiceRule:
    """Figures of an obligation; what it says nothing of is ``None``."""

    open_seconds: int | None = None  # a visit that shows nothing until then counts as failed
    visits_per_day: int | None = None  # at least so many, or the day shows nothing
    days: int | None = None  # so many days in a row are looked at
    failed_percent: int | None = None  # from this share of the visits on the site counts as not reachable
    page_seconds: int | None = None  # a page should be there within
    least_looks: int | None = None  # fewer looks at a page show nothing of its speed
    certificate_days: int | None = None  # so many days before its end a certificate should have been renewed


class VisitEnd(StrEnum):
    """What one visit to a home address says of it."""

    OPENED = "opened"
    FAILED = "failed"  # nobody answered, or only an error of the server
    UNKNOWN = "unknown"  # something stood between us and the page, or the failure may be our own


@dataclass(frozen=True, slots=True)
class HomeVisit:
    """One visit to one home address."""

    at: datetime  # the moment of its run
    end: VisitEnd
    sighting: Sighting
    why: str = ""  # of an unknown end: the note of the sighting, or ``alone``


ALONE = "alone"
"""Why a failed visit does not count: nothing else answered us in the same minutes either."""

_NOBODY = frozenset({"dns", "connect", "timeout"})


def home_addresses(unit: Unit) -> tuple[str, ...]:
    """The addresses at which a reader enters: columns of kind ``home``, else the roots of the hosts of the unit's columns."""
    homes = [column.url for column in unit.columns if column.kind is ColumnKind.HOME and column.url]
    if homes:
        return tuple(dict.fromkeys(homes))
    parts = (urlsplit(column.url) for column in unit.columns if column.url)
    return tuple(dict.fromkeys(f"{part.scheme}://{part.netloc}/" for part in parts if part.netloc))


def certificate_address(url: str) -> str | None:
    """The made address under which the certificate of a page's host is kept; ``None`` where there is no encryption."""
    parts = urlsplit(url)
    return (
        f"{CERTIFICATE_SCHEME}://{parts.hostname}:{parts.port or 443}" if parts.scheme == "https" and parts.hostname else None
    )


def end_of(sighting: Sighting) -> VisitEnd:
    """What a visit says by itself. A failure that one client may have of its own (reset, encryption) says nothing."""
    if sighting.kind in (SightingKind.SEEN, SightingKind.MOVED, SightingKind.NOT_GENUINE):
        return VisitEnd.OPENED
    note = end_note(sighting.note)
    if sighting.kind is SightingKind.FAILED and (note in _NOBODY or note.startswith("http-5")):
        return VisitEnd.FAILED
    return VisitEnd.UNKNOWN


def visits_of(seen: Iterable[tuple[datetime, int, Sighting]]) -> Mapping[str, tuple[HomeVisit, ...]]:
    """The visits to every address in order of time, from (moment of the run, its number, sighting).

    A failed visit counts only where most other hosts that were visited in the same run opened: else our own line may have been
    down, and nobody else is there to tell.
    """
    runs: dict[int, list[tuple[datetime, Sighting]]] = defaultdict(list)
    for at, run, sighting in seen:
        runs[run].append((at, sighting))
    found: dict[str, list[HomeVisit]] = defaultdict(list)
    for visits in runs.values():
        ends: dict[str, list[bool]] = defaultdict(list)
        for _at, sighting in visits:
            ends[_host(sighting)].append(end_of(sighting) is not VisitEnd.FAILED)
        answering = {host: any(told) for host, told in ends.items()}
        for at, sighting in visits:
            end, why = end_of(sighting), ""
            others = [answered for host, answered in answering.items() if host != _host(sighting)]
            if end is VisitEnd.FAILED and 2 * sum(others) <= len(others):
                end, why = VisitEnd.UNKNOWN, ALONE
            elif end is VisitEnd.UNKNOWN:
                why = sighting.note
            found[sighting.url].append(HomeVisit(at, end, sighting, why))
    return {
        url: tuple(sorted(visits, key=lambda visit: (visit.at, visit.sighting.key))) for url, visits in sorted(found.items())
    }


def _host(sighting: Sighting) -> str:
    return urlsplit(sighting.url).netloc.lower()
