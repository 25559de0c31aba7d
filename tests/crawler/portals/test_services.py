"""Answers of list services in the manners of many frameworks."""

import json

import pytest

HOST = "https://www.shimen.example"


def rows(district, keys: str):
    """Ten documents under three keys: those of the title, the address and the day."""
    title, href, day = keys.split()
    return [{title: district.title(n), href: f"/gk/{900 - n}.html", day: district.day(n)} for n in range(10)]


ANSWERS = {
    "Spring": ("title url publishDate", lambda rows: {"content": rows, "totalElements": 95, "totalPages": 10, "number": 0}),
    "a grid": ("bt link fbrq", lambda rows: {"rows": rows, "total": 95}),
    "DataTables": ("infotitle infourl infodate", lambda rows: {"aaData": rows, "iTotalRecords": 95}),
    "a search": ("doctitle docpuburl docreltime", lambda rows: {"result": {"docs": rows, "numFound": 95}}),
    "Elastic": (
        "title url pubtime",
        lambda rows: {"hits": {"total": {"value": 95}, "hits": [{"_id": "1", "_source": row} for row in rows]}},
    ),
    "pinyin": ("biaoti lianjie fabushijian", lambda rows: {"code": "0", "data": {"list": rows, "zongshu": 95}}),
    "capitals": ("Title Url PublishTime", lambda rows: {"Data": {"Items": rows, "TotalCount": 95}}),
    "JSON in JSON": ("title url time", lambda rows: {"code": 200, "data": json.dumps({"rows": rows, "total": 95})}),
    "a bare array": ("title url date", lambda rows: rows),
    "prefixes": (
        "articleTitle articleUrl articlePublishTime",
        lambda rows: {"data": {"records": rows, "total": 95}},
    ),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_rows_are_read_by_what_their_keys_mean(district, read, name):
    keys, wrapped = ANSWERS[name]
    answer = wrapped(rows(district, keys))
    reading = read(json.dumps(answer, ensure_ascii=False), f"{HOST}/api/list?page=1&size=10", content_type="application/json")
    assert reading.kind.value == "json-list"
    assert [(entry.title, entry.href, entry.date) for entry in reading.list.entries] == [
        (district.title(n), f"/gk/{900 - n}.html", district.day(n)) for n in range(10)
    ]
    assert reading.list.total == (95 if name != "a bare array" else None)
    assert (reading.list.next_page or reading.list.next_guess) == f"{HOST}/api/list?page=2&size=10"


@pytest.mark.parametrize(
    "answer",
    [
        {"code": 401, "msg": "未登录或登录已过期", "data": None},
        {"success": False, "message": "签名错误", "rows": []},
        {"code": 500, "data": [], "msg": "系统繁忙，请稍后再试"},
        {"status": "error", "list": []},
        {"resultCode": "-1", "resultMsg": "参数非法", "result": {}},
        {"error": {"code": 10001, "message": "请求过于频繁"}},
        {"errno": 3, "errmsg": "token无效"},
    ],
)
def test_an_error_is_never_an_empty_list(read, answer):
    reading = read(json.dumps(answer, ensure_ascii=False), f"{HOST}/api/list?page=1", content_type="application/json")
    assert reading.kind.value != "json-list"


@pytest.mark.parametrize(
    "answer",
    [
        {"code": 200, "msg": "success", "data": {"list": [], "total": 0}},
        {"rows": [], "total": 0},
        {"code": 0, "data": {"records": [], "total": 0, "pages": 0}},
    ],
)
def test_an_empty_list_that_says_so_is_one(read, answer):
    reading = read(json.dumps(answer), f"{HOST}/api/list?page=1", content_type="application/json")
    assert (reading.kind.value, reading.list.entries, reading.list.understood) == ("json-list", (), True)
