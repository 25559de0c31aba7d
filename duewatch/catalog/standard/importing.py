"""Rows in, a draft catalogue and a list of what was not understood out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from duewatch.catalog.copied_text import simplified
from duewatch.catalog.limit_text import parse_limit
from duewatch.catalog.standard.duties import duty_tables, is_understood
from duewatch.catalog.standard.items import Gap, Item

LONGEST_CELL: Final = 80


@dataclass(frozen=True, slots=True)
class Imported:
    """What one published catalogue gave."""

    basis: dict[str, Any]
    obligations: list[dict[str, Any]]
    gaps: tuple[Gap, ...]


def draft(items: Iterable[Item], gaps: Iterable[Gap], source: str, title: str, jurisdiction: str = "national") -> Imported:
    """One draft duty a row. ``source`` begins their ids, ``title`` is what they cite; the ``gaps`` of reading come first."""
    rows = [_in_one_writing(item) for item in items]
    found = (*gaps, *(gap for item in rows for gap in _gaps_in(item)))
    shown = tuple(replace(gap, cell=_one_line(gap.cell)[:LONGEST_CELL]) for gap in found)
    return Imported({"id": source, "title": title}, duty_tables(rows, source, title, jurisdiction), shown)


def _gaps_in(item: Item) -> Iterator[Gap]:
    if item.limit and not is_understood(parse_limit(item.limit)):
        yield Gap(item.place, item.row, None, "公开时限", item.limit, "sets no limit that is understood")
    if item.web is None and item.channels:
        yield Gap(
            item.place, item.row, None, "公开渠道和载体", "、".join(item.channels), "does not name the government web site"
        )


def _in_one_writing(item: Item) -> Item:
    """Simplified characters, one line a cell, so that titles are found on pages whatever the copy was like."""
    return replace(
        item,
        field=_one_line(item.field),
        number=_one_line(item.number),
        names=tuple(map(_one_line, item.names)),
        content=_one_line(item.content),
        basis=_one_line(item.basis),
        limit=simplified(item.limit),
        body=_one_line(item.body),
    )


def _one_line(text: str) -> str:
    """A cell as one line without control characters."""
    return re.sub(r"\s+", " ", "".join(max(sign, " ") for sign in simplified(text))).strip()
