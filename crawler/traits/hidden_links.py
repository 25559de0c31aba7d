"""Links to other hosts that a reader cannot see: whoever breaks into a site sells its good name to search engines with them.

Facts: ``links``, those that are told, each with ``url``, ``text``, ``how`` it is hidden and the ``trade`` its words speak of
(or ""); ``hidden``, how many links to other hosts are hidden in all.

A folded menu is hidden as well, and so are the counters of visitors. A link that is merely not displayed is therefore told only
where its words speak of a foreign trade; one that is pushed out of sight or made too small to see also where they do not,
unless its host is a known counter or a public body.
"""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from crawler.trades import trade_words
from crawler.trades.words import word_sets
from crawler.traits.examiner import Examined
from duewatch.domain.judgements import Fact, Facts

NOT_DISPLAYED, OFF_SCREEN, TOO_SMALL = "not-displayed", "off-screen", "too-small"
MOST = 20  # links of one page that are told
LONGEST = 80  # characters of a link's words
FAR = 2000  # pixels beyond the edge; slides of a picture show wait nearer
_DEEPEST = 30  # elements above a link that are looked at
_NOT_DISPLAYED = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-indent\s*:\s*-\s*\d{3}|opacity\s*:\s*0(?:\.0+)?\s*(?:[;!]|$)",
    re.IGNORECASE,
)
"""Ways that menus, picture shows and logos use as well."""

_FAR = re.compile(r"(?:^|[;\s{])(?:left|top|right|bottom)\s*:\s*-\s*(\d{1,9})", re.IGNORECASE)
_SMALL = re.compile(r"(?:^|[;\s{])(?:width|height|max-height|max-width)\s*:\s*[01](?:px|em|%)?\s*(?:[;!]|$)", re.IGNORECASE)
_CUT = re.compile(r"overflow\s*:\s*hidden", re.IGNORECASE)
_UNREADABLE = re.compile(r"font-size\s*:\s*[01](?:px|pt|em|%)?\s*(?:[;!]|$)", re.IGNORECASE)
_RULE = re.compile(r"([#.][\w-]{1,60})\s*\{([^{}]{1,500})\}")


def examine(examined: Examined) -> Facts | None:
    """The hidden links of a page to other hosts."""
    page = examined.page
    own = _host(page.url)
    rules: Mapping[str, str] | None = None
    told: list[Fact] = []
    hidden = 0
    known: dict[int, str] = {}  # element → how it hides what it holds: links share what stands around them
    for node, href in page.anchors:
        if "//" not in href or not (url := page.resolve(href)).startswith(("http://", "https://")):
            continue
        host = _host(url)
        if not host or host == own:
            continue
        if rules is None:
            rules = _rules_of(examined)
        how = _how_hidden(node, rules, known)
        if not how:
            continue
        hidden += 1
        text = " ".join(f"{node.text()} {node.attributes.get('title') or ''}".split())[:LONGEST]
        trade = trade_words(text)
        if (trade or (how != NOT_DISPLAYED and not _is_innocent(host))) and len(told) < MOST:
            told.append({"url": url[:1000], "text": text, "how": how, "trade": trade[0] if trade else ""})
    return {"links": told, "hidden": hidden}


def _how_hidden(node: LexborNode, rules: Mapping[str, str], known: dict[int, str]) -> str:
    """How a link, or something around it, is kept from the reader's sight; the trickiest way counts; "" for links in sight."""
    found = ""
    above: LexborNode | None = node
    for _ in range(_DEEPEST):
        if above is None or above.tag in ("body", "html"):
            break
        key = above.mem_id
        how = known.get(key)
        if how is None:
            how = known[key] = _how(above, rules)
        if how in (OFF_SCREEN, TOO_SMALL):
            return how
        found = found or how
        above = above.parent
    return found


def _how(node: LexborNode, rules: Mapping[str, str]) -> str:
    attributes = node.attributes
    if not attributes:
        return ""
    style = attributes.get("style") or ""
    if rules:
        names = [f".{name}" for name in (attributes.get("class") or "").split()]
        names += [f"#{attributes['id']}"] if attributes.get("id") else []
        style = ";".join([style, *(rules[name] for name in names if name in rules)])
    if any(int(far) >= FAR for far in _FAR.findall(style)):
        return OFF_SCREEN
    if (node.tag == "a" and _UNREADABLE.search(style)) or (_SMALL.search(style) and _CUT.search(style)):
        return TOO_SMALL
    if node.tag == "marquee" and (attributes.get("height") or attributes.get("width") or "9").strip() in (
        "0",
        "1",
        "0px",
        "1px",
    ):
        return TOO_SMALL
    return NOT_DISPLAYED if _NOT_DISPLAYED.search(style) or "hidden" in attributes else ""


def _rules_of(examined: Examined) -> dict[str, str]:
    """The rules for single classes and ids in the page's own style sheets."""
    rules: dict[str, str] = {}
    for node in examined.page.tree.css("style"):
        for name, body in _RULE.findall((node.text() or "")[:100_000]):
            rules[name] = f"{rules.get(name, '')};{body}"
    return rules


def _host(url: str) -> str:
    """The host; with its port where it is given in figures, because whatever listens there may be anybody's."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    return parts.netloc if host.replace(".", "").isdigit() else host


def _is_innocent(host: str) -> bool:
    return any(host == known or host.endswith(f".{known}") for known in word_sets().counters)
