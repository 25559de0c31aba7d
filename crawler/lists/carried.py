"""Lists that a page carries without showing them: as data for its script, as markup in a script, a text field or a comment.

They are looked for only where the page shows no list. Only rows with dates count: what a page carries for its menus has titles
and addresses as well.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from crawler.lists import embedded, xml
from crawler.lists.literals import unescaped
from crawler.lists.paging import Paging
from crawler.lists.scripts import Script
from crawler.lists.states import states
from crawler.page import Page
from crawler.readings import ListReading

FEWEST = 2
"""Dated rows from which what a page carries is taken for its list."""

MOST_MARKUP = 400_000
"""Characters of one piece of markup."""

MOST_PIECES = 40

_TEMPLATE = re.compile(r"\{\{|<%|\$\{|#\{|\bv-for\b|\bms-repeat|\bng-repeat|\{\$|\[\[")
"""Marks of a template: its rows are yet to be filled."""
_WRITTEN = re.compile(r"\"((?:\\.|[^\"\\\n]){0,20000})\"|'((?:\\.|[^'\\\n]){0,100000})'|`((?:\\.|[^`\\]){0,100000})`")
_HELD = re.compile(r"<(?:div|ul|ol|td|tbody|table|section|dl)\b[^<>]{0,300}>\s{0,40}$", re.IGNORECASE)
"""What stands right before a comment that a container holds as its only content."""
_BEFORE = 400
_ISLAND = re.compile(r"<xml\b[^<>]{0,200}>", re.IGNORECASE)
_LINK = re.compile(r"<a\s[^<>]{0,500}href", re.IGNORECASE)


def carried(page: Page, scripts: list[Script], paging: Paging, *, is_article: bool) -> ListReading | None:
    """The list that a page carries; ``None`` when it carries none. What an article carries are lists beside it.

    Rows that stand in a comment, and data without any count, leave open whether there are more: a state may hold the newest of
    another column as well.
    """
    rows = embedded.json_rows(scripts, page.base)
    if rows:
        is_open = paging.total is None and paging.page_count is None and paging.next_page is None
        return ListReading(rows, paging.next_page, paging.page_count, paging.total, by_script=is_open)
    if is_article:
        return None
    found = _of_data(page, scripts)
    if found is not None:
        total = found.total if found.total is not None else paging.total
        pages = found.page_count if found.page_count is not None else paging.page_count
        following = paging.next_page or found.next_page
        is_open = paging.by_script or (total is None and pages is None)
        return ListReading(found.entries, following, pages, total, by_script=is_open and following is None)
    for markup, is_shown_by_script in _markup(page, scripts):
        listed = _of_markup(page, markup)
        if listed is not None:
            return replace(
                listed,
                next_page=paging.next_page or listed.next_page,
                page_count=paging.page_count or listed.page_count,
                total=paging.total if paging.total is not None else listed.total,
                by_script=not is_shown_by_script,
            )
    return None


def _of_data(page: Page, scripts: list[Script]) -> ListReading | None:
    from crawler.lists.json import read_json_list  # it reads markup too, for which it needs the reader of pages

    best: ListReading | None = None
    for state in islice(states(scripts), MOST_PIECES):
        answer = read_json_list(json.dumps(state, ensure_ascii=False).encode("utf-8", "replace"), page.base)
        listed = answer.list
        if listed is not None and _is_list(listed) and (best is None or len(listed.entries) > len(best.entries)):
            best = listed
    return best


def _is_list(listing: ListReading) -> bool:
    dated = sum(entry.date is not None for entry in listing.entries)
    return dated >= FEWEST and 2 * dated >= len(listing.entries)


def _of_markup(page: Page, markup: str) -> ListReading | None:
    from crawler.lists.json import read_json_list
    from crawler.lists.reader import read_list

    if not _LINK.search(markup):
        rows = xml.rows(markup) if markup.lstrip().startswith("<") else []
        if len(rows) < FEWEST:
            return None
        answer = read_json_list(json.dumps({"rows": rows}, ensure_ascii=False).encode("utf-8", "replace"), page.base)
        return answer.list if answer.list is not None and _is_list(answer.list) else None
    inner = Page(page.base, f"<body>{markup}</body>", fetched_at=page.fetched_at, kept={carried: True})
    listed = read_list(inner)
    return listed if listed is not None and _is_list(listed) else None


def _markup(page: Page, scripts: list[Script]) -> Iterator[tuple[str, bool]]:
    """Pieces of markup that are not shown, each with whether it is surely for a script to show."""
    if carried in page.kept:
        return  # within such a piece
    for text, node in scripts:
        kind = (node.attributes.get("type") or "").lower()
        if kind and "javascript" not in kind and "json" not in kind and "<" in text and not _TEMPLATE.search(text):
            yield text, True
    for node in page.tree.css("textarea")[:MOST_PIECES]:
        text = node.text() or ""
        if "<" in text and not _TEMPLATE.search(text):
            yield text[:MOST_MARKUP], True
        elif text.lstrip()[:1] in ("[", "{"):
            yield from _of_field(page, text[:MOST_MARKUP])
    if (island := _ISLAND.search(page.text)) is not None and (end := page.text.lower().find("</xml>", island.end())) > 0:
        yield page.text[island.end() : end][:MOST_MARKUP], True
    written = _written(scripts)
    if written:
        yield written, True
    if "<script" in page.text:
        yield from ((text, False) for text in _comments(page.text))


def _of_field(page: Page, text: str) -> Iterator[tuple[str, bool]]:
    """Rows that a text field holds as JSON, as markup of a plain list."""
    from crawler.lists.json import read_json_list

    answer = read_json_list(text.encode("utf-8", "replace"), page.base)
    if answer.list is not None and _is_list(answer.list):
        rows = (
            f'<li><a href="{_quoted(entry.href)}">{_quoted(entry.title)}</a> <span>{entry.date or ""}</span></li>'
            for entry in answer.list.entries
        )
        yield f"<ul>{''.join(rows)}</ul>", False


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _written(scripts: list[Script]) -> str:
    """Whole rows that scripts write as texts (``document.write('<li><a href=…>…</a>…</li>')``), one after the other."""
    pieces = []
    for text, node in scripts:
        if (node.attributes.get("type") or "javascript").lower().endswith("javascript") and "<a" in text:
            for match in _WRITTEN.finditer(text):
                piece = next((group for group in match.groups() if group is not None), "")
                if "</a>" in piece and _LINK.search(piece) and not _TEMPLATE.search(piece):
                    pieces.append(unescaped(piece))
    return "".join(pieces)[:MOST_MARKUP]


def _comments(source: str) -> Iterator[str]:
    """Comments with rows that are all an element holds: a script takes them from there. Others are parts of old templates."""
    at = source.find("<!--")
    for _ in range(MOST_PIECES * 10):
        end = source.find("-->", at + 4) if at >= 0 else -1
        if end < 0:
            return
        is_held = source[end + 3 : end + 43].lstrip().startswith("</") and _HELD.search(source[max(0, at - _BEFORE) : at])
        if is_held and _LINK.search(source, at, end) and not _TEMPLATE.search(source, at, end):
            yield source[at + 4 : end][:MOST_MARKUP]
        at = source.find("<!--", end)
