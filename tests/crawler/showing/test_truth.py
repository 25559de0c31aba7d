"""What is shown agrees with what is true, on a server that answers in every way servers answer."""

import gzip
import zlib
from collections.abc import Callable, Iterable
from functools import cache

import pytest

from duewatch.domain.sightings import SightingKind

LONG = "/" + "a" * 10_000
STATUSES = [*range(400, 419), *range(421, 427), 428, 429, 431, 444, 451, 499, *range(500, 509), 510, 511, 521, 599]
SAYS_GONE, IS_A_WALL = {404, 410}, {401, 407, 412, 429, 521}
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"


def by_status(status: int) -> str:
    if status in SAYS_GONE:
        return "gone"
    if status in IS_A_WALL:
        return "blocked"
    return "refused" if status < 500 else "failed"


@cache
def bomb(say) -> bytes:
    """A page whose text unpacks to a quarter of a gigabyte."""
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return b"".join([packer.compress(say.page), *(packer.compress(b" " * 2**24) for _ in range(16)), packer.flush()])


def endless(say) -> Callable[[object], None]:
    """A file of a terabyte, sent for as long as somebody takes it."""

    def pour(asked) -> None:
        asked.say(b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 1099511627776\r\n\r\n%PDF-1.7 ")
        while not asked.ended.is_set():
            asked.connection.sendall(b"0" * 65_536)  # fails once the client has hung up, which ends this thread

    return pour


def packed_unless_asked_plain(say) -> Callable[[object], None]:
    """A server that labels plain text as gzip, unless no packing is accepted."""

    def tell(asked) -> None:
        plain = "gzip" not in asked.headers.get("accept-encoding", "")
        more = {} if plain else {"Content_Encoding": "gzip"}
        say.answer(200, say.page, **more)(asked)

    return tell


# name: (how the server answers at /<name>, kind of the verdict, note, or None where the note is no part of the promise)
TRUTH = {
    **{f"status-{n}": (lambda say, n=n: say.answer(n, b"<html>x</html>"), by_status(n), None) for n in STATUSES},
    "page": (lambda say: say.answer(), "seen", ""),
    "early-hints": (
        lambda say: say.unless_head(say.raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", HEAD, b"\r\n", say.page)),
        "seen",
        "",
    ),
    # servers that dislike HEAD
    **{
        f"head-{n}": (lambda say, n=n: say.unless_head(say.answer(), say.answer(n, b"")), "seen", "")
        for n in (400, 403, 404, 405, 406, 500, 501, 503)
    },
    "head-torn": (lambda say: say.unless_head(say.answer(), say.reset), "seen", ""),
    "head-garbage": (lambda say: say.unless_head(say.answer(), say.raw(b"\x00\x01\x02\r\n\r\n")), "seen", ""),
    # redirects
    **{f"moved-{n}": (lambda say, n=n: say.moved("/page", n), "moved", "") for n in (301, 302, 303, 307, 308)},
    "moved-relative": (lambda say: say.moved("page"), "moved", ""),
    "moved-with-blank": (lambda say: say.moved("/a b.html"), "moved", ""),
    "moved-with-backslash": (lambda say: say.moved("\\page"), "moved", ""),
    "moved-to-raw-chinese": (
        lambda say: say.moved("/通知.html".encode().decode("latin-1")),
        "moved",
        "",
    ),
    "moved-to-raw-gbk": (
        lambda say: say.moved("/公告.html".encode("gb18030").decode("latin-1")),
        "moved",
        "",
    ),
    "moved-far": (lambda say: say.moved(LONG), "moved", ""),
    "chain-1": (lambda say: say.moved("/chain-2"), "moved", ""),
    "chain-2": (lambda say: say.moved("/chain-3", 301), "moved", ""),
    "chain-3": (lambda say: say.moved("/page", 307), "moved", ""),
    "loop-self": (lambda say: say.moved("/loop-self"), "failed", "redirect-loop"),
    "loop-a": (lambda say: say.moved("/loop-b"), "failed", "redirect-loop"),
    "loop-b": (lambda say: say.moved("/loop-a"), "failed", "redirect-loop"),
    **{f"stairs-{n}": (lambda say, n=n: say.moved(f"/stairs-{n + 1}"), "failed", "too-many-redirects") for n in range(2)},
    "loop-for-a-cookie": (
        lambda say: say.answer(302, b"", Location="/loop-for-a-cookie", Set_Cookie="visitor=1; Path=/"),
        "failed",
        "cookie-loop",
    ),
    "moved-with-cookie": (lambda say: say.answer(302, b"", Location="/page", Set_Cookie="a=b"), "moved", "sets-cookie"),
    "moved-to-gone": (lambda say: say.moved("/status-404"), "gone", "redirects-to:gone"),
    "moved-to-trouble": (lambda say: say.moved("/status-500"), "failed", "redirects-to:http-500"),
    "moved-to-inside": (lambda say: say.moved("http://10.0.0.1/"), "skipped", "redirects-to:private-address"),
    "moved-to-mail": (lambda say: say.moved("mailto:a@town.example"), "skipped", "redirects-to:bad-address"),
    "moved-nowhere": (lambda say: say.answer(302, b""), "failed", "http-302"),
    # bodies that are not what their headers say
    "bomb": (lambda say: say.unless_head(say.answer(200, bomb(say), Content_Encoding="gzip")), "seen", ""),
    "bomb-seen-by-head": (lambda say: say.answer(200, bomb(say), Content_Encoding="gzip"), "seen", ""),
    "labelled-gzip": (lambda say: say.unless_head(packed_unless_asked_plain(say)), "seen", ""),
    "packed": (lambda say: say.unless_head(say.answer(200, gzip.compress(say.page), Content_Encoding="gzip")), "seen", ""),
    "torn-gzip": (
        lambda say: say.unless_head(say.answer(200, gzip.compress(say.page)[:-20], Content_Encoding="gzip")),
        None,  # whole or broken: clients differ on a missing end, and both are right
        None,
    ),
    "chunked": (
        lambda say: say.unless_head(say.raw(CHUNKED, b"%x\r\n" % len(say.page), say.page, b"\r\n0\r\n\r\n")),
        "seen",
        "",
    ),
    "chunked-nonsense": (lambda say: say.unless_head(say.raw(CHUNKED, b"zz\r\nnonsense\r\n")), "failed", "broken-answer"),
    "chunked-torn": (lambda say: say.unless_head(say.raw(CHUNKED, b"ffff\r\n<html>")), "failed", "broken-answer"),
    "short-body": (
        lambda say: say.unless_head(say.raw(HEAD, b"Content-Length: 99999\r\n\r\n", say.page[:300])),
        "failed",
        "broken-answer",
    ),
    "no-length": (lambda say: say.unless_head(say.raw(HEAD, b"\r\n", say.page)), "seen", ""),
    "odd-header": (lambda say: say.raw(HEAD, b"Bad Header\xff: x\r\n\r\n", say.page), "failed", None),  # browsers are laxer
    "torn": (lambda say: say.reset, "failed", "reset"),
    "silent-end": (lambda say: say.raw(), "failed", "reset"),
    "garbage": (lambda say: say.raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "failed", "broken-answer"),
    # files
    "huge.pdf": (lambda say: say.unless_head(endless(say)), "seen", ""),
    "page-for-file.pdf": (lambda say: say.unless_head(say.answer()), "not-genuine", "page-for-file"),
    "empty.doc": (lambda say: say.unless_head(say.answer(200, b"", kind="application/msword")), "not-genuine", "empty-file"),
    # not the page
    "apology": (
        lambda say: say.answer(200, "<html><title>页面不存在</title><body>您访问的页面不存在</body></html>".encode()),
        None,  # told apart from an honest page by GET only, see below
        None,
    ),
}


@pytest.fixture(scope="module")
def host(hosts, say):
    one = hosts()
    for name, (how, _, _) in TRUTH.items():
        one.pages[f"/{name}"] = how(say)
    for n in range(2, 40):
        one.pages[f"/stairs-{n}"] = say.moved(f"/stairs-{n + 1}")
    for target in (LONG, "/a%20b.html", "/%E9%80%9A%E7%9F%A5.html", "/%B9%AB%B8%E6.html"):
        one.pages[target] = say.answer()
    one.pages["/home-again"] = say.moved("/")
    one.pages["/"] = say.answer()
    return one


@pytest.fixture(scope="module")
def shown(climb, host):
    names = [f"/{name}" for name in TRUTH] + [LONG, "/a b.html", "/通知.html", "\\page", "/home-again", "/page#nowhere"]
    found = climb([f"{host.url('')}{name}" for name in names], host)
    return {asked.removeprefix(host.url("")): one for asked, one in found.items()}


PROMISES = {name: (kind, note) for name, (_, kind, note) in TRUTH.items() if kind is not None}


@pytest.mark.parametrize("name", PROMISES)
def test_the_verdict_is_the_truth(shown, name):
    one, (kind, note) = shown[f"/{name}"], PROMISES[name]
    assert (one.kind, one.note) == (SightingKind(kind), one.note if note is None else note), one


@pytest.mark.parametrize("status", STATUSES)
def test_a_bad_status_is_told_after_more_than_one_question_and_shown_as_it_is(shown, host, status):
    one = shown[f"/status-{status}"]
    assert one.status == status
    rungs = one.hops[0].rungs
    assert [(rung.client, rung.method) for rung in rungs][:2] == [("aiohttp", "HEAD"), ("aiohttp", "GET")]
    assert {rung.status for rung in rungs} == {status}
    if status in SAYS_GONE:
        assert "scrapy" in {rung.client for rung in rungs}, "no address is gone on one client's word"


def test_every_hop_of_a_chain_is_shown_in_order(shown, host):
    hops = shown["/chain-1"].hops
    assert [hop.url for hop in hops] == [host.url(f"/{name}") for name in ("chain-1", "chain-2", "chain-3", "page")]
    assert [hop.status for hop in hops] == [302, 301, 307, 200]
    assert [hop.kind.value for hop in hops] == ["moved", "moved", "moved", "seen"]


def test_an_endless_chain_is_left_after_a_few_hops(shown):
    assert len(shown["/stairs-0"].hops) < 12


def test_no_more_than_the_first_bytes_of_a_bomb_or_an_endless_file_are_taken(shown):
    for name in ("/bomb", "/huge.pdf"):
        lengths = [rung.length for rung in shown[name].hops[0].rungs if rung.length]
        assert lengths, name
        assert max(lengths) <= 128 * 1024, name


def test_an_address_of_ten_thousand_characters_is_asked_as_it_stands(shown, host):
    assert shown[LONG].kind is SightingKind.SEEN
    assert host.methods(LONG)


@pytest.mark.parametrize(
    ("written", "target"), [("/a b.html", "/a%20b.html"), ("/通知.html", "/%E9%80%9A%E7%9F%A5.html"), ("\\page", "/page")]
)
def test_blanks_chinese_letters_and_backslashes_are_asked_as_browsers_ask_them(shown, host, written, target):
    one = shown[written]
    assert one.kind is SightingKind.SEEN
    assert host.methods(target)
    assert ("written-anew" in one.warnings) is (written != "/通知.html")


def test_a_redirect_to_the_home_page_and_a_missing_fragment_are_warnings(shown):
    assert shown["/home-again"].kind is SightingKind.MOVED
    assert shown["/home-again"].warnings == ("to-home",)
    assert (shown["/page#nowhere"].kind, shown["/page#nowhere"].warnings) == (SightingKind.SEEN, ("fragment-missing",))
    assert shown["/chain-1"].warnings == ()


def test_robots_txt_is_read_once_and_shown_where_it_was_read(shown: dict[str, object], host):
    assert host.methods("/robots.txt") == ["GET"]
    assert sum(len(one.robots) for one in shown.values()) == 1


def test_an_honest_host_is_said_to_be_honest(shown: dict[str, object]):
    assert _manners(shown.values()) == {"honest", None}


def _manners(shown: Iterable[object]) -> set[str | None]:
    return {one.missing for one in shown}
