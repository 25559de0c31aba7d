"""Finds the repeated blocks of a page, of which one may be the column's own list.

A block is a run of sibling elements of one kind, each about one link. A template often cuts a list into several such runs (five
rows, a rule, five rows; several pages in one file), so runs of the same make that stand together are joined.
"""

import re

from crawler.lists.block import MORE, Block
from crawler.lists.joining import joined
from crawler.lists.rowdate import WHOLE
from crawler.lists.rows import Row, own_anchors, read_row
from crawler.lists.spots import Skeleton, Spot, fold
from crawler.lists.year_headings import YEAR

MAX_RUNS = 300
"""Runs of one page that are looked at; a page of more is no list of a column."""

MAX_FRAME = 20_000
"""Characters of a header, footer or menu that are searched for dates."""

MAX_LINKS_WITH_POPUP = 40
"""The same with the links of its popups."""

MOST_BOXES = 3
"""Boxes side by side that can be the parts of a page: menu, list, foot."""

MAX_LINKS_OF_ROW = 8
"""More links than that in one element, popups not counted, and it is no row of a list but a block of its own."""

_ROW_TAGS = frozenset(
    {
        "li",
        "tr",
        "dl",
        "dd",
        "dt",
        "div",
        "p",
        "a",
        "article",
        "section",
        "td",
        "span",
        "h3",
        "h4",
        "h5",
        "tbody",
        "table",
        "ul",
    }
)
_ALONE = frozenset({"li", "tr", "dl", "dd"})
PAGE_LINK = re.compile(
    r"^(?:\d{1,4}|上一?页|下一?页|首页|尾页|末页|前一页|后一页|第一页|最后一页|[<>«»‹›]{1,2}|prev|next|go|跳转|确定)[>»›\s]*$",
    re.IGNORECASE,
)


def blocks(bones: Skeleton) -> list[Block]:
    """The blocks of a page in page order, joined where they belong together; those of its frame only if there is no other."""
    for also_framed in (False, True):
        dated: dict[int, bool] = {}
        runs = [
            run
            for spot in bones.spots
            if spot.kids and not spot.hidden and (not spot.chrome or also_framed or _is_dated(spot, dated))
            for run in _runs(spot)
        ]
        if runs:
            return joined(_outermost(runs[:MAX_RUNS]), bones)
    return []


def _is_dated(spot: Spot, known: dict[int, bool]) -> bool:
    """Whether a part of the frame shows dates, as lists do that stand in an element named like a menu."""
    top = spot
    while top.parent is not None and top.parent.chrome:
        top = top.parent
    if id(top) not in known:
        known[id(top)] = len(WHOLE.findall(top.node.text(separator=" ")[:MAX_FRAME])) > 1
    return known[id(top)]


def _runs(spot: Spot) -> list[Block]:
    groups: dict[str, list[Spot]] = {}
    for kid in spot.kids:
        if kid.tag in _ROW_TAGS and not kid.hidden:
            groups.setdefault(kid.tag, []).append(kid)
    found = []
    for tag, kids in groups.items():
        if len(kids) == 1 and tag not in _ALONE:
            continue
        light = [kid for kid in kids if _is_light(kid)]
        if len(light) < 0.7 * len(kids):
            continue
        beside = _beside(spot, light)
        rows = [row for kid in light if (row := read_row(kid, beside.get(kid.node.mem_id, "")))]
        rows = [row for row in rows if not PAGE_LINK.match(row.title) and not MORE.match(row.title)]
        if rows and (len(rows) > 1 or rows[0].date.raw):
            found.append(Block(spot, rows, _make(rows[0])))
    return found


def _is_light(kid: Spot) -> bool:
    if len(kid.anchors) <= MAX_LINKS_OF_ROW:
        return True
    return len(kid.anchors) <= MAX_LINKS_WITH_POPUP and len(own_anchors(kid)[0]) <= MAX_LINKS_OF_ROW


def _make(row: Row) -> str:
    """What a row looks like: the tags from the row down to its link."""
    tags = []
    spot: Spot | None = row.anchor.spot
    while spot is not None and spot is not row.spot:
        tags.append(spot.tag)
        spot = spot.parent
    return f"{row.spot.tag}>{'>'.join(reversed(tags))}"


