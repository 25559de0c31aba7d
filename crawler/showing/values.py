"""What is shown of one address: values, and the line of JSON by which the child hands them over."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from duewatch.domain.sightings import SightingKind

TO_HOME = "to-home"
FRAGMENT_MISSING = "fragment-missing"
OBSOLETE_TLS = "obsolete-tls"
CERTIFICATE = "certificate-problem"
WRITTEN_ANEW = "written-anew"


@dataclass(frozen=True, slots=True)
class Rung:
    """One request and what came back."""

    client: str  # aiohttp, scrapy, legacy-tls
    method: str
    url: str
    status: int | None  # None: no answer
    elapsed_ms: int
    length: int | None = None  # bytes of the body that were taken
    failure: str = ""  # class of failure, when there was no answer


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a verifying client finds at a host."""

    host: str
    problems: tuple[str, ...] = ()  # expired, not-yet-valid, wrong-host, self-signed, unknown-issuer, unreadable
    not_after: str | None = None  # YYYY-MM-DD, UTC


@dataclass(frozen=True, slots=True)
class Hop:
    """One address on the way: as the audit would store it, and the rungs that led there."""

    url: str
    kind: SightingKind
    note: str
    status: int | None
    location: str | None
    content_type: str | None
    length: int | None
    elapsed_ms: int | None
    via: str
    method: str
    rungs: tuple[Rung, ...]
    certificate: Certificate | None = None  # of https without a proxy, when the address was asked


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole ladder of one address. ``kind``, ``note`` and ``status`` are what an audit would judge by."""

    asked: str  # as typed, or as written on the page
    url: str  # as asked, without fragment; "" when it is no web address
    kind: SightingKind
    note: str
    status: int | None
    hops: tuple[Hop, ...] = ()  # the address and where its redirects lead, in order
    robots: tuple[Rung, ...] = ()  # robots.txt, where it was read for this address
    missing: str | None = None  # how the host answers for what does not exist (soft_not_found.Manner); None: not learnt
    fragment: str = ""
    warnings: tuple[str, ...] = ()
    found_on: str | None = None  # the page the link was found on
    attempt: int = 1  # 2: the second look, apart in time


SHOWN: TypeAdapter[Shown] = TypeAdapter(Shown)
