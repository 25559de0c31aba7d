"""Finds the disclosure columns of a portal in its menus, by name and not by place.

The fixed entries (:mod:`crawler.columns`) give away the menu: the smallest element that holds most of them. Its other entries
are columns too, under their own names. Names that merely contain the words (行政许可办事服务指南, a document about
信息公开制度) are not taken: a name must be the name from end to end.
"""

import re

from crawler.columns import FIXED_KINDS, bare_name, kind_of, known_name, menu_name, owned_name, statutory_name
from crawler.lists import clicks
from crawler.lists.hrefs import is_dead, is_document
from crawler.lists.spots import Anchor, Skeleton, Spot, bones_of, fold
from crawler.page import Page
from duewatch.domain.units import ColumnKind

MAX_NAME = 20
"""Characters of a menu entry; longer texts are titles of documents."""

MIN_NAME = 2

MOST_PARTS = 200
"""Parts of pictures that are looked at."""

_CRUMB_WORDS = frozenset(
    {"crumb", "crumbs", "breadcrumb", "breadcrumbs", "position", "location", "path", "weizhi", "dqwz", "dangqian"}
)
_CRUMB_TEXT = re.compile(r"^(?:您?(?:当前|现在)(?:的|所在的?)?位置|当前所在|首页\s*(?:>|&gt;|»|›|/|-)\s*\S)")
_NOT_COLUMNS = re.compile(
    r"^(?:首页|网站首页|返回.*|更多.*|登录|注册|繁體.*|English|长者.*|无障碍.*|关怀.*|联系我们|网站地图|下载.*|\d+)$"
)
_GOES = re.compile(r"""(?:location(?:\.href)?\s*=|open\s*\()\s*["']([^"']{1,400})["']""")
_INNER_LISTS = frozenset({"ul", "ol", "dl"})


def read_disclosure(page: Page) -> dict[str, str]:
    """The disclosure columns a page leads to.

    Returns:
        Fixed name (政策, 指南, 制度, 法定主动公开内容, 年报, 依申请公开) or the column's own name → href as written; empty when
        the page has none. The first link of a name wins, those of the disclosure menu before all others.
    """
    bones = bones_of(page, clickable=clicks.has_rows(page.text))
    if bones is None:
        return dict([*_in_pictures(page), *_by_script(page)])
    alive = (anchor for anchor in bones.anchors if not is_dead(anchor.href))
    named = [(name, anchor) for anchor in alive if (name := _name_of(anchor)) and not _in_crumbs(anchor)]
    menu = _menu(bones, [(name, anchor) for name, anchor in named if name in FIXED_KINDS])
    found: dict[str, str] = {}
    if menu is not None:
        found = _by_name([(name, anchor) for name, anchor in named if anchor.spot.within(menu)])
        known = {anchor.order for _, anchor in named}
        for own, anchor in _entries(menu):
            if anchor.order not in known:
                found.setdefault(menu_name(own) or own, anchor.href)
    for name, anchor in named:
        if not anchor.spot.chrome or name in FIXED_KINDS or menu is None:
            found.setdefault(name, anchor.href)
    for name, href in (*_by_script(page), *_in_pictures(page)):
        found.setdefault(name, href)
    return found


def find_columns(page: Page) -> list[tuple[str, str, ColumnKind]]:
    """The columns of an unknown portal, for an audit that starts from its address alone.

    Returns:
        (name as printed, absolute address, kind) of every column whose name tells what it is for, the fixed entries of the
        disclosure platform first; each address once.
    """
    bones = bones_of(page, clickable=clicks.has_rows(page.text))
    columns: list[tuple[str, str, ColumnKind]] = []
    seen: set[str] = set()
    for name, href in read_disclosure(page).items():
        url = page.resolve(href)
        if url and url not in seen:
            seen.add(url)
            columns.append((name, url, FIXED_KINDS.get(name) or kind_of(name)))
    for anchor in bones.anchors if bones is not None else ():
        name = bare_name(label(anchor))
        if not MIN_NAME <= len(name) <= MAX_NAME or is_document(anchor.href) or _in_crumbs(anchor):
            continue
        kind = kind_of(name)
        url = page.resolve(anchor.href)
        if kind is not ColumnKind.OTHER and url and url not in seen:
            seen.add(url)
            columns.append((name, url, kind))
    return columns