def _beside(spot: Spot, kids: list[Spot]) -> dict[int, str]:
    """Text between the rows: it belongs to the row before it (or after it, when the first piece stands before all rows)."""
    marks = {kid.node.mem_id for kid in kids}
    pieces: dict[int, str] = {}
    before, current, leading = "", 0, False
    for child in spot.node.iter(include_text=True):
        key = child.mem_id
        if key in marks:
            if not current and any(character.isdigit() for character in before):
                leading = True
            if leading:
                pieces[key] = before
                before = ""
            current = key
        elif child.tag in ("-text", "span", "em", "i", "b", "font", "dd", "dt", "td", "time", "div", "p", "label"):
            text = fold(child.text(separator=" "))[:120]
            if YEAR.fullmatch(text):
                continue  # the heading of a group of rows, not a part of the row before it
            if leading or not current:
                before = f"{before} {text}"
            else:
                pieces[current] = f"{pieces.get(current, '')} {text}"
    return pieces


def _outermost(runs: list[Block]) -> list[Block]:
    """Runs that are lists themselves: neither boxes around lists, nor popups inside the rows of one."""
    inside: dict[int, list[Block]] = {}
    for run in runs:
        spot: Spot | None = run.home
        while spot is not None:
            inside.setdefault(id(spot), []).append(run)
            spot = spot.parent
    real = [kept for run in runs if (kept := _unboxed(run, inside))]
    covered: set[int] = set()
    for run in real:
        if len(run.rows) > 1:
            for row in run.rows:
                covered.update(anchor.order for anchor in row.spot.anchors if anchor.order != row.anchor.order)
    return [run for run in real if any(row.anchor.order not in covered for row in run.rows)]


def _is_frame_around_item(run: Block, inside: dict[int, list[Block]]) -> bool:
    """Whether two or three "rows" are the boxes of a page: menu, foot, and the place of a list that has one dated item."""
    if (
        len(run.rows) > MOST_BOXES
        or all(row.date.raw for row in run.rows)
        or run.rows[0].spot.tag not in ("div", "td", "section")
    ):
        return False
    alone = (other for row in run.rows for other in inside.get(id(row.spot), ()) if other is not run and len(other.rows) == 1)
    return any(other.rows[0].date.raw for other in alone)


def _unboxed(run: Block, inside: dict[int, list[Block]]) -> Block | None:
    """A run without the "rows" that are boxes around lists; ``None`` when it consists of such boxes.

    A row may hold a popup of related documents. A box of results of another kind among the rows is no row.
    """
    rows = [
        row
        for row in run.rows
        if not any(_is_list_in(row, other) for other in inside.get(id(row.spot), ()) if other is not run)
    ]
    boxes = len(run.rows) - len(rows)
    if not boxes:
        return None if _is_frame_around_item(run, inside) else run
    if 2 * boxes > len(run.rows) or len(run.rows) <= 3:
        return None
    return Block(run.home, rows, run.label)


def _is_list_in(row: Row, other: Block) -> bool:
    rows = other.rows
    dated = sum(1 for inner in rows if inner.date.raw)
    if any(inner.anchor.order == row.anchor.order for inner in rows):
        alike = [inner for inner in rows if 2 * len(inner.title) >= len(row.title)]
        return len(alike) >= 3 or (len(alike) == 2 and all(inner.date.raw for inner in alike))
    if dated == len(rows) > 1 and _is_nested(row):
        return True
    longer = sum(1 for inner in rows if len(inner.title) > 1.5 * len(row.title))
    return (len(rows) >= 3 and 2 * dated > len(rows)) or (len(rows) >= 2 and longer == len(rows)) or len(rows) > 15


def _is_nested(row: Row) -> bool:
    """Whether the link of a "row" stands in a list inside it: then the row is a box around that list and others."""
    spot = row.anchor.spot.parent
    while spot is not None and spot is not row.spot:
        if spot.tag in ("ul", "ol", "dl", "table"):
            return True
        spot = spot.parent
    return False
