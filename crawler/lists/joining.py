"""Joins runs of rows that a template has cut: fives with rules between, several pages in one file, years under each other."""

import re
from bisect import bisect_right
from operator import itemgetter

from crawler.lists.block import MORE, Block, common
from crawler.lists.hrefs import is_dead
from crawler.lists.rows import Row
from crawler.lists.spots import Skeleton, Spot, fold

UNLIKE = 0.6
"""Difference in the share of dated rows, or of documents, from which two runs are not of one list."""

MAX_BETWEEN = 2
"""Links that may stand between two runs of one list."""

MAX_STEPS = 12
"""Nodes before an element that are looked at for words."""

_LISTS = frozenset({"ul", "ol", "dl", "table", "tbody"})
_SILENT = frozenset({"script", "style", "-comment", "ul", "ol", "dl", "table"})
_YEAR = re.compile(r"[\[【（(]?(?:19|20)\d{2}\s*年?(?:度|\s*\d{1,2}\s*月)?[\]】）)]?")


def joined(runs: list[Block], bones: Skeleton) -> list[Block]:
    """Join runs of one make whose common element holds hardly anything else."""
    result: list[Block] = []
    for run in sorted(runs, key=lambda block: block.rows[0].anchor.order):
        for earlier in reversed(result[-6:]):
            home = common(earlier.home, run.home)
            if earlier.label == run.label and home is not None and _belong_together(home, earlier, run, bones):
                if not _repeats(earlier, run):
                    known = {row.anchor.order for row in earlier.rows}
                    earlier.rows.extend(row for row in run.rows if row.anchor.order not in known)
                    earlier.home = home
                break
        else:
            result.append(run)
    return result


def _repeats(first: Block, second: Block) -> bool:
    """Whether a run is the same list once more, as templates have one for wide and one for narrow screens."""
    known = {_name(row) for row in first.rows}
    return len(second.rows) > 1 and all(_name(row) in known for row in second.rows)


def _name(row: Row) -> str:
    """What tells a row from others: where it leads, or its title where a script alone knows that."""
    return row.title if is_dead(row.anchor.href) else row.anchor.href


def _belong_together(home: Spot, first: Block, second: Block, bones: Skeleton) -> bool:
    """Whether two runs stand in like elements, and nothing between them is a heading, a link to more or a crowd of links."""
    if home is first.home and home is second.home:
        return False
    if abs(first.dated - second.dated) > UNLIKE or abs(first.documents - second.documents) > UNLIKE:
        return False
    if (first.home.chrome, first.home.side, first.home.aside) != (second.home.chrome, second.home.side, second.home.aside):
        return False
    start, end = first.rows[-1].anchor.order, second.rows[0].anchor.order
    mine = {anchor.order for row in (first.rows[-1], second.rows[0]) for anchor in row.spot.anchors}
    between = [anchor for anchor in home.anchors if start < anchor.order < end and anchor.order not in mine]
    if any(MORE.match(anchor.text) for anchor in between) or len(between) > MAX_BETWEEN:
        return False
    return _are_like_branches(home, first, second) and not _heading_between(first, second, bones)


def _are_like_branches(home: Spot, first: Block, second: Block) -> bool:
    """Whether the elements that hold the two runs are of one make, and the second has no words of its own above its rows."""
    one, other = _branch(home, first.home), _branch(home, second.home)
    if other is None:
        return True
    if one is not None and one.tag not in _LISTS and (one.tag, one.words) != (other.tag, other.words):
        return False
    spot: Spot | None = second.home
    while spot is not None and spot is not other:
        if _text_before(spot):
            return False
        spot = spot.parent
    return True


def _branch(home: Spot, spot: Spot) -> Spot | None:
    """The child of ``home`` that holds ``spot``; ``None`` when it is ``home`` itself."""
    if spot is home:
        return None
    while spot.parent is not None and spot.parent is not home:
        spot = spot.parent
    return spot


def _text_before(spot: Spot) -> bool:
    """Whether words stand before an element in its parent: a heading that is not called one."""
    node = spot.node.prev
    for _ in range(MAX_STEPS):
        if node is None:
            return False
        if node.tag not in _SILENT:
            text = fold(node.text())
            if text and not _YEAR.fullmatch(text):
                return True
        node = node.prev
    return False


def _heading_between(first: Block, second: Block, bones: Skeleton) -> bool:
    """Whether a heading that is not part of a row stands between two runs."""
    start, end = first.rows[-1], second.rows[0]
    places = bones.headings
    for position in range(bisect_right(places, start.anchor.order, key=itemgetter(0)), len(places)):
        before, node = places[position]
        if before > end.anchor.order:
            return False
        spot = bones.around(node)
        if _YEAR.fullmatch(fold(node.text())):
            continue  # lists are cut by year, and stay one list
        if spot is None or not (spot.within(start.spot) or spot.within(end.spot)):
            return True
    return False
