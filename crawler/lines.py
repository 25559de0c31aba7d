"""The visible text of a page as lines: what a reader sees as one line, with the element that makes it one.

A line is a run of text inside one block element (paragraph, cell, list item, division). The whole page is walked once; titles,
labels, dates and the article's own text are then found among a few hundred lines instead of a few thousand nodes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

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
        if BREAK not in self.pieces:
            return [self.text]
        return [part for part in map(squeeze, "".join(self.pieces).split(BREAK)) if part]


def lines_of(page: Page) -> list[Line]:
    """The visible lines of a page in order. Scripts, styles, comments and choice boxes are not text."""
    body = page.body
    return list(_walk(body)) if body is not None else []


def lines_within(node: LexborNode) -> list[Line]:
    """The same for one element."""
    return list(_walk(node))


def _walk(top: LexborNode) -> Iterator[Line]:
    homes: dict[int, tuple[LexborNode, int, bool] | None] = {}  # parent → its block, the block's identity, inside a link
    line: Line | None = None
    at = 0
    for node in top.traverse(include_text=True):
        text = node.text_content
        if text is None:
            # A <br> does not end a line, because letter-spaced labels and titles use it; ``parts`` can tell it from a blank.
            if line is not None and node.tag == "br":
                line.pieces.append(BREAK)
            continue
        if text.isspace() or not text:
            if line is not None and text:
                line.pieces.append(" ")
            continue
        parent = node.parent
        if parent is None:
            continue
        identity = parent.mem_id
        try:
            home = homes[identity]
        except KeyError:
            home = homes[identity] = _home(parent)
        if home is None:
            continue
        block, key, linked = home
        if line is None or line.key != key:
            if line is not None:
                line.text = squeeze("".join(line.pieces))
                yield line
                if at == MOST:
                    return
            line = Line(block, key, at)
            at += 1
        line.pieces.append(text)
        if linked:
            line.links += len(text)
    if line is not None:
        line.text = squeeze("".join(line.pieces))
        yield line


def _home(parent: LexborNode) -> tuple[LexborNode, int, bool] | None:
    """The block element around a text's parent, and whether a link lies between; ``None`` where text is not shown."""
    node: LexborNode = parent
    linked = False
    while True:
        tag = node.tag
        if tag in UNSEEN:
            return None
        if tag == "a":
            linked = True
        elif tag not in INLINE:
            break
        above = node.parent
        if above is None or above.tag == "-document" or above.tag is None:
            break
        node = above
    if not linked and node.parent is not None and node.parent.tag == "a":
        linked = True
    return node, node.mem_id, linked
