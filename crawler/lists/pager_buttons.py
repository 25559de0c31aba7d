"""Pagination by what is no plain link: buttons, 加载更多, pages to choose from, functions that build the address.

A sign that more rows are to come which cannot be followed is kept (``by_script``): such a list is never called whole.
"""

import re

from selectolax.lexbor import LexborNode

from crawler.lists.hrefs import is_dead
from crawler.lists.opened import Opener
from crawler.lists.pager_links import NEXT, is_here, is_off
from crawler.lists.paging import Paging
from crawler.lists.scripts import Script
from crawler.lists.spots import fold

LONGEST_WORDS = 20
"""Characters of a button."""

MOST_BUTTONS = 400
"""Elements that act on a click which are looked at."""

MOST_PAGES = 2000
"""Pages that can be chosen from a list."""

_GOES = re.compile(
    r"""(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\(|window\.open\(|goto\w{0,40}\(|jump\w{0,40}\(|load\w{0,40}\(|more\w{0,40}\()\s*(?:encodeURI(?:Component)?\(\s*)?["']([^"'\n]{1,400})["']""",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^(?:点击)?(?:加载|显示|查看|获取)更多(?:内容|信息)?[.…>»]*$|^(?:上拉|滚动|继续|点击)加载|^load\s?more", re.IGNORECASE
)
_MORE_ROWS = re.compile(
    r"^(?:点击|上拉|滚动|继续)?(?:加载|显示)(?:更多)?(?:内容|信息)?[.…>»]*$|^load\s?more[.…]*$", re.IGNORECASE
)
"""Words that mean more rows of this list; 查看更多 leads to another column as often."""
_PAGED = re.compile(r"[?&](?:page\w{0,10}|p|pn|cursor|after|offset|start)=\w", re.IGNORECASE)
_PLACE = re.compile(r"#[^\s#]{0,40}\d")
"""A fragment with a number, by which a script tells the page it shows."""
_CALLED = re.compile(r"(?<![\w$])([A-Za-z_$][\w$]*+)\s*\(")
_NO_TURN = frozenset({"void", "return", "if", "alert", "open"})
_ADDRESSES = ("data-url", "data-href", "data-next", "data-next-url", "data-link", "tagname")
_BUTTONS = (
    "a[onclick],span[onclick],li[onclick],button[onclick],input[onclick],div[onclick],a[tagname],[data-url],[data-href],[data-next],"
    "[data-next-url],[data-link],input[type=submit],button[type=submit]"
)
_CHOICE = re.compile(r"location|\.href|this\.value|options\[", re.IGNORECASE)
_TURNS = re.compile(r"[./?]")
_SAYS_MORE = re.compile(r"加载更多|显示更多|继续加载|上拉加载|滚动加载|load\s?more", re.IGNORECASE)


def from_buttons(paging: Paging, top: LexborNode, scripts: list[Script], url: str, source: str) -> None:
    """Fill in what buttons say where no link has: an address of theirs, else one that a function of the page builds."""
    if paging.next_page is not None:
        return
    turning: list[LexborNode] = []
    for node in top.css(_BUTTONS)[:MOST_BUTTONS]:
        words = _words(node)
        if not (NEXT.match(words) or _MORE.match(words)):
            continue
        href = _address(node)
        if not (NEXT.match(words) or _MORE_ROWS.match(words) or _PAGED.search(href)):
            href = ""  # 查看更多 leads to another column as often as to more rows
        if href and not is_off(node) and not is_here(href, url):
            paging.next_page, paging.found = href, True
            return
        if _is_turned_by_script(node):
            turning.append(node)
    turning += [node for node in top.css("a[href^='javascript:'],a[href^='#']")[:MOST_BUTTONS] if _is_turned_by_script(node)]
    opener = Opener(scripts)
    addresses = [opener.turned(node) if NEXT.match(_words(node)) else None for node in turning]
    following = next((one for one in addresses if one and not is_here(one, url)), None)
    if following is not None:
        paging.next_page, paging.found = following, True
        return
    paging.by_script = None in addresses  # one that leads to this very page says that it is the last
    if not turning and _SAYS_MORE.search(source):
        _from_more(paging, top, url)


def _from_more(paging: Paging, top: LexborNode, url: str) -> None:
    """A link 加载更多; where it is no link that leads anywhere, a script of another file acts on it."""
    for node in top.css("a,button,div,span,p"):
        words = fold(node.text(deep=node.tag in ("a", "button")))
        if len(words) > LONGEST_WORDS or not _MORE_ROWS.match(words) or is_off(node):
            continue
        href = node.attributes.get("href") or ""
        paging.found = True
        if not is_dead(href) and not is_here(href, url):
            paging.next_page = href
        else:
            paging.by_script = True
        return


def from_choice(paging: Paging, top: LexborNode, url: str) -> None:
    """A list of pages to choose from whose values are their addresses."""
    for select in top.css("select[onchange]"):
        if not _CHOICE.search(select.attributes.get("onchange") or ""):
            continue
        options = select.css("option")[:MOST_PAGES]
        values = [(option.attributes.get("value") or "").strip() for option in options]
        words = [re.sub(r"\D", "", fold(option.text())) for option in options]
        if len(values) < 2 or words != [str(number) for number in range(1, len(values) + 1)]:
            continue
        paging.found, paging.page_count = True, paging.page_count or len(values)
        if not all(_TURNS.search(value) for value in values):
            continue
        here = next((at for at, option in enumerate(options) if "selected" in option.attributes), None)
        here = here if here is not None else next((at for at, value in enumerate(values) if is_here(value, url)), None)
        if here is not None:
            paging.here = here + 1
            if here + 1 < len(values) and paging.next_page is None:
                paging.next_page = values[here + 1]
        return


def _words(node: LexborNode) -> str:
    """What a button says; nothing where it holds more than a few words."""
    said = node.attributes.get("value") if node.tag == "input" else node.text()
    return fold(said[:200]) if said and len(said) <= 200 else ""


def _address(node: LexborNode) -> str:
    """The address a button carries."""
    attributes = node.attributes
    match = _GOES.search((attributes.get("onclick") or "")[:1000])
    candidates = [match[1]] if match else [(attributes.get(name) or "").strip() for name in _ADDRESSES]
    return next((one for one in candidates if one and not is_dead(one) and _TURNS.search(one)), "")


def _is_turned_by_script(node: LexborNode) -> bool:
    """Whether an element says 下一页 or 加载更多 and calls a function for it, or carries what a function needs for it."""
    words = _words(node)[:LONGEST_WORDS]
    if not (NEXT.match(words) or _MORE.match(words)) or is_off(node):
        return False
    attributes = node.attributes
    if attributes.get("type") == "submit":
        return True
    action = f"{attributes.get('href') or ''} {attributes.get('onclick') or ''}"[:1000]
    if any(name not in _NO_TURN for name in _CALLED.findall(action)) or _PLACE.match(action):
        return True
    return bool(_MORE_ROWS.match(words)) and any((attributes.get(name) or "").strip() for name in _ADDRESSES)
