"""Addresses that a page's own script builds when a row is clicked: ``open('/show?id=' + id)`` behind ``show(5)``.

Nothing is executed. The function must stand in the page, and what it opens must be texts, its own arguments, attributes of the
clicked element and names to which the page gives one text, joined by plus or in a template. Anything else gives no address: a
row that is there and leads nowhere by itself.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.lists.scripts import Script, without_comments

MOST_BODY = 1500
"""Characters of a function that are looked at."""

MOST_PIECES = 12
"""Parts of which an address is joined."""

MOST_HOPS = 4
"""Names that are looked up one after the other; functions that call one another."""

MOST_STEPS = 20_000
"""Parts of addresses that are looked at in one page; a list of fifty rows has some hundreds."""

MOST_NAMES = 100
"""Functions, and names with a text, that are looked up in one page; its rows share a handful."""

MOST_CALLS = 3
"""Calls of one click that are looked at."""

MOST_UP = 3
"""Elements above the clicked one whose attributes a script may mean."""

_TEXT = r"""(?:"(?:\\.|[^"\\\n]){0,500}"|'(?:\\.|[^'\\\n]){0,500}')"""
_CALL = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]{0,60})\s{0,3}\(([^()]{0,400})\)")
_ARGUMENT = re.compile(rf"\s*({_TEXT}|-?\d{{1,18}}|[\w.$]{{1,60}})\s*(?:,|$)")
_OPENS = re.compile(
    r"(?:location(?:\.href)?\s*=(?!=)|location\.(?:replace|assign)\s*\(|(?:window\.|\b)open\s*\(|navigateTo\s*\(|jump\w*\s*\("
    r"|layer\.open\s*\(\s*\{[^{}]{0,300}?\bcontent\s*:)\s*"
)
_PIECE = re.compile(
    rf"""\s*(?:encodeURI(?:Component)?\s*\(\s*)?(?:(?P<text>{_TEXT})|`(?P<template>[^`]{{0,500}})`
    |(?:\$\(\s*this\s*\)\.(?:data|attr)\(\s*|this\.getAttribute\(\s*)["'](?P<attribute>[\w-]{{1,40}})["']\s*\)
    |this\.dataset\.(?P<dataset>\w{{1,40}})
    |(?P<table>[A-Za-z_$][\w$]{{0,60}})\[\s*(?P<key>[A-Za-z_$][\w$]{{0,60}})\s*\]
    |(?P<name>[A-Za-z_$][\w$]{{0,60}})(?:\.toString\(\))?(?![\w$.(\[])|(?P<number>\d{{1,18}})(?![\w.]))\s*\)?\s*""",
    re.VERBOSE,
)
_INSIDE = re.compile(r"\$\{\s*([A-Za-z_$][\w$]{0,60})\s*\}")
_HANDLER = re.compile(
    r"""\.(?:click|on)\s*\(\s*(?:["']click["']\s*,\s*(?:["'][^"'\n]{0,80}["']\s*,\s*)?)?function\s*\(\w{0,20}\)\s*\{"""
)
_ADDRESS = re.compile(r"^(?:https?:)?//[\w\[]|^[./?]|[\w-]\.(?:s?html?|jhtml|jspx?|aspx?|php|do|action)\b|/", re.IGNORECASE)


