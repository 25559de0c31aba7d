"""The ladder by which one address is asked whether it is there.

HEAD, because it is cheap; the first bytes by GET where HEAD may lie; the tolerant client before anything bad is said; lenient
TLS where encryption was the trouble. No address is called gone on one client's word.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from crawler import outcome, page_redirect
from crawler.addresses import is_public
from crawler.answer import TLS, Answer
from crawler.clients import legacy
from crawler.clients.quick import QuickClient
from crawler.genuine import EMPTY_SHELL, SCRIPT_REDIRECT
from crawler.job import host_of
from crawler.question import Question
from crawler.readings import Genuineness
from crawler.whole import whole
from crawler.workplace import Workplace
from duewatch.domain.link_notes import PAGE_REDIRECT, trade_of
from duewatch.domain.sightings import Role, Sighting, SightingKind

FIRST_BYTES = 128 * 1024
OBSOLETE_TLS = "obsolete-tls"
PAGE_FOR_FILE = "page-for-file"
EMPTY_FILE = "empty-file"
SIGNPOST = 1024  # bytes; a page that only sends its readers on has a few hundred
_A_PAGE = frozenset({SightingKind.SEEN, SightingKind.NOT_GENUINE})
_FILLED_BY_SCRIPT = frozenset({EMPTY_SHELL, SCRIPT_REDIRECT})
_FILE_ENDINGS = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".wps", ".et", ".ofd", ".zip", ".rar", ".7z", ".ppt", ".pptx",
                 ".jpg", ".jpeg", ".png", ".gif", ".mp4", ".mp3")  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProbeLimits:
    """Bounds of one probe."""

    timeout: float
    max_bytes: int = FIRST_BYTES


class Probe:
    """Climbs the ladder for one address at a time; the host's budget is asked for every rung."""

    def __init__(
        self, place: Workplace, quick: QuickClient, limits: ProbeLimits, witness: Callable[[Answer], None] | None = None
    ) -> None:
        self._place = place
        self._witness = witness  # told of the answer of every rung, for whoever wants to show the ladder
        self._quick = quick
        self._soft = place.visitor.soft
        self._limits = limits
        self._to_read: set[str] = set()  # where redirects lead from addresses whose page is wanted
        self._taken_over: set[str] = set()  # hosts that show a foreign trade; the rest of their pages is looked at, too

    async def look(self, url: str, role: Role, attempt: int, *, read: bool = False) -> Sighting:
        """One look at one address: a sighting, which for a redirect says where it leads.

        With ``read`` the first question is for the page itself and not only for its head: what stands there is told as well.
        What a redirect leads to is then read, too.
        """
        visitor = self._place.visitor
        if (objection := await visitor.objection(url)) is not None:
            return visitor.sighting(url, role, objection, attempt=attempt)
        host = host_of(url)
        read = (read or url in self._to_read or host in self._taken_over) and not _wants_file(url)
        answer, told = await self._climb(url, read=read)
        if read and answer.location is not None:
            self._to_read.add(answer.location)
        if trade_of(told.note) is not None:
            self._taken_over.add(host)
        visitor.heard(answer)
        visitor.met(url, told.kind)
        return visitor.sighting_of(answer, role, told, attempt=attempt)

    async def _climb(self, url: str, *, read: bool) -> tuple[Answer, Genuineness]:
        head = None if read else await self._ask_quick(url, "HEAD")
        if head is not None and (
            head.location is not None
            or (head.status is not None and 200 <= head.status < 300 and not await self._doubtful(head))
        ):
            return head, await self._judge(head)
        if head is None or not head.failure:
            first = await self._ask_quick(url, "GET")
            told = await self._judge(first)
            if head is None and told.kind is SightingKind.NOT_GENUINE and told.note in _FILLED_BY_SCRIPT:
                told = Genuineness(SightingKind.SEEN)  # as a good head would have said: the page was only read for its trade
            if told.kind in outcome.GOOD or told.kind is SightingKind.BLOCKED:
                return first, told
        return await self._second_opinion(url)

    async def _second_opinion(self, url: str) -> tuple[Answer, Genuineness]:
        second = await self._ask_tolerant(url)
        told = await self._judge(second)
        if second.failure == TLS and url.startswith("https:") and self._place.proxy is None:
            last = await self._ask_legacy(url)
            told_last = await self._judge(last)
            if last.status is not None:
                seen = told_last.kind is SightingKind.SEEN
                return last, Genuineness(told_last.kind, OBSOLETE_TLS) if seen else told_last
        return second, told

    async def _doubtful(self, head: Answer) -> bool:
        """Whether a good HEAD answer may hide more: no file, a sign to another address, a host that says 200 to everything."""
        if head.lookup.get("content-length", "").strip() == "0":
            return True
        if "html" not in (head.content_type or "html").lower():
            return False
        length = whole(head.lookup.get("content-length", "").strip())
        if length is not None and length <= SIGNPOST:  # so small a page may be a sign to another address
            return True
        return _wants_file(head.url) or not await self._soft.is_honest(head.url)

    async def _judge(self, answer: Answer) -> Genuineness:
        told = outcome.judge(answer)
        if answer.sent_to and told.kind is SightingKind.MOVED:
            told = Genuineness(SightingKind.MOVED, PAGE_REDIRECT)
        if told.kind not in outcome.MAY_BE_SOFT:
            return told
        if (soft := await self._soft.judge(answer)) is not None:
            return soft
        if told.kind is SightingKind.SEEN and answer.method == "GET" and _wants_file(answer.url):
            if not answer.body:
                return Genuineness(SightingKind.NOT_GENUINE, EMPTY_FILE)
            if not answer.is_file:
                return Genuineness(SightingKind.NOT_GENUINE, PAGE_FOR_FILE)
        return told

    async def _ask_quick(self, url: str, method: str) -> Answer:
        headers = {"Range": f"bytes=0-{self._limits.max_bytes - 1}"} if method == "GET" else {}
        async with self._place.budget.turn(host_of(url)):
            answer = await self._quick.ask(Question(url, self._limits.timeout, self._limits.max_bytes, method, headers))
        return self._witnessed(answer)

    async def _ask_tolerant(self, url: str) -> Answer:
        async with self._place.budget.turn(host_of(url)):
            answer = await self._place.client.ask(Question(url, self._limits.timeout, self._place.max_bytes))
        return self._witnessed(answer)

    async def _ask_legacy(self, url: str) -> Answer:
        parts = urlsplit(url)
        allowed = self._place.guard.is_allowed(parts.hostname or "", parts.port or 443)
        async with self._place.budget.turn(host_of(url)):
            answer = await legacy.ask(
                url,
                within=self._limits.timeout,
                max_bytes=self._limits.max_bytes,
                agent=self._place.agent,
                may_connect=lambda address: allowed or is_public(address),
            )
        return self._witnessed(answer)

    def _witnessed(self, answer: Answer) -> Answer:
        answer = _with_target(answer)
        if self._witness is not None:
            self._witness(answer)
        return answer


def _with_target(answer: Answer) -> Answer:
    """The answer with the address that its page sends its readers on to, as for a redirect; walls send nobody on."""
    if answer.method != "GET" or answer.status is None or (target := page_redirect.sent_on(answer)) is None:
        return answer
    return replace(answer, sent_to=target) if outcome.judge(answer).kind in _A_PAGE else answer


def _wants_file(url: str) -> bool:
    """Whether the address names a file that is not a page."""
    return url.split("?", 1)[0].lower().endswith(_FILE_ENDINGS)
