"""Calls by which an inline script asks for the rows of its list: ``$.ajax``, ``$.get``, ``$.post``, ``axios``, ``fetch``.

Nothing is executed. A call counts only if its address is a text (or two joined texts), every parameter is a text, a number or a
variable to which the page gives one, and one parameter is a page number. A GET may be made of any such call; a POST only where
a layout declares the path as one that reads.
"""

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler import layouts
from crawler.lists.following import PAGE_KEYS, SIZE_KEYS
from crawler.lists.scripts import Script, without_comments
from crawler.page import Page
from crawler.posting import FORM, JSON, MOST_BODY, Ask, Post
from crawler.whole import whole

MOST_CALLS = 20
"""Calls of one page that are looked at."""

MOST_PAIRS = 40
"""Parameters of one call; what asks for rows has a handful."""

LONGEST = 3000
"""Characters of one call's arguments."""

_CALL = re.compile(
    r"""(?:\$|jQuery|jq)\.(?P<jquery>ajax|getJSON|get|post)\s*\(|\baxios(?:\.(?P<axios>get|post|request))?\s*\(|(?<![\w.])fetch(?P<fetch>)\s*\("""
)
_TEXT = r"""(?:"(?:\\.|[^"\\\n]){0,500}"|'(?:\\.|[^'\\\n]){0,500}')"""
_VALUE = rf"""{_TEXT}|-?\d{{1,9}}|true|false|[A-Za-z_$][\w.$]{{0,60}}"""
_JOINED = re.compile(rf"\s*((?:{_VALUE})(?:\s*\+\s*(?:{_VALUE}))*)")
_URL = re.compile(r"""(?<![\w.])["']?url["']?\s*:""")
_METHOD = re.compile(r"""(?<![\w.])["']?(?:type|method)["']?\s*:\s*["'](\w+)["']""", re.IGNORECASE)
_DATA = re.compile(r"""(?<![\w.])["']?(?:data|params|body)["']?\s*:\s*(?:JSON\.stringify\s*\(\s*)?(?=[{A-Za-z"'])""")
_IS_JSON = re.compile(r"application/json|JSON\.stringify", re.IGNORECASE)
_KEY = r"""(?:"([\w.\[\]-]{1,60})"|'([\w.\[\]-]{1,60})'|([\w$]{1,60}))"""
_PAIR = re.compile(rf"""\s*{_KEY}\s*:\s*((?:{_VALUE})(?:\s*\+\s*(?:{_VALUE}))*)\s*(?:,|$)""")
_READS = re.compile(
    r"list|search|query|page|news|info|doc|article|content|data|select|find|manuscript|xxgk|zfxx", re.IGNORECASE
)
_WRITES = re.compile(
    r"save|add|insert|update|delete|remove|submit|upload|login|logout|regist|vote|comment|count|hits?\b|click|visit|view(?:s|num)|like\b"
    r"|captcha|sms|token|weather|suggest|hot|tip\b|user|auth",
    re.IGNORECASE,
)


def call_of(scripts: list[Script], page: Page) -> Ask | None:
    """The request for the first page of rows that an inline script of the page makes; ``None`` when none can be read."""
    if not any(_CALL.search(text) for text, _ in scripts):
        return None
    whole = "\n".join(without_comments(text) for text, _ in scripts)
    return next(_asks(whole, page), None)


def _asks(source: str, page: Page) -> Iterator[Ask]:
    for at, match in enumerate(_CALL.finditer(source)):
        if at >= MOST_CALLS:
            return
        arguments = _arguments(source, match.end())
        found = _ask(match, arguments, source, page) if arguments else None
        if found is not None:
            yield found


def _arguments(source: str, start: int) -> str:
    """The text up to the parenthesis that closes a call; ``""`` when it is not near. Strings are stepped over."""
    depth, at, end = 1, start, min(len(source), start + LONGEST)
    while at < end:
        sign = source[at]
        if sign in "\"'":
            closing = at + 1
            while closing < end and source[closing] != sign:
                closing += 2 if source[closing] == "\\" else 1
            at = closing
        elif sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth -= 1
            if not depth:
                return source[start:at]
        at += 1
    return source[start:end]  # a long handler follows; address and data stand in front of it


