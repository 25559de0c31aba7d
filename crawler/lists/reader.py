"""Decides whether a page is a list of documents, and reads it."""

import re

from selectolax.lexbor import LexborNode

from crawler.lists import blocks, embedded, ranking
from crawler.lists.blocks import Block
from crawler.lists.pagination import read_paging
from crawler.lists.paging import Paging
from crawler.lists.rows import Row
from crawler.lists.scripts import inline_scripts
from crawler.lists.spots import Skeleton, fold, skeleton
from crawler.page import Page
from crawler.readings import ListReading
from duewatch.domain.sightings import ListEntry

LONG_PARAGRAPH = 70
"""Characters of a paragraph that is running text and not a caption."""

ARTICLE = 420
"""Characters of running text outside the list from which on a page without pagination is an article and not a list."""

_EMPTY = re.compile(
    r"暂无(?:数据|内容|信息|相关|记录|文章)|没有(?:相关|找到|符合)|无相关(?:数据|信息|内容)|栏目(?:正在)?建设中|内容正在更新"
)
_TITLE_END = re.compile(r"[-_|—–·].*$")


def read_list(page: Page) -> ListReading | None:
    """The column's own list of a page.

    Returns:
        The rows in page order, the next page, the counts and, when a script brings the rows, the endpoint it asks;
        ``None`` when the page is not a list (an article, a menu, an error page). A list that says it is empty has no entries.
    """
    scripts = inline_scripts(page.tree)
    carried = embedded.read(scripts, page)
    if carried is not None:
        return carried
    bones = skeleton(page.tree)
    paging = read_paging(bones, scripts, page.url, page.body)
    endpoint = embedded.endpoint(page)
    best = _best(bones, page, paging) if bones is not None else None
    if best is not None and (not _accepted(best, page, paging) or (endpoint and endpoint.replaces_rows and not paging.found)):
        best = None
    if best is None:
        if endpoint is not None and not _is_article(page, None):
            return ListReading((), total=paging.total, page_count=paging.page_count, endpoint=endpoint.url)
        return _empty(page, paging)
    rows = ranking.clean(best)
    return ListReading(
        tuple(entry(row, page) for row in rows),
        next_page=paging.next_page,
        page_count=paging.page_count,
        total=paging.total,
        endpoint=endpoint.url if endpoint else None,
    )


def entry(row: Row, page: Page) -> ListEntry:
    """A row as the shared value."""
    return ListEntry(row.title, row.anchor.href, page.resolve(row.anchor.href), row.date.raw, row.date.value)


def _best(bones: Skeleton, page: Page, paging: Paging) -> Block | None:
    ranked = ranking.rank(blocks.blocks(bones), bones, column=column_name(page), pager=paging.spot)
    if not ranked:
        return None
    best = ranked[0]
    rivals = [block for block in ranked[1:] if len(block.rows) >= 3 and block.documents >= 0.5 and block.score > best.score - 4]
    if best.dated < 0.5 and not paging.next_page and len(rivals) >= 2:
        return None  # a home page shows many short undated blocks; none of them is the list of a column
    return best


def column_name(page: Page) -> str:
    """The name of the column a page says it is: its meta tag, else the first part of its title."""
    name = fold(page.metas_lower.get("columnname"))
    return name or fold(_TITLE_END.sub("", page.title or ""))[:30]


def _accepted(block: Block, page: Page, paging: Paging) -> bool:
    score = block.score + (1.5 if paging.found else 0)
    if score < ranking.MIN_SCORE:
        return False
    if block.home.chrome and block.dated < 0.5:
        return False
    return (paging.found and score >= ranking.MIN_SCORE + 2) or not _is_article(page, block.home.node)


def _is_article(page: Page, outside: LexborNode | None) -> bool:
    """Whether a page has the running text or the meta tags of a single document."""
    metas = page.metas_lower
    if metas.get("articletitle") and metas.get("pubdate"):
        return True
    running = 0
    for node in page.tree.css("p"):
        text = fold(node.text())
        if (
            len(text) >= LONG_PARAGRAPH
            and node.css_first("a[href]") is None
            and not (outside is not None and _holds(outside, node))
        ):
            running += len(text)
            if running >= ARTICLE:
                return True
    return False


def _holds(outer: LexborNode, node: LexborNode) -> bool:
    key, at = outer.mem_id, node.parent
    for _ in range(60):
        if at is None:
            return False
        if at.mem_id == key:
            return True
        at = at.parent
    return False


def _empty(page: Page, paging: Paging) -> ListReading | None:
    """A list that says it has no rows, as against a page that is no list."""
    body = page.body
    if body is None or _is_article(page, None):
        return None
    text = fold(body.text())
    if paging.total == 0 or (_EMPTY.search(text) and len(text) < 6000):
        return ListReading((), total=paging.total, page_count=paging.page_count)
    return None
