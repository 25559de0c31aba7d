"""Which reader reads which kind of file. Used inside the child only."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Final, cast

from crawler.files.reading import CannotRead, FileKind, FileReading, FileTable, Limits, clean, refused

READERS: Final = {
    FileKind.PDF: "pdf",
    FileKind.DOCX: "docx",
    FileKind.XLSX: "spreadsheet",
    FileKind.ODS: "spreadsheet",
    FileKind.XLS: "spreadsheet",
    FileKind.DOC: "word",
    FileKind.OFD: "ofd",
    FileKind.ZIP: "archive",
    FileKind.TEXT: "plain",
    FileKind.JSON: "plain",
    FileKind.XML: "plain",
    FileKind.HTML: "markup",
}
"""Kind → module of this package with ``read(data, limits, depth) -> FileReading``; loaded only when needed."""


def read_as(kind: FileKind, data: bytes, name: str, limits: Limits, depth: int = 0) -> FileReading:
    """Read bytes of a kind. A parser that stumbles gives a reading that is not understood; only MemoryError comes through."""
    if kind not in READERS:
        return refused(kind, f"no reader for {kind.value} files", name)
    module = import_module(f"crawler.files.{READERS[kind]}")
    read = cast("Callable[[bytes, Limits, int], FileReading]", module.read)
    try:
        reading = read(data, limits, depth)
    except CannotRead as error:
        return refused(kind, str(error), name)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - parsers of others throw anything at bytes like these
        return refused(kind, f"the parser stumbled: {type(error).__name__}: {clean(str(error))[:200]}", name)
    return _bounded(replace(reading, kind=kind, name=name), limits)


def _bounded(reading: FileReading, limits: Limits) -> FileReading:
    """The reading cut to the bounds, with a warning for whatever was cut."""
    warnings = [clean(warning)[:300] for warning in reading.warnings[:50]]
    text = clean(reading.text)
    if len(text) > limits.text:
        warnings.append(f"text cut: {len(text)} characters, {limits.text} kept")
        text = text[: limits.text]
    tables: list[FileTable] = []
    cells = 0
    for table in reading.tables:
        cells += sum(map(len, table.grid))
        if cells > limits.cells:
            warnings.append(f"tables cut: {len(tables)} of {len(reading.tables)} kept")
            break
        tables.append(FileTable(clean(table.name), tuple(tuple(clean(cell)[:20_000] for cell in row) for row in table.grid)))
    return replace(reading, text=text, tables=tuple(tables), warnings=tuple(warnings))
