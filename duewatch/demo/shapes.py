"""What the demo district is made of: documents, columns, units, as frozen values.

A district is built innocent (:mod:`duewatch.demo.district`) and then changed by plants
(:mod:`duewatch.demo.planted`) with :func:`edit`, :func:`add` and :func:`drop`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from duewatch.domain.records import FieldName
from duewatch.domain.units import ColumnKind, UnitKind


class Host(StrEnum):
    """The hosts of the demo; each is one port on loopback."""

    PORTAL = "portal"  # the district portal with the column trees of most units
    SUPERIOR = "superior"  # the city's site, whose notices must be reposted
    STREET = "street"  # a street's own site, encrypted; says 200 to what it lacks; behind a wall from the second night on
    GUARDED = "guarded"  # always behind a challenge page with status 200
    DEAD = "dead"  # nothing listens
    LAPSED = "lapsed"  # a domain that changed hands: shows a gambling farm for everything


class Layout(StrEnum):
    """How a unit's pages are drawn."""

    TRS = "trs"  # dated folders, index_1.html, a table above the text
    HANWEB = "hanweb"  # col/ and art/ addresses, ?pageNum=2, a list of pairs above the text
    OPAQUE = "opaque"  # everything that matters is drawn by script or in pictures: nobody can read it


class Shown(StrEnum):
    """How finely a page prints its time of publication."""

    MINUTE = "minute"
    DAY = "day"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Offer:
    """A link or a file on a page.

    ``href`` of a file is its bare name. Of a link it is a path on the page's own host, ``<host>:/path`` for another host of
    the demo, ``page:<unit>/<column>/<key>`` for a document, or anything else as it stands.
    """

    href: str
    text: str
    lost: bool = False  # the file is offered, but the server does not have it
    rows: tuple[tuple[str, ...], ...] = ()  # the rows of a workbook that holds something of its own


@dataclass(frozen=True, slots=True)
class Document:
    """One disclosed document."""

    key: str  # stable within its column
    title: str
    published: datetime  # local time of the district (UTC+8), naive
    paragraphs: tuple[str, ...]
    fields: Mapping[FieldName, str] = field(default_factory=dict)  # header block; an absent key has no label, "" no value
    source: str = ""
    shown: Shown = Shown.MINUTE
    meta_published: datetime | None = None  # what the meta tag says where it says something else
    made: date | None = None  # the day in its address where that is not the day of publication
    signed: bool = True  # issuer and date stand below the text, too, where the header has both
    attachments: tuple[Offer, ...] = ()
    links: tuple[Offer, ...] = ()
    pictures: tuple[Offer, ...] = ()  # in the text
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()  # below the text, as rows of cells
    pinned: bool = False  # stands first in its list whatever its date
    metas: Mapping[str, str | None] = field(default_factory=dict)  # tags that say something else; ``None``: not there
    hidden_links: tuple[Offer, ...] = ()  # links out of sight
    folded_links: tuple[Offer, ...] = ()  # links of a menu that is shown when it is pointed at
    hidden: tuple[str, ...] = ()  # text in a block that nobody sees


@dataclass(frozen=True, slots=True)
class DemoColumn:
    """One disclosure column and its documents."""

    id: str
    name: str
    kind: ColumnKind
    path: str  # of the column's folder, with slashes at both ends; of an ``open_address`` column: unknown to the catalogue
    documents: tuple[Document, ...] = ()
    update_days: int | None = None
    historical: bool = False
    single: bool = False  # the column's page is itself its one document
    per_page: int = 6
    row_dates: bool = True
    seconds: float = 0.0  # how long the server takes over the first page of its list
    open_address: bool = False  # the catalogue leaves the address open
    lacks: frozenset[str] = frozenset()  # marks of the foot and entries that an entry page does not carry
    newest_before: int = 0  # an entry page shows nothing published later than so many days ago


@dataclass(frozen=True, slots=True)
class DemoUnit:
    """One unit with its column tree."""

    id: str
    name: str
    short: str
    kind: UnitKind
    code: str  # 机关代字 of its document numbers
    number: int  # in index numbers and document ids
    columns: tuple[DemoColumn, ...]
    host: Host = Host.PORTAL
    layout: Layout = Layout.TRS
    encoding: str = "utf-8"

    def column(self, column_id: str) -> DemoColumn:
        """The column of that id. Raises ``KeyError``."""
        for column in self.columns:
            if column.id == column_id:
                return column
        raise KeyError(f"{self.id} has no column {column_id}")


@dataclass(frozen=True, slots=True)
class District:
    """The whole made-up district as it stands on one night."""

    day: date  # the day the demo was generated for: that of night 1
    night: int
    units: tuple[DemoUnit, ...]

    def unit(self, unit_id: str) -> DemoUnit:
        """The unit of that id. Raises ``KeyError``."""
        for unit in self.units:
            if unit.id == unit_id:
                return unit
        raise KeyError(f"no unit {unit_id}")

    def document(self, unit_id: str, column_id: str, key: str) -> Document:
        """One document. Raises ``KeyError``."""
        for document in self.unit(unit_id).column(column_id).documents:
            if document.key == key:
                return document
        raise KeyError(f"{unit_id}/{column_id} has no document {key}")


def change_column(district: District, unit_id: str, column_id: str, change: Callable[[DemoColumn], DemoColumn]) -> District:
    """The district with one column changed. Raises ``KeyError`` when there is no such column."""
    district.unit(unit_id).column(column_id)
    units = []
    for unit in district.units:
        if unit.id == unit_id:
            columns = tuple(change(column) if column.id == column_id else column for column in unit.columns)
            units.append(replace(unit, columns=columns))
        else:
            units.append(unit)
    return replace(district, units=tuple(units))


def edit(district: District, place: tuple[str, str, str], change: Callable[[Document], Document]) -> District:
    """The district with one document (unit, column, key) changed. Raises ``KeyError`` when there is no such document."""
    unit_id, column_id, key = place
    district.document(unit_id, column_id, key)

    def in_column(column: DemoColumn) -> DemoColumn:
        documents = tuple(change(document) if document.key == key else document for document in column.documents)
        return replace(column, documents=documents)

    return change_column(district, unit_id, column_id, in_column)


def add(district: District, unit_id: str, column_id: str, document: Document) -> District:
    """The district with one more document in a column."""
    return change_column(district, unit_id, column_id, lambda column: replace(column, documents=(*column.documents, document)))


def drop(district: District, unit_id: str, column_id: str, *keys: str) -> District:
    """The district without some documents of a column. Raises ``KeyError`` when one of them is not there."""
    for key in keys:
        district.document(unit_id, column_id, key)

    def in_column(column: DemoColumn) -> DemoColumn:
        return replace(column, documents=tuple(document for document in column.documents if document.key not in keys))

    return change_column(district, unit_id, column_id, in_column)


def with_fields(document: Document, changes: Mapping[FieldName, str | None]) -> Document:
    """The document with header fields changed; ``None`` takes the label away."""
    fields = {**document.fields, **{name: value for name, value in changes.items() if value is not None}}
    for name, value in changes.items():
        if value is None:
            fields.pop(name, None)
    return replace(document, fields=fields)
