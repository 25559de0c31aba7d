"""The skeleton of a page: only the elements that hold links, from the body down.

Everything that reads lists and menus works on this skeleton. A page of fifteen hundred elements has some two hundred that hold
a link, and building the skeleton from the links upwards visits no others.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.lists import clicks
from crawler.lists.hrefs import is_dead, is_document
from crawler.page import Page

MAX_ANCHORS = 6000
"""Links and headings read of one page; more is no list of a column."""

MAX_DEPTH = 120
"""Ancestors followed of one link; deeper nesting is broken or hostile markup."""

MAX_CLICKED = 500
"""Elements that are no links of which is asked where a click leads; a list page has a tenth of that."""

MAX_DEAD = 2000
"""Links that lead nowhere of which is asked whether they are rows all the same."""

DEAD = "javascript:"
"""The address of a link without any."""

MAX_CLICKABLE = 300
"""Characters of an element that is no link and leads somewhere when clicked; longer ones are boxes around many things."""

LONGEST_REMEMBERED = 200
"""Characters of class and id whose words are kept for the next page."""

_TOKENS = re.compile(r"[A-Za-z][a-z]*")
_CHROME_TAGS = frozenset({"header", "footer", "nav"})
_CHROME_WORDS = frozenset(
    {"footer", "foot", "header", "nav", "navbar", "navigation", "crumb", "crumbs", "breadcrumb", "breadcrumbs", "copyright",
     "toolbar", "share", "position", "friendlink", "friendlinks", "topbar", "sitemap", "weizhi", "dqwz", "dangqian", "submenu"}
)  # fmt: skip
_SIDE_WORDS = frozenset(
    {"aside", "side", "sidebar", "hot", "recommend", "related", "relation", "xgwz", "xgxx", "xgyd", "xgjd", "tuijian", "popbox",
     "pop", "popup", "dropdown", "tooltip"}
)  # fmt: skip
_PLAIN = "a[href],h1,h2,h3,h4,h5,h6"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Anchor:
    """One link that leads somewhere."""

    node: LexborNode
    href: str  # as written
    text: str  # white space folded
    title: str  # its title attribute, folded
    spot: "Spot"
    order: int
    document: bool  # its address looks like that of one document


@dataclass(slots=True, eq=False)
class Spot:
    """One element that holds at least one link."""

    node: LexborNode
    tag: str
    parent: "Spot | None"
    depth: int
    words: frozenset[str]  # of class and id, in lower case
    kids: list["Spot"] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)  # all of them below, in page order
    chrome: bool = False  # in a header, footer, menu or breadcrumb
    side: bool = False  # in an element named like a side block or popup
    aside: bool = False  # in an <aside>, which says of itself that it is beside the matter
    hidden: bool = False  # switched off by its own style

    def within(self, other: "Spot") -> bool:
        """Whether this element stands in ``other`` or is it."""
        spot: Spot | None = self
        while spot is not None and spot.depth >= other.depth:
            if spot is other:
                return True
            spot = spot.parent
        return False


@dataclass(slots=True)
class Skeleton:
    """All links of a page and the elements that hold them."""

    root: Spot
    spots: list[Spot]
    anchors: list[Anchor]
    known: dict[int, Spot]  # by the ``mem_id`` of the element
    headings: list[tuple[int, LexborNode]]  # each with the number of links before it

    def around(self, node: LexborNode) -> Spot | None:
        """The element of the skeleton that is ``node`` or holds it."""
        at: LexborNode | None = node
        for _ in range(MAX_DEPTH):
            if at is None:
                return None
            if at.mem_id in self.known:
                return self.known[at.mem_id]
            at = at.parent
        return None


def fold(text: str | None) -> str:
    """White space folded to single blanks, non-breaking ones too."""
    return " ".join((text or "").split())


def words_of(*names: str | None) -> frozenset[str]:
    """The words in class and id names: ``list_base-Date`` → list, base, date."""
    return frozenset(word.lower() for name in names if name for word in _TOKENS.findall(name))


def _says(css: str, name: str) -> tuple[frozenset[str], bool, bool]:
    """The words of an element's class and id, and whether they name the frame of a page, or a side block."""
    words = words_of(css, name)
    return words, not words.isdisjoint(_CHROME_WORDS), not words.isdisjoint(_SIDE_WORDS)


