"""Where a list goes on: the next page, the number of pages, the number of documents.

Links come first, because a link is what the page offers; then the functions and variables of the common publishing systems, as
the page's own script gives them. Counts that the page prints come last. Counts may lie: whoever walks the pages finds out.
"""

import re

from selectolax.lexbor import LexborNode

from crawler.lists.pager_buttons import from_buttons, from_choice
from crawler.lists.pager_counts import from_declared
from crawler.lists.pager_links import from_links
from crawler.lists.pager_scripts import from_scripts
from crawler.lists.paging import Paging
from crawler.lists.scripts import Script
from crawler.lists.spots import Skeleton, fold

MAX_PAGES = 100_000
"""A page count above this is not believed."""

_TOTALS = (
    re.compile(
        r"(?:共|总计|合计|找到|搜索到|检索到|查询到|总共|全部)(?:有|计|约)?\s{0,9}(\d{1,7})\s{0,9}(?:条|篇|个(?!页)|项|件|则|份|记录|结果)"
    ),
    re.compile(r"(?:总记录数?|记录总数|记录数|总条数|总数)\s{0,9}[:：为]?\s{0,9}(\d{1,7})"),
    re.compile(r"(?<![\d/每页-])(\d{1,7})\s{0,9}(?:条|篇)(?!/|每)"),
)
_COUNTS = (
    re.compile(r"(?:共|总计|合计|总共)(?:有|计)?\s{0,9}(\d{1,5})\s{0,9}页"),
    re.compile(r"(?:总页数|页数)\s{0,9}[:：为]?\s{0,9}(\d{1,5})"),
    re.compile(r"(?<![\d/.-])\d{1,5}\s{0,9}/\s{0,9}(\d{1,5})(?![\d/.-])\s{0,9}页?"),
    re.compile(r"第\s{0,9}\d{1,5}\s{0,9}页\s{0,9}/\s{0,9}共?\s{0,9}(\d{1,5})\s{0,9}页"),
)
_PLACES = "[class*=pag],[class*=Pag],[id*=pag],[id*=Pag],[class*=fanye],[class*=total]"
_TURNS = re.compile(r"下\s*(?:一\s*)?页|尾\s*页|末\s*页|下一頁|末頁")
_LINKED = re.compile(r"""<link\s[^<>]{0,40}?rel="next"[^<>]{0,200}?href="([^"<>\s]{1,500})\"""")
_AROUND = 160
"""Characters before and after the words that turn pages among which a pager without a name prints its counts."""


def read_paging(bones: Skeleton | None, scripts: list[Script], url: str, top: LexborNode | None, source: str = "") -> Paging:
    """Read the pagination of a list page.

    Args:
        bones: the page's skeleton; ``None`` when it has no links.
        scripts: the inline scripts, as they stand.
        url: the page's address.
        top: the element whose text may tell counts (the body).
        source: the page's source; only where it says 下一页 or 尾页 is a pager without a name looked for.

    Returns:
        What was found; an empty ``Paging`` when the page has no sign of one.
    """
    paging = Paging()
    if bones is not None:
        from_links(paging, bones, url)
    if top is not None:
        from_buttons(paging, top, scripts, url, source)
        if "<option" in source:
            from_choice(paging, top, url)
    from_scripts(paging, scripts, url)
    _counts(paging, top, is_wordy=_TURNS.search(source) is not None)
    if paging.next_page is None and 'rel="next"' in source and (link := _LINKED.search(source)) is not None:
        paging.next_page = link[1]
    if top is not None:
        from_declared(paging, scripts, top, source)
    if paging.page_count is not None and paging.page_count > MAX_PAGES:
        paging.page_count = None
    paging.found = paging.found or paging.next_page is not None
    return paging


def _counts(paging: Paging, top: LexborNode | None, *, is_wordy: bool) -> None:
    if top is None:
        return
    spot = paging.spot
    texts = []
    if spot is not None:
        texts.append(fold(spot.node.text(separator=" "))[:2000])
        if spot.node.parent is not None:
            texts.append(fold(spot.node.parent.text(separator=" "))[:2000])
    for node in top.css(_PLACES)[:12]:
        if node.tag in ("div", "p", "span", "td", "ul", "table", "form", "section"):
            text = fold(node.text(separator=" "))
            if len(text) < 600:
                texts.append(text)
    _count_in(paging, texts)
    nameless = paging.total is None and paging.page_count is None
    if nameless and is_wordy and (words := _words_that_turn(top)):
        texts.append(words)
        _count_in(paging, [words])
    paging.found = paging.found or (paging.total is not None and bool(texts) and paging.page_count is not None)


def _count_in(paging: Paging, texts: list[str]) -> None:
    for text in texts:
        if paging.total is None:
            paging.total = next((int(match[1]) for shape in _TOTALS if (match := shape.search(text))), None)
        if paging.page_count is None:
            paging.page_count = next(
                (int(match[1]) for shape in _COUNTS if (match := shape.search(text)) and int(match[1])), None
            )


def _words_that_turn(top: LexborNode) -> str:
    """The text around the last 下一页 or 尾页 of a page whose pager has no name and no link (a script turns its pages)."""
    last: LexborNode | None = None
    for node in top.css("a,input,button,span,font,td,div"):
        words = node.attributes.get("value") if node.tag == "input" else node.text(deep=False)
        if words and _TURNS.search(words):
            last = node
    told = ""
    while last is not None and last.tag not in ("body", "html"):
        text = fold(last.text(separator=" "))
        if len(text) > 2 * _AROUND:
            break
        told, last = text, last.parent
    return told
