"""Makes hostile markup harmless before it is parsed: depth and attributes are quadratic in the parser.

Real pages nest a few dozen levels and carry a dozen attributes a tag. Cheap counts decide whether a page is looked at at all,
so that an ordinary page pays microseconds.
"""

import re

DEPTH = 400  # levels kept; deeper opening tags are dropped, their text stays
MANY_TAGS = 15_000  # pages with fewer tags cannot nest deep enough to matter
LONG_TAG = 20_000  # characters of one tag beyond which its attributes are counted
TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
OVERLONG = re.compile(r"<([a-zA-Z][\w:-]*)(?=\s)[^<>]{20000,}>?")
CARRIERS = re.compile(r"\s(?:href|src|content|name|class|id)\s*=\s*(?:\"[^\"]{0,2000}\"|'[^']{0,2000}')", re.IGNORECASE)
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)


def tame(text: str, *, may_hold_nul: bool = True) -> tuple[str, list[str]]:
    """The text with NULs, endless tags and bottomless nesting taken out, and what was taken out.

    ``may_hold_nul`` is false where the caller knows of no NUL: bytes tell it ten times as fast as characters.
    """
    notes: list[str] = []
    if may_hold_nul and "\0" in text:
        text = text.replace("\0", "")
        notes.append("NUL characters removed")
    if len(text) > 100_000:
        text, cut = OVERLONG.subn(_shorten, text)
        if cut:
            notes.append(f"{cut} overlong tags shortened")
        if text.count("<") > MANY_TAGS:
            text, dropped = _flatten(text)
            if dropped:
                notes.append(f"{dropped} tags nested deeper than {DEPTH} dropped")
    return text, notes


def _shorten(match: re.Match[str]) -> str:
    """An overlong tag with its few telling attributes; one that is long by a single value (an inline image) stays."""
    tag = match.group()
    if tag.count("=") + tag.count(" ") < 2_000 and tag.count("\n") < 2_000:
        return tag
    return f"<{match.group(1)}{''.join(CARRIERS.findall(tag)[:12])}>"


def _flatten(text: str) -> tuple[str, int]:
    """Drop opening tags below the bottom, each with one closing tag of its name."""
    kept: list[str] = []
    depth = dropped = position = 0
    owed: dict[str, int] = {}
    for match in TAG.finditer(text):
        name = match.group(2).lower()
        if name in VOID:
            continue
        if not match.group(1):
            if depth < DEPTH:
                depth += 1
                continue
            owed[name] = owed.get(name, 0) + 1
        elif owed.get(name):
            owed[name] -= 1
        else:
            depth = max(0, depth - 1)
            continue
        dropped += 1
        kept.append(text[position : match.start()])
        position = match.end()
    kept.append(text[position:])
    return "".join(kept), dropped
