"""From an answer to the kind of a sighting: what one visit gave, in one word and a note."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from crawler import genuine
from crawler.answer import Answer
from crawler.readings import Genuineness
from crawler.trades import taken_over
from duewatch.domain.judgements import Reason
from duewatch.domain.link_notes import (
    COOKIE_LOOP,
    HIJACKED,
    PAGE_REDIRECT,
    REDIRECT_LOOP,
    REDIRECTS_TO,
    SETS_COOKIE,
    TOO_MANY_REDIRECTS,
)
from duewatch.domain.sightings import Sighting, SightingKind

HOST_DOWN = "host-down"  # not asked, because the host had not answered several times in a row
WALLED = "walled"  # not asked, because the host had shown us its wall many times in a row
CUT_SHORT = "crawl-cut-short"

GOOD = frozenset({SightingKind.SEEN, SightingKind.MOVED})
MAY_BE_SOFT = GOOD | {SightingKind.NOT_GENUINE}  # delivered, and perhaps what the host says of everything it does not have
_GONE = frozenset({404, 410})
_ENDLESS = frozenset({REDIRECT_LOOP, TOO_MANY_REDIRECTS, COOKIE_LOOP})


def judge(answer: Answer, read: Callable[[], Genuineness] | None = None) -> Genuineness:
    """What the answer says of the address.

    Only 404 and 410 make an address ``gone``; a wall is told from a refusal by its marks; everything of the 5xx kind and
    everything that did not arrive is ``failed``, which never speaks against the page. ``read`` reads the text of a delivered
    page and says whether it is genuine; without it only marks of walls and error pages are looked for.
    """
    if answer.status is None:
        return Genuineness(SightingKind.FAILED, answer.failure)
    if answer.location is not None:
        return Genuineness(SightingKind.MOVED, SETS_COOKIE if "set-cookie" in answer.lookup else "")
    if 200 <= answer.status < 300:
        if (trade := taken_over(answer)) is not None:
            return Genuineness(SightingKind.NOT_GENUINE, f"{HIJACKED}{trade}")
        if read is not None:
            return read()
        if answer.method == "HEAD" or answer.is_file:  # nothing to read
            return Genuineness(SightingKind.SEEN)
    told = genuine.judge(answer.status, answer.lookup, answer.body, answer.url)
    if told.kind is SightingKind.BLOCKED or 200 <= answer.status < 300:
        return told
    if answer.status in _GONE:
        return Genuineness(SightingKind.GONE)
    if 400 <= answer.status < 500:
        return Genuineness(SightingKind.REFUSED, f"http-{answer.status}")
    return Genuineness(SightingKind.FAILED, f"http-{answer.status}")  # 5xx, and redirects that lead nowhere


def endless(steps: Iterable[str], *, circle: bool) -> str:
    """The note of a way without an end, from the notes of its steps; ``circle``: it came back to an address it had passed.

    We keep no cookies and run no scripts: where a step gave one or was made by one, a browser may get on where we do not.
    """
    if any(note in (SETS_COOKIE, PAGE_REDIRECT) for note in steps):
        return COOKIE_LOOP
    return REDIRECT_LOOP if circle else TOO_MANY_REDIRECTS


def at_end(step: Sighting, kind: SightingKind, note: str, status: int | None) -> Sighting:
    """A redirect, once it is known how the way from it ended.

    It stays ``moved`` when the way ends at a page. Otherwise it takes the kind of the end, with the note ``redirects-to:…``: a
    link to a redirect to nowhere is a link to nowhere.
    """
    if step.kind is not SightingKind.MOVED or kind in GOOD:
        return step
    told = note if note in _ENDLESS else f"{REDIRECTS_TO}{note or kind}"
    return replace(step, kind=kind, note=told, status=status or step.status)


def reason_of(kind: SightingKind, note: str) -> Reason:
    """Why a column could not be read, when the visit to one of its list pages ended so."""
    match kind:
        case SightingKind.BLOCKED | SightingKind.REFUSED:
            return Reason.BLOCKED
        case SightingKind.NOT_GENUINE:
            return Reason.NOT_GENUINE
        case SightingKind.SKIPPED if note.startswith("robots") or note == WALLED:
            return Reason.BLOCKED
        case SightingKind.SKIPPED if note == CUT_SHORT:
            return Reason.CRAWL_CUT_SHORT
        case _:
            return Reason.UNREACHABLE
