"""What an annual report gives: pure values, sums as facts, no verdicts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell that should hold a number. ``value`` is ``None`` when it holds none (empty, a dash, words)."""

    raw: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Section:
    """One of the sections, in the order of the report."""

    number: int  # as printed
    title: str  # as printed, white space squeezed
    text: str  # up to the next section; rows of tables stand in it as lines
    standard: bool = True  # it is the section that the form puts at this number


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table. ``key`` is ``None`` for a row the form does not know: later forms add some."""

    key: str | None
    label: tuple[str, ...]  # as printed, from the outside in
    figures: Mapping[str, Figure]  # column → figure


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One of the tables. ``missing`` names the rows of the form that are not there."""

    name: str  # "disclosed" (section 二), "requests" (三), "disputes" (四)
    rows: tuple[TableRow, ...]
    missing: tuple[str, ...] = ()

    def row(self, key: str) -> TableRow | None:
        """The row of a key."""
        return next((row for row in self.rows if row.key == key), None)

    def value(self, key: str, column: str) -> Decimal | None:
        """The number in one cell, or ``None`` when it cannot be told."""
        row = self.row(key)
        figure = row.figures.get(column) if row else None
        return figure.value if figure else None


@dataclass(frozen=True, slots=True)
class Sum:
    """One agreement the form demands (勾稽关系), computed: ``left`` should be ``right``."""

    table: str
    rule: str  # id: "balance", "results-total", "applicants-total", "outcomes-total"
    place: str  # the column or row it was computed for
    left: Decimal
    right: Decimal

    @property
    def agrees(self) -> bool:
        """Whether both sides are equal."""
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """One report as read."""

    year: int | None
    sections: tuple[Section, ...]
    tables: Mapping[str, ReportTable] = field(default_factory=dict)
    sums: tuple[Sum, ...] = ()
    unreadable: tuple[str, ...] = ()  # cells that should hold a number and do not, as "table/row/column: raw"

    @property
    def is_complete(self) -> bool:
        """Whether all six sections of the form and all three tables with all their rows are there."""
        numbers = {section.number for section in self.sections if section.standard}
        return numbers >= set(range(1, 7)) and len(self.tables) == 3 and not any(t.missing for t in self.tables.values())
