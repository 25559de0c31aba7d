"""Dates of rows under a header: which column says when a document was published, when several hold dates.

Many tables put 发布日期 before 成文日期 or 施行日期, so the last date of a row is not always the day of publication. Where a
header row names the columns, it is believed; a table that prints only when its documents were written tells
no day of publication.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.lists.rowdate import RowDate, row_date
from crawler.lists.rows import MAX_ROW, Row
from crawler.lists.spots import fold
from crawler.normal import bare

MOST_CELLS = 20
"""Columns of a table of documents; a wider one holds figures."""

MOST_ABOVE = 4
"""Elements before the first row among which a header stands."""

LONGEST_NAME = 12
"""Characters of a column's name."""

PUBLISHED = re.compile(r"(?:发布|公布|公开|发文|上网|更新|发表|上传|录入|公示)(?:的)?(?:日期|时间)|(?:发布|公开|公布|公示)日")
OTHER = re.compile(
    r"(?:成文|生成|产生|形成|制定|施行|实施|生效|执行|废止|失效|截止|修订|印发|签发|起始|开始|结束|到期)(?:的)?(?:日期|时间|日)|有效期"
)
_CELLS = frozenset({"td", "th", "li", "div", "span", "p", "dd", "dt", "b", "strong", "em", "i"})
_ROWS = frozenset({"tr", "ul", "ol", "dl", "div", "li"})
_TABLES = frozenset({"table", "thead", "tbody"})
_HOLDERS = _TABLES | {"div", "ul"}
MOST_RISES = 3
"""Elements from a row upwards before which its header is looked for: its group, its table."""


def under_header(rows: list[Row]) -> list[Row]:
    """The rows with the dates of the column that the header calls the publication's; unchanged where no header decides."""
    if not rows or rows[0].spot.tag not in _ROWS or not any(row.date.raw for row in rows):
        return rows
    names = _header(rows[0].spot.node)
    if not names:
        return rows
    published = [at for at, name in enumerate(names) if PUBLISHED.search(name)]
    others = [at for at, name in enumerate(names) if OTHER.search(name) and at not in published]
    if len(published) == 1 and others:
        return [_from_cell(row, published[0], len(names)) for row in rows]
    if (
        not published
        and others
        and not any("日期" in name or "时间" in name for at, name in enumerate(names) if at not in others)
    ):
        return [_unpublished(row, others, len(names)) for row in rows]
    return rows


def _from_cell(row: Row, column: int, columns: int) -> Row:
    cells = _cells(row.spot.node)
    return replace(row, date=row_date(_text(cells[column]))) if len(cells) == columns else row


def _unpublished(row: Row, columns: Sequence[int], width: int) -> Row:
    """A row whose date is that of another event: kept as printed, and not read as the day of publication."""
    cells = _cells(row.spot.node)
    if len(cells) != width or not any(row_date(_text(cells[at])).value == row.date.value for at in columns):
        return row
    return replace(row, date=RowDate(row.date.raw, None))


def _header(first: LexborNode) -> list[str]:
    """The names of the columns above a first row; empty when the element above it is no header of as many cells."""
    width = len(_cells(first))
    if not 2 <= width <= MOST_CELLS:
        return []
    for candidate in _above(first):
        cells = _cells(candidate)
        if len(cells) != width:
            continue
        names = [bare(_text(cell)) for cell in cells]
        if sum(1 for name in names if 0 < len(name) <= LONGEST_NAME) == width and not any(map(_has_digit, names)):
            return names
        return []
    return []


def _above(first: LexborNode) -> Iterator[LexborNode]:
    """What stands before a row, the nearest first: its own kind, then what stands before the element of the rows, and in it."""
    at: LexborNode | None = first
    for _ in range(MOST_RISES):
        if at is None or at.tag in ("body", "html"):
            return
        for candidate in _before(at):
            yield candidate
            if at is not first and candidate.tag in _HOLDERS:
                yield from candidate.css("tr" if candidate.tag in _TABLES else "ul,div,li")[:MOST_ABOVE]
        at = at.parent


def _before(node: LexborNode) -> Iterator[LexborNode]:
    at, steps = node.prev, 0
    while at is not None and steps < 3 * MOST_ABOVE:
        if at.is_element_node and at.tag not in ("script", "style"):
            yield at
        at, steps = at.prev, steps + 1


def _cells(row: LexborNode) -> list[LexborNode]:
    return [node for node in islice(row.iter(), MOST_CELLS + 1) if node.tag in _CELLS]


def _text(cell: LexborNode) -> str:
    return fold(cell.text(separator=" "))[:MAX_ROW]


def _has_digit(name: str) -> bool:
    return any(sign.isdigit() for sign in name)
