"""Lists that the page's script carries or fetches: the records stand in a script, or the script says whom to ask."""

import html
import json
import re
from dataclasses import dataclass
from urllib.parse import urlencode, urljoin

from selectolax.lexbor import LexborHTMLParser

from crawler.lists.rows import Row, read_row
from crawler.lists.scripts import number, string
from crawler.lists.spots import skeleton
from crawler.page import Page
from crawler.readings import ListReading
from duewatch.domain.sightings import ListEntry

MAX_RECORDS = 2000
"""Records read of one script."""

_RECORD = re.compile(r"<record>\s*<!\[CDATA\[(.*?)\]\]>\s*</record>", re.DOTALL | re.IGNORECASE)
_STORE = re.compile(r"dataStore\s*=\s*\[(.*?)\]\s*;", re.DOTALL)
_STORED = re.compile(r"""'((?:\\.|[^'\\]){10,6000})'|"((?:\\.|[^"\\]){10,6000})\"""", re.DOTALL)
_NEXT_GROUP = re.compile(r"""<nextgroup>.*?href=["']([^"']+)["']""", re.DOTALL | re.IGNORECASE)
_PARAMS = ("col", "appid", "webid", "path", "columnid", "sourceContentType", "unitid", "webname", "permissiontype")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Whom a page's script asks for its rows."""

    url: str  # absolute; a GET of it gives the first page
    replaces_rows: bool  # the page itself shows no rows of the list


def read(scripts: list[str], page: Page) -> ListReading | None:
    """The records a page carries in a script for its own paging; ``None`` when it carries none."""
    for script in scripts:
        fragments = _RECORD.findall(script)[:MAX_RECORDS] if "<record>" in script.lower() else []
        if not fragments and (store := _STORE.search(script)):
            fragments = [(one or two) for one, two in _STORED.findall(store[1])][:MAX_RECORDS]
        entries = rows_of(fragments, page.base)
        if not entries:
            continue
        everything = "\n".join(scripts)
        total = number(everything, "totalRecord") or _tagged(script, "totalrecord")
        size = number(everything, "perPage", "perpage") or len(entries)
        following = _next_group(script) or _next_records(everything, len(entries), total, size)
        return ListReading(
            entries,
            next_page=following,
            page_count=-(-total // size) if total and size else None,
            total=total,
            endpoint=urljoin(page.base, following) if following else None,
        )
    return None


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
    match = re.search(rf"<{tag}>\s*(\d+)\s*</{tag}>", script, re.IGNORECASE)
    return int(match[1]) if match else None


def _next_group(script: str) -> str | None:
    match = _NEXT_GROUP.search(script)
    return html.unescape(match[1]) if match else None


def _next_records(script: str, held: int, total: int | None, size: int) -> str | None:
    """The address of the records after those the page holds, as the system's own script asks for it."""
    proxy = string(script, "proxyUrl")
    if not proxy or total is None or held >= total:
        return None
    pairs = {"startrecord": str(held + 1), "endrecord": str(min(total, 2 * held)), "perpage": str(size)}
    for name in _PARAMS:
        value = string(script, name) or (str(found) if (found := number(script, name)) is not None else None)
        if value is not None:
            pairs[name] = value
    return f"{proxy}{'&' if '?' in proxy else '?'}{urlencode(pairs)}"


def endpoint(page: Page) -> Endpoint | None:
    """The endpoint a page's script asks for the rows of its list, when the page says which."""
    for node in page.tree.css("script[url][querydata]"):
        attributes = node.attributes
        query = _query(attributes.get("querydata") or "")
        if query.get("pageType") == "column" or "列表" in query.get("tagId", "") or "分页" in query.get("tagId", ""):
            address = Page.resolve_against(page.base, f"{attributes.get('url') or ''}?{urlencode(query)}")
            if address:
                return Endpoint(address, replaces_rows=True)
    return None


def _query(text: str) -> dict[str, str]:
    """The parameters of a page unit, written as a JavaScript object with single quotes."""
    try:
        loaded = json.loads(text.replace("'", '"'))
    except ValueError:
        return dict(re.findall(r"""['"](\w+)['"]\s*:\s*['"]([^'"]*)['"]""", text))
    return {str(key): str(value) for key, value in loaded.items()} if isinstance(loaded, dict) else {}
