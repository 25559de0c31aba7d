"""Small texts that once ended the reading of a page, or made it take a time that grows with the square of their length."""

import json
import time

import pytest

from crawler.answer import Answer
from crawler.fields import dates
from crawler.json_text import loads
from crawler.lists.embedded import read as read_embedded
from crawler.lists.hrefs import is_document
from crawler.lists.json import read_json_list
from crawler.lists.moments import NOTHING, moment
from crawler.lists.scripts import inline_scripts, without_comments
from crawler.page import Page
from crawler.page_redirect import sent_on
from crawler.reading import read_page
from crawler.readings import PageKind
from crawler.whole import whole
from duewatch.cli.read import as_plain, printed
from duewatch.domain.sightings import Role

URL = "https://portal.example/zwgk/"
SLOW = 5.0
"""Seconds of this process's own time. What was quadratic took twenty and more over these lengths."""
LONG = 120_000
ROWS = "".join(
    f'<li><a href="./t2024030{n}_{n}.htm">示例县关于第{n}项事项的通知</a><span>2024-03-0{n}</span></li>' for n in range(1, 9)
)
NO_NUMBERS = ["²", "①", "9" * 5_000, "9" * 12]


def page(more: str = "", script: str = "", pager: str = "") -> bytes:
    return (
        f'<html><head><meta charset="utf-8"><title>通知公告</title></head><body><ul>{ROWS}{more}</ul>'
        f'<div class="page">{pager}</div><script>{script}</script></body></html>'
    ).encode()


def read(body: bytes):
    return read_page(body, URL, expect=Role.LIST, examine=True)


@pytest.mark.parametrize("text", ["²", "①", "9" * 5_000, "", "-1", "1e3", " 1"])
def test_what_only_looks_like_a_number_is_none(text):
    assert whole(text) is None


@pytest.mark.parametrize("odd", NO_NUMBERS)
@pytest.mark.parametrize(
    "script",
    [
        "createPageHTML(@,0,'index','html',@)",
        "createPageHTML(5,@,'index','html')",
        "createPageHTML('box',@,@,'index','html',@)",
        "Pager({size:@,current:@,prefix:'index',suffix:'html'})",
    ],
)
def test_a_pager_that_counts_in_no_numbers_leaves_the_rows_as_they_are(script, odd):
    listing = read(page(script=script.replace("@", odd))).list
    assert listing is not None
    assert len(listing.entries) == 8
    assert listing.page_count in (None, 5)


@pytest.mark.parametrize("href", ["http://[", "http://[::1/a", "//℀.example/"])
def test_a_next_page_at_an_address_that_is_none_is_read_without_a_fall(href):
    assert read(page(pager=f'<span class="cur">1</span><a href="{href}">2</a><a href="{href}">下一页</a>')).list is not None


@pytest.mark.parametrize("odd", [*NO_NUMBERS, 10**12, -1, 10**300, True, float("inf")])
def test_a_count_nobody_believes_is_not_kept(odd):
    rows = [{"title": "示例县关于示例事项的通知", "url": "/a.htm", "publishDate": "2024-03-05"}]
    answer = read_json_list(json.dumps({"total": odd, "pages": odd, "pageNo": odd, "rows": rows}).encode(), URL)
    assert answer.list is not None
    assert len(answer.list.entries) == 1
    assert (answer.list.total, answer.list.page_count) == (None, None)


def test_a_total_in_a_script_that_is_no_number_leaves_its_records_readable():
    record = "<record><![CDATA[<li><a href='a.htm'>示例事项通知</a>2024-01-01</li>]]></record>"
    script = f"<totalrecord>{'9' * 5_000}</totalrecord>{record}"
    held = Page(URL, f'<script type="text/xml">{script}</script>')
    listing = read_embedded(inline_scripts(held.tree), held)
    assert listing is not None
    assert (len(listing.entries), listing.total) == (1, None)


@pytest.mark.parametrize("zone", ["+9900", "-99:99", "+\u0660\u0668\u0660\u0660"])
def test_a_zone_that_is_none_leaves_the_day(zone):
    found = dates.parse(f"2024-03-05 10:00 {zone}")
    assert found is not None
    assert found.day is not None
    assert found.day.isoformat() == "2024-03-05"


