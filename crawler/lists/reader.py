"""Decides whether a page is a list of documents, and reads it."""

import re
from dataclasses import replace

from selectolax.lexbor import LexborNode

from crawler.columns import statutory_name
from crawler.fields import relative
from crawler.layouts import recognise
from crawler.layouts.layout import Layout
from crawler.lists import blocks, carried, clicks, embedded, headed, ranking, year_headings
from crawler.lists.block import Block
from crawler.lists.endpoints import Endpoint, endpoint_of, rest_of
from crawler.lists.frames import frame_of
from crawler.lists.hrefs import is_dead
from crawler.lists.opened import Opener
from crawler.lists.pagination import read_paging
from crawler.lists.paging import Paging
from crawler.lists.rows import Row, read_row
from crawler.lists.scripts import inline_scripts
from crawler.lists.spots import Skeleton, bones_of, fold
from crawler.page import Page
from crawler.readings import ListReading
from duewatch.domain.sightings import COUNTED_BACK, ListEntry

USUAL = "{name}_{next}.{extension}"
"""How nearly all systems name the pages after the first."""

FEW_COLUMNS = 3
"""Statutory columns among rows from which these are the menu of the disclosure columns."""
HOME_BLOCKS = 3
"""Blocks like the best one from which a page without pagination is the top of a tree."""

LONG_PARAGRAPH = 70
"""Characters of a paragraph that is running text and not a caption."""

ARTICLE = 420
"""Characters of running text outside the list from which on a page without pagination is an article and not a list."""

_EMPTY = re.compile(
    r"暂无(?:数据|内容|信息|相关|记录|文章)|没有(?:相关|找到|符合)|无相关(?:数据|信息|内容)|栏目(?:正在)?建设中|内容正在更新"
)
_TITLE_END = re.compile(r"[-_|—–·].*$")


def read_list(page: Page, layout: Layout | None = None) -> ListReading | None:
    """The column's own list of a page.

    Args:
        page: the page.
        layout: the layout to read it with; ``None``: the one it is recognised by, if any.

    Returns:
        The rows in page order, the next page, the counts and, when a script brings the rows, the endpoint it asks;
        ``None`` when the page is not a list (an article, a menu, an error page). A list that says it is empty has no entries.
    """
    layout = layout or recognise(page.text)
    scripts = inline_scripts(page.tree)
    stored = embedded.read(scripts, page)
    if stored is not None:
        return stored
    bones = bones_of(page, clickable=clicks.has_rows(page.text))
    paging = read_paging(bones, scripts, page.url, page.body, page.text)
    endpoint = endpoint_of(page, layout, scripts)
    rows = _rows(bones, page, paging, layout, endpoint) if bones is not None else []
    opener = Opener(scripts)
    entries = tuple(entry(row, page, opener) for row in rows)
    if not entries and (endpoint is None or _is_article(page, None)):
        stored = carried.carried(page, scripts, paging, is_article=_is_article(page, None))
        return _with_rest(stored, page, layout) if stored is not None else _empty(page, paging) or _in_frame(page)
    if entries and not paging.next_page:
        endpoint = rest_of(page, layout, len(entries)) or endpoint
    return ListReading(
        entries,
        next_page=paging.next_page,
        page_count=paging.page_count,
        total=paging.total,
        endpoint=endpoint.url if endpoint else None,
        next_guess=_guess(paging, layout),
        endpoint_post=endpoint.post if endpoint else None,
        by_script=paging.by_script and not paging.next_page and (paging.here is None or paging.here != paging.page_count),
    )


def _with_rest(stored: ListReading, page: Page, layout: Layout | None) -> ListReading:
    """Rows that a page carries, with how those after them are asked for where its system keeps only the first pages in it."""
    rest = rest_of(page, layout, len(stored.entries)) if not stored.next_page else None
    return replace(stored, endpoint=rest.url, endpoint_post=rest.post, by_script=False) if rest is not None else stored


def entry(row: Row, page: Page, opener: Opener) -> ListEntry:
    """A row as the shared value; one whose link leads nowhere with the address its script builds, else without any."""
    href, day, source = row.anchor.href, row.date.value, row.date_from
    if is_dead(href):
        href = opener.address(row.anchor.node) or href
    url = "" if is_dead(href) else page.resolve(href)
    if day is None and row.date.raw and page.fetched_at is not None:
        counted = relative.parse(row.date.raw, page.fetched_at)
        if counted is not None and counted.day is not None:
            day, source = counted.day.isoformat(), COUNTED_BACK
    return ListEntry(row.title, href, url, row.date.raw, day, date_from=source)


