"""Rows are found whatever is wrapped around them and however they are folded."""

import json

import pytest

from crawler.lists.moments import moment
from crawler.reading import read_page
from crawler.readings import PageKind

ADDRESS = "https://www.guling.example/api/list?page=1"
NAMES = ("鼓岭区道路修缮工程施工公告", "云岭镇农村饮水安全巩固提升公告", "松溪街道老旧小区改造结果公示")
DAYS = ("2026-06-01", "2026-06-02", "2026-06-03")
ROWS = [
    {"title": name, "url": f"/t{n}.html", "date": day} for n, (name, day) in enumerate(zip(NAMES, DAYS, strict=True), start=1)
]
ARRAYS = [list(row.values()) for row in ROWS]
LINKS = [[f"<a href='{url}'>{name}</a>", day] for name, url, day in ARRAYS]
PLAIN = json.dumps({"rows": ROWS}, ensure_ascii=False)
LITERAL = "{rows:[" + ",".join(f"{{title:'{name}',url:'{url}',date:'{day}'}}" for name, url, day in ARRAYS) + ",]}"


def text(value):
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize(
    "answer",
    [
        PLAIN,
        f"callback({PLAIN});",
        f"/**/ callback({PLAIN});",
        f"try{{callback({PLAIN});}}catch(e){{}}",
        f")]}}',\n{PLAIN}",
        f"while(1);{PLAIN}",
        f"window.rows = {text(ROWS)};",
        f"var rows = {text(ROWS)};",
        PLAIN.replace("公告", "\t公告", 1),
        PLAIN.replace("}]}", "},]}"),
        LITERAL,
        f"callback({LITERAL})",
        text(PLAIN),
        text({"data": {"content": PLAIN}}),
        text({"recordsTotal": 3, "data": LINKS}),
        text({"total": 3, "list": ARRAYS}),
        text({"code": 0, "data": {str(n): row for n, row in enumerate(ROWS)}}),
        text(
            {
                "rows": [
                    {"fields": {"title": row["title"], "url": row["url"]}, "meta": {"publishDate": row["date"]}} for row in ROWS
                ]
            }
        ),
        text({"rows": [{key: [value] for key, value in row.items()} for row in ROWS]}),
    ],
)
def test_rows_are_found_in_any_wrapping(answer):
    reading = read_page(answer.encode(), ADDRESS)
    assert reading.kind is PageKind.JSON_LIST
    found = [("".join(row.title.split()), row.date, row.url) for row in reading.list.entries]
    assert found == [
        (name, day, f"https://www.guling.example/t{n}.html")
        for n, (name, day) in enumerate(zip(NAMES, DAYS, strict=True), start=1)
    ]


def test_a_feed_is_a_list():
    items = "".join(
        f"<item><title><![CDATA[{name}]]></title><link>https://www.guling.example/{n}.html</link>"
        f"<pubDate>Mon, 0{n} Jun 2026 08:00:00 +0800</pubDate></item>"
        for n, name in enumerate(NAMES, start=1)
    )
    found = read_page(
        f'<?xml version="1.0"?><rss><channel><title>通知公告</title>{items}</channel></rss>'.encode(), ADDRESS
    ).list
    assert [(row.title, row.date) for row in found.entries] == list(zip(NAMES, DAYS, strict=True))


@pytest.mark.parametrize(
    ("value", "day", "clock"),
    [
        ({"time": 1780279200000, "year": 126}, "2026-06-01", "10:00:00"),
        ({"$date": 1780279200000}, "2026-06-01", "10:00:00"),
        ([2026, 6, 1, 10, 30], "2026-06-01", "10:30"),
        (["2026-06-01"], "2026-06-01", None),
        ("Mon, 01 Jun 2026 00:30:00 GMT", "2026-06-01", "08:30:00"),
        ([2026, 13, 1], None, None),
        ([[2026, 6, 1]], None, None),
        ([True, 6, 1], None, None),
        ({"day": 1}, None, None),
        ("Mon, 41 Jun 2026 00:30:00 GMT", None, None),
    ],
)
def test_moments_that_are_objects_arrays_or_those_of_a_feed(value, day, clock):
    assert moment(value) == (day, clock)


def test_objects_that_are_counted_but_no_documents_are_no_rows():
    answer = {"code": 200, "data": {"1": {"id": 1, "parent": 0}, "2": {"id": 2, "parent": 1}}}
    assert read_page(text(answer).encode(), ADDRESS).kind is PageKind.OTHER
