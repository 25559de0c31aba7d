"""One page per response: decoded once, parsed once, read by everybody.

``Page.from_bytes`` decodes (:mod:`crawler.encoding`), tames hostile markup (:mod:`crawler.taming`) and parses with lexbor. A
BeautifulSoup of a *located fragment* is made on demand for the readers that people edit; never of the whole page.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from crawler.encoding import decode
from crawler.joining import resolve
from crawler.normal import squeeze
from crawler.taming import tame
from duewatch.domain.sightings import ListEntry

GROUPS = {
    "titles": ("title",),
    "metas": ("meta",),
    "bases": ("base",),
    "pictures": ("img", "area"),
    "frames": ("iframe", "embed", "object"),
    "links": ("a",),
}
"""Elements that are asked for on every page. The walk over a page's lines meets them anyhow and gathers them, because a search
of the tree costs 10 us a group and they are few."""


@dataclass
class Page:
    """A page as delivered. ``text`` is the decoded source, ``tree`` its one parse, ``warnings`` what had to be done to it."""

    url: str
    text: str
    encoding: str = "utf-8"
    content_type: str | None = None
    warnings: list[str] = field(default_factory=list)
    fetched_at: datetime | None = None  # when it was delivered, aware; relative dates are counted from it
    row: ListEntry | None = None  # the list row that led here, when the caller knows it
    utf8: bytes | None = field(default=None, repr=False)  # the same source in UTF-8, when it came like that
    gathered: dict[str, list[LexborNode]] | None = field(default=None, repr=False)  # of the body, once its lines were read
    kept: dict[Hashable, object] = field(default_factory=dict, repr=False)  # what one reader made of it that others ask for

    @staticmethod
    def from_bytes(body: bytes, url: str, content_type: str | None = None) -> "Page":
        """Decode and tame a body. Never raises: what could not be decoded is replaced and said in ``warnings``."""
        decoded = decode(body, content_type)
        text, notes = tame(decoded.text, may_hold_nul=b"\0" in body)
        utf8 = None if notes else decoded.utf8
        return Page(url, text, decoded.encoding, content_type, [*decoded.warnings, *notes], utf8=utf8)

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The one lexbor parse."""
        source = self.text if self.utf8 is None else self.utf8
        return LexborHTMLParser(source, options=LexborDocumentOptions.WO_EVENTS)  # events are for scripts; 3 % of the parse

    @property
    def body(self) -> LexborNode | None:
        """The ``<body>``; the parser makes one even for a fragment."""
        return self.tree.body

    def group(self, name: str) -> list[LexborNode]:
        """The elements of one of :data:`GROUPS` in page order."""
        if self.gathered is None:
            return self.tree.css(",".join(GROUPS[name]))
        return self.gathered[name]

    @cached_property
    def title(self) -> str | None:
        """The ``<title>``, white space squeezed; ``None`` when absent or empty."""
        node = next(iter(self.group("titles")), None)
        return (squeeze(node.text()) or None) if node is not None else None

    @cached_property
    def metas(self) -> dict[str, str]:
        """Meta name → content, names as written; of a repeated name the first that is not empty."""
        found: dict[str, str] = {}
        for node in self.group("metas"):
            attributes = node.attributes
            name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
            if name and not found.get(name):
                found[name] = (attributes.get("content") or "").strip()
        return found

    @cached_property
    def metas_lower(self) -> dict[str, str]:
        """The same with names in lower case, for look-ups: sites write ``PubDate``, ``pubdate`` and ``PUBDATE``."""
        lowered: dict[str, str] = {}
        for name, content in self.metas.items():
            key = name.strip().lower()
            if not lowered.get(key):
                lowered[key] = content
        return lowered

    @cached_property
    def anchors(self) -> list[tuple[LexborNode, str]]:
        """Every ``<a href>`` in page order with its address as written."""
        found = []
        for node in self.group("links"):
            try:
                found.append((node, node.attrs["href"] or ""))  # a view; ``attributes`` would build a dictionary of all of them
            except KeyError:  # the goal of a link, or one in a drawing, ``xlink:href``
                continue
        return found

    @cached_property
    def base(self) -> str:
        """What relative addresses are resolved against: ``<base href>`` when it is given, else the page's address."""
        for node in self.group("bases"):
            if (href := node.attributes.get("href")) is not None:
                return resolve(self.url, href) or self.url
        return self.url

    def resolve(self, href: str) -> str:
        """An address of the page made absolute, without fragment; ``""`` when it cannot be."""
        return resolve(self.base, href)

    @staticmethod
    def resolve_against(base: str, href: str) -> str:
        """The same against any address."""
        return resolve(base, href)

    @staticmethod
    def soup(node: LexborNode) -> BeautifulSoup:
        """A BeautifulSoup of one located fragment, bounded: fragments over 2 MB are cut."""
        return BeautifulSoup((node.html or "")[:2_000_000], "lxml")
