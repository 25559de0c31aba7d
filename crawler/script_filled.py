"""Lists that only a script fills: how they are told, and when a rendering of one is believed."""

import re

from crawler.answer import Answer
from crawler.readings import ListReading, PageKind, PageReading
from crawler.rendering import NO_ROWS, Rendering
from duewatch.domain.sightings import SightingKind

EMPTY_SHELL = "empty-shell"
PARTIAL = "partial"  # data was refused to the page: rows may be lacking
SCRIPT_PAGER = "script-pager"  # the page has a pager, and only its script knows the next page

_SCRIPT = re.compile(rb"<script\b", re.IGNORECASE)
_PAGER = re.compile(
    r"下一?页|后一页|加载更多|load more|class=\"[^\"]*(?:pagination|pager|btn-next|laypage|page-?next|page-?nav)", re.IGNORECASE
)


def is_unread(kind: SightingKind, note: str, reading: PageReading | None) -> bool:
    """Whether a page that was asked for as a list gave no rows, and nobody to ask for them.

    A wall is not among them, nor a page that only sends its reader on: a browser is no means to get round either. A page that
    says that it is empty is: so do many before their script has run.
    """
    if kind is not SightingKind.SEEN:
        return kind is SightingKind.NOT_GENUINE and note == EMPTY_SHELL
    if reading is None or reading.kind is PageKind.RECORD:
        return False
    listed = reading.list
    return listed is None or not listed.understood or not (listed.entries or listed.endpoint)


def has_script(answer: Answer) -> bool:
    """Whether there is anything a browser could do that our readers cannot."""
    return not answer.is_file and _SCRIPT.search(answer.body) is not None


def objection(rendering: Rendering, reading: PageReading | None) -> str:
    """Why a rendering is not believed; "" when it is.

    One without rows is never believed: perhaps it only did not get them. So no absence rests on a browser's empty page.
    """
    if rendering.trouble:
        return rendering.trouble
    if reading is None or reading.genuine.kind is not SightingKind.SEEN or reading.kind is not PageKind.LIST:
        return NO_ROWS
    return "" if reading.list and reading.list.understood and reading.list.entries else NO_ROWS


def note_of(rendering: Rendering) -> str:
    """What must be known of a rendering when its list is asked for its end."""
    if rendering.is_partial:
        return PARTIAL
    return SCRIPT_PAGER if _PAGER.search(rendering.html.decode("utf-8", "replace")) else ""


def proves_end(note: str, listed: ListReading | None, *, pages: int, rows: int) -> bool:
    """Whether a rendered page that names no next page is the last, after so many ``pages`` and ``rows`` of its list."""
    if note == PARTIAL or listed is None:
        return False
    if listed.total is not None:
        return rows >= listed.total
    if listed.page_count is not None:
        return pages >= listed.page_count
    return note != SCRIPT_PAGER