def _rows(bones: Skeleton, page: Page, paging: Paging, layout: Layout | None, endpoint: Endpoint | None) -> list[Row]:
    """The rows of the column's own list; none when the page shows none, or only those of other columns."""
    if layout is not None and layout.rows:
        chosen = [spot for node in page.tree.css(layout.rows) if (spot := bones.known.get(node.mem_id))]
        return [row for spot in chosen if (row := read_row(spot))]
    best = _best(bones, page, paging)
    if best is None or not _accepted(best, page, paging) or _is_menu(best, page):
        return []
    if endpoint is not None and endpoint.node is not None and not paging.found:
        place = bones.around(endpoint.node)
        if best.home.side or best.home.aside or place is None or not best.home.within(place):
            return []  # the script puts its rows elsewhere: these are a side block's
    return year_headings.completed(headed.under_header(ranking.clean(best)), page.fetched_at)


def _guess(paging: Paging, layout: Layout | None) -> str | None:
    """Where the next page usually is, on a system whose script stands in a file of its own."""
    if paging.next_page or paging.parts is None:
        return None
    if paging.here is None or paging.page_count is None or paging.here >= paging.page_count:
        return None
    name, extension = paging.parts
    shape = layout.next_page if layout is not None and layout.next_page else USUAL
    return shape.format(name=name, next=paging.here + 1, extension=extension)


def _best(bones: Skeleton, page: Page, paging: Paging) -> Block | None:
    place = bones.around(paging.node) if paging.node is not None else None
    column, folder = column_name(page), page.base.rsplit("/", 1)[0] + "/"
    ranked = ranking.rank(blocks.blocks(bones), column=column, folder=folder, pager=paging.spot, place=place)
    if not ranked:
        return None
    best = ranked[0]
    if not best.headed and not paging.found:
        rivals = [block for block in ranked[1:] if _is_rival(block, best, folder)]
        if best.dated < 0.5 and len(rivals) >= 2:
            return None  # a home page shows many short undated blocks; none of them is the list of a column
        if len(rivals) >= HOME_BLOCKS:
            # The top page of a tree shows the newest of many columns; the longest, else the first, stands for the page.
            return max((best, *rivals), key=lambda block: (len(block.rows), -block.rows[0].anchor.order))
    if not paging.found and ranking.is_of_another_column(best, bones, column=column, folder=folder):
        return None
    return best


def _is_rival(block: Block, best: Block, folder: str) -> bool:
    """Whether a block could as well be the list as the best one."""
    if len(block.rows) < 3 or block.documents < 0.5 or block.score <= best.score - 4:
        return False
    return ranking.nearness(block, folder) >= ranking.nearness(best, folder) - 0.5


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
    if (block.home.side or block.home.chrome) and _says_empty(page, paging):
        return False  # the column's own list is blank; what stands beside it belongs to others
    return (paging.found and score >= ranking.MIN_SCORE + 2) or not _is_article(page, block.home.node)


def _is_menu(block: Block, page: Page) -> bool:
    """Whether undated rows are a menu: one leads to this very page, or most are the columns that every unit must have."""
    if block.dated:
        return False
    if any(page.resolve(row.anchor.href) == page.url for row in block.rows):
        return True
    statutory = {name for row in block.rows if (name := statutory_name(row.title))}
    return len(statutory) >= FEW_COLUMNS and 2 * len(statutory) >= len(block.rows)


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
    if page.body is None or _is_article(page, None):
        return None
    if _says_empty(page, paging):
        return ListReading((), total=paging.total, page_count=paging.page_count)
    return None


def _in_frame(page: Page) -> ListReading | None:
    """A page whose list stands in a frame: where that is."""
    url = None if _is_article(page, None) else frame_of(page)
    return ListReading((), endpoint=url) if url else None


def _says_empty(page: Page, paging: Paging) -> bool:
    """Whether the page itself says that its list has no rows."""
    if paging.total == 0:
        return True
    text = fold(page.body.text()) if page.body is not None else ""
    return len(text) < 6000 and _EMPTY.search(text) is not None
