"""Answers of list endpoints: rows whatever their keys are called, and never an error taken for an empty list."""

import json

import pytest

from crawler.lists.json import read_json_list

ADDRESS = "https://www.guling.example/api/list?pageNo=2&pageSize=3"
TITLE = "鼓岭区人民政府关于印发工作方案的通知"


def read(answer, url=ADDRESS):
    body = answer if isinstance(answer, bytes) else json.dumps(answer, ensure_ascii=False).encode()
    return read_json_list(body, url)


def rows(count=3, **keys):
    return [{"title": f"{TITLE}（{n}）", "url": f"/zwgk/t2026060{n}_{n}.html", **keys} for n in range(1, count + 1)]


@pytest.mark.parametrize(
    "answer",
    [
        {"code": 200, "data": {"list": rows(), "total": 7}},
        {"rptCode": 200, "msg": "Success", "data": {"total": "7", "lists": rows()}},
        {"datas": rows(), "page": {"recordcount": 7}, "error": False},
        {"page": {"content": rows(), "total": "7"}},
        {"success": True, "data": {"middle": {"list": rows()}, "pager": {"total": 7}}},
        {"total": 7, "rows": rows(), "facets": [{"name": "年度", "count": 3}]},
    ],
    ids=["data.list", "data.lists", "datas", "page.content", "data.middle.list", "rows beside facets"],
)
def test_rows_are_found_by_themselves(answer):
    found = read(answer)
    assert [entry.title for entry in found.list.entries] == [f"{TITLE}（{n}）" for n in (1, 2, 3)]
    assert found.list.entries[0].url == "https://www.guling.example/zwgk/t20260601_1.html"
    assert (found.list.total, found.is_error) == (7, False)


def test_rows_of_several_kinds_of_documents_are_one_list():
    answer = {
        "vo": {"totalCount": 9, "map": {"a": {"listVO": rows(2), "totalCount": 4}, "b": {"listVO": rows(3), "totalCount": 5}}}
    }
    found = read(answer)
    assert (len(found.list.entries), found.list.total) == (5, 9)


@pytest.mark.parametrize(
    ("given", "day", "clock"),
    [
        ({"pubtime": 1574758500000}, "2019-11-26", "16:55:00"),
        ({"publish_time": 1574758500}, "2019-11-26", "16:55:00"),
        ({"PUBDATE": "2021-11-22T17:35:00.000Z"}, "2021-11-23", "01:35:00"),
        ({"docreltime": "2018.11.14 17:44:00"}, "2018-11-14", "17:44:00"),
        ({"publishDate": "2026-04-21 15:30"}, "2026-04-21", "15:30"),
        ({"fbrq": "2026年4月1日"}, "2026-04-01", None),
        ({"time": "/Date(1574758500000)/"}, "2019-11-26", "16:55:00"),
        ({"date": "2026-04-21 00:00:00"}, "2026-04-21", None),
        ({"time": "Nov 22, 2021 5:35:00 PM"}, "2021-11-22", "17:35:00"),
        ({"time": "Mon Nov 22 17:35:00 CST 2021"}, "2021-11-22", "17:35:00"),
        ({"issueDateStr": "2021-11-22", "updateTime": "2026-01-01"}, "2021-11-22", None),
        ({"date": "soon"}, None, None),
    ],
)
def test_dates_are_read_in_every_unit_and_zone(given, day, clock):
    found = read({"list": rows(2, **given)})
    assert (found.list.entries[0].date, found.list.entries[0].time) == (day, clock)
    assert found.details[0].get("published_time") == clock


@pytest.mark.parametrize(
    "wrapped",
    [
        {"hits": {"total": 3, "hits": [{"_id": n, "_source": row} for n, row in enumerate(rows())]}},
        {"total": 3, "resultDocs": [{"data": row} for row in rows()]},
        {"response": {"numFound": 3, "docs": [{key: [value] for key, value in row.items()} for row in rows()]}},
        {"code": 200, "data": json.dumps({"list": rows(), "total": 3})},
        {
            "total": 3,
            "list": [{"newsTitle": row["title"], "pageLink": row["url"], "siteTitle": "鼓岭区人民政府"} for row in rows()],
        },
    ],
    ids=["_source", "data of each row", "arrays of one", "JSON in a string", "keys that only hint"],
)
def test_rows_in_wrappings_are_unwrapped(wrapped):
    found = read(wrapped)
    assert [entry.title for entry in found.list.entries] == [f"{TITLE}（{n}）" for n in (1, 2, 3)]
    assert found.list.entries[2].href == "/zwgk/t20260603_3.html"
    assert found.list.total == 3


