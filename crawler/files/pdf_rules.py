"""Ruled lines of a PDF page, and the tables that they enclose: rows and columns with merged cells as one box.

A PDF knows no tables; it draws strokes or thin boxes. Lines that touch each other make one table; two boxes of its raster
belong to one cell where no line stands between them.
"""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

import pypdfium2
from pypdfium2 import raw

THIN: Final = 3.0  # points: a box thinner than this is a line
NEAR: Final = 3.0  # lines closer than this are one
SHORTEST: Final = 6.0  # points: a shorter stroke is part of a drawing
MOST_LINES: Final = 4_000  # a page with more is a drawing, not a table
MOST_BOXES: Final = 6_000


class Line(NamedTuple):
    """An axis-parallel stroke: at ``at`` (x of an upright one, y of a level one), from ``start`` to ``end``, in points."""

    upright: bool
    at: float
    start: float
    end: float


class Box(NamedTuple):
    """A rectangle in points, the origin at the lower left of the page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table: where its columns stand, and for each row and column the box of the cell that covers it."""

    box: Box
    columns: tuple[float, ...]  # the upright lines, from the left
    cells: tuple[tuple[Box, ...], ...]  # rows from the top; a merged cell stands there once for each box it covers


def ruled_tables(page: pypdfium2.PdfPage) -> list[Ruled]:
    """The tables of a page from the top: at least two rows and two columns, fully enclosed by lines."""
    lines = _merged(_lines(page))
    found = [table for group in _touching(lines) if (table := _table(group))]
    return sorted(found, key=lambda table: -table.box.top)


def _lines(page: pypdfium2.PdfPage) -> list[Line]:
    lines: list[Line] = []
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        lines.extend(_strokes(shape))
        if len(lines) > MOST_LINES:
            return []
    return lines


def _strokes(shape: pypdfium2.PdfObject) -> Iterator[Line]:
    left, bottom, right, top = shape.get_bounds()
    if right - left <= THIN or top - bottom <= THIN:
        if right - left >= SHORTEST:
            yield Line(False, (bottom + top) / 2, left, right)
        elif top - bottom >= SHORTEST:
            yield Line(True, (left + right) / 2, bottom, top)
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape.raw, fill, stroke)
    if not stroke.value:
        return  # the colour behind a cell
    points = list(_points(shape))
    for (_, before_x, before_y), (moved, x, y) in pairwise(points):
        if moved:
            continue
        if abs(x - before_x) <= 1 and abs(y - before_y) >= SHORTEST:
            yield Line(True, x, min(y, before_y), max(y, before_y))
        elif abs(y - before_y) <= 1 and abs(x - before_x) >= SHORTEST:
            yield Line(False, y, min(x, before_x), max(x, before_x))


def _points(shape: pypdfium2.PdfObject) -> Iterator[tuple[bool, float, float]]:
    """The corners of a path in points of the page; whether the pen was lifted before each; closed ones end where they began."""
    a, b, c, d, e, f = shape.get_matrix().get()
    begun = (0.0, 0.0)
    for number in range(min(raw.FPDFPath_CountSegments(shape.raw), MOST_LINES)):
        segment = raw.FPDFPath_GetPathSegment(shape.raw, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        moved = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        begun = point if moved else begun
        yield moved, *point
        if raw.FPDFPathSegment_GetClose(segment):
            yield False, *begun


def _merged(lines: Iterable[Line]) -> list[Line]:
    """Pieces of one line, drawn cell by cell or twice, as one."""
    merged: list[Line] = []
    for line in sorted(lines, key=lambda one: (one.upright, round(one.at / NEAR), one.start)):
        last = merged[-1] if merged else None
        if last and last.upright == line.upright and abs(last.at - line.at) <= NEAR and line.start <= last.end + NEAR:
            merged[-1] = last._replace(start=min(last.start, line.start), end=max(last.end, line.end))
        else:
            merged.append(line)
    return merged


def _touching(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Groups of lines that meet each other."""
    group_of = list(range(len(lines)))

    def head(number: int) -> int:
        while group_of[number] != number:
            group_of[number] = group_of[group_of[number]]
            number = group_of[number]
        return number

    level = [number for number, line in enumerate(lines) if not line.upright]
    for number, line in enumerate(lines):
        for other in level if line.upright else ():
            across = lines[other]
            if across.start - NEAR <= line.at <= across.end + NEAR and line.start - NEAR <= across.at <= line.end + NEAR:
                group_of[head(number)] = head(other)
    groups: dict[int, list[Line]] = {}
    for number, line in enumerate(lines):
        groups.setdefault(head(number), []).append(line)
    yield from groups.values()


def _table(lines: Sequence[Line]) -> Ruled | None:
    xs = _places(line.at for line in lines if line.upright)
    ys = _places(line.at for line in lines if not line.upright)[::-1]
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 2 or columns < 2 or rows * columns > MOST_BOXES:
        return None
    box = Box(xs[0], ys[-1], xs[-1], ys[0])
    owner = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def head(place: tuple[int, int]) -> tuple[int, int]:
        while owner[place] != place:
            place = owner[place]
        return place

    for row in range(rows):
        for column in range(columns):
            middle_x, middle_y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            if column + 1 < columns and not _drawn(lines, True, xs[column + 1], middle_y):
                owner[head((row, column + 1))] = head((row, column))
            if row + 1 < rows and not _drawn(lines, False, ys[row + 1], middle_x):
                owner[head((row + 1, column))] = head((row, column))
    covered: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in owner:
        covered.setdefault(head(place), []).append(place)
    boxes = {
        owned: Box(
            xs[min(column for _, column in places)],
            ys[max(row for row, _ in places) + 1],
            xs[max(column for _, column in places) + 1],
            ys[min(row for row, _ in places)],
        )
        for owned, places in covered.items()
    }
    cells = tuple(tuple(boxes[head((row, column))] for column in range(columns)) for row in range(rows))
    return Ruled(box, tuple(xs), cells)


def _places(values: Iterable[float]) -> list[float]:
    """Positions in order, those that are one line drawn twice only once."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > NEAR:
            kept.append(value)
    return kept


def _drawn(lines: Sequence[Line], upright: bool, at: float, across: float) -> bool:
    return any(line.upright == upright and abs(line.at - at) <= NEAR and line.start <= across <= line.end for line in lines)
