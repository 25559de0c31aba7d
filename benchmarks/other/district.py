"""What the other district is made of: documents, columns, units, hosts, and the truth sheet beside them.

Everything may be changed until it is built: faults are planted by laying hands on ordinary documents.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

AS_OF = datetime(2026, 10, 28, 22, 0)
"""The evening of the audit, China time: the October holidays and their make-up days lie behind it."""


@dataclass(eq=False)
class File:
    """A file that a document offers."""

    name: str
    body: bytes
    kind: str = "application/octet-stream"
    missing: bool = False  # it is offered, and is not there


@dataclass(eq=False)
class Doc:
    """One document as its page will show it; ``None`` leaves a line out."""

    title: str
    published: datetime
    body: str  # markup
    written: date | None = None
    index: str | None = None
    number: str | None = None
    issuer: str | None = None
    topic: str | None = None
    source: str | None = None
    validity: str | None = None
    repealed: date | None = None
    files: list[File] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)  # in place of the page's own
    header: bool = True  # a block of metadata stands above the text
    shown: date | None = None  # the date of publication that the page prints, where it is another
    listed: str | None = None  # the title in the list, where it is another
    address_day: date | None = None  # the day in the address, where it is another
    pinned: bool = False
    n: int = 0
    path: str = ""
    url: str = ""


@dataclass(eq=False)
class Column:
    """A column; one with ``text`` is a single page."""

    id: str
    name: str
    kind: str
    docs: list[Doc] = field(default_factory=list)
    text: str | None = None
    update_days: int | None = None
    historical: bool = False
    extra: str = ""  # markup laid into its first list page
    keywords: str = ""
    n: int = 0
    path: str = ""
    url: str = ""


@dataclass(eq=False)
class Unit:
    """A unit, or the superior body that is watched."""

    id: str
    name: str
    short: str
    kind: str
    host: str
    code: str  # letters of its document numbers
    columns: list[Column] = field(default_factory=list)
    duties: list[str] = field(default_factory=list)
    menu: list[str] = field(default_factory=list)  # further words in its menu; those of the columns stand there by themselves
    foot: str = ""
    entries: tuple[str, ...] = ("互动交流", "办事服务", "政务公开")
    tagged: bool = False  # its pages carry the prescribed tags
    serials: int = 0  # index numbers given out
    left_out: tuple[str, ...] = ()  # tags that its templates forgot

    def column(self, column: str) -> Column:
        """The column of an id."""
        return next(one for one in self.columns if one.id == column)


@dataclass(frozen=True, eq=False)
class Line:
    """One line of the truth sheet, or of the look-alikes."""

    check: str
    unit: str
    where: Doc | Column | str  # a document, a column, an address, a path or the id of a duty
    why: str = ""

    @property
    def place(self) -> str:
        """What a judgement of this must name."""
        if isinstance(self.where, Column):
            return self.where.id
        return self.where if isinstance(self.where, str) else self.where.url


@dataclass(eq=False)
class District:
    """All of it."""

    units: list[Unit] = field(default_factory=list)
    layouts: dict[str, str] = field(default_factory=dict)  # host → layout
    truths: list[Line] = field(default_factory=list)
    alike: list[Line] = field(default_factory=list)
    pages: dict[tuple[str, str], "Answer"] = field(
        default_factory=dict
    )  # (host, path) → what stands there beside the documents
    soft: set[str] = field(default_factory=set)  # hosts that answer 200 for what they do not have
    slow: dict[tuple[str, str], float] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)  # host → its root

    def unit(self, unit: str) -> Unit:
        """The unit of an id."""
        return next(one for one in self.units if one.id == unit)

    def everything(self) -> Iterator[tuple[Unit, Column, Doc]]:
        """Every document with its place."""
        for unit in self.units:
            for column in unit.columns:
                for doc in column.docs:
                    yield unit, column, doc

    def guilty(self, check: str, unit: str, where: Doc | Column | str) -> None:
        """Put a fault on the sheet."""
        self.truths.append(Line(check, unit, where))

    def innocent(self, check: str, unit: str, where: Doc | Column | str, why: str) -> None:
        """Note a look-alike: what is said when it is accused all the same."""
        self.alike.append(Line(check, unit, where, why))


@dataclass(frozen=True)
class Answer:
    """What a server answers."""

    status: int = 200
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    location: str | None = None
    head: int | None = None  # status for HEAD where it differs