def test_a_system_may_say_what_its_keys_mean():
    answer = {"datas": rows(1, docreltime="2018.11.14 17:44:00", pubdate="2018.11.09 00:00:00"), "page": {"recordcount": 1}}
    found = read(answer)
    assert (found.list.entries[0].date, found.details[0]["written_date"]) == ("2018-11-14", "2018-11-09")


def test_beside_a_release_time_the_date_called_pubdate_is_the_documents_own():
    found = read({"list": rows(1, docreltime="2018.11.14 17:44:00", pubdate="2018.11.09 00:00:00")})
    assert found.list.entries[0].date == "2018-11-14"
    assert found.details[0]["written_date"] == "2018-11-09"


def test_what_else_a_row_tells_is_kept_beside_it():
    found = read({"list": rows(1, idxid="GL0100-0201-2026-00001", fileno="鼓政〔2026〕1号", puborg="鼓岭区人民政府")})
    assert found.details[0] == {"index_no": "GL0100-0201-2026-00001", "doc_no": "鼓政〔2026〕1号", "issuer": "鼓岭区人民政府"}


def test_keys_that_say_nothing_are_known_by_their_values():
    found = read({"list": rows(1, **{"table-1": "鼓政办〔2026〕12号", "table-2": "000014349/2026-00012"})})
    assert found.details[0]["doc_no"] == "鼓政办〔2026〕12号"
    assert found.details[0]["index_no"] == "000014349/2026-00012"


def test_highlighting_in_titles_is_not_part_of_them():
    found = read({"list": [{"title": "关于印发方案的<em>通</em><em>知</em>&amp;说明", "url": "/a1.html"}]})
    assert found.list.entries[0].title == "关于印发方案的通知&说明"


@pytest.mark.parametrize(
    "answer",
    [
        {"num": "-10000", "error": True, "message": "服务器异常，请联系管理员"},
        {"msg": "检索失败，服务器发生错误", "state": 500, "data": None},
        {"code": 500, "data": {"list": []}},
        {"success": False, "data": {"rows": [], "total": 0}},
        {"code": 0, "msg": "操作过于频繁，请稍后再试", "list": []},
        {"status": "fail", "rows": []},
        {"code": 401, "message": "请登录", "data": []},
        {"code": 200, "data": {"status": 500, "message": "timeout", "list": []}},
        {"code": 200, "msg": "success", "data": None},
        {},
        b"",
    ],
)
def test_an_error_answer_is_never_an_empty_list(answer):
    found = read(answer)
    assert found.is_error
    assert found.list is None
    assert found.note


@pytest.mark.parametrize(
    "answer",
    [
        {"code": 200, "msg": "操作成功", "data": {"list": [], "total": 0}},
        {"total": 41, "currentPage": 9, "totalPages": 5, "rows": []},
        {"vo": {"totalCount": 9, "currentPage": 99, "totalpage": 2, "map": {"a": {"listVO": []}, "b": {"listVO": []}}}},
    ],
)
def test_a_valid_page_without_rows_is_an_empty_list(answer):
    found = read(answer)
    assert found.list is not None
    assert (found.list.entries, found.list.understood, found.is_error) == ((), True, False)


def test_a_page_that_should_have_rows_and_has_none_is_not_understood():
    found = read({"total": 41, "currentPage": 2, "totalPages": 5, "rows": []})
    assert (found.list.entries, found.list.understood) == ((), False)


def test_one_document_is_no_list_and_no_error():
    found = read({"rptCode": 200, "data": {"docTitle": TITLE, "docClob": "<p>正文</p>"}})
    assert (found.list, found.is_error) == (None, False)


def test_an_answer_in_a_call_or_an_assignment_is_unwrapped():
    inside = json.dumps({"list": rows(), "total": 3}, ensure_ascii=False)
    assert len(read(f"callback123({inside});".encode()).list.entries) == 3
    assert len(read(f"var data = {inside};".encode()).list.entries) == 3


def test_rows_that_are_markup_are_read_as_rows():
    row = f"<div><a href='visit?url=1'>{TITLE}</a><a href='visit?url=1'>{TITLE}，各单位</a><i>时间：2019-06-12</i></div>"
    found = read({"result": [row, row.replace("url=1", "url=2")], "total": 1500})
    assert [(entry.title, entry.date) for entry in found.list.entries] == [(TITLE, "2019-06-12")] * 2
    assert found.list.total == 1500


def unit(count, page=1):
    items = "".join(
        f'<li><a href="/art/2026/art_{n}a.html">{TITLE}（{n}）</a><span>2026-06-0{n}</span></li>' for n in range(1, count + 1)
    )
    return {"success": True, "code": "200", "data": {"html": f'<div id="x" pageNo="{page}" count="41"><ul>{items}</ul></div>'}}


