"""What one visit to one address gave, and where its bytes are kept."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

TRIED = "tried: "
"""Beginning of those warnings of a walk that say what was tried with a page."""


class SightingKind(StrEnum):
    """The outcome of one visit, as a type: each word has one meaning.

    Only ``gone`` can, after two observations apart in time, make a link broken. Every other kind that is not ``seen`` says
    something about reaching the page, not about the page.
    """

    SEEN = "seen"  # the page asked for was delivered and is genuine
    MOVED = "moved"  # the server sent us elsewhere; ``location`` says where
    GONE = "gone"  # the server itself says the address does not exist: 404 or 410, or its learnt soft-404 page
    REFUSED = "refused"  # the server refused (401, 403, 405, 429 …) without a recognised wall
    BLOCKED = "blocked"  # a recognised wall: challenge, login page, rate limit
    NOT_GENUINE = "not-genuine"  # status 200 but not the page: an error page, a parked domain, an empty shell
    FAILED = "failed"  # no usable answer: DNS, TLS, connection, timeout, broken body, 5xx
    SKIPPED = "skipped"  # not asked: robots.txt, limit, private address, crawl cut short


class Role(StrEnum):
    """Why an address was visited."""

    HOME = "home"
    LIST = "list"
    DOCUMENT = "document"
    ATTACHMENT = "attachment"
    LINK = "link"
    ROBOTS = "robots"
    VISIT = "visit"  # only whether it opens: one of many visits a day
    CERTIFICATE = "certificate"  # of a host, as a browser would look at it


@dataclass(frozen=True, slots=True)
class EvidenceRef:
    """Where the bytes of a sighting are: a WARC file (relative to the evidence folder), the record's offset, a digest."""

    file: str
    offset: int
    digest: str  # "sha256:<hex>" of the body as delivered


@dataclass(frozen=True, slots=True)
class Sighting:
    """One visit to one address."""

    key: str  # unique within the run; judgements point to it
    url: str  # as asked
    role: Role
    kind: SightingKind
    seen_at: datetime  # when the answer (or the failure) came, aware
    status: int | None = None  # HTTP status; None when there was no answer
    method: str = "GET"
    attempt: int = 1  # 1 = first look; 2 = the second look apart in time
    location: str | None = None  # target of a redirect, resolved
    content_type: str | None = None
    length: int | None = None  # bytes of the body
    elapsed_ms: int | None = None
    note: str = ""  # a class of failure or the wall's name: "dns", "timeout", "tls", "jiasule", "robots.txt" …
    via: str = "scrapy"  # which client looked: scrapy, aiohttp, legacy-tls; chromium: as a browser showed it
    evidence: EvidenceRef | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One link on one page, as an occurrence; the same target may occur on thousands of pages."""

    page_url: str
    page_sighting: str  # key
    url: str  # resolved, without fragment
    href: str  # as written
    text: str  # link text, trimmed and bounded
    role: str  # "link" | "attachment" | "image"
    in_template: bool = False  # stands in header, footer or menu of the site: counted once a template


YEAR_HEADING = "year-heading"
"""The row prints month and day; the year stands once above a group of rows."""
COUNTED_BACK = "counted-back"
"""The row prints a date like 昨天; it is counted from the moment the page was fetched."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One row of a column's own list."""

    title: str
    href: str  # as written
    url: str  # resolved
    date_raw: str = ""  # as printed; "" when the row shows none
    date: str | None = None  # YYYY-MM-DD, or None when absent or unreadable
    time: str | None = None  # HH:MM[:SS] in UTC+8, where a list endpoint tells it
    date_from: str = ""  # what it took to read the date beyond the row itself: YEAR_HEADING, COUNTED_BACK; "" as a rule


@dataclass(frozen=True, slots=True)
class ColumnWalk:
    """What the walk through one column gave."""

    unit: str
    column: str
    pages: tuple[str, ...]  # keys of the sightings of the list pages, in order
    entries: tuple[ListEntry, ...]
    complete: bool  # every list page up to the end (or to the asked depth in time) was read
    reason: str | None = None  # a judgements.Reason when not complete
    declared_total: int | None = None  # what the portal says it holds
    layout: str = "generic"  # which layout read it
    other_entries: int | None = None  # rows a second, generic reading found, for the blame split
    warnings: tuple[str, ...] = field(default_factory=tuple)
