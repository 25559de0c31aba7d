"""From the tables of a page or file to a standard catalogue."""

from collections.abc import Iterable

from crawler.files.reading import FileReading
from crawler.grid import Grid
from crawler.lines import lines_of
from crawler.page import Page
from crawler.standard_catalogue.flattened import read_flattened
from crawler.standard_catalogue.header import Header, find_header
from crawler.standard_catalogue.model import StandardCatalogue
from crawler.standard_catalogue.rows import Found, Table, field_of
from crawler.tables import captioned_tables


def catalogue_of_page(page: Page) -> StandardCatalogue | None:
    """The catalogue in the tables of a page, or in its lines when the table was lost; ``None`` when neither is one."""
    if page.body is None:
        return None
    catalogue = read_standard_catalogue(captioned_tables(page.body))
    return catalogue or read_flattened([part for line in lines_of(page) for part in line.parts])


def catalogue_of_file(reading: FileReading) -> StandardCatalogue | None:
    """The catalogue in the tables of a spreadsheet, a DOCX file or an archive of such, or in the lines of a text or PDF."""
    return read_standard_catalogue(_tables(reading)) or read_flattened(reading.text.split("\n"))


def _tables(reading: FileReading) -> Iterable[tuple[str, Grid]]:
    yield from ((table.name, table.grid) for table in reading.tables)
    for member in reading.members:
        yield from _tables(member)


def read_standard_catalogue(tables: Iterable[tuple[str, Grid]]) -> StandardCatalogue | None:
    """The catalogue in tables, each with its caption or sheet name and its merged cells filled.

    A table without header goes on the one before it when it is as wide: page breaks cut catalogues into several.
    """
    found = Found()
    header: Header | None = None
    field = ""
    above: dict[int, str] = {}
    is_catalogue = False
    for number, (name, grid) in enumerate(tables):
        own = find_header(grid)
        if own is not None:
            named = _field_above(grid, own) or field_of(name)
            if named or header is None or own.columns != header.columns:
                above, field = {}, named  # a new catalogue: 同上 reaches no further up
            header, start = own, own.body
            is_catalogue = True
        elif header is not None and grid and len(grid[0]) == len(header.columns):
            start = 0
        else:
            continue
        table = Table(number, name, grid, header, start, field, found, above)
        table.read()
        header, field = table.header, table.field
    return StandardCatalogue(tuple(found.rows), tuple(found.unread), tuple(found.notes)) if is_catalogue else None


def _field_above(grid: Grid, header: Header) -> str:
    """The field named in the title rows above the header."""
    titles = (cell for row in grid[: header.body] if len(set(filter(None, row))) == 1 for cell in row if cell)
    return next((field for title in titles if (field := field_of(title))), "")