_said = lru_cache(maxsize=4096)(_says)
"""The same, remembered: the elements of a site's pages have a few hundred names."""


def _made(node: LexborNode, parent: Spot | None) -> Spot:
    tag = node.tag or ""
    attributes = node.attributes
    css, name = attributes.get("class") or "", attributes.get("id") or ""
    words, chrome, side = (_said if len(css) + len(name) <= LONGEST_REMEMBERED else _says)(css, name)
    spot = Spot(node, tag, parent, parent.depth + 1 if parent else 0, words)
    spot.chrome = chrome or tag in _CHROME_TAGS
    spot.aside = tag == "aside"
    spot.side = side
    style = attributes.get("style")
    spot.hidden = bool(style and _HIDDEN.search(style))
    if parent:
        spot.chrome |= parent.chrome
        spot.side |= parent.side
        spot.aside |= parent.aside
        spot.hidden |= parent.hidden
        parent.kids.append(spot)
    return spot


def _holds_links(node: LexborNode) -> bool:
    """Whether an element that acts on a click holds links of its own; then these are what its readers follow."""
    return any(not is_dead(inner.attributes.get("href") or "") for inner in node.css("a[href]")[:MAX_DEPTH])


def bones_of(page: Page, *, clickable: bool = False) -> Skeleton | None:
    """The skeleton of a page, built once for all who read lists and menus in it; nobody changes it."""
    kept = page.kept.get((Skeleton, clickable), page)
    if kept is page:
        kept = page.kept[Skeleton, clickable] = skeleton(page.tree, clickable=clickable)
    assert kept is None or isinstance(kept, Skeleton)
    return kept


def skeleton(tree: LexborHTMLParser, *, clickable: bool = False) -> Skeleton | None:
    """Build the skeleton of a page; ``None`` when it has no link that leads anywhere.

    ``clickable``: elements that are no links count, too, when a click on them leads somewhere.
    """
    top = tree.body or tree.root
    if top is None:
        return None
    root = _made(top, None)
    root.chrome = root.side = root.aside = root.hidden = False
    known: dict[int, Spot] = {top.mem_id: root}
    spots, anchors, headings = [root], list[Anchor](), list[tuple[int, LexborNode]]()
    clicked = dead = 0
    wanted = f"{_PLAIN},{clicks.SELECTOR}" if clickable else _PLAIN
    for node in tree.css(wanted)[:MAX_ANCHORS]:
        if node.tag in _HEADINGS:
            headings.append((len(anchors), node))
            continue
        attributes = node.attributes
        href = attributes.get("href") or ""
        if is_dead(href):
            if node.tag != "a":
                clicked += 1
                if clicked > MAX_CLICKED:
                    continue
            text = node.text() or ""
            if node.tag != "a" and (len(text) > MAX_CLICKABLE or _holds_links(node)):
                continue
            if not (target := clicks.target(attributes, text)):
                if dead >= MAX_DEAD or len(text) < clicks.SHORTEST:
                    continue
                dead += 1
                if not (clicks.is_dated_row(node, text) if node.tag == "a" else clicks.acts_on_dated(attributes, text)):
                    continue
            href = target or href or DEAD
        path: list[LexborNode] = []
        at: LexborNode | None = node
        while at is not None and at.mem_id not in known and len(path) < MAX_DEPTH:
            path.append(at)
            at = at.parent
        if at is None or at.mem_id not in known:
            continue
        spot = known[at.mem_id]
        for element in reversed(path):
            spot = known[element.mem_id] = _made(element, spot)
            spots.append(spot)
        anchor = Anchor(node, href, fold(node.text()), fold(attributes.get("title")), spot, len(anchors), is_document(href))
        anchors.append(anchor)
        above: Spot | None = spot
        while above is not None:
            above.anchors.append(anchor)
            above = above.parent
    return Skeleton(root, spots, anchors, known, headings) if anchors else None
