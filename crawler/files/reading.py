"""What reading one file gives, and the bounds it is read within: pure values."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from crawler.grid import Grid

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class FileKind(StrEnum):
    """What a file is by its bytes; the extension is not asked."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"  # also .et of the newer kind and .xlsb
    ODS = "ods"
    XLS = "xls"  # OLE "Workbook", also .et
    DOC = "doc"  # OLE "WordDocument", also .wps
    OFD = "ofd"  # GB/T 33190
    ZIP = "zip"
    TEXT = "text"
    HTML = "html"
    JSON = "json"
    XML = "xml"
    PPTX = "pptx"
    PPT = "ppt"
    ODT = "odt"
    OLE = "ole"  # an OLE file of another sort
    RTF = "rtf"
    CEB = "ceb"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    GZIP = "gzip"
    IMAGE = "image"
    MEDIA = "media"  # sound and moving pictures
    EMPTY = "empty"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of reading one file."""

    bytes: int = 60_000_000  # of the file
    seconds: float = 4.0  # wall clock of the child; its processor time is held to the same
    memory: int = 800_000_000  # address space of the child
    text: int = 1_000_000  # characters kept
    pages: int = 500  # pages read
    cells: int = 200_000  # cells of all tables kept
    members: int = 300  # files of an archive
    unpacked: int = 200_000_000  # bytes of an archive unpacked
    ratio: int = 400  # how many times its size a part of an archive may unpack to, once that is more than a few megabytes
    depth: int = 2  # archives inside archives


@dataclass(frozen=True, slots=True)
class FileTable:
    """One table or sheet of a file, merged cells filled."""

    name: str  # of the sheet, or the short line before a table of a document
    grid: Grid


@dataclass(frozen=True, slots=True)
class FileReading:
    """One file as read."""

    kind: FileKind
    text: str = ""
    pages: int | None = None  # as the file says or as counted; None where a file has none
    scanned: bool = False  # its pages are pictures without a text layer
    tables: tuple[FileTable, ...] = ()
    warnings: tuple[str, ...] = ()
    understood: bool = True  # False: nothing may be concluded from what is missing here
    name: str = ""  # as offered, or inside the archive
    members: tuple["FileReading", ...] = ()  # of an archive
    peak_memory: int = 0  # bytes the child used at most


class CannotRead(Exception):
    """A file of a known kind cannot be read; the reason is one short sentence for a person."""


def refused(kind: FileKind, why: str, name: str = "") -> FileReading:
    """The reading of a file that was not read."""
    return FileReading(kind, warnings=(why,), understood=False, name=name)


def clean(text: str) -> str:
    """Without characters that no text has: NULs, control characters, halves of surrogate pairs."""
    return UNPRINTABLE.sub("", text)


def as_plain(reading: FileReading) -> dict[str, Any]:
    """A reading as JSON can carry it."""
    return asdict(reading)


def from_plain(plain: Mapping[str, Any]) -> FileReading:
    """The reading that :func:`as_plain` was made from."""
    return FileReading(
        FileKind(plain["kind"]),
        plain["text"],
        plain["pages"],
        plain["scanned"],
        tuple(FileTable(table["name"], tuple(tuple(row) for row in table["grid"])) for table in plain["tables"]),
        tuple(plain["warnings"]),
        plain["understood"],
        plain["name"],
        tuple(from_plain(member) for member in plain["members"]),
        plain["peak_memory"],
    )