@pytest.mark.parametrize("text", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00"])
def test_a_moment_at_the_ends_of_time_is_not_read(text):
    assert moment(text) == NOTHING


def test_half_a_surrogate_pair_can_be_written_down():
    data = loads('{"\\ud800": ["\\udc00a", "\\ud83d\\ude00"]}')
    assert data == {"?": ["?a", "\U0001f600"]}
    json.dumps(data, ensure_ascii=False).encode()


@pytest.mark.parametrize("text", ["[" * 100_000, "1" * 1_000_000, '{"a":' * 100_000])
def test_json_that_cannot_be_read_is_one_error(text):
    with pytest.raises(ValueError, match=r"."):
        loads(text)


@pytest.mark.parametrize("as_json", [True, False])
def test_nothing_printed_commands_a_terminal_or_cannot_be_encoded(as_json):
    title = "示例\x1b[2J\x9b\u202e通知"
    body = json.dumps({"rows": [{"title": title, "url": "/a.htm", "publishDate": "2024-03-05"}], "total": 1}).encode()
    answer = as_plain(read(body)) | {"title": "\ud800" + title, "annual_report": None, "standard_catalogue": None}
    shown = printed(answer, as_json=as_json)
    assert "通知" in shown
    shown.encode()
    assert not {"\x1b", "\x9b", "\u202e"} & set(shown)
    if as_json:
        assert json.loads(shown)["title"] == answer["title"]


@pytest.mark.parametrize("delay", ["1.2.3", "9" * 5_000, "."])
def test_a_sign_to_another_address_that_waits_for_no_number_is_read_without_a_fall(delay):
    body = f'<meta http-equiv="refresh" content="{delay};url=/there.htm">'.encode()
    answer = Answer(URL, URL, 200, {"content-type": "text/html"}, body)
    assert sent_on(answer) in (None, URL.replace("/zwgk/", "/there.htm"))


@pytest.mark.parametrize(
    "more",
    [
        {"more": f'<li><a href="{"0" * LONG}">示例</a></li>'},
        {"more": f'<li><a href="1{"/art/" * (LONG // 5)}">示例</a></li>'},
        {"more": "下" + "\u3000" * LONG},
        {"script": "var pageCount=5;" + "'\\" * (LONG // 2)},
        {"script": 'var pageCount=5;"\\' + '"\\' * (LONG // 2)},
        {"script": "dataStore=[]" * (LONG // 4)},
        {"script": "dataStore=[" + "'\\" * (LONG // 2) + "];"},
        {"pager": f'<a href="javascript:;" onclick="{"goto_" * (LONG // 5)}">下一页</a>'},
        {"pager": f'<a href="javascript:;" onclick="{"a" * LONG}">下一页</a>'},
    ],
    ids=["figures", "folders", "blanks", "quotes", "double quotes", "stores", "a store", "goes", "names"],
)
def test_the_longest_run_of_one_sign_costs_no_square_of_its_length(more):
    body = page(**more)
    started = time.process_time()
    listing = read(body).list
    assert time.process_time() - started < SLOW
    assert listing is not None
    assert len(listing.entries) >= 8


def test_an_answer_of_very_many_keys_costs_no_square_of_their_number():
    body = json.dumps({str(n): {"list": []} for n in range(40_000)}).encode()
    started = time.process_time()
    read_json_list(body, URL)
    assert time.process_time() - started < SLOW


def test_addresses_of_documents_are_known_as_before():
    assert is_document("/art/2024/3/5/art_1_99.html")
    assert is_document("./202403/t20240305_1.htm")
    assert is_document("/x/12_34567.html")
    assert not is_document("/art/list/")


def test_comments_go_and_texts_stay_though_a_quote_is_left_open():
    assert without_comments("a = '//no'; // yes\nb = \"/* no */\" /* yes */;") == "a = '//no';  \nb = \"/* no */\"  ;"
    assert without_comments("it's open\n// gone\nc = 1") == "it's open\n \nc = 1"


def test_an_answer_that_is_a_sign_of_half_a_character_is_read():
    answer = b'{"data":"\\ud800<ul><li><a href=\'a.htm\'>\\ud800</a></li></ul>"}'
    assert read(answer).kind in PageKind
