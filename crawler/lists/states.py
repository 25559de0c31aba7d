"""The data that a page carries for its own script: states of applications, arrays, objects that are pushed one by one.

An application that is made on the server leaves what it was made of in the page (``__NEXT_DATA__``, ``__INITIAL_STATE__``,
``__NUXT__``); a self-made page leaves an array for its script to draw. All of it is data and is only read.
"""

import re
from collections.abc import Iterator
from itertools import islice

from crawler.json_text import loads
from crawler.lists.literals import NotALiteral, literal, unescaped
from crawler.lists.scripts import Script

MOST_TRIED = 30
"""Places of one page at which data may begin."""

MOST_PUSHED = 500
MOST_ARGUMENTS = 5000
SHORTEST = 40
"""Characters of data that can hold a list."""

DEEPEST = 40
_BEGINS = re.compile(r"(?:=|:|\breturn|\()\s*(?=[\[{]\s*[\[{\"'\w])")
_PARSED = re.compile(r"JSON\.parse\(\s*(?:decodeURIComponent\(\s*)?(\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')")
_CALLED = re.compile(r"=\s*\(?\s*function\s*\(([\w$,\s]{0,20000})\)\s*\{\s*(?:[^{}]{0,2000};)?\s*return\s*(?=\{)")
_PUSHED = re.compile(r"\.push\(\s*(?=\{)")
_WRAPS = frozenset({"ShallowReactive", "Reactive", "Ref", "ShallowRef", "EmptyRef", "EmptyShallowRef"})


def states(scripts: list[Script]) -> Iterator[object]:
    """The data that scripts hold, the largest pieces of each script in the order they stand in."""
    for text, node in scripts:
        kind = (node.attributes.get("type") or "").lower()
        if "json" in kind:
            found = _of_json(text, flat=node.attributes.get("id") == "__NUXT_DATA__")
        elif not kind or "javascript" in kind or kind == "module":
            found = _of_code(text)
        else:
            continue
        for state in found:
            yield state
            yield from islice(_inner(state, 0), MOST_TRIED)


def _inner(data: object, depth: int) -> Iterator[object]:
    """The objects in arrays of a state that hold arrays of their own: ``{"data": [{"list": […]}]}``."""
    if depth > DEEPEST:
        return
    if isinstance(data, dict):
        for value in data.values():
            yield from _inner(value, depth + 1)
    elif isinstance(data, list):
        for value in data[:MOST_TRIED]:
            if isinstance(value, dict) and any(isinstance(held, (dict, list)) and held for held in value.values()):
                yield value
                yield from _inner(value, depth + 1)


def _of_json(text: str, *, flat: bool) -> Iterator[object]:
    try:
        data = loads(text)
    except ValueError:
        return
    yield raised(data) if flat and isinstance(data, list) else data


def _of_code(text: str) -> Iterator[object]:
    for parsed in islice(_PARSED.finditer(text), MOST_TRIED):
        yield from _of_json(unescaped(parsed[1][1:-1]), flat=False)
    called = _CALLED.search(text)
    if called is not None:
        yield from _of_call(text, called)
    end = 0
    for begin in islice(_BEGINS.finditer(text), MOST_TRIED):
        if begin.end() < end:
            continue  # inside the piece before
        try:
            value, end = literal(text, begin.end())
        except NotALiteral:
            continue
        if end - begin.end() >= SHORTEST:
            yield value
    pushed = []
    for begin in islice(_PUSHED.finditer(text), MOST_PUSHED):
        try:
            pushed.append(literal(text, begin.end())[0])
        except NotALiteral:
            break
    if pushed:
        yield pushed


def _of_call(text: str, called: re.Match[str]) -> Iterator[object]:
    """``(function(a,b){return {…a…}}(1,"x"))``: texts that stand more than once are handed in as arguments."""
    names = [part.strip() for part in called[1].split(",")]
    try:
        _, end = literal(text, called.end())
        given = text.find("(", end)
        values, _ = literal(f"[{text[given + 1 : _closing(text, given)]}]") if given >= 0 else ([], 0)
        arguments = dict(zip(names, values if isinstance(values, list) else [], strict=False))
        yield literal(text, called.end(), arguments)[0]
    except NotALiteral:
        return


def _closing(text: str, opening: int) -> int:
    """Where the last parenthesis of a script's last call stands, that of the call itself left out."""
    end = text.rstrip("; \n\r\t").rfind(")")
    return end - 1 if text[end - 1 : end] == ")" and text.count("(", 0, opening) > text.count(")", 0, opening) else end


def raised(data: list[object]) -> object:
    """A state whose values are numbered (``[{"list": 1}, [2], …]``), with the values in their places; bounded."""
    left = 50 * len(data) + 1000

    def value(at: object, depth: int) -> object:
        nonlocal left
        left -= 1
        if not isinstance(at, int) or isinstance(at, bool) or not 0 <= at < len(data) or depth > DEEPEST or left < 0:
            return None
        held = data[at]
        if isinstance(held, dict):
            return {str(key): value(inner, depth + 1) for key, inner in held.items()}
        if isinstance(held, list):
            if held and isinstance(held[0], str):
                return value(held[1], depth + 1) if held[0] in _WRAPS and len(held) > 1 else held[1:2] and held[1]
            return [value(inner, depth + 1) for inner in held]
        return held

    return value(0, 0)
