"""Front pages: previews of several columns under each other, and no list of the page's own.

A front page of a department often shows no date at all, so that its longest preview looks like an undated list.
"""

from urllib.parse import urlsplit

from crawler.lists import blocks, ranking
from crawler.lists.block import Block
from crawler.lists.hrefs import is_folder
from crawler.lists.reader import column_name
from crawler.lists.spots import Skeleton, bones_of
from crawler.page import Page

FEWEST_ROWS = 3
FEWEST = 2
"""Previews that make a front page."""

MOST_BEFORE = 3
"""Links before a preview among which its heading is: a tab or two may stand between."""


def is_front(page: Page) -> bool:
    """Whether a page shows previews of other columns, and nothing that could be a list of its own."""
    bones = bones_of(page)
    if bones is None:
        return False
    found = [block for block in blocks.blocks(bones) if len(block.rows) >= FEWEST_ROWS and not block.home.chrome]
    folder = page.base.rsplit("/", 1)[0] + "/"
    ranked = ranking.rank(found, column=column_name(page), folder=folder, pager=None)
    likely = [block for block in ranked if block.score >= ranking.MIN_SCORE]
    if len(likely) < FEWEST or likely[0].headed:
        return False
    return all(_leads_elsewhere(block, bones, page) for block in likely[: FEWEST + 1])


def _leads_elsewhere(block: Block, bones: Skeleton, page: Page) -> bool:
    """Whether a link at its head leads to the folder in which the rows lie, or one beside it to more of them."""
    if ranking.is_preview(block):
        return True
    first = block.rows[0].anchor.order
    for anchor in bones.anchors[max(0, first - MOST_BEFORE) : first]:
        url = page.resolve(anchor.href)
        if not url or not is_folder(anchor.href) or url.rstrip("/") == page.url.rstrip("/"):
            continue
        folder = _folder(url)
        if len(urlsplit(folder).path) > 1 and 2 * sum(_lies_in(row.anchor.href, folder, page) for row in block.rows) > len(
            block.rows
        ):
            return True
    return False


def _lies_in(href: str, folder: str, page: Page) -> bool:
    return page.resolve(href).startswith(folder)


def _folder(url: str) -> str:
    path = url.partition("?")[0]
    return path[: path.rfind("/") + 1]
