"""Lists inside frames: which frame of a page holds its list, when the page itself shows none."""

import re
from urllib.parse import urlsplit

from crawler.page import Page
from crawler.whole import whole

MOST_FRAMES = 20
LOWEST = 200
"""Pixels of height below which a frame without a telling name is a banner or a counter."""

_LIST = re.compile(r"list|main|content|info|xxgk|right|zfxxgk|gkml|catalog|article|news|column", re.IGNORECASE)
_OTHER = re.compile(
    r"top|head|foot|bottom|left|menu|nav|banner|weather|tianqi|video|player|map|login|share|search|qr|count|hit|stat|ad[sv]?\b"
    r"|chat|kefu|tree|link|comment|survey|vote|calendar",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|ofd|docx?|xlsx?|pptx?|mp4|flv|swf|jpe?g|png|gif|mp3)(?:$|[?#])|[?&]file=", re.IGNORECASE)
_HEIGHT = re.compile(r"height\s*:\s*(\d+)\s*px", re.IGNORECASE)


def frame_of(page: Page) -> str | None:
    """The address of the frame that holds the page's list; ``None`` when no frame of the same host is likely to.

    A frame is likely by its name or address, else by its height; one without a height may grow with its contents.
    """
    host = urlsplit(page.base).netloc.lower()
    best: tuple[int, int, str] | None = None
    for node in page.tree.css("iframe[src],frame[src]")[:MOST_FRAMES]:
        attributes = node.attributes
        source = (attributes.get("src") or "").strip()
        url = page.resolve(source)
        if not url or urlsplit(url).netloc.lower() != host or url == page.url or _FILE.search(url):
            continue
        path = urlsplit(url).path.rsplit("/", 1)[-1] + "?" + urlsplit(url).query
        words = f"{path} {attributes.get('name') or ''} {attributes.get('id') or ''}"
        if _OTHER.search(words):
            continue
        height = _height(attributes.get("height"), attributes.get("style"))
        telling = bool(_LIST.search(words))
        if not telling and height is not None and height < LOWEST:
            continue
        rank = (telling, height or LOWEST, url)
        if best is None or rank[:2] > best[:2]:
            best = rank
    return best[2] if best else None


def _height(attribute: str | None, style: str | None) -> int | None:
    """Pixels; ``None`` where none are given, or only a share of the window."""
    given = (attribute or "").strip().removesuffix("px")
    if (pixels := whole(given)) is not None:
        return pixels
    match = _HEIGHT.search(style or "")
    return int(match[1]) if match else None
