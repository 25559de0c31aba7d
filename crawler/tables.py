"""Tables of a page as grids: merged cells filled, tables that only serve the layout left out, header rows found."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from crawler.grid import MOST_ROWS, Cell, Grid, fill
from crawler.normal import squeeze

MOST_TABLES = 200
TO_THE_END = 0  # rowspan="0" reaches to the end of the table
NUMBER = re.compile(r"\s*\d+(?:\.\d+)?%?\s*")
MOST_HEADER_ROWS = 4
LONGEST_CAPTION = 80
CAPTION_LEVELS = 5  # elements around a table before which its caption is looked for


def grids_of(node: LexborNode) -> list[Grid]:
    """The grids of the data tables inside a node, in page order."""
    return [grid for _, grid in tables_of(node)]


def tables_of(node: LexborNode) -> list[tuple[LexborNode, Grid]]:
    """The data tables inside a node with their grids.

    A table that holds other tables is layout: the data is in those inside. One column or a single row without header is none.
    """
    found: list[tuple[LexborNode, Grid]] = []
    for table in node.css("table"):
        if len(found) >= MOST_TABLES:
            break
        if any(inner != table for inner in table.css("table")):
            continue
        grid = fill(_rows(table))
        if grid and len(grid[0]) > 1:
            found.append((table, grid))
    return found


PAGE_NUMBER = re.compile(r"[-—–\s]*(?:第\s*)?\d{1,4}\s*页?[-—–\s]*(?:[/,，]?\s*共?\s*\d{1,4}\s*页?)?|续表|[(（]续[)）]")
"""What stands between the pieces of a table that a page end cut: no caption."""


def captioned_tables(node: LexborNode) -> list[tuple[str, Grid]]:
    """The data tables inside a node, each with its caption: its own, or the short line before it; ``""`` without one."""
    return [(_caption(table), grid) for table, grid in tables_of(node)]


def _caption(table: LexborNode) -> str:
    own = table.css_first("caption")
    if own is not None and (text := squeeze(own.text())):
        return text[:LONGEST_CAPTION]
    place: LexborNode | None = table
    for _ in range(CAPTION_LEVELS):
        before = place.prev if place is not None else None
        while before is not None:
            if before.tag == "table" or (before.tag != "-text" and before.css_first("table") is not None):
                return ""
            text = squeeze(before.text() or "") if before.tag not in ("style", "script", "-comment") else ""
            if text and not PAGE_NUMBER.fullmatch(text):
                return text if len(text) <= LONGEST_CAPTION and "。" not in text else ""
            before = before.prev
        place = place.parent if place is not None else None
    return ""


def header_rows(grid: Grid) -> int:
    """How many rows at the top are header: those before the first row with a figure of its own, four at most, one at least.

    A figure is a number that stands alone in a cell; running numbers in the first column count.
    """
    for at, row in enumerate(grid[: MOST_HEADER_ROWS + 1]):
        if any(NUMBER.fullmatch(cell) for cell in row):
            return at
    return min(1, len(grid))


def _rows(table: LexborNode) -> Iterator[list[Cell]]:
    rows = table.css("tr")
    for number, row in enumerate(rows[:MOST_ROWS]):
        cells: list[Cell] = []
        child = row.child
        while child is not None:
            if child.tag in ("td", "th"):
                down = _span(child, "rowspan")
                reach = len(rows) - number if down == TO_THE_END else down
                cells.append(Cell(_text(child), reach, _span(child, "colspan") or 1))
            child = child.next
        if cells:
            yield cells


def _text(cell: LexborNode) -> str:
    return squeeze(cell.text(separator="\n" if cell.css_first("p, br, div, li") is not None else ""))


def _span(cell: LexborNode, name: str) -> int:
    """A span as written; browsers read the leading digits and take 1 for anything else."""
    written = re.match(r"\s*(\d{1,5})", cell.attributes.get(name) or "")
    return int(written.group(1)) if written else 1
