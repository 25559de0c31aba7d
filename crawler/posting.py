"""What is asked of a list endpoint: an address, and where it must be so the body of a POST that only reads.

A POST is made only where a layout declares its path as one that reads (:attr:`crawler.layouts.layout.Layout.reads`).
"""

import hashlib
from dataclasses import dataclass

FORM = "application/x-www-form-urlencoded; charset=UTF-8"
JSON = "application/json; charset=UTF-8"
MOST_BODY = 8_000
"""Characters of a body; what a page's own script sends for a page of rows has a tenth of that."""
SAME_METHOD = frozenset({307, 308})
"""Redirects after which the same body is sent on (RFC 9110, 15.4.8 and 15.4.9); after all others a GET follows."""


@dataclass(frozen=True, slots=True)
class Post:
    """The body sent along with an address."""

    body: str
    content_type: str = FORM

    def name(self, url: str) -> str:
        """The address under which this request is remembered: what stands behind ``#`` never goes over the wire."""
        told = f"{self.content_type}\n{self.body}".encode()
        return f"{url}#post-{hashlib.blake2s(told, digest_size=6).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Ask:
    """One request for a page of rows: GET without a body, POST with one."""

    url: str
    post: Post | None = None

    @property
    def name(self) -> str:
        """What tells it from all other requests."""
        return self.post.name(self.url) if self.post else self.url
