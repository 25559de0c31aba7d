"""Pages made to hurt: the reader must neither crash nor hang nor grow."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.reading import read_page
from crawler.readings import PageKind

URL = "http://www.qinghe.example/zwgk/202001/t20200101_1.htm"
PAGES = Path(__file__).parent / "pages" / "records"
HOSTILE = {
    "nested divisions": b"<div>" * 100_000 + "政府信息，公开。".encode() + b"</div>" * 100_000,
    "nested inline": b"<b><i>" * 50_000,
    "nested tables": b"<table><tr><td>" * 20_000,
    "nested links": b"<a href=x><div>" * 30_000,
    "endless attributes": b"<p " + b" ".join(b"a%d" % at for at in range(100_000)) + b">x",
    "long words": b"a" * 5_000_000,
    "long page": "<p>政府信息公开，请认真执行。</p>".encode() * 200_000,
    "open brackets": b"<" * 1_000_000,
    "open comments": b"<!--" * 200_000,
    "open quote": b'<a href="' + b"x" * 1_000_000,
    "entities": b"&nbsp;&#x7d22;&amp;&bogus;" * 50_000,
    "NULs": "<p>索\0引\0号：1\0</p>".encode() * 1000,
    "deep JSON": b"[" * 100_000,
    "deep JSON objects": b'{"title":' * 50_000,
    "labels": "<p>来源：</p>".encode() * 20_000,
    "labels in a line": "索引号：".encode() * 50_000,
    "dates": b"2020-01-01 " * 50_000,
    "titles": b"<title>" + b"a_" * 100_000 + b"</title><h1>x</h1>",
    "broken XML": b'<?xml version="1.0"?>' + b"<a>" * 50_000,
    "wrong charset": '<meta charset="utf-16"><p>政府信息公开</p>'.encode("gb18030"),
    "unknown charset": '<meta charset="x-none-such"><p>政府信息公开</p>'.encode("gb18030"),
    "nothing": b"",
}
SLOW = 5.0
"""Seconds of this process's own time, so that a busy machine does not matter."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_in_bounded_time(name):
    start = time.process_time()
    reading = read_page(HOSTILE[name], URL)
    assert time.process_time() - start < SLOW
    assert reading.record is None or len(reading.record.body_text) <= 400_000


def test_broken_xml_is_not_an_empty_list():
    assert read_page(HOSTILE["broken XML"], URL).kind is not PageKind.JSON_LIST


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_mutation_of_a_page_breaks_the_reader(data):
    name = data.draw(st.sampled_from(sorted(path.name for path in PAGES.glob("*.html"))))
    body = bytearray((PAGES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, max(0, len(body) - 1)))
        piece = data.draw(
            st.one_of(
                st.binary(max_size=12), st.sampled_from([b"<", b">", b'"', b"</div>", b"<table>", "：".encode(), b"&#", b"\0"])
            )
        )
        length = data.draw(st.integers(0, 40))
        body[at : at + length] = piece
    reading = read_page(bytes(body), URL)
    assert reading.url == URL


@settings(max_examples=60, deadline=None)
@given(body=st.binary(max_size=400))
def test_any_bytes_are_read(body):
    assert read_page(body, URL).url == URL
