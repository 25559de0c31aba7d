"""Labels of a metadata block and the values beside, behind or below them.

Works on lines, not on markup: a label is a known word (letters may be spaced out) that ends a line, a text piece, or stands before
a colon; its value is the rest of the line up to the next label, else the next cell. Tables, lists, definition lists, spans and
bare lines are thereby one case.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from crawler.fields.table import FIELDS, OTHER_LABELS
from crawler.lines import Line, lines_within
from crawler.normal import bare, squeeze
from duewatch.domain.records import FieldName

_SEAM = "\u2063"
_GAP = r"[\s\u00a0\u3000\u2000-\u200d\u2063]*"
OWNER: dict[str, FieldName | None] = {
    **dict.fromkeys(OTHER_LABELS),
    **{label: rule.name for rule in FIELDS.values() for label in rule.labels},
}
_WORDS = "|".join(_GAP.join(map(re.escape, word)) for word in sorted(OWNER, key=len, reverse=True))
BEFORE_COLON = re.compile(
    rf"(?:(?<![\u4e00-\u9fffA-Za-z0-9])[\[【（(]?{_GAP}({_WORDS}){_GAP}[\]】）)]?{_GAP}[:：]|[\[【]{_GAP}({_WORDS}){_GAP}[\]】]{_GAP}[:：]?)"
)
WHOLE = re.compile(rf"[\[【（(]?{_GAP}({_WORDS}){_GAP}[\]】）)]?{_GAP}[:：]?")
LONGEST_LINE = 600
CELLS = frozenset({"td", "th", "dt", "dd", "li", "span", "div", "p", "em", "b", "strong", "label", "i"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and its value as printed."""

    name: FieldName
    label: str
    raw: str
    line: int  # index of the line the label stands in
    beside: bool  # the value stands in another element than the label


def labelled(lines: Sequence[Line]) -> Iterator[Labelled]:
    """All labelled values among the lines, in order."""
    for index, line in enumerate(lines):
        text = line.text
        if len(text) > LONGEST_LINE:
            continue
        colon = "：" in text or ":" in text or "】" in text
        if not colon and (line.links >= len(text) or (len(text) > 24 and len(line.pieces) < 2)):
            continue
        yield from _in_line(line, index, _seamed(line) if len(line.pieces) > 1 else text)


def _seamed(line: Line) -> str:
    """The line with a mark between its pieces: a label may begin at a seam, and a value ends there if the next label does."""
    return " ".join(_SEAM.join(line.pieces).split())


def _plain(value: str) -> str:
    return squeeze(value.replace(_SEAM, "")).strip(" |｜丨;；[]【】")


def _in_line(line: Line, index: int, text: str) -> Iterator[Labelled]:
    if whole := WHOLE.fullmatch(text):
        word = bare(whole.group(1)).replace(_SEAM, "")
        name = OWNER[word]
        if name is not None and (raw := _beside(line, needs_cell=":" not in text and "：" not in text)) is not None:
            yield Labelled(name, word, raw, index, beside=True)
        return
    spots = [
        (match.start(), match.end(), bare(match.group(1) or match.group(2)).replace(_SEAM, ""))
        for match in BEFORE_COLON.finditer(text)
    ]
    if not spots:
        if len(line.pieces) > 1:
            yield from _in_pieces(line, index)
        return
    for at, (_, end, word) in enumerate(spots):
        name = OWNER[word]
        if name is None:
            continue
        last = at + 1 == len(spots)
        raw = _plain(text[end : len(text) if last else spots[at + 1][0]])
        beside = False
        if not raw and last:
            raw, beside = _beside(line, needs_cell=False) or "", True
        yield Labelled(name, word, raw, index, beside)


def _in_pieces(line: Line, index: int) -> Iterator[Labelled]:
    """Labels without a colon, each in a piece of its own: <span>索引号</span><span>…</span>."""
    pieces = [piece for piece in map(squeeze, line.pieces) if piece]
    at = 0
    while at < len(pieces) - 1:
        whole = WHOLE.fullmatch(pieces[at])
        word = bare(whole.group(1)) if whole else ""
        if (len(word) >= 3 or (word and len(pieces) == 2)) and (name := OWNER[word]) is not None:
            value = pieces[at + 1]
            empty = WHOLE.fullmatch(value) is not None
            yield Labelled(name, word, "" if empty else value, index, beside=True)
            at += 1 if empty else 2
        else:
            at += 1


def _beside(line: Line, *, needs_cell: bool) -> str | None:
    """The text of the element after the label's; ``""`` when it is empty or the next label, ``None`` when there is none.

    ``needs_cell``: a label without a colon is believed only in a table, a definition list or among siblings of its own kind.
    """
    node: LexborNode | None = line.block
    if node is not None and node.tag in ("td", "th") and (below := _below(node)) is not None:
        return below
    if needs_cell and node is not None and node.tag not in ("td", "th", "dt") and _has_empty_part(node):
        return ""
    for _ in range(3):
        if node is None or node.tag in ("body", "html", "table"):
            return None
        if needs_cell and node.tag not in ("td", "th", "dt", "dd", "li", "span", "div"):
            return None
        after = _next_element(node)
        if after is not None:
            text = _shown(after) if after.tag in CELLS else ""
            if WHOLE.fullmatch(text) or BEFORE_COLON.match(text[:40]):
                return ""
            return text
        parent = node.parent
        if parent is None or bare(parent.text() or "") != bare(line.text):
            return None if needs_cell else ""
        node = parent
    return None


def _shown(node: LexborNode) -> str:
    """The visible text of an element: what scripts stand in it is not its value."""
    if node.css_first("script, style") is None:
        return squeeze((node.text() or "")[:1000])
    return " ".join(line.text for line in lines_within(node))[:1000]


def _has_empty_part(block: LexborNode) -> bool:
    """Whether a block holds, beside its label, an element without text: <li><label>有效性</label><span></span></li>."""
    parts = [node for node in block.iter() if node.tag not in ("script", "style", "br")]
    return len(parts) >= 2 and any(not (node.text() or "").strip() for node in parts[1:])


def _below(cell: LexborNode) -> str | None:
    """In a table whose first row holds only labels, the cell below; ``None`` when this is not such a table."""
    row = cell.parent
    if row is None or row.tag != "tr":
        return None
    cells = [node for node in row.iter() if node.tag in ("td", "th")]
    if len(cells) < 3 or not all(WHOLE.fullmatch(squeeze(node.text() or "")) for node in cells):
        return None
    following = _next_element(row)
    if following is None:
        return None
    column = next((at for at, node in enumerate(cells) if node.mem_id == cell.mem_id), None)
    values = [node for node in following.iter() if node.tag in ("td", "th")]
    if column is None or len(values) != len(cells):
        return None
    return _shown(values[column])


def _next_element(node: LexborNode) -> LexborNode | None:
    after = node.next
    while after is not None and not after.is_element_node:
        if after.is_text_node and not (after.text_content or "").isspace():
            return None
        after = after.next
    while after is not None and after.tag in ("script", "style", "br"):
        after = after.next
        while after is not None and not after.is_element_node:
            after = after.next
    return after
