"""One sheet of a workbook, and how it is written: texts as texts, links of http and https, rows as high as they need."""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from reports.parts import Link
from reports.safe import clean

Cell: TypeAlias = str | int | Link

LONGEST_CELL = 32_000  # Excel holds 32,767 characters
LONGEST_ADDRESS = 2_000  # and links of 2,079
LONGEST_HINT = 255  # characters; more makes the library refuse
MOST_LINKS = 60_000  # and 65,530 links a sheet; further addresses stay text

POINTS_A_LINE = 14  # of text in 10 points
MOST_POINTS = 400  # Excel's rows end at 409


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, headings with their widths, rows; then which columns are for people and which for nobody."""

    name: str
    headings: tuple[tuple[str, int], ...]
    rows: Sequence[tuple[Cell, ...]]
    to_fill: int = 0  # the last columns that are shown are for people to fill in
    hidden: int = 0  # so many columns after them are not shown
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)  # column → what may be chosen there
    hint: str = ""  # shown beside a cell in which something may be chosen


def formats_of(book: Any) -> dict[str, Any]:  # noqa: ANN401 - the library has no types
    """The looks of cells: headings, texts, links, and what people fill in."""
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D5DBE1", "font_size": 10}
    return {
        "head": book.add_format({**cell, "bold": True, "font_color": "#FFFFFF", "bg_color": "#17426B", "valign": "vcenter"}),
        "cell": book.add_format(cell),
        "link": book.add_format({**cell, "font_color": "#17426B", "underline": 1}),
        "fill": book.add_format({**cell, "bg_color": "#FFFBEA", "locked": False}),
    }


def _height(row: Sequence[Cell], widths: Sequence[int]) -> float:
    """Points a row needs for its longest cell: not every program fits rows to their text, and some would cut it."""
    texts = [clean(str(cell.text if isinstance(cell, Link) else cell)) for cell in row]
    lines = [
        sum(math.ceil(max(1, _width(line)) / width) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    ]
    return min(MOST_POINTS, POINTS_A_LINE * max(lines, default=1) + 2)


def _width(text: str) -> int:
    """Columns a text takes, a Chinese character two of them."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def write_sheet(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:  # noqa: ANN401 - the library has no types
    """Write one sheet to a worksheet of the library; every text stays a text."""
    last_shown = len(sheet.headings) - sheet.hidden
    first_to_fill = last_shown - sheet.to_fill
    links = 0
    for place, (heading, width) in enumerate(sheet.headings):
        page.set_column(place, place, width, None, {"hidden": place >= last_shown})
        page.write_string(0, place, heading, formats["head"])
    for number, row in enumerate(sheet.rows, 1):
        page.set_row(number, _height(row[:last_shown], [width for _, width in sheet.headings[:last_shown]]))
        for place, cell in enumerate(row):
            if isinstance(cell, Link) and cell.url and len(cell.url) <= LONGEST_ADDRESS and links < MOST_LINKS:
                links += 1
                page.write_url(number, place, cell.url, formats["link"], clean(cell.text)[:255])
            elif isinstance(cell, int):
                page.write_number(number, place, cell, formats["cell"])
            else:
                text = clean(cell.text if isinstance(cell, Link) else cell)[:LONGEST_CELL]
                page.write_string(number, place, text, formats["fill" if first_to_fill <= place < last_shown else "cell"])
    page.freeze_panes(1, 0)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
        for place, choices in sheet.choices.items():
            offered = {"validate": "list", "source": list(choices), "input_message": sheet.hint[:LONGEST_HINT]}
            page.data_validation(1, place, len(sheet.rows), place, offered)
    page.set_landscape()
    page.set_paper(8)  # A3: more than twenty columns
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
