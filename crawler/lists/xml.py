"""Records of XML answers: rows of markup in CDATA, and plain items with a title each. Entities are never resolved."""

import html
import re

from lxml import etree

from crawler.lists.shapes import Row

MAX_CHARACTERS = 8_000_000
"""Characters of an answer that are parsed."""

MAX_RECORDS = 2000
"""Records read of one answer or script."""

MAX_GROUP = 2000
"""Characters of the element that names the next group."""

_HREF = re.compile(r"""href=["']([^"']+)["']""")
_OPEN, _CLOSE = "<![CDATA[", "]]>"
_STORE = re.compile(r"<(?:datastore|recordset)\b", re.IGNORECASE)


def records(text: str) -> list[str] | None:
    """The markup of each record of a ``<datastore>``, none when it is empty; ``None`` when the text is no such answer."""
    return record_markup(text) if _STORE.search(text[:5000]) else None


def record_markup(text: str) -> list[str]:
    """The CDATA of every ``<record>``, in order and bounded. Plain searching, so that no broken answer can make it slow."""
    found: list[str] = []
    position = text.find("<record>")
    while position >= 0 and len(found) < MAX_RECORDS:
        start = text.find(_OPEN, position)
        end = text.find(_CLOSE, start)
        if start < 0 or end < 0:
            break
        found.append(text[start + len(_OPEN) : end])
        position = text.find("<record>", end)
    return found


def next_group(text: str) -> str | None:
    """The address of the records after these, as a data store names it; ``None`` when these are the last."""
    start = text.find("<nextgroup>")
    match = _HREF.search(text, start, start + MAX_GROUP) if start >= 0 else None
    return html.unescape(match[1]) if match else None


def number(text: str, tag: str) -> int | None:
    """The whole number in an element."""
    match = re.search(rf"<{tag}>\s*(?:<!\[CDATA\[)?\s*(\d{{1,9}})", text, re.IGNORECASE)
    return int(match[1]) if match else None


def rows(text: str) -> list[Row]:
    """Repeated elements that have a title each, as objects of their children's texts; empty when there are none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(text[:MAX_CHARACTERS].encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    if root is None:
        return []
    found: dict[str, list[Row]] = {}
    for element in root.iter():
        if not isinstance(element.tag, str) or len(element) < 2:
            continue
        children = {
            _local(child.tag): (child.text or child.get("href") or "") for child in element if isinstance(child.tag, str)
        }
        if any("title" in name.lower() for name in children):
            found.setdefault(_local(element.tag), []).append(children)
    return max(found.values(), key=len, default=[])


def _local(tag: str) -> str:
    """A tag's own name. A prefix that was never declared, as in markup out of a word processor, stands in the name itself."""
    return tag.rpartition("}")[2].rpartition(":")[2]
