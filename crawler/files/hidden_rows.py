"""Rows that an XLSX file holds but hides: they are read like the others, and said to be hidden.

The reader of spreadsheets does not tell them, so they are looked up in the XML of the sheets (ISO/IEC 29500-1, 18.3.1.73).
"""

import re
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from crawler.files.packages import open_package, read_part
from crawler.files.reading import CannotRead, Limits

MOST: Final = 20  # rows named of one sheet
_ROW: Final = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_HIDDEN: Final = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_NUMBER: Final = re.compile(rb"\br\s*=\s*[\"'](\d{1,7})[\"']")
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def hidden_rows(data: bytes, limits: Limits) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Name of each sheet with hidden rows, and their numbers counted from 1. A file that is odd inside gives none."""
    try:
        with open_package(data, limits) as package:
            for name, part in _sheets(package, limits):
                source = read_part(package, package.getinfo(part), limits, limits.unpacked)
                rows = [
                    int(number[1])
                    for tag in _ROW.finditer(source)
                    if _HIDDEN.search(tag[0]) and (number := _NUMBER.search(tag[0]))
                ]
                if rows:
                    yield name, tuple(rows)
    except (CannotRead, KeyError, etree.XMLSyntaxError):
        return


def _sheets(package: zipfile.ZipFile, limits: Limits) -> Iterator[tuple[str, str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    book, links = (
        etree.fromstring(read_part(package, package.getinfo(name), limits, limits.unpacked), parser)
        for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    )
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    for sheet in book.iter("{*}sheet"):
        target = targets.get(sheet.get(_RELATION, ""), "")
        if target:
            yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def as_warning(name: str, rows: tuple[int, ...]) -> str:
    """One line for the warnings of a file."""
    more = f" and {len(rows) - MOST} more" if len(rows) > MOST else ""
    return f"sheet {name} hides row(s) {', '.join(map(str, rows[:MOST]))}{more}"
