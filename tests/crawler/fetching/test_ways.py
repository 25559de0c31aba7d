import asyncio
from datetime import datetime

from crawler import outcome
from crawler.ways import Ending, Ways
from duewatch.domain.dates import CHINA
from duewatch.domain.sightings import Role, Sighting, SightingKind

WHEN = datetime(2026, 6, 15, tzinfo=CHINA)


class Web:
    """Addresses that lead to one another; an address that is not given is gone."""

    def __init__(self, moved: dict[str, str] | None = None, there: tuple[str, ...] = ()) -> None:
        self.moved, self.there = moved or {}, there
        self.looked: list[str] = []

    async def look(self, url: str, role: Role) -> Sighting:
        self.looked.append(url)
        await asyncio.sleep(0)
        target = self.moved.get(url)
        kind = SightingKind.MOVED if target else SightingKind.SEEN if url in self.there else SightingKind.GONE
        status = 302 if target else 200 if url in self.there else 404
        return Sighting(f"key-{url}", url, role, kind, WHEN, status=status, location=target)


def settle(web: Web, *urls: str, known: dict[str, Ending] | None = None) -> dict[str, tuple[str, str, int | None]]:
    async def all_at_once() -> list[tuple[Sighting, ...]]:
        ways = Ways(web.look, known or {})
        return await asyncio.gather(*(ways.settle(url, Role.LINK) for url in urls))

    found = [one for sightings in asyncio.run(all_at_once()) for one in sightings]
    assert len(found) == len({one.url for one in found}), "an address was brought in twice"
    return {one.url: (str(one.kind), one.note, one.status) for one in found}


def test_a_redirect_to_a_page_is_moved_and_to_nowhere_is_gone():
    web = Web({"a": "b", "x": "y"}, there=("b",))
    assert settle(web, "a", "x") == {
        "a": ("moved", "", 302),
        "b": ("seen", "", 200),
        "x": ("gone", "redirects-to:gone", 404),
        "y": ("gone", "", 404),
    }


def test_ways_that_meet_look_at_the_common_part_once():
    web = Web({"a": "c", "b": "c", "c": "d"}, there=("d",))
    told = settle(web, "a", "b", "c", "d", "a")
    assert sorted(web.looked) == ["a", "b", "c", "d"]
    assert {url: kind for url, (kind, _, _) in told.items()} == {"a": "moved", "b": "moved", "c": "moved", "d": "seen"}


def test_a_circle_is_a_failure_for_all_of_its_addresses():
    told = settle(Web({"a": "b", "b": "c", "c": "a", "into": "b"}), "a", "b", "into")
    assert {url: told[url][:2] for url in told} == dict.fromkeys(("a", "b", "c", "into"), ("failed", "redirect-loop"))


def test_an_endless_chain_is_given_up():
    web = Web({str(n): str(n + 1) for n in range(100)})
    assert settle(web, "0")["0"][:2] == ("failed", "too-many-redirects")
    assert len(web.looked) < 12


def test_a_circle_out_of_which_a_cookie_may_lead_is_told_apart():
    assert outcome.endless(["", "sets-cookie"], circle=True) == "cookie-loop"
    assert outcome.endless(["page-redirect", ""], circle=True) == "cookie-loop"
    assert outcome.endless(["", ""], circle=True) == "redirect-loop"


def test_what_was_visited_before_is_not_looked_at_again():
    web = Web({"a": "walked", "b": "lost"})
    known = {"walked": Ending(SightingKind.SEEN, "", 200), "lost": Ending(SightingKind.BLOCKED, "jiasule", 521)}
    assert settle(web, "a", "b", known=known) == {"a": ("moved", "", 302), "b": ("blocked", "redirects-to:jiasule", 521)}
    assert sorted(web.looked) == ["a", "b"]
