"""Labels of a metadata block and the values beside, behind or below them.

Works on lines, not on markup: a label is a known word (letters may be spaced out) that ends a line, a text piece, or
stands before
a colon; its value is the rest of the line up to the next label, else the next cell. Tables, lists, definition lists, spans and
bare lines are thereby one case.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.fields.spellings import spellings
from crawler.fields.table import FIELDS, OTHER_LABELS
from crawler.lines import INLINE, Line, lines_within, numbers
from crawler.normal import bare, squeeze
from duewatch.domain.records import FieldName

_SEAM = "\u2063"
_GAP = r"[\s\u00a0\u3000\u2000-\u200d\u2063]"
OWNER: dict[str, FieldName | None] = {
    **dict.fromkeys(OTHER_LABELS),
    **{label: rule.name for rule in FIELDS.values() for label in rule.labels},
}
SPELLINGS = spellings(OWNER)
_RARE_OPENERS, _RARE_CLOSERS = "〔<＜「［〖『〈", "〕>＞」］〗』〉"
"""Brackets that a template sets around a label now and then; they are looked for only where a line begins with one."""
_RARE = frozenset(_RARE_OPENERS)
_BRACKETS = re.compile(
    rf"[\[【{_RARE_OPENERS}]([^\[\]【】{_RARE_OPENERS}{_RARE_CLOSERS}]{{1,200}})[\]】{_RARE_CLOSERS}]{_GAP}*[:：]?"
)
_GAPS_BETWEEN = re.compile(f"{_GAP}+")
_LONGEST_WORD = max(map(len, OWNER))
_INITIALS = frozenset(word[0] for word in SPELLINGS)
_GAPS = frozenset(" \t\r\n\u00a0\u3000\u200b\u200c\u200d\u2063") | {chr(code) for code in range(0x2000, 0x200B)}
_OPENERS, _CLOSERS = "[【（(" + _RARE_OPENERS, "]】）)" + _RARE_CLOSERS
_AROUND = " \u3000\u00a0\u2063:：" + _OPENERS + _CLOSERS
LONGEST_LINE = 600
MOST_LABELS = 1000  # looking beside a label costs the more the deeper it is nested; a long table of duties has some hundreds
MOST_PARTS = 60  # elements of a block, cells of a row that are looked at: metadata has a handful
MOST_SCRIPTS = 5
WRITTEN = re.compile(
    r"""\b(?P<name>\w{1,40})\s*=\s*(?P<mark>["'])(?P<text>[^"'<>\n]{1,200})(?P=mark)[\s\S]{0,300}?document\.write(?:ln)?\(\s*(?P=name)\s*\)"""
)
_CODE = numbers(["script", "style"])
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
    """All labelled values among the lines, in order; of a page of nothing but labels the first ``MOST_LABELS``."""
    return islice(_labelled(lines), MOST_LABELS)


def _labelled(lines: Sequence[Line]) -> Iterator[Labelled]:
    for index, line in enumerate(lines):
        text = line.text
        length = len(text)
        if length > LONGEST_LINE:
            continue
        plain = line.links * 2 >= length or (length > 24 and len(line.pieces) < 2)
        if plain and not ("：" in text or ":" in text or "】" in text or "]" in text or text[:1] in _RARE):
            continue
        yield from _in_line(line, index, _seamed(line) if len(line.pieces) > 1 else text)


def _seamed(line: Line) -> str:
    """The line with a mark between its pieces: a label may begin at a seam, and a value ends there if the next label does."""
    return " ".join(_SEAM.join(line.pieces).split())


def _plain(value: str) -> str:
    plain = squeeze(value.replace(_SEAM, "")).strip(" |｜丨;；[]【】")
    if plain and (plain[-1] in _OPENERS or plain[-1] in _RARE_CLOSERS or plain[0] in _RARE_CLOSERS):
        plain = _unbracketed(plain)
    return plain


def _unbracketed(value: str) -> str:
    """A value without the bracket that closes its label, or opens the next, or holds both it and its label."""
    value = value.rstrip(_OPENERS).lstrip(_RARE_CLOSERS).strip()
    at = _RARE_CLOSERS.find(value[-1:]) if value else -1
    return value[:-1] if at >= 0 and value.count(_RARE_OPENERS[at]) < value.count(_RARE_CLOSERS[at]) else value


def spots(text: str, most: int = 40) -> list[tuple[int, int, str]]:
    """Labels before a colon or in brackets: where they start, where their value starts, and the label without gaps."""
    found: list[tuple[int, int, str]] = []
    at = -1
    for _ in range(most):
        colon, wide = text.find(":", at + 1), text.find("：", at + 1)
        at = wide if colon < 0 or 0 <= wide < colon else colon
        if at < 0:
            break
        if at and not text[at - 1].isdigit() and (label := _word_before(text, at)):
            found.append((label[0], at + 1, label[1]))
    if "】" in text or "]" in text or text[:1] in _RARE:
        taken = {end for _, end, _ in found}
        found = sorted([*found, *(spot for spot in _in_brackets(text) if spot[1] not in taken)])
    return found


def _in_brackets(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _BRACKETS.finditer(text):
        if label := SPELLINGS.get(_GAPS_BETWEEN.sub("", match.group(1))):
            yield match.start(), match.end(), label


def whole_label(text: str) -> str:
    """The label that a text is and nothing else (索 引 号：, 【文号】), without gaps; ``""`` when it is none."""
    if len(text) > 40:
        return ""
    text = text.strip(_AROUND)
    if text[:1] not in _INITIALS:
        return ""
    word = "".join(text.split())
    if len(word) > _LONGEST_WORD:
        word = _word(word)
    return SPELLINGS.get(word, "")


def begins_with_label(text: str) -> bool:
    """Whether a text starts with a label and a colon, or with one in 【】."""
    first = spots(text, 1)
    return bool(first) and first[0][0] <= 1


def _word(raw: str) -> str:
    return bare(raw).replace(_SEAM, "")


def _word_before(text: str, colon: int) -> tuple[int, str] | None:
    """The longest label that ends at a colon and begins where a word can begin; letters may be spaced out."""
    end = colon
    while end and (text[end - 1] in _GAPS or text[end - 1] in _CLOSERS):
        end -= 1
    word, best = "", None
    at = end
    while at and len(word) <= _LONGEST_WORD:
        letter = text[at - 1]
        if letter in _GAPS:
            at -= 1
            continue
        if letter in _OPENERS or not (letter.isalnum() or letter == "/"):
            break
        word = letter + word
        at -= 1
        if (known := SPELLINGS.get(word)) and (at == 0 or not text[at - 1].isalnum()):
            best = (at - 1 if at and text[at - 1] in _OPENERS else at), known
    return best


def _in_line(line: Line, index: int, text: str) -> Iterator[Labelled]:
    if word := whole_label(text):
        name = OWNER[word]
        if name is not None and (raw := _beside(line, needs_cell=":" not in text and "：" not in text)) is not None:
            yield Labelled(name, word, raw, index, beside=True)
        return
    found = spots(text)
    if not found:
        if len(line.pieces) > 1:
            yield from _in_pieces(line, index)
        return
    for at, (_, end, word) in enumerate(found):
        name = OWNER[word]
        if name is None:
            continue
        last = at + 1 == len(found)
        raw = _plain(text[end : len(text) if last else found[at + 1][0]]) or _by_script(line, word)
        beside = False
        if not raw and last:
            raw, beside = _beside(line, needs_cell=False) or "", True
        yield Labelled(name, word, raw, index, beside)


def _by_script(line: Line, word: str) -> str:
    """What a script right behind a label writes there out of a text of its own: ``var day = '…'; document.write(day)``."""
    for script in _scripts_in(line.block):
        before = script.prev
        while before is not None and before.is_text_node and (before.text_content or "").isspace():
            before = before.prev
        said = (before.text_content or "").rstrip() if before is not None and before.is_text_node else ""
        if said[-1:] not in (":", "：") or (known := _word_before(said, len(said) - 1)) is None or known[1] != word:
            continue
        written = WRITTEN.search((script.text() or "")[:2000])
        return _plain(written["text"]) if written else ""
    return ""


def _scripts_in(block: LexborNode) -> Iterator[LexborNode]:
    """The first scripts in a block or in an inline element of it; a search would walk a whole page where that is the block."""
    for part in islice(block.iter(), MOST_PARTS):
        if part.tag == "script":
            yield part
        elif part.tag in INLINE:
            yield from (inner for inner in islice(part.iter(), MOST_SCRIPTS) if inner.tag == "script")


def _in_pieces(line: Line, index: int) -> Iterator[Labelled]:
    """Labels without a colon, each in a piece of its own: <span>索引号</span><span>…</span>."""
    pieces = [piece for written in line.pieces if written != " " and (piece := squeeze(written))]
    at = 0
    while at < len(pieces) - 1:
        word = whole_label(pieces[at])
        if (len(word) >= 3 or (word and len(pieces) == 2)) and (name := OWNER[word]) is not None:
            value = pieces[at + 1]
            empty = whole_label(value) != ""
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
            if whole_label(text) or begins_with_label(text[:40]):
                return ""
            return text
        parent = node.parent
        if parent is None or bare(parent.text() or "") != bare(line.text):
            return None if needs_cell else ""
        node = parent
    return None


def _shown(node: LexborNode) -> str:
    """The visible text of an element: what scripts stand in it is not its value."""
    if not any(part.tag_id in _CODE for part in node.traverse()):  # a search costs 1.5 us even in a cell of one word
        return squeeze((node.text() or "")[:1000])
    return " ".join(line.text for line in lines_within(node))[:1000]


def _has_empty_part(block: LexborNode) -> bool:
    """Whether a block holds, beside its label, an element without text: <li><label>有效性</label><span></span></li>."""
    parts = [node for node in islice(block.iter(), MOST_PARTS) if node.tag not in ("script", "style", "br")]
    return len(parts) >= 2 and any(not (node.text() or "").strip() for node in parts[1:])


def _below(cell: LexborNode) -> str | None:
    """In a table whose first row holds only labels (and perhaps a 备注), the cell below; ``None`` when it is another."""
    row = cell.parent
    if row is None or row.tag != "tr":
        return None
    cells = [node for node in islice(row.iter(), MOST_PARTS + 1) if node.tag in ("td", "th")]
    if not 3 <= len(cells) <= MOST_PARTS:
        return None
    strange = sum(1 for node in cells if not whole_label(squeeze(node.text() or "")))
    if strange > 1 or len(cells) - strange < 3:
        return None
    following = _next_element(row)
    if (
        following is None
        and row.parent is not None
        and row.parent.tag == "thead"
        and (rows := _next_element(row.parent)) is not None
    ):
        following = next((node for node in islice(rows.iter(), MOST_PARTS) if node.tag == "tr"), None)
    if following is None:
        return None
    column = next((at for at, node in enumerate(cells) if node.mem_id == cell.mem_id), None)
    values = [node for node in islice(following.iter(), MOST_PARTS) if node.tag in ("td", "th")]
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
