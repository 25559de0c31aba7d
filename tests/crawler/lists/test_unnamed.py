"""Answers whose keys say little: titles, addresses, dates and counts are told by what the values look like."""

import json

import pytest

from crawler.lists import unnamed
from crawler.lists.json import read_json_list

ADDRESS = "https://www.guling.example/api/list?pageNo=1"
NAMES = ("鼓岭区道路修缮工程施工公告", "云岭镇农村饮水安全巩固提升公告", "松溪街道老旧小区改造结果公示")


def read(answer):
    return read_json_list(json.dumps(answer, ensure_ascii=False).encode(), ADDRESS)


def rows(*keys, **same):
    return [{**dict(zip(keys, (name, f"2026-06-0{n}"), strict=False)), **same} for n, name in enumerate(NAMES, start=1)]


def titles(found):
    return [entry.title for entry in found.list.entries]


@pytest.mark.parametrize("key", ["projectName", "XMMC", "noticeName", "gg_mc1", "zwgkBt2"])
def test_titles_are_found_under_keys_of_any_name(key):
    found = read({"status": "SUCCESS", "result": {"total": 9, "list": rows(key, "time", state=1)}})
    assert titles(found) == list(NAMES)
    assert [entry.date for entry in found.list.entries] == ["2026-06-01", "2026-06-02", "2026-06-03"]


def test_a_word_that_all_rows_share_is_their_kind_and_not_their_title():
    assert titles(read({"data": rows("NAME", "TM", TITLE="招标公告")})) == list(NAMES)


def test_rows_that_all_have_one_title_keep_it_where_nothing_else_names_them():
    same = [{"title": "鼓岭区人民政府公告", "time": f"2026-06-0{n}"} for n in (1, 2, 3)]
    assert titles(read({"data": same})) == ["鼓岭区人民政府公告"] * 3


@pytest.mark.parametrize(
    "row",
    [
        {"orgName": "鼓岭区人民政府办公室信息科第{}组", "createTime": "2026-06-01"},
        {"xm": "林{}", "zw": "科员", "updateDay": "2026-06-01"},
        {"nr": "第{}条，本办法自发布之日起施行。", "rq": "2026-06-01"},
        {"xxbt1": "鼓岭区道路修缮工程施工第{}号公告"},
    ],
    ids=["offices", "persons", "sentences", "no date"],
)
def test_rows_that_are_no_documents_have_no_titles(row):
    some = [{key: value.format(n) for key, value in row.items()} for n in range(1, 6)]
    assert unnamed.title_key(some) is None


def test_a_title_delivered_as_a_link_brings_its_address():
    some = [
        {
            "NoticeTitle": f'<a href="/main/view.aspx?code={n}&amp;type=2" target="_blank">{name}</a>',
            "PublishTime": "2026-06-01",
        }
        for n, name in enumerate(NAMES)
    ]
    found = read({"code": 0, "count": 66, "data": some})
    assert (titles(found), found.list.total) == (list(NAMES), 66)
    assert found.list.entries[1].href == "/main/view.aspx?code=1&type=2"
    assert found.list.entries[1].url == "https://www.guling.example/main/view.aspx?code=1&type=2"


def test_one_address_for_all_rows_is_no_address():
    found = read({"obj": rows("PROJECTNAME", "RECEIVETIME", HTTPURL="/noticeDetail?table=notice=", URL="/notice/form?id=")})
    assert [entry.href for entry in found.list.entries] == ["", "", ""]


def test_a_row_without_an_address_does_not_take_it_from_the_others():
    some = [{"title": NAMES[0], "url": "https://www.guling.example/zwgk/1.html"}, {"title": NAMES[1], "url": ""}]
    assert [entry.href for entry in read({"data": {"list": some}}).list.entries] == [
        "https://www.guling.example/zwgk/1.html",
        "",
    ]


@pytest.mark.parametrize("key", ["noticeSendTime", "TM", "RECEIVETIME", "postdate", "publishedAt", "released_on", "FB_SJ"])
def test_days_are_found_under_names_that_only_sound_like_an_end(key):
    assert read({"rows": rows("title", key)}).list.entries[0].date == "2026-06-01"


def test_the_end_of_a_tender_is_no_day_of_publication():
    some = [{"title": name, "tenderEndTime": "2026-07-01 09:00", "bidendtime": "2026-07-01 09:00"} for name in NAMES]
    assert [entry.date for entry in read({"rows": some}).list.entries] == [None, None, None]


@pytest.mark.parametrize(
    ("counts", "total", "pages"),
    [
        ({"RowCount": 66}, 66, None),
        ({"recordnum": 66}, 66, None),
        ({"Row_Count": 66, "total_page": 22}, 66, 22),
        ({"total": 7, "records": 66, "page": 1}, 66, 7),
        ({"total": 66, "records": 3}, 66, None),
    ],
)
def test_counts_are_read_as_their_system_means_them(counts, total, pages):
    found = read({**counts, "Table": rows("title", "infodate")})
    assert (found.list.total, found.list.page_count) == (total, pages)


def test_an_answer_in_xml_may_hold_names_whose_prefix_was_never_declared():
    items = "".join(f"<o:row><o:title>{name}</o:title><o:date>2026-06-01</o:date></o:row>" for name in NAMES)
    found = read_json_list(f"<list>{items}</list>".encode(), ADDRESS)
    assert titles(found) == list(NAMES)
