"""Where every page of the demo stands. Addresses depend on names and dates only, so they are the same every night."""

from collections.abc import Mapping

from duewatch.demo.shapes import DemoColumn, DemoUnit, District, Document, Host, Layout, Offer
from duewatch.demo.wording import pick
from duewatch.domain.units import ColumnKind

Bases = Mapping[Host, str]
"""Host → its root without a slash at the end: ``http://127.0.0.1:8101``."""


def document_number(unit: DemoUnit, column: DemoColumn, document: Document) -> int:
    """The number a publishing system would give the document."""
    return 100_000 + pick(unit.id, column.id, document.key, of=900_000)


def list_path(unit: DemoUnit, column: DemoColumn, page: int = 1) -> str:
    """One list page of a column, counted from 1."""
    if column.kind is ColumnKind.HOME:
        return column.path
    if page == 1:
        return column.path if unit.layout is not Layout.HANWEB else f"{column.path}index.html"
    if unit.layout is Layout.HANWEB:
        return f"{column.path}index.html?uid={pick(unit.id, column.id, of=90_000) + 10_000}&pageNum={page}"
    return f"{column.path}index_{page - 1}.html"


def document_path(unit: DemoUnit, column: DemoColumn, document: Document) -> str:
    """The page of a document."""
    if column.single:
        return list_path(unit, column)
    day, number = document.made or document.published.date(), document_number(unit, column, document)
    if unit.layout is Layout.HANWEB:
        return f"/art/{day.year}/{day.month}/{day.day}/art_{column.path.strip('/').removeprefix('col/col')}_{number}.html"
    return f"{column.path}{day:%Y%m}/t{day:%Y%m%d}_{number}.html"


def file_path(unit: DemoUnit, column: DemoColumn, document: Document, offer: Offer) -> str:
    """A file that is offered with a document."""
    number = document_number(unit, column, document)
    if unit.layout is Layout.HANWEB:
        return f"/attach/{number}/{offer.href}"
    folder = document_path(unit, column, document).rsplit("/", 1)[0]
    return f"{folder}/P0{number}_{offer.href}"


def unit_path(unit: DemoUnit) -> str:
    """The unit's own entry page."""
    if unit.host is not Host.PORTAL:
        return "/"
    return f"/zwgk/dw/{unit.id}/"


def page_url(district: District, bases: Bases, place: tuple[str, str, str]) -> str:
    """The whole address of a document (unit, column, key)."""
    unit = district.unit(place[0])
    column = unit.column(place[1])
    return bases[unit.host] + document_path(unit, column, district.document(*place))


def file_url(district: District, bases: Bases, place: tuple[str, str, str], name: str) -> str:
    """The whole address of a file or picture of a document. Raises ``KeyError`` when the document has no such thing."""
    unit = district.unit(place[0])
    column, document = unit.column(place[1]), district.document(*place)
    for offer in (*document.attachments, *document.pictures):
        if offer.href == name:
            return bases[unit.host] + file_path(unit, column, document, offer)
    raise KeyError(f"{place} offers no file {name}")


def link_url(district: District, bases: Bases, own: Host, href: str) -> str:
    """Where a link of a page on a host leads."""
    head, _, rest = href.partition(":")
    if head == "page":
        unit_id, column_id, key = rest.split("/")
        return page_url(district, bases, (unit_id, column_id, key))
    if head in tuple(Host):
        return bases[Host(head)] + rest
    return bases[own] + href if href.startswith("/") else href
