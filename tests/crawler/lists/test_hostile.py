"""Pages and answers made to break a reader: it reads what it can, and comes back."""

import pytest

from crawler.lists import read_list
from crawler.lists.json import read_json_list
from crawler.menus import read_disclosure
from crawler.page import Page

ROW = "<li><a href='/a/t20260101_{n}.html'>鼓岭区某项工作的说明</a><span>2026-01-01</span></li>"
MARKUP = {
    "links by the thousand": "<ul>" + "".join(ROW.format(n=n) for n in range(8000)) + "</ul>",
    "lists by the thousand": "".join(f"<ul>{ROW.format(n=n)}{ROW.format(n=n)}</ul><h3>又一</h3>" for n in range(2000)),
    "lists in lists": "<ul><li><a href='/x1.html'>鼓岭区某项工作的说明</a>" * 1500,
    "links in boxes in boxes": "<div><a href=/1.html>鼓岭区某项工作的说明</a>" * 1500,
    "comments that never end": "<script>var countPage=3;var currentPage=0;" + "/* " * 50_000 + "</script>",
    "strings without end": "<script>var countPage=3;var currentPage=0;" + '"_" + next + "' * 20_000 + "</script>",
    "arrays without end": "<script>" + '[{"a":1},' * 20_000 + "</script>",
    "records without end": "<script><recordset>" + "<record><![CDATA[" * 20_000 + "</script>",
    "page numbers without end": "<div>" + '<a href="?p=1">1</a><a href="?p=2">下一页</a>' * 2000 + "</div>",
    "menus without end": "<ul>"
    + "<li><a href='/z/'>政府信息公开指南</a></li><li><a href='/y/'>依申请公开</a></li>" * 2000
    + "</ul>",
    "white space": "<ul>" + f"<li><a href='/a/1.html'>{' 2026 ' * 10_000}</a></li>" * 3 + "</ul>",
    "dates upon dates": "<ul>" + f"<li><a href='/a/1.html'>某项工作的说明</a>{'2026-01-01 ' * 2000}</li>" * 9 + "</ul>",
    "an address that is none": "<ul>"
    + "<li><a href='http://[x/t20260101_1.html'>某项工作的说明</a> 2026-01-01</li>" * 5
    + "</ul>",
    "nothing": "",
}
ANSWERS = {
    "objects in objects": b'{"a":' * 50_000,
    "rows by the thousand": b"[" + b'{"title":"abc","url":"/1.html"},' * 20_000 + b"{}]",
    "strings by the thousand": b'{"r":[' + b'"<a href=1>abcdef</a>",' * 10_000 + b'""]}',
    "entities": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>'
    + b"<i><title>&c;</title><l>1</l></i>" * 999
    + b"</a>",
    "records without end": b"<datastore>" + b"<record><![CDATA[" * 20_000,
    "bytes": bytes(range(256)) * 100,
}


@pytest.mark.parametrize("markup", MARKUP.values(), ids=MARKUP.keys())
def test_a_hostile_page_is_read_or_left(markup):
    page = Page.from_bytes(f"<html><body>{markup}</body></html>".encode(), "http://q.example/a/")
    reading = read_list(page)
    assert reading is None or all(len(entry.title) <= 500 for entry in reading.entries)
    assert len(read_disclosure(page)) <= 2


@pytest.mark.parametrize("body", ANSWERS.values(), ids=ANSWERS.keys())
def test_a_hostile_answer_is_never_a_valid_empty_list(body):
    answer = read_json_list(body, "http://q.example/api?page=1")
    assert answer.list is None or answer.list.entries or not answer.list.understood


def test_an_external_entity_is_not_fetched(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("geheim geheim geheim", encoding="utf-8")
    item = "<item><title>&x;</title><link>http://q.example/1.html</link></item>"
    body = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]><a>{item * 3}</a>'
    answer = read_json_list(body.encode(), "http://q.example/")
    assert "geheim" not in str(answer)