class Opener:
    """What the scripts of one page do on a click."""

    def __init__(self, scripts: list[Script]) -> None:
        self._scripts = scripts
        self._steps = 0
        self._functions: dict[str, tuple[list[str], str] | None] = {}
        self._texts: dict[str, str | None] = {}

    def address(self, node: LexborNode) -> str | None:
        """The address that a click on a link opens, as the script builds it; ``None`` when that cannot be read."""
        for name, arguments in _calls(node):
            if found := self._called(name, arguments, node):
                return found
        return self._handled(node)

    def turned(self, node: LexborNode) -> str | None:
        """The address that a click on 下一页 opens: of several that a condition chooses from, the one with the page's number.

        A function often has one address for the first page and another for all further ones.
        """
        for name, arguments in _calls(node):
            numbers = [one for one in arguments if one and one.isdigit() and len(one) < 6]
            carrying = numbers[0] if len(numbers) == 1 and int(numbers[0]) > 1 else ""
            if found := self._called(name, arguments, node, carrying):
                return found
        return None

    @cached_property
    def _source(self) -> str:
        return "\n".join(without_comments(text) for text, _ in self._scripts)

    @cached_property
    def _handlers(self) -> list[str]:
        return [_body(self._source, match.end()) for match in _HANDLER.finditer(self._source)][:MOST_PIECES]

    def _called(self, name: str, arguments: list[str | None], node: LexborNode, carrying: str = "") -> str | None:
        """What a function opens when it is called so; where it may open several, the only one ``carrying`` a number."""
        if name not in self._functions and len(self._functions) < MOST_NAMES:
            self._functions[name] = self._function(name)
        function = self._functions.get(name)
        if function is None:
            return None
        names, body = function
        given = {one: value for one, value in zip(names, arguments, strict=False) if one and value is not None}
        return self._opened(body, given, node, carrying)

    def _function(self, name: str) -> tuple[list[str], str] | None:
        """The names of a function's arguments, and its text; ``None`` when the page does not hold it."""
        shape = re.compile(
            rf"(?:function\s+{re.escape(name)}\s*|(?<![\w$.]){re.escape(name)}\s*[=:]\s*(?:function\s*)?)"
            rf"\(([\w\s,$]{{0,200}})\)\s*(?:=>\s*)?\{{"
        )
        match = shape.search(self._source)
        return ([part.strip() for part in match[1].split(",")], _body(self._source, match.end())) if match else None

    def _handled(self, node: LexborNode) -> str | None:
        """What the page's one handler of clicks that reads an attribute of this element opens."""
        found = {url for body in self._handlers if "this" in body and (url := self._opened(body, {}, node))}
        return found.pop() if len(found) == 1 else None

    def _opened(self, body: str, given: Mapping[str, str], node: LexborNode, carrying: str = "") -> str | None:
        """The one address that a function opens; ``None`` when there are several: a condition decides then."""
        found = {self._joined(body, match.end(), body, given, node, 0) for match in _OPENS.finditer(body)}
        if carrying and None not in found:
            found = {url for url in found if url and re.search(rf"(?<!\d){carrying}(?!\d)", url)}
        url = found.pop() if len(found) == 1 else None
        return url if url and _ADDRESS.search(url) else None

    def _joined(self, source: str, start: int, body: str, given: Mapping[str, str], node: LexborNode, depth: int) -> str | None:
        """The text of an expression; ``None`` when one part of it is not known."""
        parts: list[str] = []
        at = start
        while len(parts) < MOST_PIECES and self._steps < MOST_STEPS:
            self._steps += 1
            match = _PIECE.match(source, at)
            part = self._part(match, body, given, node, depth) if match is not None else None
            if match is None or part is None:
                return None
            parts.append(part)
            at = match.end()
            if source[at : at + 1] != "+":
                return "".join(parts) if source[at : at + 1] in (";", ",", ")", "}", "\n", "") or _ends(source, at) else None
            at += 1
        return None

    def _part(self, match: re.Match[str], body: str, given: Mapping[str, str], node: LexborNode, depth: int) -> str | None:
        if (text := match["text"]) is not None:
            return re.sub(r"\\(.)", r"\1", text[1:-1])
        if (template := match["template"]) is not None:
            values = {name: self._named(name, body, given, node, depth) for name in _INSIDE.findall(template)}
            if None in values.values() or "${" in _INSIDE.sub("", template):
                return None
            return _INSIDE.sub(lambda inside: values[inside[1]] or "", template)
        if (attribute := match["attribute"]) is not None:
            return _attribute(node, attribute, f"data-{attribute}")
        if (attribute := match["dataset"]) is not None:
            return _attribute(node, "data-" + re.sub(r"([A-Z])", lambda letter: "-" + letter[1].lower(), attribute))
        if match["table"] is not None:
            return self._entry(match["table"], self._named(match["key"], body, given, node, depth))
        if match["name"] is not None:
            return self._named(match["name"], body, given, node, depth)
        return match["number"]

    def _named(self, name: str, body: str, given: Mapping[str, str], node: LexborNode, depth: int) -> str | None:
        """The text behind a name: an argument, a variable of the function, one of the page to which it gives one text."""
        if name in given:
            return given[name]
        if depth > MOST_HOPS:
            return None
        gives = re.compile(rf"(?<![\w$.]){re.escape(name)}\s*=(?!=)")
        inside = list(gives.finditer(body))
        if inside:
            return self._joined(body, inside[0].end(), body, given, node, depth + 1) if len(inside) == 1 else None
        if name not in self._texts and len(self._texts) < MOST_NAMES:
            gives = re.compile(rf"(?<![\w$.]){re.escape(name)}\s*[=:](?!=)\s*({_TEXT}|\d{{1,18}})")
            texts = set(gives.findall(self._source))
            self._texts[name] = str(texts.pop()).strip("\"'") if len(texts) == 1 else None
        return self._texts.get(name)

    def _entry(self, table: str, key: str | None) -> str | None:
        """The text that a table of the page, ``{5: '/a.html'}``, holds under a key."""
        start = re.search(rf"(?<![\w$.]){re.escape(table)}\s*=\s*\{{", self._source)
        if start is None or not key:
            return None
        end = self._source.find("}", start.end())
        held = re.search(rf"""["']?(?<![\w-]){re.escape(key)}["']?\s*:\s*({_TEXT})""", self._source[start.end() - 1 : end])
        return held[1][1:-1] if held else None


def _ends(source: str, at: int) -> bool:
    """Whether an expression ended with its line."""
    return "\n" in source[max(0, at - 20) : at] and source[at : at + 1] not in "?.[("


def _calls(node: LexborNode) -> Iterator[tuple[str, list[str | None]]]:
    """The functions that a click on a link calls, with their arguments."""
    attributes = node.attributes
    for action in (attributes.get("href") or "", attributes.get("onclick") or ""):
        for call in islice(_CALL.finditer(action[:1000]), MOST_CALLS):
            yield call[1], _arguments(call[2])


def _arguments(text: str) -> list[str | None]:
    """The arguments of a call; ``None`` for what is no text and no number."""
    found: list[str | None] = []
    at = 0
    while at < len(text) and len(found) < MOST_PIECES:
        match = _ARGUMENT.match(text, at)
        if match is None:
            break
        piece = match[1]
        found.append(piece[1:-1] if piece[0] in "\"'" else piece if piece.lstrip("-").isdigit() else None)
        at = match.end()
    return found


def _attribute(node: LexborNode, *names: str) -> str | None:
    """The first of some attributes, of an element or the ones right above it."""
    at: LexborNode | None = node
    for _ in range(MOST_UP):
        if at is None:
            return None
        attributes = at.attributes
        for name in names:
            if value := attributes.get(name):
                return value
        at = at.parent
    return None


def _body(source: str, start: int) -> str:
    """A function's text from behind its opening brace up to the closing one; strings are stepped over."""
    depth, at, end = 1, start, min(len(source), start + MOST_BODY)
    while at < end:
        sign = source[at]
        if sign in "\"'`":
            closing = source.find(sign, at + 1, end)
            at = closing if closing >= 0 else end
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth:
                return source[start:at]
        at += 1
    return source[start:end]
