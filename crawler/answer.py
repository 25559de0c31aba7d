"""One answer of a server, or the failure to get one, whichever client asked."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin

from crawler.evidence import HeaderPairs
from crawler.joining import forward
from crawler.posting import Post

# Classes of failure, as notes of sightings.
DNS, CONNECT, TIMEOUT, TLS, RESET, BROKEN, TOO_LARGE = "dns", "connect", "timeout", "tls", "reset", "broken-answer", "too-large"

# Failures that may pass by themselves within seconds.
PASSING = frozenset({CONNECT, TIMEOUT, RESET, BROKEN})

_FILE_TYPES = ("application/pdf", "application/msword", "application/vnd.", "application/zip", "application/x-rar", "image/",
               "application/octet-stream", "application/wps", "application/ofd", "audio/", "video/")  # fmt: skip
_FILE_BEGINNINGS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
)
REDIRECTS = frozenset({301, 302, 303, 307, 308})

_ASCII = "".join(map(chr, range(0x21, 0x7F)))


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. Exactly one of ``status`` and ``failure`` is set."""

    url: str
    via: str  # which client asked: scrapy, aiohttp, legacy-tls
    method: str = "GET"
    status: int | None = None
    headers: HeaderPairs = ()
    body: bytes = b""  # unpacked; of a partial answer its part
    failure: str = ""  # class of failure
    elapsed_ms: int = 0
    request_headers: HeaderPairs = ()
    post: Post | None = None  # what was sent along
    sent_to: str = ""  # where the page itself sends its readers, by a refresh or a script
    lookup: Mapping[str, str] = field(default_factory=dict)  # headers by lower-case name, the last of each

    @property
    def name(self) -> str:
        """The address under which the answer is remembered; that of a POST names its body."""
        return self.post.name(self.url) if self.post else self.url

    @property
    def location(self) -> str | None:
        """Where a redirect leads, resolved and without fragment; ``None`` when this is no redirect."""
        if self.sent_to:
            return self.sent_to
        target = self.lookup.get("location", "").strip()
        if self.status not in REDIRECTS or not target:
            return None
        try:
            return urljoin(self.url, forward(target)).split("#", 1)[0]
        except ValueError:
            return None

    @property
    def content_type(self) -> str | None:
        """As declared."""
        return self.lookup.get("content-type")

    @property
    def is_file(self) -> bool:
        """Whether it is a file to be downloaded rather than a page to be read."""
        if self.body:
            head = self.body[:512].lstrip()
            if head.startswith(_FILE_BEGINNINGS):
                return True
            if head[:1] == b"<" and not head.startswith(b"<?xml"):
                return False
        return (self.content_type or "").lower().startswith(_FILE_TYPES)


def milliseconds_since(started: float) -> int:
    """How long something has taken; ``started`` is a moment of the monotonic clock."""
    return round((time.monotonic() - started) * 1000)


def header_pairs(raw: Iterable[tuple[bytes, bytes]]) -> HeaderPairs:
    """Headers as text, every byte a letter.

    A ``Location`` may hold raw bytes of any encoding: they are kept as they are, as percent signs, like browsers do.
    """
    return tuple((name.decode("latin-1"), _text(name, value)) for name, value in raw)


def _text(name: bytes, value: bytes) -> str:
    return quote(value.strip(), safe=_ASCII) if name.lower() == b"location" else value.decode("latin-1")


def answered(
    url: str,
    via: str,
    *,
    method: str,
    status: int,
    headers: HeaderPairs,
    body: bytes,
    elapsed_ms: int,
    request_headers: HeaderPairs,
) -> Answer:
    """An answer that came."""
    lookup = {name.lower(): value for name, value in headers}
    return Answer(
        url, via, method, status, headers, body, elapsed_ms=elapsed_ms, request_headers=request_headers, lookup=lookup
    )


def failed(url: str, via: str, failure: str, *, method: str = "GET", elapsed_ms: int = 0) -> Answer:
    """An answer that did not come."""
    return Answer(url, via, method, failure=failure, elapsed_ms=elapsed_ms)
