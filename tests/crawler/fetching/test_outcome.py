import pytest

from crawler import outcome
from crawler.answer import Answer, answered, failed
from crawler.readings import Genuineness
from duewatch.domain.judgements import Reason
from duewatch.domain.sightings import SightingKind

PAGE = (
    "<html><title>关于开展检查的通知</title><body><h1>关于开展检查的通知</h1>"
    + "<p>现将有关事项通知如下。</p>" * 30
    + "</body></html>"
)


def answer(status: int, body: str = PAGE, **headers: str) -> Answer:
    pairs = (
        ("Content-Type", "text/html; charset=utf-8"),
        *((name.replace("_", "-"), value) for name, value in headers.items()),
    )
    return answered(
        "http://a.example/1.html",
        "test",
        method="GET",
        status=status,
        headers=pairs,
        body=body.encode(),
        elapsed_ms=1,
        request_headers=(),
    )


@pytest.mark.parametrize(
    ("status", "kind", "note"),
    [
        (200, "seen", ""),
        (404, "gone", ""),
        (410, "gone", ""),
        (403, "refused", "http-403"),
        (405, "refused", "http-405"),
        (500, "failed", "http-500"),
        (503, "failed", "http-503"),
        (302, "failed", "http-302"),  # a redirect that leads nowhere
        (304, "failed", "http-304"),
    ],
)
def test_a_status_says_one_thing(status, kind, note):
    told = outcome.judge(answer(status, "" if status != 200 else PAGE))
    assert (told.kind, told.note) == (kind, note)


@pytest.mark.parametrize("status", [401, 403, 405, 406, 412, 429, 451])
def test_a_server_that_will_not_answer_us_never_says_that_the_page_is_gone(status):
    assert outcome.judge(answer(status, "")).kind in (SightingKind.BLOCKED, SightingKind.REFUSED)


@pytest.mark.parametrize("failure", ["dns", "connect", "timeout", "tls", "reset", "broken-answer", "too-large"])
def test_a_failure_never_speaks_of_the_page(failure):
    assert outcome.judge(failed("http://a.example/", "test", failure)) == Genuineness(SightingKind.FAILED, failure)


def test_a_redirect_says_where_it_leads_whatever_the_form_of_its_target():
    for target, resolved in {
        "/2.html": "http://a.example/2.html",
        "../x/3.html#top": "http://a.example/x/3.html",
        "https://b.example/": "https://b.example/",
        "//c.example/": "http://c.example/",
    }.items():
        moved = answer(302, "", Location=target)
        assert outcome.judge(moved).kind is SightingKind.MOVED
        assert moved.location == resolved
    assert answer(302, "", Location="http://[broken/").location is None
    assert answer(200, "", Location="/2.html").location is None


def test_what_the_text_says_counts_only_for_a_delivered_page():
    asked = []

    def read() -> Genuineness:
        asked.append(1)
        return Genuineness(SightingKind.NOT_GENUINE, "parked")

    assert outcome.judge(answer(200), read).note == "parked"
    assert outcome.judge(answer(404), read).kind is SightingKind.GONE
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("kind", "note", "reason"),
    [
        ("blocked", "jiasule", Reason.BLOCKED),
        ("refused", "http-403", Reason.BLOCKED),
        ("not-genuine", "parked", Reason.NOT_GENUINE),
        ("gone", "", Reason.UNREACHABLE),
        ("failed", "dns", Reason.UNREACHABLE),
        ("skipped", "robots.txt", Reason.BLOCKED),
        ("skipped", "robots-unavailable", Reason.BLOCKED),
        ("skipped", "walled", Reason.BLOCKED),
        ("skipped", "private-address", Reason.UNREACHABLE),
        ("skipped", "host-down", Reason.UNREACHABLE),
        ("skipped", "crawl-cut-short", Reason.CRAWL_CUT_SHORT),
    ],
)
def test_every_bad_end_of_a_list_page_has_a_reason_of_the_closed_list(kind, note, reason):
    assert outcome.reason_of(SightingKind(kind), note) is reason


@pytest.mark.parametrize(
    ("content_type", "body", "is_file"),
    [
        ("application/pdf", b"%PDF-1.7", True),
        ("text/html", b"%PDF-1.7", True),  # declared wrongly
        ("application/octet-stream", b"\xd0\xcf\x11\xe0\xa1", True),
        ("application/msword", b"<!DOCTYPE html><html>", False),  # an error page under the type of a file
        ("text/html", b"<html>", False),
        ("application/json", b"{}", False),
        ("text/xml", b'<?xml version="1.0"?><rss/>', False),
        (None, b"plain", False),
        ("application/pdf", b"", True),
    ],
)
def test_a_file_is_told_from_a_page_by_its_bytes_first(content_type, body, is_file):
    headers = (("Content-Type", content_type),) if content_type else ()
    one = answered(
        "http://a.example/f", "test", method="GET", status=200, headers=headers, body=body, elapsed_ms=1, request_headers=()
    )
    assert one.is_file is is_file
