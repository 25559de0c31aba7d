"""A PDF page as lines and tables: what stands in a ruled table is read cell by cell, the rest from the top to the bottom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2

from crawler.files.pdf_rules import Box, Ruled, ruled_tables
from crawler.grid import Grid, square

SAME_COLUMN: Final = 4.0  # points by which the columns of a table may differ from page to page
SHORTEST_CAPTION: Final = 2
LONGEST_CAPTION: Final = 80
WRAPPED: Final = re.compile(r"(?<=[^\x00-\x7f])\s*\n\s*|\s*\n\s*(?=[^\x00-\x7f])")
"""A line end in a cell is the width of the cell; between Chinese characters nothing stands there."""


@dataclass
class PageTable:
    """A table on a page: its caption, its rows, where its columns stand, and whether text stands above or below it there."""

    caption: str
    rows: list[list[str]]
    columns: tuple[float, ...]
    is_first: bool
    is_last: bool = True


@dataclass
class PageReading:
    """The text of a page with its tables in their place, and these tables."""

    text: str
    tables: list[PageTable]


def read_page(page: pypdfium2.PdfPage) -> PageReading:
    """Read one page; a page without ruled tables gives the text as pdfium puts it in order.

    Raises:
        pypdfium2.PdfiumError: the page is damaged.
    """
    words = page.get_textpage()
    ruled = [table for table in ruled_tables(page) if _is_table(words, table)]
    if not ruled:
        return PageReading(_clean(words.get_text_bounded()), [])
    width, height = page.get_size()
    pieces: list[str] = []
    tables: list[PageTable] = []
    top = height
    for table in ruled:
        above = _clean(words.get_text_bounded(0, min(table.box.top, top), width, top)).strip()
        pieces.append(above)
        rows = [[_cell(words, box) for box in row] for row in table.cells]
        caption = above.rpartition("\n")[2].strip()
        shown = caption if SHORTEST_CAPTION <= len(caption) <= LONGEST_CAPTION and "。" not in caption else ""
        tables.append(PageTable(shown, rows, table.columns, is_first=not tables and not _says(above)))
        pieces.extend("\t".join(row) for row in rows)
        top = table.box.bottom
    below = _clean(words.get_text_bounded(0, 0, width, max(top, 0))).strip()
    tables[-1].is_last = not _says(below)
    pieces.append(below)
    return PageReading("\n".join(filter(None, pieces)), tables)


def joined(pages: list[PageReading]) -> Iterator[tuple[str, Grid]]:
    """The tables of a document, those that go on over a page end as one, repeated heads left out."""
    open_table: PageTable | None = None
    for page in pages:
        for table in page.tables:
            if open_table and table.is_first and _same_columns(open_table, table):
                rows = table.rows[1:] if table.rows[0] == open_table.rows[0] else table.rows
                open_table.rows.extend(rows)
                open_table.is_last = table.is_last
                continue
            if open_table:
                yield open_table.caption, square(open_table.rows)
            open_table = table
        if open_table and not open_table.is_last:
            yield open_table.caption, square(open_table.rows)
            open_table = None
    if open_table:
        yield open_table.caption, square(open_table.rows)


def _same_columns(one: PageTable, other: PageTable) -> bool:
    return len(one.columns) == len(other.columns) and all(
        abs(left - right) <= SAME_COLUMN for left, right in zip(one.columns, other.columns, strict=True)
    )


def _is_table(words: pypdfium2.PdfTextPage, table: Ruled) -> bool:
    """Whether text stands in at least two of its cells: a frame around a picture is none."""
    filled = 0
    for box in dict.fromkeys(box for row in table.cells for box in row):
        filled += bool(_cell(words, box))
        if filled > 2:
            return True
    return False


def _cell(words: pypdfium2.PdfTextPage, box: Box) -> str:
    return WRAPPED.sub("", _clean(words.get_text_bounded(*box)).strip())


def _says(text: str) -> bool:
    """Whether text beside a table is more than the number of the page."""
    return re.fullmatch(r"[\s\d第页共/—–-]*", text) is None


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\ufffe", "")
