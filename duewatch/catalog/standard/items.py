"""Rows of a standard catalogue with their meaning: 同上 resolved, ticks read, limits in normal form, gaps named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from duewatch.catalog.copied_text import simplified
from duewatch.catalog.limit_shapes import SAME_AS_ABOVE
from duewatch.catalog.limit_text import parse_limit
from duewatch.catalog.standard.grids import Grid
from duewatch.catalog.standard.header import Element, Header, find_header
from duewatch.catalog.standard.marks import is_on_the_web, is_ticked
from duewatch.domain.limits import Clause, Limit

_WAYS: Final = (Element.PROACTIVE, Element.ON_APPLICATION, Element.WAY)
_OBJECTS: Final = (Element.ALL, Element.SOME, Element.READERS)
_LEVELS: Final = (Element.COUNTY, Element.TOWN)


@dataclass(frozen=True, slots=True)
class Item:
    """One row: what is to be published, how, by when and by whom."""

    field: str  # caption of its table
    row: int  # counted from 1 in its table, header included, as a person counts
    number: str
    title: str  # the items of all levels, joined
    names: tuple[str, ...]  # the items of each level
    content: str
    basis: str
    limit: Limit
    body: str
    proactive: bool
    on_application: bool
    web: bool | None  # None: the form does not name the web site
    county: bool
    town: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Something in a row that could not be understood or is not there."""

    field: str
    row: int
    element: str
    cell: str  # as printed, bounded
    what: str


def items_of(grid: Grid) -> tuple[tuple[Item, ...], tuple[Gap, ...]]:
    """The items of one table and what could not be understood; nothing of either when it is no standard catalogue."""
    header = find_header(grid)
    if header is None:
        return (), ()
    gaps = [_gap(grid, header.first_row, element, "", "the form has no such column") for element in _absent(header)]
    items: list[Item] = []
    above: dict[Element, str] = {}
    for at, row in enumerate(grid.rows[header.first_row :], header.first_row + 1):
        cells = {element: simplified(row[column]).strip() for element, column in header.columns.items()}
        if _says_nothing(cells) or _repeats_header(grid, header, row):
            continue
        cells = dict(_resolved(cells, above, grid, at, gaps))
        above = cells
        item = _item(grid.caption, at, cells, header)
        items.append(item)
        gaps.extend(_gaps_in(item, cells, header, grid))
    return tuple(items), tuple(gaps)


def _absent(header: Header) -> Iterator[Element]:
    for group in ((Element.CONTENT,), (Element.BASIS,), (Element.BODY,), (Element.CHANNEL,), _WAYS, _OBJECTS):
        if not any(element in header.columns for element in group):
            yield group[0]


def _says_nothing(cells: dict[Element, str]) -> bool:
    """Blank rows, notes below the table (one merged cell) and rows with a number alone."""
    filled = {text for element, text in cells.items() if element is not Element.NUMBER and text}
    return len(filled) < 2


def _repeats_header(grid: Grid, header: Header, row: tuple[str, ...]) -> bool:
    return row in grid.rows[: header.first_row]


def _resolved(
    cells: dict[Element, str], above: dict[Element, str], grid: Grid, at: int, gaps: list[Gap]
) -> Iterator[tuple[Element, str]]:
    for element, text in cells.items():
        if not SAME_AS_ABOVE.match(text):
            yield element, text
        elif above.get(element):
            yield element, above[element]
        else:
            gaps.append(_gap(grid, at, element, text, "there is nothing above it"))
            yield element, ""


def _item(field: str, at: int, cells: dict[Element, str], header: Header) -> Item:
    levels = (Element.FIRST, Element.SECOND, Element.THIRD)
    names = tuple(dict.fromkeys(name for level in levels if (name := _one_line(cells.get(level, "")))))
    content = _one_line(cells.get(Element.CONTENT, ""))
    county, town = (is_ticked(cells.get(level, "")) for level in _LEVELS)
    return Item(
        field=field,
        row=at,
        number=_one_line(cells.get(Element.NUMBER, "")),
        title=" / ".join(names) or content[:60],
        names=names,
        content=content,
        basis=_one_line(cells.get(Element.BASIS, "")),
        limit=parse_limit(cells.get(Element.LIMIT, "")),
        body=_one_line(cells.get(Element.BODY, "")),
        proactive=is_ticked(cells.get(Element.PROACTIVE, ""))
        or "主动" in cells.get(Element.WAY, "")
        or _asks_for_no_way(cells),
        on_application=is_ticked(cells.get(Element.ON_APPLICATION, "")) or "依申请" in cells.get(Element.WAY, ""),
        web=is_on_the_web(cells.get(Element.CHANNEL, "")) if Element.CHANNEL in header.columns else None,
        county=county,
        town=town,
    )


def _asks_for_no_way(cells: dict[Element, str]) -> bool:
    """A form without columns for 公开方式 lists what is published proactively, unless a cell says otherwise."""
    return not any(way in cells for way in _WAYS) and not any("依申请" in text for text in cells.values())


def _gaps_in(item: Item, cells: dict[Element, str], header: Header, grid: Grid) -> Iterator[Gap]:
    for element in (Element.CONTENT, Element.BASIS, Element.LIMIT, Element.BODY, Element.CHANNEL):
        if element in header.columns and not cells.get(element):
            yield _gap(grid, item.row, element, "", "is empty")
    if not item.names:
        yield _gap(grid, item.row, Element.FIRST, "", "the item has no name")
    limit = cells.get(Element.LIMIT, "")
    if limit and all(clause == Clause(text=clause.text) for clause in item.limit.clauses):
        yield _gap(grid, item.row, Element.LIMIT, limit, "sets no limit that is understood")
    if any(way in header.columns for way in _WAYS) and not (item.proactive or item.on_application):
        yield _gap(grid, item.row, Element.PROACTIVE, _joined(cells, _WAYS), "neither 主动 nor 依申请 is ticked")
    if any(one in header.columns for one in _OBJECTS) and not (_any_ticked(cells, _OBJECTS) or cells.get(Element.READERS)):
        yield _gap(grid, item.row, Element.ALL, _joined(cells, _OBJECTS), "no kind of reader is ticked")
    if item.web is None and cells.get(Element.CHANNEL):
        yield _gap(grid, item.row, Element.CHANNEL, cells[Element.CHANNEL], "does not name the government web site")


def _any_ticked(cells: dict[Element, str], elements: tuple[Element, ...]) -> bool:
    return any(is_ticked(cells.get(element, "")) for element in elements)


def _joined(cells: dict[Element, str], elements: tuple[Element, ...]) -> str:
    return " ".join(text for element in elements if (text := cells.get(element, "")))


def _gap(grid: Grid, row: int, element: Element, cell: str, what: str) -> Gap:
    return Gap(grid.caption, row, element.value, _one_line(cell)[:80], what)


def _one_line(text: str) -> str:
    """A cell as one line without control characters."""
    return re.sub(r"\s+", " ", "".join(max(sign, " ") for sign in text)).strip()
