"""Records of XML answers: rows of markup in CDATA, and plain items with a title each. Entities are never resolved."""

import re

from lxml import etree  # type: ignore[import-untyped] # no stubs are kept for it here

from crawler.lists.shapes import Row

MAX_CHARACTERS = 8_000_000
"""Characters of an answer that are parsed."""

_RECORD = re.compile(r"<record[^>]{0,200}>\s*<!\[CDATA\[(.*?)\]\]>\s*</record>", re.DOTALL | re.IGNORECASE)
_STORE = re.compile(r"<(?:datastore|recordset)\b", re.IGNORECASE)


def records(text: str) -> list[str] | None:
    """The markup of each record of a ``<datastore>``, none when it is empty; ``None`` when the text is no such answer."""
    if not _STORE.search(text[:5000]):
        return None
    return _RECORD.findall(text)


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
        children = {etree.QName(child).localname: (child.text or "") for child in element if isinstance(child.tag, str)}
        if any("title" in name.lower() for name in children):
            found.setdefault(etree.QName(element).localname, []).append(children)
    return max(found.values(), key=len, default=[])
