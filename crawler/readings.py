"""What reading one page gives: pure values, no verdicts.

``crawler.reading.read_page`` makes them from bytes; the spiders store them; ``duewatch read`` prints them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from crawler.posting import Post
from duewatch.domain.records import Attachment, FieldName, FieldValue
from duewatch.domain.sightings import ListEntry, SightingKind
from duewatch.domain.traits import Trait


class PageKind(StrEnum):
    """What sort of page it is."""

    RECORD = "record"  # one disclosed document
    LIST = "list"  # a column's list of documents
    COLUMNS = "columns"  # a home page or menu that leads to columns
    JSON_LIST = "json-list"  # a list endpoint's answer (JSON or XML)
    ERROR = "error"  # an error page or error answer, whatever its status
    OTHER = "other"  # none of these, or not understood


@dataclass(frozen=True, slots=True)
class Genuineness:
    """Whether the page is the page asked for, decided before anything else is read."""

    kind: SightingKind  # SEEN, or GONE / REFUSED / BLOCKED / NOT_GENUINE / FAILED
    note: str = ""  # the wall's or error page's name: "jiasule", "riskshu", "soft-404", "login", "empty-shell", "parked" …


@dataclass(frozen=True, slots=True)
class RecordReading:
    """One disclosed document as read."""

    title: str | None
    fields: Mapping[FieldName, FieldValue]
    attachments: tuple[Attachment, ...] = ()
    body_text: str = ""
    body_kind: str = "text"  # "text" | "partial" | "image-only" | "title-only" | "empty" | "unknown"
    published_time: str | None = None  # HH:MM[:SS], UTC+8
    understood: bool = True  # False: no reader was sure of this layout


@dataclass(frozen=True, slots=True)
class ListReading:
    """A column's own list as read: side blocks, menus and popups left out."""

    entries: tuple[ListEntry, ...]
    next_page: str | None = None  # href as the page or its script builds it; None: last page
    page_count: int | None = None  # pages in all, when the page says so
    total: int | None = None  # documents in all, when the page says so
    endpoint: str | None = None  # a list endpoint the page's script calls, when rows come from there
    understood: bool = True
    next_guess: str | None = None  # where the next page usually is when the page does not say; a 404 there proves nothing
    by_script: bool = False  # a button brings further rows by a script that was not run
    next_post: Post | None = None  # sent along with ``next_page``
    endpoint_post: Post | None = None  # sent along with ``endpoint``; beside rows: how the rows after them are asked for


@dataclass(frozen=True, slots=True)
class PageLink:
    """One link as it stands on the page."""

    href: str  # as written
    url: str  # resolved against the page (or its <base>), without fragment; "" when it cannot be resolved
    text: str
    role: str = "link"  # "link" | "attachment" | "image"
    in_template: bool = False  # in header, footer, menu


@dataclass(frozen=True, slots=True)
class PageReading:
    """Everything one page gives."""

    kind: PageKind
    genuine: Genuineness
    url: str
    title: str | None = None  # of the page
    encoding: str = "utf-8"  # that it was decoded with
    record: RecordReading | None = None
    list: ListReading | None = None
    disclosure: Mapping[str, str] = field(default_factory=dict)  # column name → href as written
    meta: Mapping[str, str] = field(default_factory=dict)  # meta name → content, names as written
    links: tuple[PageLink, ...] = ()
    layout: str = "generic"  # which layout read it
    warnings: tuple[str, ...] = ()
    traits: tuple[Trait, ...] = ()  # what was looked for beyond the document, when that was asked for
