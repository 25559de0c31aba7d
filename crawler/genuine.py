"""Is this page the page we asked for? Decided before anything else is read."""

from collections.abc import Mapping

from crawler.readings import Genuineness
from duewatch.domain.sightings import SightingKind


def judge(status: int, headers: Mapping[str, str], body: bytes, url: str) -> Genuineness:
    """What the answer is: the page itself, a wall, an error page, or nothing usable."""
    if status in (404, 410):
        return Genuineness(SightingKind.GONE)
    if status >= 500:
        return Genuineness(SightingKind.FAILED, "server-error")
    if status >= 400:
        return Genuineness(SightingKind.REFUSED)
    return Genuineness(SightingKind.SEEN)
