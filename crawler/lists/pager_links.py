"""Pagination by links: 下一页, page numbers, arrows beside them."""

import re
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborNode

from crawler.joining import resolve
from crawler.lists.hrefs import is_dead
from crawler.lists.paging import Paging
from crawler.lists.spots import Anchor, Skeleton, Spot, fold

NEXT = re.compile(
    r"^[\[【\s]*(?:下\s*一\s*页|下\s*页|后\s*(?:一\s*)?页|下一頁|next(?:\s*page)?|>|›|»|＞|→)[\]】\s>›»＞]*(?:[(（]\s?\d{1,5}\s?[)）])?$",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(r"上\s*(?:一\s*)?页|前\s*(?:一\s*)?页|^(?:<|‹|«|＜)+$|prev", re.IGNORECASE)
_EDGE = re.compile(r"首\s*页|尾\s*页|末\s*页|第一页|最后", re.IGNORECASE)
_DIGITS = re.compile(r"^[\[【(]?\s*(\d{1,5})\s*[\])】]?$")
_OFF = re.compile(
    r"disab|\boff\b|_d\b|no-?drop|no-?link|no-?click|unable|(?<![\w-])(?:hidden|hide|d-none)(?![\w-])", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CURRENT_WORDS = frozenset({"cur", "current", "active", "on", "now", "selected", "this", "thispage", "dq", "hover"})
_PAGER_WORDS = frozenset({"page", "pages", "pager", "pagination", "paging", "fanye", "fy"})
_SURELY_PAGER = frozenset({"pagination", "pages", "pager", "paging"})
"""Names of a pager that an element around a whole page does not have, as it may be called page."""
_NEXT_NAMES = frozenset({"next", "next-page", "nextpage", "page-next", "pagenext"})


def from_links(paging: Paging, bones: Skeleton, url: str) -> None:
    """Fill in what the links say; bare arrows count only beside page numbers or the words of a pager."""
    named = [anchor for anchor in bones.anchors if NEXT.match(_words(anchor))]
    named += [anchor for anchor in bones.anchors if not named and _is_next_by_class(anchor)]
    numbered = _numbered(bones)
    for anchor in named:
        if not _in_pager(anchor, numbered):
            continue
        paging.spot, paging.found = _pager_of(anchor), True
        if not _is_off(anchor) and not is_here(anchor.href, url):
            paging.next_page = anchor.href
            break
    if paging.spot is None and numbered:
        paging.spot, paging.found = numbered[0].parent if numbered[0].tag == "a" else numbered[0], True
    if paging.next_page is None and numbered:
        paging.here, href = _following(numbered, url)
        if not any(NEXT.match(anchor.text) for anchor in named) or paging.here:
            paging.next_page = href


def _is_next_by_class(anchor: Anchor) -> bool:
    attributes = anchor.node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split()
    return attributes.get("rel") == "next" or any(
        name in ("next", "next-page", "nextpage", "page-next", "pagenext") for name in names
    )


def _words(anchor: Anchor) -> str:
    """What a link says: its text, else its title, else the text for its picture."""
    if anchor.text or anchor.title:
        return anchor.text or anchor.title
    picture = anchor.node.css_first("img[alt],[aria-label]")
    said = anchor.node.attributes.get("aria-label")
    return fold(said or (picture.attributes.get("alt") or picture.attributes.get("aria-label") if picture is not None else ""))


def _is_off(anchor: Anchor) -> bool:
    """Whether a link is switched off, or the item it is alone in: by its class, its style or an attribute."""
    if is_off(anchor.node):
        return True
    around = anchor.spot.parent
    return around is not None and around.tag == "li" and len(around.anchors) == 1 and is_off(around.node)


def is_off(node: LexborNode) -> bool:
    """Whether an element is switched off or not shown."""
    attributes = node.attributes
    if "disabled" in attributes or attributes.get("aria-disabled") == "true":
        return True
    return bool(_OFF.search(attributes.get("class") or "") or _HIDDEN.search(attributes.get("style") or ""))


def is_here(href: str, url: str) -> bool:
    """Whether a link leads to the page itself: the last page's "next" often does."""
    href = href.strip()
    if href.endswith("#"):
        return True
    try:
        here, there = urlsplit(url), urlsplit(href)
    except ValueError:  # "Invalid IPv6 URL" and its kin
        return False
    if there.query and not there.netloc and there.path and not there.path.startswith("/"):
        there = urlsplit(resolve(url, href))
    if there.query or there.netloc:
        same = there.path == here.path and sorted(parse_qsl(there.query)) == sorted(parse_qsl(here.query))
        return same and (not there.netloc or there.netloc == here.netloc)
    return (
        bool(here.path)
        and there.path.removeprefix("./").rsplit("/", 1)[-1] == here.path.rsplit("/", 1)[-1] != ""
        and (there.path == here.path or "/" not in there.path.removeprefix("./"))
    )


def _in_pager(anchor: Anchor, numbered: list[Spot]) -> bool:
    """A bare arrow counts only beside page numbers or the words of a pager: sliders and tabs have arrows too."""
    words = _words(anchor)
    if "页" in words or "頁" in words or "next page" in words.lower():
        return True
    spot: Spot | None = anchor.spot
    for _ in range(4):
        if spot is None or len(spot.anchors) > 30:
            return False
        if any(spot is other or spot.within(other) or other.within(spot) for other in numbered):
            return True
        if any(_EDGE.search(other.text) or _DIGITS.match(other.text) for other in spot.anchors):
            return True
        spot = spot.parent
    if not _PAGER_WORDS.isdisjoint(anchor.spot.words | (anchor.spot.parent.words if anchor.spot.parent else frozenset())):
        return True
    return _is_in_pagination(anchor) or ("page" in " ".join(sorted(anchor.spot.words)) and "next" in anchor.spot.words)


def _is_in_pagination(anchor: Anchor) -> bool:
    """Whether one of the elements right above a link is called a pagination."""
    spot: Spot | None = anchor.spot
    for _ in range(4):
        if spot is None:
            return False
        if not _SURELY_PAGER.isdisjoint(spot.words):
            return True
        spot = spot.parent
    return False


def _pager_of(anchor: Anchor) -> Spot:
    spot = anchor.spot
    while (
        spot.parent is not None
        and len(spot.parent.anchors) <= 24
        and all(_is_page_link(other) for other in spot.parent.anchors)
    ):
        spot = spot.parent
    return spot


def _is_page_link(anchor: Anchor) -> bool:
    text = anchor.text
    return bool(
        _DIGITS.match(text)
        or NEXT.match(text)
        or _PREVIOUS.search(text)
        or _EDGE.search(text)
        or not text
        or text in ("...", "…", "GO", "跳转")
    )


def _numbered(bones: Skeleton) -> list[Spot]:
    """Elements whose links are page numbers, the outermost of each."""
    found: list[Spot] = []
    for anchor in bones.anchors:
        if not _DIGITS.match(anchor.text) or any(anchor.spot.within(other) for other in found):
            continue
        spot = _pager_of(anchor)
        if len(spot.anchors) > 1 or spot.words & _PAGER_WORDS:
            found.append(spot)
    return found


def _following(numbered: list[Spot], url: str) -> tuple[int | None, str | None]:
    """The number of this page and the href of the one after it, from page numbers of which this one is not a live link."""
    for spot in numbered:
        links = {int(match[1]): anchor for anchor in spot.anchors if (match := _DIGITS.match(anchor.text))}
        here = _marked(spot, links, url)
        if here is not None and here + 1 in links and not _is_off(links[here + 1]):
            return here, links[here + 1].href
        if here is not None:
            return here, None
    return None, None


def _marked(spot: Spot, links: dict[int, Anchor], url: str) -> int | None:
    """The number that is marked as this page: by its class, by not being a link, or by leading to the page's own address."""
    for value, anchor in links.items():
        around = anchor.spot.parent
        outer = around.words if around is not None and len(around.anchors) == 1 else frozenset[str]()
        if _CURRENT_WORDS & (anchor.spot.words | outer):
            return value
    for node in spot.node.css("span,strong,b,em,a,li,font,i,div,td,p"):
        match = _DIGITS.match(fold(node.text()))
        if match and (node.tag != "a" or is_dead(node.attributes.get("href") or "")) and node.css_first("a[href]") is None:
            value = int(match[1])
            if value not in links and (value + 1 in links or value - 1 in links):
                return value
    return next((value for value, anchor in links.items() if is_here(anchor.href, url)), None)
