"""From the text of an endpoint's answer to its data: JSON or a literal of a script, whatever is wrapped around or inside it."""

import json
import re
from collections.abc import Mapping

from crawler.json_text import loads
from crawler.lists.literals import literal

SHORTEST_STRING = 60
"""Characters of a string from which it is worth asking whether it is JSON once more."""

DEEPEST = 3
"""Objects inside objects whose strings are opened."""

_BEFORE = re.compile(
    r"\s*(?:/\*.{0,300}?\*/\s*)?(?:\)\]\}',?|while\s*\(1\)\s*;|for\s*\(;;\)\s*;|try\s*\{)?\s*"
    r"(?:(?:[\w.$]{1,60}\s*\(|(?:(?:var|let|const)\s+)?[\w.$]{1,60}\s*=)\s*)?(?=[\[{])",
    re.DOTALL,
)
_DECODER = json.JSONDecoder(strict=False)  # endpoints leave tabs and line breaks in their titles


def data_of(text: str) -> object | None:
    """The value an answer carries, with whatever a script needs around it taken off; ``None`` when there is none."""
    try:
        return opened(loads(text))
    except ValueError:
        start = _BEFORE.match(text)
    if start is None:
        return None
    try:
        return opened(loads(json.dumps(_DECODER.raw_decode(text, start.end())[0])))
    except (ValueError, RecursionError):
        pass
    try:
        return opened(literal(text, start.end())[0])
    except (ValueError, RecursionError):
        return None


def opened(data: object, depth: int = 0) -> object:
    """A value in which strings that are JSON once more are opened."""
    if isinstance(data, str):
        if len(data) <= SHORTEST_STRING or data.lstrip()[:1] not in ("{", "[") or depth >= DEEPEST:
            return data
        try:
            return opened(loads(data), depth + 1)
        except ValueError:
            return data
    if isinstance(data, Mapping) and depth < DEEPEST:
        return {str(key): opened(value, depth + 1) for key, value in data.items()}
    return data
