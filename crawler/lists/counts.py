"""What a list endpoint's answer says of its other pages, and the request for the next one."""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.lists import shapes

PAGE_KEYS = frozenset(
    {"pageNo", "pageno", "pageNum", "pagenum", "pageIndex", "pageindex", "pageNumber", "currentPage", "curPage", "page", "p"}
)
"""Names of the page number in the addresses of endpoints."""


def at(data: object, path: list[str]) -> Iterator[object]:
    """All values at a path in which ``*`` stands for any key."""
    if not path:
        yield data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            if path[0] in ("*", key):
                yield from at(value, path[1:])


def counts(data: object, paths: list[tuple[str, ...]]) -> tuple[int | None, int | None, int | None]:
    """Documents in all, pages in all and the number of this page: from the objects around the rows, the nearest first."""
    common = paths[0][:-1]
    for path in paths[1:]:
        while common and path[: len(common)] != common:
            common = common[:-1]
    if len(paths) > 1 and len(common) >= 1:
        common = common[:-1] if len({path[len(common)] for path in paths}) > 1 else common
    total = pages = here = None
    for length in range(len(common), -1, -1):
        around = next(at(data, list(common[:length])), None)
        if not isinstance(around, Mapping):
            continue
        near = [around, *(value for key, value in around.items() if isinstance(value, Mapping) and "pag" in str(key).lower())]
        near += [value for value in around.values() if isinstance(value, Mapping)] if length == 0 else []
        total = total if total is not None else _first_number(near, shapes.TOTALS)
        pages = pages if pages is not None else _first_number(near, shapes.PAGES)
        here = here if here is not None else _first_number(near, shapes.HERE)
    return total, pages, here


def _first_number(objects: list[Mapping[str, object]], names: tuple[str, ...]) -> int | None:
    for one in objects:
        lowered = {str(key).lower(): value for key, value in one.items()}
        for name in names:
            value = lowered.get(name)
            if isinstance(value, bool):
                continue
            if isinstance(value, int) and value >= 0:
                return value
            if isinstance(value, str) and value.isdigit() and len(value) < 10:
                return int(value)
    return None


def next_request(url: str, here: int | None, pages: int | None, total: int | None, held: int) -> str | None:
    """The same request for the page after this one, when the address carries a page number and more is to come."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    for position, (key, value) in enumerate(pairs):
        if key == "paramJson":
            return _next_unit_page(parts._replace(query="").geturl(), pairs, position, total, held)
        if key not in PAGE_KEYS or not value.isdigit():
            continue
        if pages is not None and here is not None and here >= pages:
            return None
        if pages is None and (total is None or total <= held * max(int(value), 1)):
            return None
        pairs[position] = (key, str(int(value) + 1))
        return urlunsplit(parts._replace(query=urlencode(pairs)))
    return None


def next_window(url: str, total: int | None) -> str | None:
    """The same request for the records after these, where it names them by ``startrecord`` and ``endrecord``."""
    parts = urlsplit(url)
    pairs = dict(parse_qsl(parts.query, keep_blank_values=True))
    start, end = pairs.get("startrecord", ""), pairs.get("endrecord", "")
    if not (start.isdigit() and end.isdigit()) or total is None or int(end) >= total or int(end) < int(start):
        return None
    width = int(end) - int(start) + 1
    pairs |= {"startrecord": str(int(end) + 1), "endrecord": str(min(total, int(end) + width))}
    return urlunsplit(parts._replace(query=urlencode(pairs)))


def _next_unit_page(base: str, pairs: list[tuple[str, str]], position: int, total: int | None, held: int) -> str | None:
    try:
        wanted = json.loads(pairs[position][1].replace("'", '"'))
        page, size = int(wanted["pageNo"]), int(wanted.get("pageSize") or held or 1)
    except (ValueError, KeyError, TypeError):
        return None
    if not held or (total is not None and page * size >= total):
        return None
    pairs[position] = ("paramJson", json.dumps({**wanted, "pageNo": page + 1}, ensure_ascii=False, separators=(",", ":")))
    return f"{base}?{urlencode(pairs)}"
