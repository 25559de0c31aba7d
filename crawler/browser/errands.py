"""What the scripts of one page send for: asked by our own client and by our own rules, or refused."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from crawler import outcome
from crawler.answer import TIMEOUT, TOO_LARGE, Answer, failed
from crawler.browser.shelf import ScriptShelf
from crawler.job import host_of
from crawler.politeness import HostBudget
from crawler.question import Client, Question
from crawler.visitor import Visitor
from duewatch.domain.link_notes import REDIRECT_LOOP

MOST_ERRANDS = 60  # of one page; beyond that it does not fill a list, it plays
MOST_REDIRECTS = 4
SCRIPT = "script"
DATA = frozenset({"xhr", "fetch"})
METHODS = frozenset({"GET", "HEAD", "POST"})  # POST is how many list endpoints are asked for a page of rows
FOREIGN = "foreign-host"
TOO_MANY = "too-many-requests"
HELD_BACK = frozenset({401, 403, 429, *range(500, 600)})  # a script that is not there (404) is not there for anybody
# Whatever could make us somebody (cookies, logins), and what our client says for itself.
KEPT_BACK = frozenset(
    {"cookie", "authorization", "proxy-authorization", "user-agent", "host", "connection", "content-length", "accept-encoding"}
    | {"upgrade-insecure-requests", "origin", "priority", "dnt"}
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What errands are run with: the tools of a crawl child."""

    client: Client
    visitor: Visitor
    budget: HostBudget
    timeout: float  # of one request
    max_bytes: int  # of all that one page sends for
    shelf: ScriptShelf


class Errands:
    """Everything one page sends for, from its opening to its end."""

    def __init__(self, desk: Desk, hosts: Collection[str]) -> None:
        self._desk = desk
        self._hosts = hosts
        self._left = desk.max_bytes
        self._begun = 0
        self.running = 0
        self.is_over = False  # the page is closed: nobody waits for answers any more
        self.is_too_large = False
        self.in_vain: list[str] = []  # addresses of our own hosts that did not give what was asked for
        self.refused: dict[str, None] = {}  # other hosts, in order
        self.is_partial = False  # another host was refused that was asked for data

    async def run(self, kind: str, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """One errand: the answer, or one that says why there is none. ``kind``: script, xhr or fetch."""
        self.running += 1
        self._begun += 1
        try:
            answer = await self._run(kind, method, url, headers, body)
        finally:
            self.running -= 1
        if answer.failure == FOREIGN:
            self.refused.setdefault(host_of(answer.url))
            self.is_partial |= kind in DATA
        elif answer.status is None or answer.status in HELD_BACK or (kind in DATA and answer.status >= 400):
            self.in_vain.append(answer.url)
        return answer

    async def _run(self, kind: str, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        if kind == SCRIPT and (shelved := self._desk.shelf.get(url)) is not None:
            return shelved
        sent = {name: text for name, text in headers.items() if not name.startswith("sec-") and name not in KEPT_BACK}
        target = url
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._ask(method, target, sent, body)
            if answer.location is None:
                break
            target = answer.location
            if method == "POST" and answer.status not in (307, 308):  # as browsers do
                method, body = "GET", b""
        else:
            return failed(url, "", REDIRECT_LOOP)
        if kind == SCRIPT:
            self._desk.shelf.put(url, answer)
        return answer

    async def _ask(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """One step, after every question that is asked before a visit."""
        if host_of(url) not in self._hosts:
            return failed(url, "", FOREIGN)
        if self._begun > MOST_ERRANDS or method not in METHODS:
            return failed(url, "", TOO_MANY if method in METHODS else "method")
        if (objection := await self._desk.visitor.objection(url)) is not None:
            return failed(url, "", objection.note)
        if self._left <= 0:
            self.is_too_large = True
            return failed(url, "", TOO_LARGE)
        async with self._desk.budget.turn(host_of(url)):
            if self.is_over:
                return failed(url, "", TIMEOUT)
            answer = await self._desk.client.ask(Question(url, self._desk.timeout, self._left, method, headers, body))
        self._desk.visitor.heard(answer)
        self._desk.visitor.met(url, outcome.judge(answer).kind)
        self._left -= len(answer.body)
        if self._left <= 0 or answer.failure == TOO_LARGE:
            self.is_too_large = True
            return replace(failed(url, answer.via, TOO_LARGE), method=method)
        return answer
