"""The inline scripts of a page as text: comments out, variables found. Nothing is ever executed."""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_SCRIPT = 400_000
"""Characters of script that are looked at in one page."""

_COMMENT = re.compile(
    r"""("(?:\\.|[^"\\\n])*+"?|'(?:\\.|[^'\\\n])*+'?)|/\*(?:.*?\*/|.*\Z)|(?<![:\\])//[^\n]*""",
    re.DOTALL,
)


class Script(NamedTuple):
    """One inline script and where it stands."""

    text: str
    node: LexborNode


def without_comments(script: str) -> str:
    """A script without its comments, strings kept: a commented-out pagination often tells another page count."""
    return _COMMENT.sub(lambda match: match[1] or " ", script)


def inline_scripts(tree: LexborHTMLParser) -> list[Script]:
    """All scripts that stand in the page, bounded; scripts that carry markup (``text/xml``) among them."""
    left = MAX_SCRIPT
    found = []
    for node in tree.css("script:not([src])"):
        text = node.text()
        if text.strip():
            found.append(Script(text[:left], node))
            left -= len(text)
            if left <= 0:
                break
    return found


def number(script: str, *names: str) -> int | None:
    """The whole number a script gives to the first of some names, as ``name = 20``, ``name: '20'`` or ``"name":20``."""
    for name in names:
        if name not in script:
            continue
        match = re.search(
            rf"""(?<![\w.]){name}["']?\s{{0,9}}[:=]\s{{0,9}}(?:parseInt\()?["']?(\d{{1,9}})(?![\w.]*\()""", script
        )
        if match:
            return int(match[1])
    return None


def string(script: str, *names: str) -> str | None:
    """The string a script gives to the first of some names."""
    for name in names:
        if name not in script:
            continue
        match = re.search(
            rf"""(?<![\w.]){name}["']?\s{{0,9}}[:=]\s{{0,9}}(?:"([^"\n]{{1,600}})"|'([^'\n]{{1,600}})')""", script
        )
        if match:
            return match[1] or match[2]
    return None
