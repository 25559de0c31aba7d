"""Where a click leads on an element that is no plain link: ``onclick``, data attributes, a script in the href."""

import re
from collections.abc import Mapping
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.lists.hrefs import is_dead
from crawler.lists.rowdate import row_date

FEWEST = 5
"""Elements that act on a click from which a page may have rows of them; fewer are its tools."""

SELECTOR = (
    "a:not([href])[onclick],li[onclick],tr[onclick],td[onclick],div[onclick],p[onclick],span[onclick],dl[onclick],dd[onclick],"
    "[data-url],[data-href],[data-link]"
)
"""Elements that may be such a link, those with an href left out."""

SHORTEST = 6
"""Characters of a text from which a link that posts a form can be a row's title; shorter ones turn pages."""

MOST_AROUND = 40
"""Nodes of an element that is a row; a larger one holds rows."""

LONGEST_AROUND = 300
"""Characters of text beside a row's link among which its date is looked for."""

ROW_RISE = 3
"""Elements above a link that may be its row."""

_ATTRIBUTES = ("data-url", "data-href", "data-link")
_ARGUMENT = re.compile(r"""[(=,]\s*(?:encodeURI(?:Component)?\(\s*)?\\?["']([^"'\\<>\s]{2,500})\\?["']""")
_ADDRESS = re.compile(
    r"^(?:https?:)?//[\w\[]|^\.{0,2}/(?!/)[\w.%?-]|^[\w.%/-]+\.(?:s?html?|jhtml|jspx?|aspx?|php|do|action|pdf|docx?|xlsx?|ofd|zip)(?:$|[?#])|^\?\w+=",
    re.IGNORECASE,
)
_ACTS = ("onclick", "data-url", "data-href", "data-link")
POSTED = "__doPostBack("
"""An ASP.NET form is posted back: what opens then has no address of its own."""


def has_rows(source: str) -> bool:
    """Whether a page's source has so many elements that act on a click that its rows may be among them."""
    return sum(source.count(name) for name in _ACTS) >= FEWEST


def target(attributes: Mapping[str, str | None], text: str) -> str:
    """The address a click leads to, as written.

    Where a form is posted back it is the script itself, which resolves to no address: a row that is there and leads nowhere
    by itself. ``""`` for everything else (tools, tabs).
    """
    for name in _ATTRIBUTES:
        value = (attributes.get(name) or "").strip()
        if _ADDRESS.search(value):
            return value
    href = (attributes.get("href") or "").strip()
    for action in (href if href[:11].lower() == "javascript:" else "", attributes.get("onclick") or ""):
        if not action:
            continue
        if POSTED in action:
            return href if len(text.strip()) >= SHORTEST else ""
        for argument in _ARGUMENT.findall(action[:1000]):
            if _ADDRESS.search(argument):
                return str(argument)
    return ""


def acts_on_dated(attributes: Mapping[str, str | None], text: str) -> bool:
    """Whether an element that is no link is a row with a date all the same: a click on it calls a function."""
    return "(" in (attributes.get("onclick") or "") and bool(row_date(text[:LONGEST_AROUND]).raw)


def is_dated_row(node: LexborNode, text: str) -> bool:
    """Whether a link that leads nowhere is the title of a row: a date stands beside it, and no link that leads anywhere.

    Where a click on it leads only the page's script knows. That the row is there, with its title and its day, is seen anyhow.
    """
    if row_date(text[:LONGEST_AROUND]).raw:
        return True
    at = node.parent
    for _ in range(ROW_RISE):
        if at is None or at.tag in ("body", "html"):
            return False
        parts = list(islice(at.traverse(include_text=True), MOST_AROUND + 1))
        if len(parts) > MOST_AROUND:
            return False
        if any(part.tag == "a" and not is_dead(part.attributes.get("href") or "") for part in parts):
            return False
        around = " ".join((part.text_content or "")[:LONGEST_AROUND] for part in parts if part.tag == "-text")
        if row_date(around.replace(text, " ", 1)[:LONGEST_AROUND]).raw:
            return True
        at = at.parent
    return False
