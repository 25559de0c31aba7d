"""What a reader tried with a page it did not understand, in words for the operator.

Readings keep it as short codes of ours: ``tried: …``, ``browser:…``, ``pages-not-reached:…``. A code that is not known here is
told as it stands, because it is a path or a name that the operator looks for.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from duewatch.domain.sightings import TRIED

MOST: Final = 6  # words on one page or column
LAYOUT: Final = "layout "
READ_AS: Final = "read as "
BROWSER: Final = "browser:"
NOT_REACHED: Final = "pages-not-reached:"
REPEATS: Final = "pagination-repeats"
TOLD: Final = (TRIED, BROWSER, NOT_REACHED, REPEATS)
"""Beginnings of the warnings of a walk that are told."""


def N_(msgid: str) -> str:  # noqa: N802 - the marker by which gettext tools find a text that is translated later
    """The text itself."""
    return msgid


GENERIC: Final = N_("generic")  # the reader of every layout that has no file of its own
SAID: Final = frozenset(
    {
        N_("rows that only a script brings"),
        N_("rows not understood"),
        N_("frames and endpoints without a row"),
        N_("reader-fault"),
    }
)
"""What readings say in full."""
KINDS: Final[Mapping[str, str]] = {
    "record": N_("record"),
    "list": N_("list"),
    "columns": N_("columns"),
    "json-list": N_("json-list"),
    "error": N_("error"),
    "other": N_("other"),
}
"""What sort of page it was taken for (``crawler.readings.PageKind``)."""


def in_words(tried: Iterable[str], _: Callable[[str], str]) -> str:
    """What was tried, each once, in brackets behind the name of a page; "" where nothing is known."""
    shown = list(dict.fromkeys(_word(one.removeprefix(TRIED), _) for one in tried))[:MOST]
    return _(" ({tried})").format(tried=_(", ").join(shown)) if shown else ""


def _word(tried: str, _: Callable[[str], str]) -> str:
    if tried.startswith(LAYOUT):
        name = tried.removeprefix(LAYOUT)
        return _("layout {name}").format(name=_(GENERIC) if name == GENERIC else name)
    if tried.startswith(READ_AS):
        kind = tried.removeprefix(READ_AS)
        return _("read as {kind}").format(kind=_(KINDS[kind]) if kind in KINDS else kind)
    if tried.startswith(BROWSER):
        return _("browser:{trouble}").format(trouble=tried.removeprefix(BROWSER))
    if tried.startswith(NOT_REACHED):
        read, _sign, pages = tried.removeprefix(NOT_REACHED).partition("/")
        return _("{read} of {pages} pages reached").format(read=read, pages=pages)
    if tried == REPEATS:
        return _("pages repeat each other")
    return _(tried) if tried in SAID else tried
