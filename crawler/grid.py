"""A table as a grid of texts: merged cells hold their text at every place they cover, and every row is equally long."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Grid: TypeAlias = tuple[tuple[str, ...], ...]
"""Rows of texts, all of one length."""

MOST_ROWS = 20_000
MOST_COLUMNS = 256
MOST_CELLS = 400_000


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as written: its text and how many rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1


def fill(rows: Iterable[Sequence[Cell]]) -> Grid:
    """Lay cells out as a browser does. Rows and columns beyond the bounds of this module are left out."""
    hanging: dict[int, tuple[int, str]] = {}  # column → rows it still reaches down, text
    laid: list[list[str]] = []
    cells = 0
    for row in rows:
        if len(laid) >= MOST_ROWS or cells >= MOST_CELLS:
            break
        line: dict[int, str] = {}
        reaching: dict[int, tuple[int, str]] = {}
        for column, (left, text) in hanging.items():
            line[column] = text
            if left > 1:
                reaching[column] = (left - 1, text)
        at = 0
        for cell in row:
            while at in line:
                at += 1
            if at >= MOST_COLUMNS:
                break
            for column in range(at, min(at + max(cell.columns, 1), MOST_COLUMNS)):
                if column in line:
                    break  # the cell is wider than the hole it stands in
                line[column] = cell.text
                if cell.rows > 1:
                    reaching[column] = (cell.rows - 1, cell.text)
                at = column + 1
        hanging = reaching
        laid.append([line.get(column, "") for column in range(max(line, default=-1) + 1)])
        cells += len(laid[-1])
    return square(laid)


def square(rows: Iterable[Sequence[str]]) -> Grid:
    """Rows made equally long with empty texts; rows at the end that say nothing are left out."""
    kept = [tuple(row) for row in rows]
    while kept and not any(kept[-1]):
        kept.pop()
    width = max(map(len, kept), default=0)
    return tuple(row + ("",) * (width - len(row)) for row in kept)
