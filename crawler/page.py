"""One page per response: decoded once, parsed once, read by everybody.

``Page.from_bytes`` decodes (:mod:`crawler.encoding`), tames hostile markup (:mod:`crawler.taming`) and parses with lexbor. A
BeautifulSoup of a *located fragment* is made on demand for the readers that people edit; never of the whole page.
"""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.encoding import decode
from crawler.normal import squeeze
from crawler.taming import tame
from duewatch.domain.sightings import ListEntry


@dataclass
class Page:
    """A page as delivered. ``text`` is the decoded source, ``tree`` its one parse, ``warnings`` what had to be done to it."""

    url: str
    text: str
    encoding: str = "utf-8"
    content_type: str | None = None
    warnings: list[str] = field(default_factory=list)
    row: ListEntry | None = None  # the list row that led here, when the caller knows it

    @staticmethod
    def from_bytes(body: bytes, url: str, content_type: str | None = None) -> "Page":
        """Decode and tame a body. Never raises: what could not be decoded is replaced and said in ``warnings``."""
        decoded = decode(body, content_type)
        text, notes = tame(decoded.text)
        return Page(url, text, decoded.encoding, content_type, [*decoded.warnings, *notes])

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The one lexbor parse."""
        return LexborHTMLParser(self.text)

    @property
    def body(self) -> LexborNode | None:
        """The ``<body>``; the parser makes one even for a fragment."""
        return self.tree.body

    @cached_property
    def title(self) -> str | None:
        """The ``<title>``, white space squeezed; ``None`` when absent or empty."""
        node = self.tree.css_first("head > title") or self.tree.css_first("title")
        return (squeeze(node.text()) or None) if node else None

    @cached_property
    def metas(self) -> dict[str, str]:
        """Meta name → content, names as written; of a repeated name the first that is not empty."""
        found: dict[str, str] = {}
        for node in self.tree.css("meta"):
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
    def base(self) -> str:
        """What relative addresses are resolved against: ``<base href>`` when it is given, else the page's address."""
        node = self.tree.css_first("base[href]")
        return self.resolve_against(self.url, node.attributes.get("href") or "") if node else self.url

    def resolve(self, href: str) -> str:
        """An address of the page made absolute, without fragment; ``""`` when it cannot be (javascript:, mailto:, broken)."""
        return self.resolve_against(self.base, href)

    @staticmethod
    def resolve_against(base: str, href: str) -> str:
        """The same against any address."""
        href = href.strip()
        if not href or href.startswith("#") or _not_an_address(href):
            return ""
        try:
            return urljoin(base, href).partition("#")[0]
        except ValueError:  # "Invalid IPv6 URL" and its kin: an editor's slip on the page, not ours
            return ""

    @staticmethod
    def soup(node: LexborNode) -> BeautifulSoup:
        """A BeautifulSoup of one located fragment, bounded: fragments over 2 MB are cut."""
        return BeautifulSoup((node.html or "")[:2_000_000], "lxml")


def _not_an_address(href: str) -> bool:
    scheme = href[:11].lower()
    return scheme.startswith(("javascript:", "mailto:", "tel:", "data:", "about:", "vbscript:"))
