"""Tables of a published catalogue as grids: every row equally long, merged cells filled with their value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from duewatch.errors import CatalogError

MOST_BYTES: Final = 64 * 1024 * 1024
MOST_CELLS: Final = 2_000_000
_LONGEST_SPAN: Final = 2000
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: ``caption`` is what stands before it (heading, sheet name), ``rows`` are filled and equally long."""

    caption: str
    rows: Rows


def grids_of(path: Path) -> tuple[Grid, ...]:
    """The tables of a file in their order. Raises :class:`CatalogError` for a file that cannot be read or is no such format."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CatalogError(
                "reading a standard catalogue", str(path), f"The file is larger than {MOST_BYTES} bytes; split it."
            )
        with path.open("rb") as file:
            head = file.read(8)
        if head.startswith(b"PK"):
            with ZipFile(path) as archive:
                names = set(archive.namelist())
            return tuple(_from_word(path) if "word/document.xml" in names else _from_sheets(path))
        if head.startswith(b"\xd0\xcf\x11\xe0"):
            return tuple(_from_sheets(path))
        return tuple(_from_html(path.read_bytes()))
    except (OSError, BadZipFile) as error:
        raise CatalogError("reading a standard catalogue", str(path), f"Give an HTML, XLSX or DOCX file: {error}.") from error


def _from_html(raw: bytes) -> Iterator[Grid]:
    from bs4 import BeautifulSoup, Tag

    soup = BeautifulSoup(raw, "lxml")
    title = soup.title.get_text(strip=True) if soup.title else ""
    for table in soup.find_all("table"):
        if table.find("table"):
            continue  # a table that only lays the page out
        heading = table.find_previous(["h1", "h2", "h3", "caption", "strong"])
        caption = heading.get_text(" ", strip=True) if isinstance(heading, Tag) else title
        cells = [
            [(_span(cell.get("rowspan")), _span(cell.get("colspan")), cell.get_text("\n", strip=True)) for cell in row_cells]
            for row in table.find_all("tr")
            if (row_cells := row.find_all(["td", "th"], recursive=False))
        ]
        yield Grid(caption[:200], _filled(cells))


def _span(value: object) -> int:
    text = str(value or "1").strip()
    return max(1, min(int(text), _LONGEST_SPAN)) if text.isascii() and text.isdigit() else 1


def _filled(cells: Sequence[Sequence[tuple[int, int, str]]]) -> Rows:
    """Lay cells with their row and column spans out on a grid, as a browser does."""
    grid: dict[tuple[int, int], str] = {}
    for row, line in enumerate(cells):
        column = 0
        for down, right, text in line:
            while (row, column) in grid:
                column += 1
            height = min(down, len(cells) - row)
            if len(grid) + height * right > MOST_CELLS:
                break
            grid.update({(row + r, column + c): text for r in range(height) for c in range(right)})
            column += right
    return _rectangle(grid, len(cells))


def _rectangle(grid: dict[tuple[int, int], str], height: int) -> Rows:
    width = max((column for _, column in grid), default=-1) + 1
    if width * height > MOST_CELLS:
        return ()
    return tuple(tuple(grid.get((row, column), "") for column in range(width)) for row in range(height))


def _from_sheets(path: Path) -> Iterator[Grid]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            rows = [
                ["" if value is None else _as_printed(value) for value in row] for row in sheet.to_python(skip_empty_area=False)
            ]
            for first, last in sheet.merged_cell_ranges or ():
                _fill(rows, first, last)
            yield Grid(name, tuple(map(tuple, rows)))
    except CalamineError as error:
        raise CatalogError("reading a standard catalogue", str(path), f"Give a file that Excel can open: {error}.") from error


def _as_printed(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _fill(rows: list[list[str]], first: tuple[int, int], last: tuple[int, int]) -> None:
    if first[0] >= len(rows) or first[1] >= len(rows[first[0]]):
        return
    value = rows[first[0]][first[1]]
    for row in rows[first[0] : last[0] + 1]:
        for column in range(first[1], min(last[1] + 1, len(row))):
            row[column] = value


def _from_word(path: Path) -> Iterator[Grid]:
    from lxml import etree

    with ZipFile(path) as archive:
        if archive.getinfo("word/document.xml").file_size > MOST_BYTES:
            raise CatalogError("reading a standard catalogue", str(path), "The document is too large; split it.")
        raw = archive.read("word/document.xml")
    try:
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise CatalogError("reading a standard catalogue", str(path), f"Save the document again: {error}.") from error
    caption = ""
    for node in root.iter(f"{_W}p", f"{_W}tbl"):
        if node.tag == f"{_W}tbl":
            yield Grid(caption[:200], _word_rows(node))
        elif node.getparent().tag == f"{_W}body":
            caption = "".join(text.text or "" for text in node.iter(f"{_W}t")).strip() or caption


def _word_rows(table: Any) -> Rows:  # noqa: ANN401 - lxml has no types
    grid: dict[tuple[int, int], str] = {}
    rows = table.findall(f"{_W}tr")
    for at, row in enumerate(rows):
        column = 0
        for cell in row.findall(f"{_W}tc"):
            paragraphs = ("".join(text.text or "" for text in one.iter(f"{_W}t")) for one in cell.iter(f"{_W}p"))
            text = "\n".join(paragraphs).strip()
            span, merge = cell.find(f"{_W}tcPr/{_W}gridSpan"), cell.find(f"{_W}tcPr/{_W}vMerge")
            if merge is not None and merge.get(f"{_W}val", "continue") == "continue":
                text = grid.get((at - 1, column), text)
            width = _span(span.get(f"{_W}val")) if span is not None else 1
            grid.update({(at, column + c): text for c in range(width)})
            column += width
    return _rectangle(grid, len(rows))
