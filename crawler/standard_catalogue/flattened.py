"""Catalogues whose table was lost and whose cells stand one under the other, a paragraph a cell.

Empty cells leave no trace, so cells are known by their form: running numbers begin rows, boxes are channels, periods are
limits, names of laws are basis. Which of several columns a tick stood in cannot be told unless every column is ticked; it is
listed then.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crawler.normal import bare
from crawler.standard_catalogue.alignment import BASIS, LIMIT, TICK
from crawler.standard_catalogue.channels import looks_like_channels, read_channels
from crawler.standard_catalogue.header import LEVEL, SUBS, TOPS, plain
from crawler.standard_catalogue.model import ACTIVE, ON_REQUEST, REQUIRED, CatalogueRow, Place, StandardCatalogue, Unread
from crawler.standard_catalogue.rows import field_of

NUMBER = re.compile(r"\d{1,4}[.、]?")
ENOUGH: Final = 6  # parts of the form among the heads
MOST_HEADS: Final = 40
LONGEST_LIMIT: Final = 80


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads as they stand under each other: how many levels items have, and the options that ticks chose from."""

    end: int  # the first line behind them
    levels: int
    options: dict[str, list[str]]


def read_flattened(lines: Sequence[str]) -> StandardCatalogue | None:
    """The catalogue in lines; ``None`` when no heads of one stand there in a row."""
    rows: list[CatalogueRow] = []
    unread: list[Unread] = []
    at = table = 0
    found = False
    while at < len(lines):
        if plain(lines[at]) != "序号" or (heads := _heads(lines, at)) is None:
            at += 1
            continue
        found = True
        field = field_of(lines[at - 1]) if at else ""
        end = next((later for later in range(heads.end, len(lines)) if plain(lines[later]) == "序号"), len(lines))
        for first, last in _cuts(lines, heads.end, end):
            row, complaints = _row(lines[first:last], heads, field, Place(table, first + 1, 1))
            if row:
                rows.append(row)
            unread.extend(complaints)
        table += 1
        at = end
    return StandardCatalogue(tuple(rows), tuple(unread)) if found else None


def _heads(lines: Sequence[str], at: int) -> Heads | None:
    parts: set[str] = set()
    options: dict[str, list[str]] = {role: [] for role in SUBS}
    levels = 0
    end = at
    for number, line in enumerate(lines[at : at + MOST_HEADS], at):
        word = plain(line)
        if len(word) > 24 or NUMBER.fullmatch(word):
            break
        role = next((role for role, words in TOPS.items() if words.search(word)), None)
        option = next((role for role, words in SUBS.items() if words.search(word)), None)
        if LEVEL.fullmatch(word):
            levels += 1
        elif option:
            options[option].append(ON_REQUEST if "申请" in word else ACTIVE if "主动" in word else word)
        elif role:
            parts.add(role)
        else:
            break
        end = number + 1
    return Heads(end, max(levels, 1), options) if len(parts) >= ENOUGH else None


def _cuts(lines: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where rows begin and end: at running numbers that rise by one."""
    begins: list[int] = []
    expected = 1
    for at in range(start, end):
        if NUMBER.fullmatch(bare(lines[at])) and int(bare(lines[at]).strip(".、")) == expected:
            begins.append(at)
            expected += 1
    yield from zip(begins, [*begins[1:], end][: len(begins)], strict=True)


def _row(cells: Sequence[str], heads: Heads, field: str, place: Place) -> tuple[CatalogueRow | None, list[Unread]]:
    no, *said = cells
    boxes = [at for at, cell in enumerate(said) if looks_like_channels(cell)]
    limits = [
        at
        for at, cell in enumerate(said[: boxes[0]] if boxes else ())
        if LIMIT.search(bare(cell)) and len(cell) <= LONGEST_LIMIT and "《" not in cell
    ]
    if not limits:
        return None, [Unread(place, "", " ".join(cells)[:200], "cells-missing")]
    limit = limits[-1]
    basis = limit
    while basis > 1 and BASIS.search(said[basis - 1]):
        basis -= 1
    named = min(heads.levels, max(basis - 1, 1))
    ticks = read_channels("\n".join(said[boxes[0] : boxes[-1] + 1]))
    chosen, complaints = _ticked(said[boxes[-1] + 1 :], heads, place)
    row = CatalogueRow(
        no=bare(no),
        field=field,
        item=tuple(dict.fromkeys(map(bare, said[:named]))),
        content=" ".join(said[named:basis]),
        basis=" ".join(said[basis:limit]),
        limit=said[limit],
        body=" ".join(said[limit + 1 : boxes[0]]),
        channels=ticks.ticked,
        audience=chosen["audience"],
        method=chosen["method"],
        levels=chosen["levels"],
        place=place,
        offered=ticks.offered,
        realigned=True,
    )
    return replace(row, missing=tuple(name for name in REQUIRED if not getattr(row, name))), complaints


def _ticked(rest: Sequence[str], heads: Heads, place: Place) -> tuple[dict[str, tuple[str, ...]], list[Unread]]:
    """What the ticks at the end chose: everything when there are as many as columns, else nobody can tell."""
    count = sum(bool(TICK.fullmatch(bare(cell))) for cell in rest)
    if count and count == sum(map(len, heads.options.values())):
        return {role: tuple(options) for role, options in heads.options.items()}, []
    return dict.fromkeys(heads.options, ()), [Unread(place, "", " ".join(rest)[:200], "ticks-lost")]
