"""An error answer that carries an empty list is an error, and an empty list is believed only of an answer in order."""

import json

import pytest

from crawler.lists.json import read_json_list
from crawler.lists.trouble import trouble, vouches

ADDRESS = "https://www.guling.example/api/list?page=1"


def read(answer):
    return read_json_list(json.dumps(answer, ensure_ascii=False).encode(), ADDRESS)


@pytest.mark.parametrize(
    "answer",
    [
        {"code": 1001, "msg": "请先登录", "data": {"list": []}},
        {"code": "A0400", "msg": "参数有误", "data": []},
        {"errcode": 40001, "errmsg": "credential expired", "data": []},
        {"success": "false", "rows": []},
        {"state": False, "data": []},
        {"result": "fail", "list": []},
        {"flag": "0", "msg": "操作未成功", "data": []},
        {"resultCode": "9999", "resultMsg": "系统开小差了", "result": {"list": []}},
        {"code": 200, "data": "系统异常"},
        {"status": 404, "error": "Not Found", "path": "/api"},
        {"respCode": "500", "data": []},
        {"head": {"code": "500", "msg": "失败"}, "body": {"list": []}},
        {"isError": True, "list": []},
        {"errors": [{"message": "x"}], "data": {"list": []}},
        {"code": 2, "desc": "访问次数超限", "result": []},
        {"header": {"status": "1", "errMsg": "服务未注册"}, "data": {"list": []}},
        {"code": 0, "msg": "服务暂不可用，请稍后再试", "rows": []},
        {"status": {"code": 0, "text": "操作失败"}, "custom": {"infodata": []}},
        {"error_code": 10001, "list": []},
        {"errno": 110, "data": []},
        {"code": 302, "msg": "/login", "data": []},
    ],
)
def test_an_error_with_an_empty_list_is_an_error(answer):
    found = read(answer)
    assert (found.list, found.is_error) == (None, True)
    assert found.note


@pytest.mark.parametrize(
    "answer",
    [
        {"code": 7, "data": {"list": []}},
        {"code": "X17", "data": {"list": [], "total": 0}},
        {"msg": "请联系管理员", "rows": []},
        {"head": {"code": "17"}, "data": {"list": []}},
    ],
)
def test_an_empty_list_with_a_code_or_a_word_that_nobody_knows_is_not_believed(answer):
    found = read(answer)
    assert found.list is None or not found.list.understood


@pytest.mark.parametrize(
    "answer",
    [
        {"code": 200, "msg": "操作成功", "data": {"list": [], "total": 0}},
        {"code": 0, "msg": "success", "count": 0, "data": []},
        {"success": True, "rows": [], "total": 0},
        {"status": "SUCCESS", "result": {"list": [], "total": 0}},
        {"code": 200, "msg": "暂无数据", "data": {"records": [], "total": 0}},
        {"code": 200, "msg": "没有查询到相关记录", "data": {"records": []}},
        {"code": 200, "message": "未检索到符合条件的文件", "data": {"records": []}},
        {"RowCount": 0, "Table": []},
        {"error": False, "errors": [], "datas": []},
        {"status": {"code": 1, "text": "操作成功"}, "custom": {"count": 0, "infodata": []}},
        {"code": 0, "errno": 0, "flag": True, "data": []},
    ],
)
def test_an_empty_list_of_an_answer_in_order_is_an_empty_list(answer):
    found = read(answer)
    assert (found.list.entries, found.list.understood, found.is_error) == ((), True, False)


def test_rows_are_believed_whatever_their_answer_says_of_itself():
    rows = [{"title": f"鼓岭区人民政府第{n}号公告", "date": "2026-06-01"} for n in (1, 2, 3)]
    assert len(read({"code": 7, "msg": "请联系管理员", "data": {"list": rows}}).list.entries) == 3


def test_markup_that_tells_of_maintenance_is_content_and_no_message():
    assert trouble({"code": 200, "data": '<li><a href="/a.html">关于系统维护的公告</a></li>'}) == ""


def test_a_title_among_the_data_says_nothing_of_the_answer():
    assert vouches({"code": 200, "data": {"list": [], "title": "关于系统维护的公告"}})


@pytest.mark.parametrize(
    "markup", ["<p>请先登录</p>", "<div>服务器开小差了</div>", "<table><tr><td>系统异常，请稍后再试</td></tr></table>"]
)
def test_markup_that_only_tells_of_a_failure_is_an_error(markup):
    for body in (markup.encode(), json.dumps({"code": 200, "data": {"html": f"<div>{markup}</div>"}}).encode()):
        found = read_json_list(body, ADDRESS)
        assert (found.list, found.is_error) == (None, True)


@pytest.mark.parametrize("markup", ["<ul class='list'></ul>", "<ul><li>暂无信息</li></ul>"])
def test_the_frame_of_a_list_without_a_row_is_an_empty_list(markup):
    found = read_json_list(markup.encode(), ADDRESS)
    assert (found.list.entries, found.list.understood) == ((), True)


@pytest.mark.parametrize("markup", ["<script>location='/login'</script>", "<div>请联系管理员</div>"])
def test_markup_that_says_something_else_is_no_empty_list(markup):
    found = read_json_list(markup.encode(), ADDRESS)
    assert found.list is None or not found.list.understood
