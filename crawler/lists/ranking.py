"""Which of a page's blocks is the column's own list."""

import math
from urllib.parse import urlsplit

from crawler.lists.block import MORE, Block, common
from crawler.lists.hrefs import is_folder
from crawler.lists.rows import Row, uncut
from crawler.lists.spots import Skeleton, Spot, fold
from crawler.lists.year_headings import YEAR

MIN_SCORE = 6.0
"""Below this no block is taken for a list: menus reach 5, undated lists of long titles 7."""


MAX_BESIDE = 4
"""Links beside the rows of a preview: its heading, the "more" link, a tab or two."""

MOST_FOR_ROWS = 3.6
"""What the number of rows can gain a block: a side block of twenty is no better than one of twelve."""

MAX_APART = 12
"""Links between the last row and the page links that belong to it."""

MAX_BEFORE = 4
"""Links between page links and the first row of the list they stand above."""

MAX_BESIDE_HEADING = 4
"""Links between a heading and the first row below it: "more", or the tabs it stands beside."""

MAX_RISE = 4
"""Elements from a list up to the one that holds its page links as well."""

ASIDE_COST = 9
"""What standing in an ``<aside>`` costs a block without page links of its own: more than a good list of side news gains."""

_FRAME_COST = {(False, False): 0, (False, True): 0, (True, False): 5, (True, True): 2}
"""What standing in an element named like a header or menu costs a block, undated and dated."""


def rank(found: list[Block], *, column: str, folder: str, pager: Spot | None, place: Spot | None = None) -> list[Block]:
    """Score the blocks and sort them, the likeliest list of the column first.

    Args:
        found: the blocks of the page.
        column: the column's name as the page gives it; ``""`` when it does not.
        folder: the folder of the page's address, with a slash at its end.
        pager: the element that holds the page links, when there are any.
        place: the element that holds the script that writes the page links, when it is a script.
    """
    owner = _owner(found, pager) if pager is not None else None
    for block in found:
        block.score = _score(block, column, folder) + _paged(block, owner, pager, place)
    return sorted(found, key=lambda block: (-block.score, block.rows[0].anchor.order))


def _score(block: Block, column: str, folder: str) -> float:
    rows, home = block.rows, block.home
    lengths = sorted(len(row.title) for row in rows)
    length = lengths[len(lengths) // 2]
    folders = sum(1 for row in rows if not row.document and is_folder(row.anchor.href)) / len(rows)
    score = min(math.log2(1 + len(rows)), MOST_FOR_ROWS) + 3 * block.dated + 2 * block.documents + min(length, 30) / 10
    score -= 2 * folders + (2 if length < 6 and block.dated < 0.5 else 0)
    score += 1 if block.documents == 1 and len(rows) > 1 else 0
    score -= _FRAME_COST[home.chrome, block.dated >= 0.5] + (3 if home.side else 0)
    score += 2.5 * nearness(block, folder) - _teaser(block)
    block.headed = bool(column) and _headed(block, column)
    return score + (2 if block.headed else 0)


def nearness(block: Block, folder: str) -> float:
    """Share of the rows that lie at or below the folder of the page, as the documents of the column itself mostly do."""
    return sum(1 for row in block.rows if _is_near(row.anchor.href.strip(), folder)) / len(block.rows)


def _is_near(href: str, folder: str) -> bool:
    if href.startswith(("http://", "https://", "//")):
        return href.partition("//")[2].startswith(folder.partition("//")[2])
    if href.startswith("/"):
        return href.startswith(urlsplit(folder).path)
    return not href.startswith("../")


def is_of_another_column(block: Block, bones: Skeleton, *, column: str, folder: str) -> bool:
    """Whether a block stands under a heading of its own that is not the column's, and leads nowhere near the column.

    Where the column's own rows cannot be seen (a script draws them) such a block is all there is, and taking it for the list
    would put another column's documents in its place.
    """
    if not column or nearness(block, folder) > 0:
        return False
    first = block.rows[0].anchor.order
    for before, node in reversed(bones.headings):
        if before > first:
            continue
        if first - before > MAX_BESIDE_HEADING:
            return False  # the page's own heading, with the menu between it and the rows
        spot = bones.around(node)
        if spot is None or not block.home.within(spot) or spot.within(block.rows[0].spot):
            return False
        text = fold(node.text())
        if YEAR.fullmatch(text):
            continue  # it heads a group of rows, not a column
        return bool(text) and column not in text and text not in column
    return False


def _owner(found: list[Block], pager: Spot) -> Block | None:
    """The block that the page links stand closest behind; the outer one, when that is a box inside a row of another."""
    behind = [(pager.anchors[0].order - block.rows[-1].anchor.order, block) for block in found if pager.anchors]
    close = [(distance, block) for distance, block in behind if 0 < distance <= MAX_APART and _is_beside(block, pager)]
    if not close:
        return None
    nearest = min(close, key=lambda pair: pair[0])[1]
    around = [block for _, block in close if block is not nearest and nearest.home.within(block.home)]
    return around[0] if around else nearest


def _is_beside(block: Block, pager: Spot) -> bool:
    shared = common(block.home, pager)
    return shared is not None and block.home.depth - shared.depth <= MAX_RISE


def _paged(block: Block, owner: Block | None, pager: Spot | None, place: Spot | None) -> float:
    """What pagination says of a block: its own behind it, its own before it, a script that builds it beside it; or none."""
    if block is owner:
        return 3
    if pager is not None and pager.anchors and _is_beside(block, pager):
        if 0 < block.rows[0].anchor.order - pager.anchors[-1].order <= MAX_BEFORE and owner is None:
            return 1
    elif pager is None and place is not None and place.depth > 1 and block.home.within(place):
        return 3
    return -ASIDE_COST if block.home.aside else 0


def _teaser(block: Block) -> float:
    """How much a block looks like the preview of another column: a "more" link beside it and hardly any other."""
    spot: Spot | None = block.home
    orders = {anchor.order for row in block.rows for anchor in row.spot.anchors}
    for _ in range(3):
        if spot is None:
            return 0
        others = [anchor for anchor in spot.anchors if anchor.order not in orders]
        if len(others) > MAX_BESIDE:
            return 0
        if any(MORE.match(anchor.text or anchor.title) for anchor in others):
            return 2.5
        spot = spot.parent
    return 0


def is_preview(block: Block) -> bool:
    """Whether a link to more stands beside a block."""
    return _teaser(block) > 0


def _headed(block: Block, column: str) -> bool:
    """Whether the nearest heading above the block prints the column's name."""
    spot: Spot | None = block.home
    for _ in range(4):
        if spot is None:
            return False
        node = spot.node.prev
        steps = 0
        while node is not None and steps < 8:
            text = fold(node.text())[:80] if node.tag != "-comment" else ""
            if text:
                return column in text and len(text) < len(column) + 30
            node = node.prev
            steps += 1
        spot = spot.parent
    return False


def clean(block: Block) -> list[Row]:
    """The rows of the chosen block without strangers, their titles whole.

    A row that has neither the date nor the kind of address that nearly all others have is not a document of the column (an
    invitation to search pictures among the results, a link to the column above).
    """
    rows = block.rows
    if len(rows) >= 4 and block.dated >= 0.75:
        rows = [row for row in rows if row.date.raw or row.document]
    return uncut(rows)
