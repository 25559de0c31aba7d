"""Rows that print month and day under a heading with their year.

Such a year is printed, only once for many rows, so it is read and marked with where it stood. It counts only where it stands
alone and directly above its rows; a row of years is a menu, and a row before the first heading has no year.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.lists.rowdate import RowDate
from crawler.lists.rows import Row
from crawler.lists.spots import fold
from duewatch.domain.sightings import YEAR_HEADING

YEAR = re.compile(r"[\[【（(]?\s?((?:19|20)\d{2})\s?(?:年(?:度|\s?(\d{1,2})\s?月份?)?)?\s?[\]】）)]?")
"""All that a heading of a group of rows may say."""

MOST_STEPS = 40
"""Nodes that are stepped over between a row and the heading above it, blanks and rules among them."""

MOST_RISES = 5
"""Elements that are left on the way up."""

_MONTH_DAY = re.compile(r"(\d{1,2})[-/月](\d{1,2})")
_SILENT = frozenset({"script", "style", "-comment", "hr", "br", "link", "template", "colgroup"})


def completed(rows: list[Row], fetched_at: datetime | None) -> list[Row]:
    """Rows whose dates lack a year with the year of the heading above them.

    None of them where one would then lie after the fetch: such a year was not meant for them.
    """
    lacking = [row for row in rows if row.date.raw and row.date.value is None and _MONTH_DAY.match(row.date.raw)]
    if 2 * len(lacking) < len(rows) or not lacking:
        return rows
    years = _years(rows)
    made = [_dated(row, year) if row in lacking and year else row for row, year in zip(rows, years, strict=True)]
    last = (fetched_at.date() + timedelta(days=1)).isoformat() if fetched_at is not None else None
    if last is not None and any(row.date_from and row.date.value and row.date.value > last for row in made):
        return rows
    return made


def _years(rows: Sequence[Row]) -> list[str]:
    """For every row the year in force, as printed; "" before the first heading and behind words that are none."""
    own = {row.spot.node.mem_id for row in rows}
    found: list[str] = []
    for row in rows:
        heading = _heading(row.spot.node, own)
        found.append((found[-1] if found else "") if heading is None else heading)
    return found


def _heading(node: LexborNode, rows: set[int]) -> str | None:
    """The year directly above a row; ``""`` where something else stands there, ``None`` where another row does."""
    at, steps, rises = node, 0, 0
    while steps < MOST_STEPS:
        steps += 1
        before = at.prev
        if before is None:
            if at.parent is None or at.parent.tag in ("body", "html") or rises >= MOST_RISES:
                return ""
            at, rises = at.parent, rises + 1
            continue
        at = before
        if at.mem_id in rows or _holds(at, rows):
            return None
        if at.tag in _SILENT:
            continue
        text = fold(at.text(separator=" ")) if at.is_element_node else fold(at.text_content)
        if not text:
            continue
        if YEAR.fullmatch(text) and not _is_link(at) and not _is_one_of_many(at):
            return text
        return ""
    return ""


def _holds(node: LexborNode, rows: set[int]) -> bool:
    """Whether an element holds one of the rows: then what stands above it is above that row."""
    return node.is_element_node and any(part.mem_id in rows for part in islice(node.traverse(), 4 * MOST_STEPS))


def _is_link(node: LexborNode) -> bool:
    return node.is_element_node and (node.tag == "a" or node.css_first("a") is not None)


def _is_one_of_many(node: LexborNode) -> bool:
    """Whether another year stands right before a year: a menu of years, not a heading."""
    before, steps = node.prev, 0
    while before is not None and steps < MOST_STEPS:
        text = fold(before.text()) if before.is_element_node else fold(before.text_content)
        if text:
            return YEAR.fullmatch(text) is not None
        before, steps = before.prev, steps + 1
    return False


def _dated(row: Row, heading: str) -> Row:
    year, short = YEAR.fullmatch(heading), _MONTH_DAY.match(row.date.raw)
    assert year is not None
    assert short is not None
    if year[2] and int(year[2]) != int(short[1]):
        return row  # the heading names another month
    try:
        day = date(int(year[1]), int(short[1]), int(short[2]))
    except ValueError:
        return row
    return replace(row, date=RowDate(f"{heading} {row.date.raw}", day.isoformat()), date_from=YEAR_HEADING)
