"""How long a list is by what its pager declares for a script: settings of a call, attributes, numbers that a script turns to.

Such pagers show no way to their other pages. What they declare keeps a list of one read page from being called whole.
"""

import math
import re
from itertools import pairwise

from selectolax.lexbor import LexborNode

from crawler.lists.hrefs import is_dead
from crawler.lists.paging import Paging
from crawler.lists.scripts import Script, number, without_comments
from crawler.lists.spots import fold
from crawler.whole import whole

MOST_PLACES = 12
MOST_NUMBERS = 60

_SETTINGS = re.compile(
    r"(?:laypage(?:\.render)?|\.(?:pagination|paging|page|jqPaginator|createPage|simplePaging)|\bPaging|\bPagination)\s*\(\s*"
    r"(?:[\"'][^\"'\n]{0,60}[\"']\s*,\s*|\d{1,6}\s*,\s*)?\{([^{}]{5,500})"
)
_FIRST = re.compile(r"\.pagination\s*\(\s*(\d{1,6})\s*,\s*\{")
_ROWS = ("count", "total", "totalCount", "totalData", "totalNumber", "totalRecord", "recordCount", "items")
_SIZE = ("limit", "pageSize", "showData", "items_per_page", "itemsOnPage", "perPage", "size", "page_size")
_PAGES = ("pageCount", "totalPages", "totalPage", "pages", "pageNum", "countPage")
_ELEMENT = re.compile(r"<(?:[a-z]{1,6}-)?pagination\b[^<>]{0,600}?\s:?total=[\"'](\d{1,7})[\"']", re.IGNORECASE)
_SIZED = re.compile(r"\s:?page-size=[\"'](\d{1,4})[\"']", re.IGNORECASE)
_COUNTING = "[pagecount],[totalpage],[data-totalpage],[data-total-page],[data-page-count],[data-pagecount]"
_COUNTED = ("pagecount", "totalpage", "data-totalpage", "data-total-page", "data-page-count", "data-pagecount")
_SLIDER = re.compile(r"swiper|slide|carousel|banner|focus|bx-|slick|owl|tab", re.IGNORECASE)
_PLACES = "[class*=pag],[class*=Pag],[id*=pag],[id*=Pag],[class*=fanye]"


def from_declared(paging: Paging, scripts: list[Script], top: LexborNode, source: str) -> None:
    """Fill in counts that are declared and not printed, where neither a next page nor a count is known."""
    if paging.next_page is not None or paging.page_count is not None or paging.total is not None:
        return
    for text, _ in scripts:
        if "pag" in text or "Pag" in text:
            _from_settings(paging, without_comments(text))
    if paging.total is None and "agination" in source and (told := _ELEMENT.search(source)) is not None:
        sized = _SIZED.search(told[0]) or _SIZED.search(source, told.end(), told.end() + 300)
        paging.total = int(told[1])
        paging.page_count = math.ceil(paging.total / int(sized[1])) if sized and int(sized[1]) else None
    if paging.page_count is None:
        counted = (node.attributes.get(name) or "" for node in top.css(_COUNTING)[:MOST_PLACES] for name in _COUNTED)
        paging.page_count = next((number for value in counted if (number := whole(value, 5)) is not None), None) or None
    paging.found = paging.found or (paging.page_count or 0) > 1
    if paging.page_count is None and paging.total is None:
        paging.page_count = _turned_to(top)  # of a slider at worst: no sign that the page has a list


def _from_settings(paging: Paging, script: str) -> None:
    """``laypage.render({count: 98, limit: 15, …})``, ``$('#p').pagination(98, {items_per_page: 15})``."""
    for call in _SETTINGS.finditer(script):
        settings = call[1]
        first = _FIRST.match(script, call.start())
        rows = int(first[1]) if first is not None else number(settings, *_ROWS)
        size, pages = number(settings, *_SIZE), number(settings, *_PAGES)
        if rows is not None and size:
            paging.total, paging.page_count = rows, math.ceil(rows / size)
            return
        if pages:
            paging.page_count = pages
            return


def _turned_to(top: LexborNode) -> int | None:
    """The highest of the page numbers of a pager that lead nowhere by themselves; ``None`` where there are not two in a row."""
    for place in top.css(_PLACES)[:MOST_PLACES]:
        if _SLIDER.search(f"{place.attributes.get('class') or ''} {place.attributes.get('id') or ''}"):
            continue
        numbers = {
            page
            for node in place.css("a,li,span,button,em,b")[:MOST_NUMBERS]
            if (page := whole(fold(node.text()), 4)) is not None
            and is_dead(node.attributes.get("href") or "")
            and (node.tag == "a" or node.css_first("a[href]") is None)
        }
        if 1 in numbers and any(after == before + 1 for before, after in pairwise(sorted(numbers))):
            return max(numbers)
    return None