def _ask(call: re.Match[str], arguments: str, source: str, page: Page) -> Ask | None:
    named = _URL.search(arguments)
    short = call["jquery"] in ("get", "getJSON", "post") or call["axios"] or call["fetch"] is not None
    if named is not None and (not short or named.start() < 40):
        joined = _JOINED.match(arguments, named.end())
        data_at = _DATA.search(arguments)
        rest = arguments[data_at.end() :] if data_at else ""
    else:
        joined = _JOINED.match(arguments)
        data_at = _DATA.search(arguments)
        rest = arguments[data_at.end() :] if data_at else arguments[joined.end() :].lstrip(" ,\n\t\r") if joined else ""
    href = _resolved(joined[1], source) if joined else None
    if not href:
        return None
    declared = _METHOD.search(arguments)
    method = declared[1].upper() if declared else "POST" if "post" in (call["jquery"], call["axios"]) else "GET"
    pairs = _pairs(rest, source)
    url = page.resolve(href)
    if pairs is None or not url or urlsplit(url).netloc.lower() != urlsplit(page.base).netloc.lower():
        return None
    path = urlsplit(url).path
    told = [*parse_qsl(urlsplit(url).query), *pairs]
    if _WRITES.search(path) or not _READS.search(path) or not any(name.lower() in PAGE_KEYS for name, _ in told):
        return None
    if method == "GET":
        return Ask(f"{url}{'&' if '?' in url else '?'}{urlencode(pairs)}" if pairs else url)
    if method != "POST" or not any(re.search(pattern, path) for pattern in layouts.reads()):
        return None
    is_json = bool(_IS_JSON.search(arguments)) or (call["axios"] is not None and data_at is None)
    body = (
        json.dumps({name: _number(name, value) for name, value in pairs}, ensure_ascii=False) if is_json else urlencode(pairs)
    )
    return Ask(url, Post(body, JSON if is_json else FORM)) if len(body) <= MOST_BODY else None


def _pairs(text: str, source: str) -> list[tuple[str, str]] | None:
    """The parameters of an object; none when there is no object, ``None`` when one of them cannot be read."""
    if (named := re.match(r"([A-Za-z_$][\w$]{0,60})\s*(?:[,)}]|$)", text)) is not None:
        given = re.search(rf"(?<![\w.$])(?:var|let|const)?\s*{re.escape(named[1])}\s*=\s*(?=\{{)", source)
        if given is None:
            return []
        text = source[given.end() : given.end() + LONGEST]
    if not text.startswith("{"):
        return []
    inner = _arguments(text, 1)
    pairs: list[tuple[str, str]] = []
    at, end = 0, len(inner.rstrip(" ,\n\r\t"))
    while at < end:
        if len(pairs) >= MOST_PAIRS:
            return None
        match = _PAIR.match(inner, at)
        if match is None:
            return None
        value = _resolved(match[4], source)
        if value is None:
            name = (match[1] or match[2] or match[3]).lower()
            value = "1" if name in PAGE_KEYS else "15" if name in SIZE_KEYS else None
        if value is None:
            return None
        pairs.append((match[1] or match[2] or match[3], value))
        at = match.end()
    return pairs


def _resolved(joined: str, source: str) -> str | None:
    """The text of an expression of texts, numbers and variables joined by plus; ``None`` when a variable is not known."""
    parts = []
    for piece in re.findall(_VALUE, joined):
        if piece[0] in "\"'":
            parts.append(re.sub(r"\\(.)", r"\1", piece[1:-1]))
        elif re.fullmatch(r"-?\d+|true|false", piece):
            parts.append(piece)
        elif (value := _variable(piece.rsplit(".", 1)[-1], source)) is not None:
            parts.append(value)
        else:
            return None
    return "".join(parts)


def _variable(name: str, source: str) -> str | None:
    """The text or number that the page gives to a variable or a key, if it gives only one."""
    found = re.findall(rf"""(?<![\w$.])["']?{re.escape(name)}["']?\s*[:=]\s*(?!=)({_TEXT}|\d{{1,9}}(?![\w.]))""", source)
    values = {str(value).strip("\"'") for value in found}
    if name.lower() in PAGE_KEYS and values:
        return str(found[0]).strip("\"'")
    return values.pop() if len(values) == 1 else None


def _number(name: str, value: str) -> str | int:
    """Page numbers and sizes are numbers in JSON; identifiers stay as they were written."""
    number = whole(value) if name.lower() in PAGE_KEYS | SIZE_KEYS else None
    return value if number is None else number
