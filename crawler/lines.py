"""The visible text of a page as lines: what a reader sees as one line, with the element that makes it one.

A line is a run of text inside one block element (paragraph, cell, list item, division). The whole page is walked once; titles,
labels, dates and the article's own text are then found among a few hundred lines instead of a few thousand nodes.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborNode, create_tag

from crawler.normal import compare, squeeze
from crawler.page import GROUPS, Page

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
_STANDARD = 1_000
"""Numbers of tags below this one stand for names of the standard; any other name gets a number of its own in every tree."""


def numbers(names: Iterable[str]) -> frozenset[int]:
    """The parser's numbers of standard tags: they are asked for in half the time of the names (18 for 43 ns)."""
    return frozenset(number for name in names if (number := create_tag(name).tag_id) < _STANDARD)


_INLINE, _UNSEEN = numbers(INLINE), numbers(UNSEEN)
_A, _BR = create_tag("a").tag_id, create_tag("br").tag_id
_TEXT = 2
"""The parser's number of texts, which has no name to ask for."""
_MET = {create_tag(name).tag_id: group for group, names in GROUPS.items() for name in names} | {_BR: ""}
"""Elements that the walk has to do with, and the group they are gathered in."""
_NOWHERE = 0
"""The identity of the block around a text that is not shown."""
Home = tuple[LexborNode, int, bool]
"""The block element around a text, its identity, and whether a link lies between."""


@dataclass(slots=True)
class Line:
    """One line: its pieces in order (a piece a text node), the block element it stands in, how much of it is link text."""

    block: LexborNode
    key: int  # identity of the block element
    pieces: list[str]
    links: int  # characters inside links
    text: str  # as read, white space squeezed
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
    if body is None:
        return []
    gathered: dict[str, list[LexborNode]] = {group: [] for group in GROUPS}
    for node in head.iter() if (head := page.tree.head) is not None else ():
        if group := _MET.get(node.tag_id):
            gathered[group].append(node)
    lines = lines_within(body, gathered)
    if len(lines) <= MOST:  # else the walk was broken off
        page.gathered = gathered
    return lines


def lines_within(top: LexborNode, gathered: dict[str, list[LexborNode]] | None = None) -> list[Line]:
    """The same for one element. This loop sees every node of a page, so it asks each as little as it can.

    ``gathered``: lists to which the elements of each group are added on the way, see :data:`crawler.page.GROUPS`.
    """
    found: list[Line] = []
    homes: dict[int, Home] = {}
    known = homes.get
    block, key, pieces, links = top, -1, list[str](), 0
    is_blank = False  # whether a text of wide blanks came after the last piece
    for node in top.traverse(include_text=True, skip_empty=True):
        text = node.text_content
        if text is None:
            # A <br> does not end a line, because letter-spaced labels and titles use it; ``parts`` can tell it from a blank.
            if (tag := node.tag_id) in _MET:
                if tag != _BR:
                    if gathered is not None:
                        gathered[_MET[tag]].append(node)
                elif pieces:
                    pieces.append(BREAK)
            continue
        if text.isspace():
            is_blank = True
            continue
        parent = node.parent
        if parent is None:
            continue
        tag = parent.tag_id
        if tag in _INLINE and (above := parent.parent) is not None:
            # Most texts stand one element below their paragraph: what is known of that one is found without asking for this.
            at = above.mem_id
            around, identity, linked = known(at) or _home(above, at, homes)
            linked = linked or tag == _A
        else:
            at = parent.mem_id
            around, identity, linked = known(at) or _home(parent, at, homes)
        if identity != key:
            if identity == _NOWHERE:
                continue
            if pieces:
                found.append(_line(block, key, pieces, links))
                if len(found) > MOST:
                    return found
            block, key, pieces, links = around, identity, [text], 0
        else:
            if is_blank or _parted(node, parent):
                pieces.append(" ")
            pieces.append(text)
        is_blank = False
        if linked:
            links += len(text)
    if pieces:
        found.append(_line(block, key, pieces, links))
    return found


def _parted(node: LexborNode, above: LexborNode | None) -> bool:
    """Whether white space alone stands between a text and what is before it in its line; the walk passes over such space."""
    before = node.prev
    while True:
        while before is None:
            if above is None:
                return False
            before, above = above.prev, above.parent
        tag = before.tag_id
        if tag == _TEXT:
            return before.is_empty_text_node
        if tag in _INLINE or before.first_child is not None:
            return False
        before = before.prev  # a picture, a comment


def _line(block: LexborNode, key: int, pieces: list[str], links: int) -> Line:
    text = " ".join((pieces[0] if len(pieces) == 1 else "".join(pieces)).split())
    return Line(block, key, pieces, links, text if text.isprintable() else squeeze(text))


def _home(node: LexborNode, key: int, homes: dict[int, Home]) -> Home:
    """The home of the texts that stand in an element, remembered for it and for the inline elements around it."""
    tag, above = node.tag_id, node.parent
    passed: list[tuple[int, bool]] = []  # inline elements passed on the way up, and whether each is a link
    while above is not None and (tag in _INLINE or (tag >= _STANDARD and node.tag in INLINE)):
        passed.append((key, tag == _A))
        node, key = above, above.mem_id
        if (found := homes.get(key)) is not None:
            break
        tag, above = node.tag_id, node.parent
    else:
        found = homes[key] = (node, _NOWHERE if tag in _UNSEEN else key, above is not None and above.tag_id == _A)
    for inner, is_link in reversed(passed):
        if is_link and not found[2]:
            found = found[0], found[1], True
        homes[inner] = found
    return found
