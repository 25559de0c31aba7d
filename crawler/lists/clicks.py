"""Where a click leads on an element that is no plain link: ``onclick``, data attributes, a script in the href."""

import re
from collections.abc import Mapping

FEWEST = 5
"""Elements that act on a click from which a page may have rows of them; fewer are its tools."""

SELECTOR = (
    "a:not([href])[onclick],li[onclick],tr[onclick],td[onclick],div[onclick],p[onclick],span[onclick],dl[onclick],dd[onclick],"
    "[data-url],[data-href],[data-link]"
)
"""Elements that may be such a link, those with an href left out."""

SHORTEST = 6
"""Characters of a text from which a link that posts a form can be a row's title; shorter ones turn pages."""

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
