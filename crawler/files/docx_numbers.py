"""Numbers that Word counts itself: 一、 （一） 1. stand in no text of the document, but a reader sees them.

They are said by ``numPr`` of a paragraph or of its style, and by ``word/numbering.xml`` (ISO/IEC 29500-1, 17.9): a list has
levels, each with a start, a kind of numeral and a text such as ``（%1）``. Bullets give no number; a kind that is not
known is counted in digits.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE: Final = f"{WORD}val"
LEVELS: Final = 9
MOST: Final = 9_999
_SIGNS: Final = "〇一二三四五六七八九"
_CHINESE: Final = re.compile(
    "chinese(?:Counting|CountingThousand)|(?:japanese|taiwanese)(?:Counting|Digital).*|ideographDigital"
)
_CIRCLED: Final = re.compile("decimalEnclosedCircle.*")
_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str  # "%1、", "（%2）", "%1.%2"
    in_digits: bool  # the numbers of higher levels are shown in digits whatever their kind


@dataclass
class Numbering:
    """The lists of one document, and how far each has counted."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)  # (list, level)
    abstract: dict[str, str] = field(default_factory=dict)  # list → what it is an instance of: instances go on counting
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)  # style of a paragraph → list and level
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def number_of(self, paragraph: etree._Element) -> str:
        """The number in front of the next paragraph, in document order; empty for one that has none."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        name, level = found
        own = self.levels.get((name, level))
        if own is None:
            return ""
        counts = self._counts.setdefault(self.abstract.get(name, name), [None] * LEVELS)
        before = counts[level]
        restart = self.restarts.get((name, level))
        if restart is not None and (name, level) not in self._begun:
            before = restart - 1
        self._begun.add((name, level))
        counts[level] = min(own.start if before is None else before + 1, MOST)
        counts[level + 1 :] = [None] * (LEVELS - level - 1)
        text = own.text
        for place in range(level + 1):
            if f"%{place + 1}" not in text:
                continue
            above = self.levels.get((name, place))
            reached = counts[place]
            value = (above.start if above else 1) if reached is None else reached
            text = text.replace(f"%{place + 1}", numeral(value, above.kind if above and not own.in_digits else "decimal"))
        return text if own.kind != "bullet" else ""

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        inherited = self.styles.get(style.get(VALUE, "")) if style is not None else None
        own = _list(paragraph.find(f"{WORD}pPr/{WORD}numPr"))
        if own is None:
            return inherited
        name = own[0] or (inherited[0] if inherited else "")
        return (name, own[1]) if name and name != "0" else None  # 0 takes a number away that the style would give


def numbering_of(numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """Read the parts of a document that say how it is numbered; either may be missing."""
    result = Numbering()
    if numbering is None:
        return result
    abstract = {one.get(f"{WORD}abstractNumId", ""): one for one in numbering.iter(f"{WORD}abstractNum")}
    for instance in numbering.iter(f"{WORD}num"):
        name = instance.get(f"{WORD}numId", "")
        pointer = instance.find(f"{WORD}abstractNumId")
        kind = pointer.get(VALUE, "") if pointer is not None else ""
        if kind not in abstract:
            continue
        result.abstract[name] = kind
        _read_levels(result, name, abstract[kind])
        for override in instance.iter(f"{WORD}lvlOverride"):
            _read_levels(result, name, override)
            start = override.find(f"{WORD}startOverride")
            if start is not None:
                result.restarts[(name, _level_number(override))] = _count(start, 1)
    for style in styles.iter(f"{WORD}style") if styles is not None else ():
        found = _list(style.find(f"{WORD}pPr/{WORD}numPr"))
        if found and found[0]:
            result.styles[style.get(f"{WORD}styleId", "")] = found
    return result


def _read_levels(result: Numbering, name: str, holder: etree._Element) -> None:
    for level in holder.iter(f"{WORD}lvl"):
        kind, text = level.find(f"{WORD}numFmt"), level.find(f"{WORD}lvlText")
        result.levels[(name, _level_number(level))] = _Level(
            _count(level.find(f"{WORD}start"), 1),
            kind.get(VALUE, "decimal") if kind is not None else "decimal",
            text.get(VALUE, "") if text is not None else "",
            level.find(f"{WORD}isLgl") is not None,
        )


def numeral(value: int, kind: str) -> str:
    """A count in the numerals of a kind.

    >>> [numeral(12, kind) for kind in ("decimal", "chineseCounting", "lowerLetter", "upperRoman", "decimalEnclosedCircle")]
    ['12', '十二', 'l', 'XII', '⑫']
    """
    if kind == "decimalZero":
        return f"{value:02d}"
    if _CHINESE.fullmatch(kind):
        return _chinese(value)
    if _CIRCLED.fullmatch(kind):
        return chr(0x2460 + value - 1) if 1 <= value <= 20 else str(value)
    if kind in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman"):
        return _roman(value) if kind == "lowerRoman" else _roman(value).upper()
    return "" if kind == "none" else str(value)


def _chinese(value: int) -> str:
    if not 0 < value < 100:
        return "".join(_SIGNS[int(sign)] for sign in str(value))
    tens, ones = divmod(value, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_SIGNS[tens]}十") + (_SIGNS[ones] if ones else "")


def _roman(value: int) -> str:
    written = ""
    for step, sign in (*_ROMAN, *_ROMAN_SMALL):
        while value >= step:
            written += sign
            value -= step
    return written


def _list(properties: etree._Element | None) -> tuple[str, int] | None:
    if properties is None:
        return None
    name, level = properties.find(f"{WORD}numId"), properties.find(f"{WORD}ilvl")
    return (name.get(VALUE, "") if name is not None else "", min(_count(level, 0), LEVELS - 1))


def _level_number(element: etree._Element) -> int:
    written = element.get(f"{WORD}ilvl", "")
    return min(int(written), LEVELS - 1) if written.isascii() and written.isdigit() and len(written) < 3 else 0


def _count(element: etree._Element | None, default: int) -> int:
    written = element.get(VALUE, "") if element is not None else ""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 5 else default
