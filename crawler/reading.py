"""Reads one page: is it genuine, what sort of page is it, and what does it hold."""

from crawler import genuine
from crawler.page import Page
from crawler.readings import PageKind, PageReading
from duewatch.domain.sightings import Role, SightingKind


def read_page(
    body: bytes,
    url: str,
    *,
    content_type: str | None = None,
    status: int = 200,
    layout: str | None = None,
    expect: Role | None = None,
) -> PageReading:
    """Everything one page gives. Never raises on any body."""
    page = Page.from_bytes(body, url, content_type)
    genuineness = genuine.judge(status, {"content-type": content_type or ""}, body, url)
    kind = PageKind.OTHER if genuineness.kind is SightingKind.SEEN else PageKind.ERROR
    return PageReading(
        kind,
        genuineness,
        url,
        page.title,
        page.encoding,
        meta=page.metas,
        layout=layout or "generic",
        warnings=tuple(page.warnings),
    )
