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

FACE, SIZE = "宋体", 10
"""Of every cell: widths are counted in its digits, and every office's machine has it."""

A3, A4 = 8, 9  # as Excel numbers sizes of paper
PAPER_MARGIN = 0.4  # inches, left and right
PIXELS_ACROSS = {A3: 1510, A4: 1045}  # of the printed width in landscape, at 96 an inch
PIXELS_A_CHARACTER, PIXELS_A_CELL = 9, 5  # how wide a column is drawn at most, whatever typeface stands in for ours
SMALLEST_SCALE = 75  # per cent; what needs less goes on the larger paper
LEAST_SCALE = 10  # that Excel takes

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
    names: int = 0  # the first columns name the row; they stay in sight and are printed again beside what is filled in


def formats_of(book: Any) -> dict[str, Any]:  # noqa: ANN401 - the library has no types
    """The looks of cells: headings, texts, links, and what people fill in."""
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D5DBE1", "font_name": FACE, "font_size": SIZE}
    return {
        "head": book.add_format({**cell, "bold": True, "font_color": "#FFFFFF", "bg_color": "#17426B", "valign": "vcenter"}),
        "cell": book.add_format(cell),
        "number": book.add_format({**cell, "align": "center"}),
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
                page.write_number(number, place, cell, formats["number"])
            else:
                text = clean(cell.text if isinstance(cell, Link) else cell)[:LONGEST_CELL]
                page.write_string(number, place, text, formats["fill" if first_to_fill <= place < last_shown else "cell"])
    page.freeze_panes(1, sheet.names if sheet.to_fill else 0)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
        for place, choices in sheet.choices.items():
            offered = {"validate": "list", "source": list(choices), "input_message": sheet.hint[:LONGEST_HINT]}
            page.data_validation(1, place, len(sheet.rows), place, offered)
    _set_up_paper(page, sheet, first_to_fill if sheet.to_fill else last_shown, last_shown)


def _set_up_paper(page: Any, sheet: Sheet, first_to_fill: int, last_shown: int) -> None:  # noqa: ANN401 - the library has no types
    """How a sheet is printed: across the page in a size that can be read, its head and the names of its rows on every page.

    What people fill in stands on a page of its own beside the one that tells what was found, so that neither is shrunk.
    """
    page.set_landscape()
    page.set_margins(left=PAPER_MARGIN, right=PAPER_MARGIN, top=0.5, bottom=0.6)
    page.set_footer("&C&P / &N")
    page.repeat_rows(0)
    page.print_area(0, 0, len(sheet.rows), last_shown - 1)
    told = sum(width * PIXELS_A_CHARACTER + PIXELS_A_CELL for _, width in sheet.headings[:first_to_fill])
    page.set_paper(A4 if told * SMALLEST_SCALE / 100 <= PIXELS_ACROSS[A4] and not sheet.to_fill else A3)
    if not sheet.to_fill:
        page.fit_to_pages(1, 0)
        return
    page.set_print_scale(min(100, max(LEAST_SCALE, PIXELS_ACROSS[A3] * 100 // told)))  # fitting would ignore the page break
    page.set_v_pagebreaks([first_to_fill])
    page.repeat_columns(0, sheet.names - 1)
    page.print_across()
