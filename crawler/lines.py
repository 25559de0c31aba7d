"""The visible text of a page as lines: what a reader sees as one line, with the element that makes it one.

A line is a run of text inside one block element (paragraph, cell, list item, division). The whole page is walked once; titles,
labels, dates and the article's own text are then found among a few hundred lines instead of a few thousand nodes.
"""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode, create_tag

from crawler.normal import compare, squeeze
from crawler.page import Page

INLINE = frozenset(
    [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
        "kbd", "label", "mark",
        "nobr", "o:p", "q", "s", "samp", "small", "span", "st1:chsdate", "strike", "strong", "sub", "sup", "tt", "u",
        "var", "wbr",
    ]
)  # fmt: skip
BREAK = "\u2028"
MOST = 20_000
"""Lines of a page that are read; the longest real page known has a tenth of that."""
UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "select", "option", "textarea", "title", "iframe", "object", "svg"]
)
_BR = create_tag("br").tag_id
_NOWHERE = 0
"""The identity of the block around a text that is not shown."""
Home = tuple[LexborNode, int, bool]
"""The block element around a text, its identity, and whether a link lies between."""


@dataclass(slots=True)
class Line:
    """One line: its pieces in order (a piece a text node), the block element it stands in, how much of it is link text."""

    block: LexborNode
    key: int  # identity of the block element
    at: int  # place in the page's order
    pieces: list[str] = field(default_factory=list)
    links: int = 0  # characters inside links
    text: str = ""  # as read, white space squeezed
    _core: str = ""

    @property
    def core(self) -> str:
        """The line in the form in which texts are compared."""
        if not self._core:
            self._core = compare(self.text)
        return self._core

    def says(self, goal: str) -> bool:
        """Whether the line is a text given in the form for comparing, found out cheaply."""
        if not goal or ("\u4e00" <= goal[0] <= "\u9fff" and self.text[:1] != goal[0]):
            return False
        length = len(goal)
        return length // 2 <= len(self.text) <= 2 * length + 8 and self.core == goal

    @property
    def parts(self) -> list[str]:
        """The line cut at every ``<br>``, empty parts left out."""
        if len(self.pieces) == 1 or BREAK not in self.pieces:
            return [self.text]
        return [part for part in map(squeeze, "".join(self.pieces).split(BREAK)) if part]


def lines_of(page: Page) -> list[Line]:
    """The visible lines of a page in order. Scripts, styles, comments and choice boxes are not text."""
    body = page.body
    return lines_within(body) if body is not None else []


def lines_within(top: LexborNode) -> list[Line]:
    """The same for one element. This loop sees every node of a page, so it asks each as little as it can."""
    found: list[Line] = []
    homes: dict[int, Home] = {}
    block, key, pieces, links = top, -1, list[str](), 0
    is_blank = False  # whether white space came after the last piece
    for node in top.traverse(include_text=True):
        text = node.text_content
        if text is None:
            # A <br> does not end a line, because letter-spaced labels and titles use it; ``parts`` can tell it from a blank.
            if pieces and node.tag_id == _BR:
                pieces.append(BREAK)
            continue
        if text.isspace():
            is_blank = True
            continue
        parent = node.parent
        if parent is None:
            continue
        at = parent.mem_id
        around, identity, linked = homes.get(at) or _home(parent, at, homes)
        if identity != key:
            if identity == _NOWHERE:
                continue
            if pieces:
                found.append(_line(block, key, len(found), pieces, links, is_blank=is_blank))
                if len(found) > MOST:
                    return found
            block, key, pieces, links = around, identity, [text], 0
        else:
            if is_blank:
                pieces.append(" ")
            pieces.append(text)
        is_blank = False
        if linked:
            links += len(text)
    if pieces:
        found.append(_line(block, key, len(found), pieces, links, is_blank=is_blank))
    return found


def _line(block: LexborNode, key: int, at: int, pieces: list[str], links: int, *, is_blank: bool) -> Line:
    text = squeeze(pieces[0] if len(pieces) == 1 else "".join(pieces))
    if is_blank:
        pieces.append(" ")
    return Line(block, key, at, pieces, links, text)


def _home(node: LexborNode, key: int, homes: dict[int, Home]) -> Home:
    """The home of the texts that stand in an element, remembered for it and for the inline elements around it."""
    tag, above = node.tag, node.parent
    if above is None or tag not in INLINE:
        home = homes[key] = (node, _NOWHERE if tag in UNSEEN else key, above is not None and above.tag == "a")
        return home
    inner = [(key, tag == "a")]  # inline elements passed on the way up, and whether each is a link
    while True:
        key = above.mem_id
        found = homes.get(key)
        if found is not None:
            break
        tag, further = above.tag, above.parent
        if further is None or tag not in INLINE:
            found = homes[key] = (above, _NOWHERE if tag in UNSEEN else key, further is not None and further.tag == "a")
            break
        inner.append((key, tag == "a"))
        above = further
    for key, is_link in reversed(inner):
        if is_link and not found[2]:
            found = found[0], found[1], True
        homes[key] = found
    return found
