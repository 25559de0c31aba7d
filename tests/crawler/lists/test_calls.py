"""Calls of inline scripts are read, not run; only what is declared to read is ever posted."""

import pytest

from crawler.lists.calls import call_of
from crawler.lists.scripts import inline_scripts
from crawler.page import Page

HOST = "https://www.guling.example"


def asked(script: str):
    page = Page.from_bytes(f"<body><ul id='list'></ul><script>{script}</script></body>".encode(), f"{HOST}/zwgk/index.html")
    return call_of(inline_scripts(page.tree), page)


GETS = {
    "ajax with data": (
        """var id = '33'; $.ajax({url: '/api/info/list', type: 'get', data: {columnId: id, pageNum: 1, pageSize: 15}})""",
        "/api/info/list?columnId=33&pageNum=1&pageSize=15",
    ),
    "ajax without a method": (
        """$.ajax({ "url": "/zwgk/getList.do", "data": { "channel": 7, "page": page } }); var page = 1;""",
        "/zwgk/getList.do?channel=7&page=1",
    ),
    "get with an object": ("""$.get("/xxgk/query.jsp", {cid: '9', p: 1}, function(d){})""", "/xxgk/query.jsp?cid=9&p=1"),
    "an address joined with a variable": (
        """var channel = "tzgg"; $.getJSON("/data/" + channel + "/list.json?page=1", draw)""",
        "/data/tzgg/list.json?page=1",
    ),
    "axios": (
        """axios.get('/api/news/page', { params: { type: 3, current: 1, size: 10 } })""",
        "/api/news/page?type=3&current=1&size=10",
    ),
    "fetch": ("""fetch("/api/article/list?cate=5&page=1").then(r => r.json())""", "/api/article/list?cate=5&page=1"),
    "data in a variable": (
        """var param = { siteId: 2, pageNo: 1 }; $.ajax({url: "/search/docs", data: param})""",
        "/search/docs?siteId=2&pageNo=1",
    ),
}


@pytest.mark.parametrize("name", GETS)
def test_a_call_that_asks_is_read(name):
    script, address = GETS[name]
    ask = asked(script)
    assert (ask.url, ask.post) == (HOST + address, None)


@pytest.mark.parametrize(
    ("script", "body"),
    [
        ("""$.post("/xxgk/getInfoList", {cid: '9', pageNo: 1}, draw)""", "cid=9&pageNo=1"),
        (
            """axios.post('/api/queryList', { channelCode: 'tzgg', current: 1, pageSize: 15 })""",
            '{"channelCode": "tzgg", "current": 1, "pageSize": 15}',
        ),
        (
            """fetch('/api/infoList', {method: 'POST', body: JSON.stringify({ channel: '7', pageNum: 1 })})""",
            '{"channel": "7", "pageNum": 1}',
        ),
    ],
)
def test_a_declared_post_is_read_with_its_body(script, body):
    assert asked(script).post.body == body


@pytest.mark.parametrize(
    "script",
    [
        "$.post('/api/comment/list', {id: 1, pageNo: 1})",  # what people wrote
        "$.post('/api/saveList', {id: 1, pageNo: 1})",
        "$.post('/own/rows', {id: 1, pageNo: 1})",  # nobody declares that it reads
        "$.ajax({url: '/api/list', data: {id: unknown, pageNo: 1}})",  # a value the page does not give
        "$.ajax({url: 'https://other.example/list', data: {pageNo: 1}})",  # another host
        "$.ajax({url: '/api/list', data: {id: 7}})",  # no page: options, weather, anything
        "$.ajax({url: address, data: {pageNo: 1}})",
        "$.ajax({url: '/api/list', type: 'DELETE', data: {pageNo: 1}})",
        "$.ajax(" + "(" * 5000,
        "$.ajax({url: '" + "a" * 5000,
        "var a = {a: " * 2000,
    ],
)
def test_other_calls_are_left_alone(script):
    assert asked(script) is None