def test_a_page_unit_is_read_and_asked_for_its_next_page():
    found = read(unit(5), 'https://www.guling.example/unit?pageId=1&paramJson={"pageNo":1,"pageSize":5}')
    assert (len(found.list.entries), found.list.total) == (5, 41)
    assert (
        found.list.next_page == "https://www.guling.example/unit?pageId=1&paramJson=%7B%22pageNo%22%3A2%2C%22pageSize%22%3A5%7D"
    )


def test_a_page_unit_beyond_the_last_is_an_empty_list():
    found = read(unit(0, 9), 'https://www.guling.example/unit?pageId=1&paramJson={"pageNo":9,"pageSize":5}')
    assert (found.list.entries, found.list.next_page, found.is_error) == ((), None, False)


def test_records_of_an_xml_answer_are_rows():
    record = (
        f"<record><![CDATA[<li><a href='/art/1.html' title='{TITLE}'>{TITLE[:9]}...</a><span>2026-05-07</span></li>]]></record>"
    )
    body = f"<datastore><totalrecord>3481</totalrecord><totalpage>35</totalpage><recordset>{record * 2}</recordset></datastore>"
    found = read(body.encode())
    assert [(entry.title, entry.date, entry.href) for entry in found.list.entries] == [(TITLE, "2026-05-07", "/art/1.html")] * 2
    assert (found.list.total, found.list.page_count) == (3481, 35)


def test_the_next_records_are_those_the_store_names_or_the_next_window():
    record = f"<record><![CDATA[<li><a href='/art/1.html'>{TITLE}</a></li>]]></record>"
    group = '<nextgroup><![CDATA[<a href="/proxy.jsp?page=3&amp;unitid=7"></a>]]></nextgroup>'
    assert read(f"<datastore>{group}<recordset>{record}</recordset></datastore>".encode()).list.next_page == (
        "/proxy.jsp?page=3&unitid=7"
    )
    body = f"<datastore><totalrecord>100</totalrecord><recordset>{record}</recordset></datastore>".encode()
    window = "https://www.guling.example/proxy.jsp?startrecord=46&endrecord=90&perpage=15&unitid=7"
    assert read(body, window).list.next_page == (
        "https://www.guling.example/proxy.jsp?startrecord=91&endrecord=100&perpage=15&unitid=7"
    )
    assert read(body, window.replace("endrecord=90", "endrecord=100")).list.next_page is None


def test_rows_of_tables_in_an_xml_answer_keep_their_cells():
    record = f"<record><![CDATA[<tr><td>1</td><td><a href='/art/1.html'>{TITLE}</a></td><td>2026-05-07</td></tr>]]></record>"
    found = read(f"<datastore><recordset>{record}</recordset></datastore>".encode())
    assert [(entry.title, entry.date) for entry in found.list.entries] == [(TITLE, "2026-05-07")]


def test_plain_items_of_an_xml_answer_are_rows():
    item = f"<item><title>{TITLE}</title><link>http://q.example/1.html</link><pubDate>2026-05-07</pubDate></item>"
    found = read(f'<?xml version="1.0" encoding="UTF-8"?><rss><channel>{item * 3}</channel></rss>'.encode())
    assert [(entry.title, entry.date) for entry in found.list.entries] == [(TITLE, "2026-05-07")] * 3


def test_a_web_page_is_no_answer_of_an_endpoint():
    found = read(b"<!DOCTYPE html><html><body><ul><li>x</li></ul></body></html>")
    assert (found.list, found.is_error) == (None, False)


@pytest.mark.parametrize(
    ("answer", "following"),
    [
        ({"list": rows(), "totalPages": 5, "pageNo": 2}, "https://www.guling.example/api/list?pageNo=3&pageSize=3"),
        ({"list": rows(), "total": 7}, "https://www.guling.example/api/list?pageNo=3&pageSize=3"),
        ({"list": rows(), "total": 6}, None),
        ({"list": rows(), "totalPages": 2, "pageNo": 2}, None),
        ({"list": rows()}, None),
    ],
)
def test_the_next_page_is_asked_for_only_when_there_is_more(answer, following):
    assert read(answer).list.next_page == following


@pytest.mark.parametrize(
    "body", [b"\x00\xff\xfe", b"[" * 100_000, b'{"a":' * 50_000, b"<" * 10_000, b"callback(", b'{"list": 3}']
)
def test_broken_answers_do_no_harm(body):
    assert read(body).list is None
