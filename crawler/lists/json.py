"""Reads the answers of list endpoints: JSON, JSON in a script call, XML with records, markup inside JSON.

An error answer must never be read as an empty list: that would turn a portal's bad minute into "nothing was published". So an
answer without rows is an empty list only if it says so in order: a row array that is there and empty, and no sign of an error.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from crawler import layouts
from crawler.encoding import decode
from crawler.layouts.layout import Shape
from crawler.lists import embedded, moments, shapes, unnamed, xml
from crawler.lists.counts import at, counts
from crawler.lists.following import Told, next_ask, next_window
from crawler.lists.opening import data_of
from crawler.lists.reader import read_list
from crawler.lists.shapes import Row, plain
from crawler.lists.trouble import holds_nothing, trouble, vouches
from crawler.page import Page
from crawler.posting import Ask, Post
from crawler.readings import ListReading
from duewatch.domain.sightings import ListEntry

MAX_ROWS = 5000
"""Rows read of one answer."""

MAX_DEPTH = 14
"""Objects inside objects that are looked into."""

SHORT_NOTICE = 60
"""Characters of "nothing found" that an empty list may print."""

SHORT_MARKUP = 8_000
"""Characters of markup that may be the frame of an empty list."""

_SCRIPT = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class JsonAnswer:
    """What a list endpoint answered."""

    list: ListReading | None  # None: the answer holds no list
    is_error: bool  # an error answer, whatever its HTTP status
    note: str = ""  # what the answer said of itself, or why it is taken for an error
    details: tuple[Mapping[str, str], ...] = ()  # what else each row tells: index_no, doc_no, issuer, written_date …


def read_json_list(body: bytes, url: str, post: Post | None = None) -> JsonAnswer:
    """Read the answer of a list endpoint. Never raises.

    Args:
        body: the answer's bytes.
        url: its address; rows are resolved against it, and the next page is built from it.
        post: what was sent along to get it.

    Returns:
        The rows, or an error, or neither (an answer that is something else: one record, a set of options).
    """
    ask = Ask(url, post)
    text = decode(body).text.strip().lstrip("\ufeff")
    if not text:
        return JsonAnswer(None, True, "empty answer")
    if text.startswith("<"):
        return _markup(text, ask)
    data = data_of(text)
    if data is None:
        return JsonAnswer(None, False, "neither JSON nor XML")
    if isinstance(data, str):
        return _markup(data, ask) if "<" in data else JsonAnswer(None, False, "a text")
    return _read(data, ask)


def _markup(text: str, ask: Ask) -> JsonAnswer:
    url = ask.url
    if "<html" in text[:2000].lower() or "<!doctype html" in text[:200].lower():
        return JsonAnswer(None, False, "a web page")
    fragments = xml.records(text)
    if fragments is not None:
        entries = embedded.rows_of(fragments, url)
        total = xml.number(text, "totalrecord")
        understood = bool(entries) or not (total or "<record>" in text)
        following = (xml.next_group(text) or next_window(url, total)) if entries else None
        pages = xml.number(text, "totalpage")
        moved = ask.post if following and "startrecord=" in following else None  # the form that names the column goes along
        return JsonAnswer(ListReading(entries, following, pages, total, understood=understood, next_post=moved), False)
    rows = xml.rows(text)
    if rows:
        return _listing({"rows": rows}, [("rows",)], rows, ask, None)
    return _fragment(text, ask, {})


def _read(data: object, ask: Ask) -> JsonAnswer:
    shape = next(
        (one for one in layouts.shapes() if all(next(at(data, mark.split(".")), None) is not None for mark in one.marks)), None
    )
    arrays = list(_arrays(data, (), 0))
    if shape is not None and shape.rows:
        wanted = shape.rows.split(".")
        arrays = [(path, rows) for path, rows in arrays if _fits(path, wanted)] or arrays
    chosen = _chosen(arrays)
    wrong = trouble(data)
    if chosen:
        rows = [row for _, found in chosen for row in found][:MAX_ROWS]
        return _listing(data, [path for path, _ in chosen], rows, ask, shape)
    strings = _row_strings(data)
    if strings:
        entries = embedded.rows_of(strings, ask.url)
        if entries:
            return JsonAnswer(_reading(entries, data, [()], ask), False)
    markup = "" if wrong else _longest_markup(data)
    if markup:
        return _fragment(markup, ask, data)
    if wrong:
        return JsonAnswer(None, True, wrong)
    empty = [path for path, rows in arrays if not rows and path and path[-1].lower() in shapes.ROW_KEYS]
    if empty:
        total, pages, here = counts(data, empty)
        contradicts = bool(total) and (here or 1) <= (pages or 1)
        believed = vouches(data) and not contradicts
        return JsonAnswer(ListReading((), total=total, page_count=pages, understood=believed), False)
    if isinstance(data, Mapping) and holds_nothing(data):
        return JsonAnswer(None, True, "no data in the answer")
    return JsonAnswer(None, False, "no list in the answer")


def _fits(path: tuple[str, ...], wanted: list[str]) -> bool:
    return len(path) == len(wanted) and all(want in ("*", part) for part, want in zip(path, wanted, strict=True))


def _arrays(data: object, path: tuple[str, ...], depth: int) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """All arrays of objects, and the empty arrays, with their paths; arrays within rows are not looked for."""
    if depth > MAX_DEPTH:
        return
    if isinstance(data, list):
        rows = [row for row in data if isinstance(row, Mapping)] or shapes.of_arrays(data)
        if rows or not data:
            yield path, shapes.flat(rows)
    elif isinstance(data, Mapping):
        if numbered := shapes.of_numbered(data):
            yield path, shapes.flat(numbered)
        for key, value in data.items():
            if isinstance(value, (Mapping, list)):
                yield from _arrays(value, (*path, str(key)), depth + 1)


def _chosen(arrays: list[tuple[tuple[str, ...], list[Row]]]) -> list[tuple[tuple[str, ...], list[Row]]]:
    """The array of the documents, together with its like under sibling keys (one result set a kind of document)."""
    titled = [(path, rows) for path, rows in arrays if rows and shapes.title_key(rows)]
    titled = titled or [(path, rows) for path, rows in arrays if rows and unnamed.title_key(rows)]
    if not titled:
        return []

    def worth(item: tuple[tuple[str, ...], list[Row]]) -> tuple[int, int, int]:
        path, rows = item
        dated = shapes.published_key(rows) is not None
        return (dated + (shapes.href_key(rows) is not None), bool(path) and path[-1].lower() in shapes.ROW_KEYS, len(rows))

    best = max(titled, key=worth)
    path = best[0]
    alike = [
        item
        for item in titled
        if len(item[0]) == len(path) >= 2
        and item[0][-1] == path[-1]
        and item[0][:-2] == path[:-2]
        and worth(item)[0] == worth(best)[0]
    ]
    return alike or [best]


def _listing(data: object, paths: list[tuple[str, ...]], rows: list[Row], ask: Ask, shape: Shape | None) -> JsonAnswer:
    keys = dict(shape.keys) if shape else {}
    title = keys.get("title") or shapes.title_key(rows) or unnamed.title_key(rows)
    href = keys.get("href") or shapes.href_key(rows)
    published = keys.get("published") or shapes.published_key(rows)
    written = keys.get("written") or shapes.date_key(rows, shapes.WRITTEN)
    if not keys and published and published.lower() == "docreltime":
        written = written or shapes.date_key(rows, ("pubdate",))  # beside a release time, pubdate is the document's own date
    entries, details = [], []
    for row in rows:
        name = plain(row.get(title)) if title else ""
        if not name:
            continue
        address = plain(row.get(href)) if href else unnamed.address_in(row.get(title or ""))
        read = moments.moment(row.get(published)) if published else moments.NOTHING
        raw = plain(row.get(published)) if published else ""
        entries.append(ListEntry(name, address, Page.resolve_against(ask.url, address), raw, read.day, read.clock))
        details.append(_details(row, keys, read, written))
    if not entries:
        return JsonAnswer(None, False, "rows without titles")
    return JsonAnswer(_reading(tuple(entries), data, paths, ask), False, details=tuple(details))


def _details(row: Row, keys: Mapping[str, str], read: moments.Moment, written: str | None) -> Mapping[str, str]:
    found: dict[str, str] = {}
    if read.clock:
        found["published_time"] = read.clock
    if written and (day := moments.moment(row.get(written)).day):
        found["written_date"] = day
    for name, candidates in shapes.FIELDS.items():
        key = keys.get(name) or shapes.key_of([row], candidates)
        if key and (value := plain(row.get(key))):
            found[name] = value[:1000]
    for name, grammar in shapes.BY_VALUE.items():
        if name not in found:
            values = (plain(value) for value in row.values() if isinstance(value, str) and len(value) < 60)
            matching = next((value for value in values if grammar.fullmatch(value)), None)
            if matching:
                found[name] = matching
    return found


def _reading(entries: tuple[ListEntry, ...], data: object, paths: list[tuple[str, ...]], ask: Ask) -> ListReading:
    total, pages, here = counts(data, paths)
    return _continued(ListReading(entries, page_count=pages, total=total), ask, Told(here, pages, total, len(entries)))


def _continued(listing: ListReading, ask: Ask, told: Told) -> ListReading:
    """A list with the request for its next page, where the one that was made can be moved on."""
    following = next_ask(ask, told)
    if following is None:
        return listing
    if told.is_sure:
        return replace(listing, next_page=following.url, next_post=following.post)
    return replace(listing, next_guess=following.url, next_post=following.post)


def _row_strings(data: object) -> list[str]:
    """An array of texts each of which is the markup of one row."""
    for path in ((), *((key,) for key in (data if isinstance(data, Mapping) else ()))):
        for value in at(data, list(path)):
            if isinstance(value, list) and value and all(isinstance(one, str) and "<a" in one for one in value):
                return [str(one) for one in value][:MAX_ROWS]
    return []


def _longest_markup(data: object, depth: int = 0) -> str:
    if isinstance(data, str):
        return data if "<" in data and ("<a" in data or "<ul" in data or "<div" in data or "<table" in data) else ""
    if depth > 4 or not isinstance(data, (Mapping, list)):
        return ""
    values = data.values() if isinstance(data, Mapping) else data[:50]
    return max((_longest_markup(value, depth + 1) for value in values), key=len, default="")


def _fragment(markup: str, ask: Ask, data: object) -> JsonAnswer:
    """The rows of markup that an endpoint delivers for a script to put into the page."""
    listing = read_list(Page(ask.url, f"<body>{markup}</body>"))
    notice = plain(_SCRIPT.sub("", markup[:SHORT_MARKUP]))
    if listing is None and trouble({"message": notice}):
        return JsonAnswer(None, True, notice)
    if listing is None and "href" not in markup.lower() and len(notice) < SHORT_NOTICE and len(markup) < SHORT_MARKUP:
        # The frame of a list without a row: beyond the last page.
        listing = ListReading((), understood=vouches({"message": notice}) and "<script" not in markup.lower())
    if listing is None:
        return JsonAnswer(None, False, "markup without a list")
    total, pages, here = counts(data, [()])
    total = listing.total if listing.total is not None else total or _attribute(markup, "count", "total")
    fragment = replace(listing, page_count=listing.page_count or pages, total=total)
    told = Told(here, fragment.page_count, total, len(listing.entries))
    return JsonAnswer(fragment if listing.next_page else _continued(fragment, ask, told), False)


def _attribute(markup: str, *names: str) -> int | None:
    for name in names:
        match = re.search(rf"""(?<![\w-]){name}\s*[=:]\s*["']?(\d{{1,8}})(?!\w)""", markup, re.IGNORECASE)
        if match:
            return int(match[1])
    return None
