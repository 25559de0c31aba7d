"""Lists whose records stand in a script of the page itself."""

import re
from itertools import islice
from urllib.parse import urlencode

from selectolax.lexbor import LexborHTMLParser

from crawler.layouts import reads
from crawler.lists.rows import Row, read_row
from crawler.lists.scripts import Script, number, string
from crawler.lists.spots import skeleton
from crawler.lists.xml import MAX_RECORDS, next_group, record_markup
from crawler.page import Page
from crawler.posting import Ask, Post
from crawler.readings import ListReading
from duewatch.domain.sightings import ListEntry

MAX_ARRAYS = 5
"""Arrays of one script that are tried."""

_STORE = re.compile(r"dataStore\s*=\s*\[")
_STORE_END = re.compile(r"\]\s*;")
_STORED = re.compile(r"""'((?:\\.|[^'\\])*+)'?|"((?:\\.|[^"\\])*+)"?""", re.DOTALL)
SHORTEST_RECORD, LONGEST_RECORD = 10, 6000
"""Characters of the markup of one record in an array of texts."""
_DATA = re.compile(r"\[\s*\{\s*[\"']\w+[\"']\s*:")
_PARAMS = ("col", "appid", "webid", "path", "columnid", "sourceContentType", "unitid", "webname", "permissiontype")


def read(scripts: list[Script], page: Page) -> ListReading | None:
    """The records a page carries in a script for its own paging; ``None`` when it carries none."""
    for script, _ in scripts:
        fragments = record_markup(script)
        if not fragments and (store := _STORE.search(script)) and (end := _STORE_END.search(script, store.end())):
            texts = (one or two for one, two in _STORED.findall(script[store.end() : end.start()]))
            fragments = [text for text in texts if SHORTEST_RECORD <= len(text) <= LONGEST_RECORD][:MAX_RECORDS]
        entries = rows_of(fragments, page.base)
        if not entries:
            continue
        everything = "\n".join(text for text, _ in scripts)
        total = number(everything, "totalRecord") or _tagged(script, "totalrecord")
        size = number(everything, "perPage", "perpage") or len(entries)
        group = next_group(script)
        ask = Ask(group) if group else _next_records(everything, len(entries), total, size)
        following = ask.url if ask else None
        return ListReading(
            entries,
            next_page=following,
            page_count=-(-total // size) if total and size else None,
            total=total,
            endpoint=(page.resolve(following) or None) if following else None,
            next_post=ask.post if ask else None,
        )
    return None


def json_rows(scripts: list[Script], url: str) -> tuple[ListEntry, ...]:
    """The rows of an array that a script of the page carries as data for itself to draw; empty when there is none."""
    from crawler.lists.json import read_json_list  # it reads markup too, for which it needs the reader of pages

    for script, _ in scripts:
        for match in islice(_DATA.finditer(script), MAX_ARRAYS):
            end = script.find("];", match.start())
            if end < 0:
                continue
            answer = read_json_list(script[match.start() : end + 1].encode(), url)
            if answer.list is not None and len(answer.list.entries) > 2 and any(entry.href for entry in answer.list.entries):
                return answer.list.entries
    return ()


def rows_of(fragments: list[str], base: str) -> tuple[ListEntry, ...]:
    """Rows of markup fragments, one fragment a row."""
    entries = []
    for fragment in fragments:
        row = _row(fragment)
        if row is not None:
            entries.append(
                ListEntry(row.title, row.anchor.href, Page.resolve_against(base, row.anchor.href), row.date.raw, row.date.value)
            )
    return tuple(entries)


def _row(fragment: str) -> Row | None:
    if re.match(r"\s*<t[rd]\b", fragment, re.IGNORECASE):
        fragment = f"<table>{fragment}</table>"  # outside a table the parser drops the cells' tags
    bones = skeleton(LexborHTMLParser(fragment))
    return read_row(bones.root) if bones is not None else None


def _tagged(script: str, tag: str) -> int | None:
    match = re.search(rf"<{tag}>\s*(\d{{1,9}})\s*</{tag}>", script, re.IGNORECASE)
    return int(match[1]) if match else None


def _next_records(script: str, held: int, total: int | None, size: int) -> Ask | None:
    """The request for the records after those the page holds, as the system's own script makes it: a POST that only reads.

    The window stands in the address, whose records are meant in the form.
    """
    proxy = string(script, "proxyUrl")
    if not proxy or total is None or held >= total:
        return None
    window = {"startrecord": str(held + 1), "endrecord": str(min(total, 2 * held)), "perpage": str(size)}
    pairs = {}
    for name in _PARAMS:
        value = string(script, name) or (str(found) if (found := number(script, name)) is not None else None)
        if value is not None:
            pairs[name] = value
    joint = "&" if "?" in proxy else "?"
    if pairs and any(re.search(pattern, proxy.partition("?")[0]) for pattern in reads()):
        return Ask(f"{proxy}{joint}{urlencode(window)}", Post(urlencode(pairs)))
    return Ask(f"{proxy}{joint}{urlencode(window | pairs)}")
