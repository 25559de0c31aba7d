"""A published standard catalogue, read by the crawler's reader of files, as the rows that duties are drafted from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from duewatch.catalog.standard import Gap, Item
from duewatch.errors import CatalogError

if TYPE_CHECKING:
    from crawler.standard_catalogue import CatalogueRow, Place, StandardCatalogue, Unread

_SECONDS: Final = 30.0  # a catalogue is read for a person who waits, not for a night with thousands of files
_DOING: Final = "reading a standard catalogue"
_ELEMENTS: Final = {
    "item": "公开事项",
    "content": "公开内容",
    "basis": "公开依据",
    "limit": "公开时限",
    "body": "公开主体",
    "channels": "公开渠道和载体",
    "audience": "公开对象",
    "method": "公开方式",
}
_WHY: Final = {
    "same-as-nothing": "there is nothing above it",
    "no-channel-ticked": "no channel is ticked",
    "no-tick": "nothing is ticked",
    "strange-tick": "the sign is no tick",
    "no-item": "the row names no item and no content",
    "cells-missing": "the row has a cell too few or too many",
    "ticks-lost": "nobody can tell which columns were ticked",
}
_COUNTY: Final = re.compile("[县区市]")
_TOWN: Final = re.compile("[乡镇村]|街道|社区")


@dataclass(frozen=True, slots=True)
class Published:
    """The rows of a catalogue and what could not be understood in it."""

    items: tuple[Item, ...]
    gaps: tuple[Gap, ...]
    tables: int  # how many tables of the file the rows come from
    warnings: tuple[str, ...]  # of reading the file: what was cut or left out


def read_published(file: Path) -> Published:
    """Read a published 基层政务公开标准目录 in whatever kind of file it came; the parser runs in a bounded child.

    Raises:
        CatalogError: the file cannot be read, or holds no standard catalogue.
    """
    from crawler.files import Limits, read_file
    from crawler.standard_catalogue import catalogue_of_file

    try:
        reading = read_file(file, limits=Limits(seconds=_SECONDS))
    except OSError as error:
        raise CatalogError(_DOING, str(file), f"Name a file that can be read: {error.strerror}.") from None
    if not reading.understood:
        why = "; ".join(reading.warnings) or "it holds no text"
        raise CatalogError(_DOING, str(file), f"Give an HTML, XLSX, DOCX or PDF file that opens: {why}.")
    catalogue = catalogue_of_file(reading)
    if catalogue is None or not catalogue.rows:
        raise CatalogError(_DOING, str(file), "It holds no table with 公开时限 beside 公开事项 or 公开内容.")
    return Published(
        tuple(map(_item, catalogue.rows)),
        tuple(_gaps(catalogue)),
        len({row.place.table for row in catalogue.rows}),
        reading.warnings,
    )


def _item(row: "CatalogueRow") -> Item:
    return Item(
        field=row.field,
        place=_place(row.place),
        row=row.place.row,
        number=row.no,
        names=row.item,
        content=row.content,
        basis=row.basis,
        limit=row.limit,
        body=row.body,
        channels=tuple(sorted(row.channels)),
        proactive="主动" in row.method or _asks_for_no_method(row),
        on_application="依申请" in row.method,
        web=_on_the_web(row),
        county=any(map(_COUNTY.search, row.levels)),
        town=any(map(_TOWN.search, row.levels)),
    )


def _on_the_web(row: "CatalogueRow") -> bool | None:
    if "政府网站" in row.channels:
        return True
    return False if "政府网站" in row.offered else None


def _asks_for_no_method(row: "CatalogueRow") -> bool:
    """A form without a column for 公开方式 lists what is published proactively, unless a cell says otherwise."""
    said = (*row.item, row.content, row.basis, row.limit, row.body, *row.channels, *row.extra.values())
    return "method" in row.absent and not any("依申请" in text for text in said)


def _gaps(catalogue: "StandardCatalogue") -> Iterator[Gap]:
    """Elements the form has no column for once a table, elements that are empty once a row, cells that were not understood.

    An empty element is not told a second time where its cell is listed as not understood.
    """
    listed = {(one.place.table, one.place.row, one.element) for one in catalogue.unread}
    told: set[tuple[int, str]] = set()
    for row in catalogue.rows:
        for name in row.missing:
            if name in row.absent:
                if (row.place.table, name) not in told:
                    told.add((row.place.table, name))
                    yield _gap(row.place, _ELEMENTS[name], "the form has no such column")
            elif listed.isdisjoint({(row.place.table, row.place.row, element) for element in (name, "")}):
                yield _gap(row.place, _ELEMENTS[name], "is empty")
    yield from map(_of_cell, catalogue.unread)


def _of_cell(one: "Unread") -> Gap:
    return Gap(_place(one.place), one.place.row, one.place.column, one.header or "the row", one.raw, _WHY[one.why])


def _gap(place: "Place", element: str, what: str) -> Gap:
    return Gap(_place(place), place.row, None, element, "", what)


def _place(place: "Place") -> str:
    return place.name or f"table {place.table + 1}"
