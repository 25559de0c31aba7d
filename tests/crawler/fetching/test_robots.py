import asyncio

import pytest

from crawler.answer import Answer, answered, failed
from crawler.robots import RobotsRules

RULES = """User-agent: *
Disallow: /secret
Crawl-delay: 4

User-agent: duewatch
Disallow: /private/
Allow: /private/open
Crawl-delay: 7
"""


def answer(url: str, body: str = "", status: int = 200, **headers: str) -> Answer:
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return answered(
        url, "test", method="GET", status=status, headers=pairs, body=body.encode(), elapsed_ms=1, request_headers=()
    )


class Host:
    """Gives prepared answers and notes what was asked and said."""

    def __init__(self, answers: dict[str, Answer | None], *, wall: bool = False, obey: bool = True) -> None:
        self.answers, self.wall = answers, wall
        self.asked: list[str] = []
        self.slowed: dict[str, float] = {}
        self.rules = RobotsRules(self.ask, lambda _: self.wall, self.slowed.__setitem__, "duewatch", obey=obey)

    async def ask(self, url: str) -> Answer | None:
        self.asked.append(url)
        return self.answers.get(url)

    def objections(self, *paths: str) -> list[str]:
        async def all_of_them() -> list[str]:
            return await asyncio.gather(*(self.rules.objection(f"http://a.example{path}") for path in paths))

        return asyncio.run(all_of_them())


def test_our_own_rules_are_obeyed_and_read_once(tmp_path):
    host = Host({"http://a.example/robots.txt": answer("http://a.example/robots.txt", RULES)})
    paths = ("/", "/secret", "/private/1.html", "/private/open/1.html")
    assert host.objections(*paths) == ["", "", "robots.txt", ""]
    assert host.asked == ["http://a.example/robots.txt"]
    assert host.slowed == {"a.example": 7.0}


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_without_rules_everything_is_allowed(status):
    host = Host({"http://a.example/robots.txt": answer("http://a.example/robots.txt", "Disallow: /", status)})
    assert host.objections("/") == [""]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_cannot_say_its_rules_is_left_alone(status):
    host = Host({"http://a.example/robots.txt": answer("http://a.example/robots.txt", "", status)})
    assert host.objections("/") == ["robots-unavailable"]


def test_a_wall_before_the_rules_is_met_again_at_the_page_where_it_is_recorded():
    host = Host({"http://a.example/robots.txt": answer("http://a.example/robots.txt", "", 521)}, wall=True)
    assert host.objections("/") == [""]


@pytest.mark.parametrize("nothing", [None, failed("http://a.example/robots.txt", "test", "timeout")])
def test_where_nobody_answers_the_page_itself_is_asked(nothing):
    host = Host({"http://a.example/robots.txt": nothing})
    assert host.objections("/") == [""]


def test_a_page_for_people_in_place_of_the_rules_is_none():
    page = "<html><body>User-agent: *\nDisallow: /\n</body></html>"
    host = Host({"http://a.example/robots.txt": answer("http://a.example/robots.txt", page)})
    assert host.objections("/") == [""]


def test_rules_that_were_moved_are_read_where_they_are_and_a_circle_allows_all():
    there = "https://www.a.example/robots.txt"
    moved = answer("http://a.example/robots.txt", "", 301, Location=there)
    host = Host({"http://a.example/robots.txt": moved, there: answer(there, "User-agent: *\nDisallow: /secret")})
    assert host.objections("/secret", "/") == ["robots.txt", ""]
    circle = answer("http://a.example/robots.txt", "", 302, Location="/robots.txt")
    assert Host({"http://a.example/robots.txt": circle}).objections("/") == [""]


def test_an_operator_who_was_authorised_may_leave_the_rules_unread():
    host = Host({}, obey=False)
    assert host.objections("/secret") == [""]
    assert host.asked == []
