"""Learns what a host answers for addresses that cannot exist, so that a page "not found" with status 200 is recognised.

One address with a random name is asked a host and kind of address. If the answer is an honest 404, nothing more is needed.
If it is a page or a redirect, an address that gives the very same is gone as well. Where the home page gives the same too
(sites that draw everything by script), pages cannot be told apart, and nobody is accused.
"""

import asyncio
import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from posixpath import splitext
from urllib.parse import urlsplit

from crawler.answer import Answer
from crawler.page import Page
from crawler.readings import Genuineness
from crawler.trades import taken_over
from duewatch.domain.link_notes import SOFT_NOT_FOUND as SOFT
from duewatch.domain.sightings import SightingKind

LEAST_WORDS = 5  # a page with fewer is an empty shell; two of those prove nothing
MOST_DIFFERENT = 5  # words by which two showings of one error page differ: a clock, a number of the request
PREFIX = "duewatch-no-such-page-"
_PAGE_SUFFIXES = frozenset({"", ".html", ".htm", ".shtml", ".jsp", ".jspx", ".do", ".action", ".asp", ".aspx", ".php"})
_HOME = re.compile(r"^/?(?:index|default|main|home)?(?:\.\w+)?$", re.IGNORECASE)
_WORDS = re.compile(r"\w+")


class Manner(StrEnum):
    """How a host answers for what does not exist."""

    HONEST = "honest"  # says so by its status
    PAGE = "page"  # a page with status 200
    REDIRECT = "redirect"
    INDISTINCT = "indistinct"  # the same as for its home page
    UNKNOWN = "unknown"  # could not be asked


@dataclass(frozen=True, slots=True)
class Look:
    """What is compared of two pages."""

    title: str
    words: frozenset[str]

    def is_like(self, other: "Look") -> bool:
        """Whether both show the same page, leaving out what repeats the address."""
        different = len(self.words ^ other.words)
        return self.title == other.title and different <= min(MOST_DIFFERENT, len(self.words) // LEAST_WORDS)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learnt of one host and kind of address."""

    manner: Manner
    look: Look | None = None
    location: str | None = None


class SoftNotFound:
    """Lessons of all hosts. ``ask`` asks an address politely; ``None`` when it may not be asked."""

    def __init__(self, ask: Callable[[str], Awaitable[Answer | None]]) -> None:
        self._ask = ask
        self._lessons: dict[tuple[str, str], asyncio.Task[Lesson]] = {}

    async def is_honest(self, url: str) -> bool:
        """Whether a missing address of this kind would be answered by a status."""
        return await self.manner_of(url) in (None, Manner.HONEST)

    async def manner_of(self, url: str) -> Manner | None:
        """How the host answers for what does not exist; ``None`` for entry pages and files, of which nothing is learnt."""
        if is_home(url) or _suffix(url) not in _PAGE_SUFFIXES:
            return None
        return (await self._lesson(url)).manner

    async def judge(self, answer: Answer) -> Genuineness | None:
        """``gone`` when the answer is the one for missing addresses; ``None`` when there is nothing to say."""
        delivered = answer.status is not None and 200 <= answer.status < 300 and bool(answer.body) and not answer.is_file
        if is_home(answer.url) or not (delivered or answer.location) or _suffix(answer.url) not in _PAGE_SUFFIXES:
            return None
        lesson = await self._lesson(answer.url)
        same = (lesson.manner is Manner.REDIRECT and answer.location is not None and answer.location == lesson.location) or (
            lesson.manner is Manner.PAGE and delivered and lesson.look is not None and _look(answer).is_like(lesson.look)
        )
        return Genuineness(SightingKind.GONE, SOFT) if same else None

    async def _lesson(self, url: str) -> Lesson:
        parts = urlsplit(url)
        key = (f"{parts.scheme}://{parts.netloc}".lower(), _suffix(url))
        if key not in self._lessons:
            self._lessons[key] = asyncio.ensure_future(self._learn(*key))
        return await self._lessons[key]

    async def _learn(self, origin: str, suffix: str) -> Lesson:
        name = f"{PREFIX}{secrets.token_hex(6)}"
        answer = await self._ask(f"{origin}/{name}{suffix}")
        if answer is None or answer.status is None:
            return Lesson(Manner.UNKNOWN)
        if answer.location is not None:
            # A redirect that keeps the name (to https, to another host) says nothing about existence.
            return Lesson(Manner.UNKNOWN) if name in answer.location else Lesson(Manner.REDIRECT, location=answer.location)
        if answer.status >= 400:
            return Lesson(Manner.HONEST)
        if taken_over(answer) is not None:
            return Lesson(Manner.INDISTINCT)  # another trade shows its one page for everything: nothing is missing, all is lost
        look = _look(answer)
        if len(look.words) < LEAST_WORDS:
            return Lesson(Manner.INDISTINCT)
        home = await self._ask(f"{origin}/")
        if home is None or home.status is None or (home.location is None and _look(home).is_like(look)):
            return Lesson(Manner.INDISTINCT)
        return Lesson(Manner.PAGE, look)


def _look(answer: Answer) -> Look:
    page = Page.from_bytes(answer.body, answer.url, answer.content_type)
    text = page.body.text(separator=" ") if page.body else ""
    own = set(_WORDS.findall(answer.url))
    return Look(page.title or "", frozenset(_WORDS.findall(text[:20_000])) - own)


def _suffix(url: str) -> str:
    return splitext(urlsplit(url).path)[1].lower()


def is_home(url: str) -> bool:
    """The entry page of a host exists by definition, whatever it looks like."""
    return bool(_HOME.match(urlsplit(url).path))
