"""An HTML page offered as a file: many a .doc or .xls of a portal is one."""

from crawler.files.reading import FileKind, FileReading, FileTable, Limits
from crawler.lines import lines_of
from crawler.page import Page
from crawler.tables import captioned_tables


def read(data: bytes, limits: Limits, depth: int) -> FileReading:
    """The visible lines, and the tables with their captions."""
    del limits, depth
    page = Page.from_bytes(data, "")
    text = "\n".join(part for line in lines_of(page) for part in line.parts)
    tables = tuple(FileTable(name, grid) for name, grid in captioned_tables(page.body)) if page.body else ()
    return FileReading(FileKind.HTML, text, tables=tables, warnings=tuple(page.warnings))
