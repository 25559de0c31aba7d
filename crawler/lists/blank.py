"""Whether a list page is blank without saying so: its container is there and holds nothing, and nothing can fill it later.

Most systems print 暂无信息; some print nothing. A blank page accuses, so every other way to have rows must be shut out: any
script at all, for nobody knows what it brings, a frame, a form, a picture, a link of the page's own outside its menus, columns
below this one.
"""

import re

from crawler.page import Page
from crawler.readings import PageLink

FILLED_LATER = re.compile(
    r"<(?:script|iframe|frame|form|object|embed|img|canvas|svg|video|template)\b|\bon(?:load|click)\s*=|javascript:",
    re.IGNORECASE,
)
CONTAINER = re.compile(r"list|news|items|rows|article|channel|lb\b|liebiao|content", re.IGNORECASE)
LISTS = frozenset({"ul", "ol", "dl", "tbody"})
FEWEST_MENU = 3  # links of a menu that show that the page came whole
TITLE = 12  # characters of a link that may be the title of a document; entries of menus are shorter
LONGEST_TEXT = 120  # characters of running words beyond which a page has a text of its own
FIRST_PAGE = re.compile(r"1|第?一页|首页|尾页|末页|上一?页|下一?页|[<>«»‹›]*")
FOOT = re.compile(r"版权|主办|承办|备案|标识码|电话|地址|邮编|技术支持|Copyright", re.IGNORECASE)


def is_plainly_blank(page: Page, links: tuple[PageLink, ...], words: str) -> bool:
    """Whether a page that was asked for as a list holds an empty container and nothing else.

    Args:
        page: the page, genuine and without a list that could be read.
        links: all its links, each with whether it belongs to menus and foot.
        words: its visible text outside links.
    """
    if FILLED_LATER.search(page.text) or len(words) > LONGEST_TEXT:
        return False
    menu = [link for link in links if link.role == "link" and link.in_template]
    if len(menu) < FEWEST_MENU or any(not link.in_template and _leads_on(link, page) for link in links):
        return False
    folder = page.url.split("?", 1)[0].rstrip("/") + "/"
    if any(link.url.startswith(folder) and link.url.rstrip("/") != folder.rstrip("/") for link in menu):
        return False  # columns below this one: what it holds stands there
    if any(len(link.text) >= TITLE and any(sign.isdigit() for sign in link.url) for link in menu):
        return False  # a link as long as a title: perhaps the list itself stands in what is called a menu
    return _has_empty_container(page)


def _leads_on(link: PageLink, page: Page) -> bool:
    """Whether a link leads anywhere but to this page, its only page, or the home page, as trails and pagers do."""
    if not link.url or link.url.rstrip("/") in (page.url.rstrip("/"), page.resolve("/").rstrip("/")):
        return False
    same_page = link.url.split("?", 1)[0] == page.url.split("?", 1)[0]
    return not (same_page and FIRST_PAGE.fullmatch(link.text))


def _has_empty_container(page: Page) -> bool:
    body = page.body
    if body is None:
        return False
    for node in body.css("ul, ol, dl, tbody, div[class], div[id], section[class]"):
        if node.child is not None and (node.text() or "").strip():
            continue
        if node.css_first("a") is not None:
            continue
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if node.tag in LISTS or CONTAINER.search(names):
            return True
    return False
