"""The request for the rows after these: the same request with its page number, or its window, moved on.

Page numbers stand in the query of an address, in the form or the JSON that is sent along, or in JSON inside a parameter.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.json_text import loads
from crawler.posting import FORM, Ask
from crawler.whole import whole

PAGE_KEYS = frozenset(
    {"pageno", "pagenum", "pageindex", "pagenumber", "currentpage", "curpage", "page", "p", "current", "currpage", "pagenow",
     "nowpage", "cur_page", "page_no", "page_num", "page_index", "pn", "pagecurrent", "currentpageno", "rulespageno"}
)  # fmt: skip
"""Names of the page number, in lower case."""

OFFSET_KEYS = frozenset({"start", "offset", "from", "startindex", "firstresult", "skip"})
SIZE_KEYS = frozenset(
    {"rows", "limit", "size", "pagesize", "length", "perpage", "prepage", "page_size", "num", "rowcount", "pagerows",
     "pagecount", "maxresults", "ps", "numperpage"}
)  # fmt: skip
FULL = 10
"""Rows from which an answer without a count may have been cut to one page; the usual page holds ten or more."""
DEEPEST = 3
LONGEST_PAGE = 6
"""Digits of a page number or an offset."""


class Told:
    """What an answer says of its length."""

    def __init__(self, here: int | None, pages: int | None, total: int | None, held: int) -> None:
        self.here, self.pages, self.total, self.held = here, pages, total, held

    @property
    def is_sure(self) -> bool:
        """Whether the answer gives a count; without one, the next page is only where it would be."""
        return self.pages is not None or self.total is not None

    def goes_on(self, page: int, size: int | None) -> bool:
        """Whether a page is to come after the one that was asked for as number ``page``.

        Without any count a full page is asked to be followed: an empty one ends the list, a short one has ended it.
        """
        if self.pages is not None:
            return (self.here if self.here is not None else page) < self.pages and self.held > 0
        if self.total is not None:
            return self.held > 0 and self.total > (size or self.held) * max(page, 1) and self.total > self.held
        return self.held >= (size or FULL)

    def passes(self, start: int, size: int | None) -> bool:
        """Whether records are to come after those from ``start`` on."""
        if self.total is not None:
            return self.held > 0 and start + self.held < self.total
        return self.held >= (size or FULL)


def next_ask(ask: Ask, told: Told) -> Ask | None:
    """The same request for the page after this one, when it carries a page number and more is to come."""
    if ask.post is not None and (body := _next_body(ask.post.body, ask.post.content_type, told)) is not None:
        return Ask(ask.url, replace(ask.post, body=body))
    parts = urlsplit(ask.url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    moved = _next_pairs(pairs, told)
    return Ask(urlunsplit(parts._replace(query=urlencode(moved))), ask.post) if moved is not None else None


def next_window(url: str, total: int | None) -> str | None:
    """The same request for the records after these, where it names them by ``startrecord`` and ``endrecord``."""
    parts = urlsplit(url)
    pairs = dict(parse_qsl(parts.query, keep_blank_values=True))
    start, end = whole(pairs.get("startrecord", "")), whole(pairs.get("endrecord", ""))
    if start is None or end is None or total is None or end >= total or end < start:
        return None
    pairs |= {"startrecord": str(end + 1), "endrecord": str(min(total, 2 * end - start + 1))}
    return urlunsplit(parts._replace(query=urlencode(pairs)))


def _next_body(body: str, content_type: str, told: Told) -> str | None:
    if content_type.startswith(FORM.partition(";")[0]):
        moved = _next_pairs(parse_qsl(body, keep_blank_values=True), told)
        return urlencode(moved) if moved is not None else None
    try:
        data = loads(body)
    except ValueError:
        return None
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) if _moved(data, told, 0) else None


def _next_pairs(pairs: list[tuple[str, str]], told: Told) -> list[tuple[str, str]] | None:
    """Parameters with the page number or the offset moved on; ``None`` when there is none, or no more to come."""
    size = next((number for key, value in pairs if key.lower() in SIZE_KEYS and (number := whole(value))), None)
    for wanted, step in ((PAGE_KEYS, _page_after), (OFFSET_KEYS, _offset_after)):
        for position, (key, value) in enumerate(pairs):
            if value[:1] in ("{", "["):
                if wanted is PAGE_KEYS and (inner := _next_json(value, told)) is not None:
                    return [*pairs[:position], (key, inner), *pairs[position + 1 :]]
            elif key.lower() in wanted and (now := whole(value, LONGEST_PAGE)) is not None:
                number = step(now, size, told)
                return None if number is None else [*pairs[:position], (key, str(number)), *pairs[position + 1 :]]
    return None


def _page_after(page: int, size: int | None, told: Told) -> int | None:
    return page + 1 if told.goes_on(page, size) else None


def _offset_after(start: int, size: int | None, told: Told) -> int | None:
    return start + told.held if size is not None and told.passes(start, size) else None


def _next_json(text: str, told: Told) -> str | None:
    """JSON inside a parameter, at times in single quotes."""
    try:
        data = loads(text.replace("'", '"'))
    except ValueError:
        return None
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) if _moved(data, told, 0) else None


def _moved(data: object, told: Told, depth: int) -> bool:
    """Move the page number of a JSON body on, in place; whether there was one and more is to come."""
    if not isinstance(data, dict) or depth > DEEPEST:
        return False
    size = next((number for key, value in data.items() if key.lower() in SIZE_KEYS and (number := _whole(value))), None)
    steps: tuple[tuple[frozenset[str], Callable[[int, int | None, Told], int | None]], ...]
    steps = ((PAGE_KEYS, _page_after), (OFFSET_KEYS, _offset_after))
    for wanted, step in steps:
        for key, value in data.items():
            if key.lower() in wanted and (now := _whole(value)) is not None:
                number = step(now, size, told)
                if number is None:
                    return False
                data[key] = str(number) if isinstance(value, str) else number
                return True
    return any(_moved(value, told, depth + 1) for value in data.values() if isinstance(value, Mapping))


def _whole(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    return whole(value, LONGEST_PAGE) if isinstance(value, str) else None
