"""Articles that are cut into several pages: the page at hand shows only a part of its text."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlsplit

from crawler.lines import Line
from crawler.page import Page

CUT = "text continues on other pages"
MOST_PAGES = 50
"""Above this a number in an address is a document's own."""

_WORDS = re.compile(r"下一页|下页|后一页|下一頁|\[2\]|\(2\)")
"""What a line with a link says at least when the text goes on elsewhere, or there is a link 2 in it. Asking the few lines with
links takes 10 us, asking the whole source seven times 70."""
_NEXT = re.compile(r"[\[(（【]?\s*(?:下\s*(?:一\s*)?[页頁]|后一页|2)\s*(?:[\])）】]\s*)?[>»›]*")
_NUMBER = re.compile(r"([_-])(\d{1,2})$")
_PAGE = frozenset({"page", "p", "pageno", "pn", "pageindex", "currentpage"})


def goes_on(page: Page, lines: Sequence[Line]) -> bool:
    """Whether a link 下一页 or 2 leads to the same address with the next number: the rest of *this* article."""
    linked = [line for line in lines if line.links]
    if not _WORDS.search("\n".join([line.text for line in linked])) and not any("2" in line.pieces for line in linked):
        return False
    following = _following(page.url)
    return any(
        _parts(page.resolve(href)) in following
        for node, href in page.anchors
        if len(href) < 500 and _NEXT.fullmatch((node.text() or "").strip())
    )


def _following(url: str) -> set[tuple[str, str, int]]:
    """How the next page of an article may be called: ``7_1``, ``7_2``, ``7-2``, its last number plus one, ``page=2``."""
    path, query, number = _parts(url)
    stem, dot, extension = path.rpartition(".")
    if not dot:
        return {(path, query, max(number, 1) + 1)}
    found = {(f"{stem}{added}.{extension}", query, number) for added in ("_1", "_2", "-2")}
    if (match := _NUMBER.search(stem)) is not None and int(match[2]) < MOST_PAGES:
        found.add((f"{stem[: match.start()]}{match[1]}{int(match[2]) + 1}.{extension}", query, number))
    return found | {(path, query, max(number, 1) + 1)}


def _parts(url: str) -> tuple[str, str, int]:
    """Host and path, the query without the number of a page, and that number; 0 where there is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", "", 0
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    number = next((int(value) for key, value in pairs if key.lower() in _PAGE and value.isdigit() and len(value) < 4), 0)
    query = "&".join(f"{key}={value}" for key, value in sorted(pairs) if key.lower() not in _PAGE)
    return parts.netloc + parts.path, query, number
