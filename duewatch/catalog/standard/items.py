"""What a published catalogue says in one row, and what could not be understood there: pure values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One row: what is to be published, how, by when and by whom. Texts as printed, 同上 resolved."""

    field: str  # 领域
    place: str  # sheet, caption or number of its table
    row: int  # counted from 1 in its table, header included, as a person counts
    number: str
    names: tuple[str, ...]  # the items of each level
    content: str
    basis: str
    limit: str
    body: str
    channels: tuple[str, ...]  # ticked
    proactive: bool
    on_application: bool
    web: bool | None  # None: the row does not name the web site
    county: bool
    town: bool

    @property
    def title(self) -> str:
        """The items of all levels, joined; the beginning of the content where no item is named."""
        return " / ".join(self.names) or self.content[:60]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something in a row that could not be understood or is not there."""

    place: str
    row: int
    column: int | None  # counted from 1; None where no single cell is meant
    element: str  # of the eight required ones, or the head of the column
    cell: str  # as printed, bounded
    what: str