def label(anchor: Anchor) -> str:
    """The words of a link: its text, its title, or the text that stands for its picture."""
    if anchor.text:
        return anchor.text
    if anchor.title:
        return anchor.title
    image = anchor.node.css_first("img")
    return fold(image.attributes.get("alt") or image.attributes.get("title")) if image is not None else ""


def _in_crumbs(anchor: Anchor) -> bool:
    """Whether a link is a step of the path to this page ("首页 > 政务公开 > 政策") and not an entry of a menu."""
    spot = anchor.spot.parent
    for _ in range(4):
        if spot is None or len(spot.anchors) > 8:
            return False
        if spot.words & _CRUMB_WORDS or _CRUMB_TEXT.match(fold(spot.node.text(separator=" "))[:60]):
            return True
        spot = spot.parent
    return False


def _name_of(anchor: Anchor) -> str | None:
    """The name of the column a link leads to, when it is one known by name."""
    words = label(anchor)
    return known_name(words) or (None if anchor.document else owned_name(words))


def _by_name(entries: list[tuple[str, Anchor]]) -> dict[str, str]:
    """Name → href of a menu's entries.

    Of two ways of writing one name that name itself wins, and the other is an entry of its own: beside 制度 there is 规定.
    """
    found: dict[str, str] = {}
    written: dict[str, str] = {}
    for name, anchor in entries:
        words = bare_name(label(anchor))
        if name not in found:
            found[name], written[name] = anchor.href, words
        elif words != written[name] and (name in words) != (name in written[name]):
            other, href = (words, anchor.href) if name in written[name] else (written[name], found[name])
            if name in words:
                found[name], written[name] = anchor.href, words
            found.setdefault(other, href)
    return found


def _menu(bones: Skeleton, fixed: list[tuple[str, Anchor]]) -> Spot | None:
    """The smallest element that holds as many different fixed entries as any, at least two."""
    names = {anchor.order: name for name, anchor in fixed}
    menu: Spot | None = None
    most = 1
    for spot in bones.spots:
        held = len({names[anchor.order] for anchor in spot.anchors if anchor.order in names})
        if held > most or (menu is not None and held == most and spot.within(menu)):
            menu, most = spot, held
    return menu


def _entries(menu: Spot) -> list[tuple[str, Anchor]]:
    """The first-level entries of the menu under their own names, those in folded-out sub-menus left out."""
    entries = []
    if len(menu.kids) > 30:
        return []
    for kid in menu.kids:
        anchor = _first(kid)
        if anchor is None:
            continue
        text = fold(label(anchor))
        name = bare_name(text)
        if (
            MIN_NAME <= len(name) <= MAX_NAME
            and not _NOT_COLUMNS.match(name)
            and known_name(text) is None
            and not is_document(anchor.href)
        ):
            entries.append((name, anchor))
    return entries


def _first(kid: Spot) -> Anchor | None:
    """The first link of an entry that does not stand in a list inside it; ``None`` when the entry is a block of many links."""
    inner: set[int] = set()
    queue = list(kid.kids)
    while queue:
        spot = queue.pop()
        if spot.tag in _INNER_LISTS:
            inner.update(anchor.order for anchor in spot.anchors)
        else:
            queue.extend(spot.kids)
    own = [anchor for anchor in kid.anchors if anchor.order not in inner]
    return own[0] if own and len(own) <= 3 else None


def _by_script(page: Page) -> list[tuple[str, str]]:
    """Entries that are no links but lead somewhere when clicked."""
    found = []
    for node in page.tree.css("li[onclick],div[onclick],span[onclick],p[onclick],a[onclick],td[onclick]")[:200]:
        name = statutory_name(fold(node.text()))
        match = _GOES.search(node.attributes.get("onclick") or "") if name else None
        if name and match and not is_dead(match[1]):
            found.append((name, match[1]))
    return found


def _in_pictures(page: Page) -> list[tuple[str, str]]:
    """Entries that are parts of one picture (``<area>``), under the words that stand for each part."""
    if "<area" not in page.text and "<AREA" not in page.text:
        return []
    found = []
    for node in page.tree.css("area[href]")[:MOST_PARTS]:
        words = fold(node.attributes.get("alt") or node.attributes.get("title"))
        href = (node.attributes.get("href") or "").strip()
        if words and not is_dead(href) and (name := statutory_name(words)):
            found.append((name, href))
    return found
