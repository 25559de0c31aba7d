"""The disclosure columns of a portal are found by name, and nothing that only sounds like one."""

import pytest

from crawler.menus import find_columns, read_disclosure
from crawler.page import Page
from duewatch.domain.units import ColumnKind

ADDRESS = "https://www.guling.example/zwgk/"


def page(body: str, url: str = ADDRESS) -> Page:
    return Page.from_bytes(f"<html><head><title>政务公开</title></head><body>{body}</body></html>".encode(), url)


def menu(**entries: str) -> str:
    return "<ul>" + "".join(f'<li><a href="{href}">{name}</a></li>' for name, href in entries.items()) + "</ul>"


PLATFORM = menu(
    政策="./zc/",
    政府信息公开指南="./zfxxgkzn/",
    政府信息公开制度="./zfxxgkzd/",
    法定主动公开内容="./fdzdgknr/",
    政府信息公开年报="./zfxxgknb/",
    依申请公开="https://ysq.guling.example/",
)


def test_the_six_entries_are_found_under_their_fixed_names():
    assert read_disclosure(page(PLATFORM)) == {
        "政策": "./zc/",
        "指南": "./zfxxgkzn/",
        "制度": "./zfxxgkzd/",
        "法定主动公开内容": "./fdzdgknr/",
        "年报": "./zfxxgknb/",
        "依申请公开": "https://ysq.guling.example/",
    }


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("政府信息 公开指南", "指南"),
        ("信息公开指南", "指南"),
        ("政府信息公开指南（2）", "指南"),
        ("区政府信息公开指南", "指南"),
        ("鼓岭区民政局信息公开指南", "指南"),
        ("01 政府信息公开指南", "指南"),
        ("政府信息公开规定", "制度"),
        ("政府信息公开制度文件", "制度"),
        ("主动公开基本目录", "法定主动公开内容"),
        ("政府信息公开工作年度报告", "年报"),
        ("信息公开年度报告 >>", "年报"),
        ("政府信息公开申请", "依申请公开"),
        ("在线依申请公开", "依申请公开"),
        ("国务院公报", "公报"),
        ("行政规范性文件库", "规范性文件"),
    ],
)
def test_every_way_of_writing_a_name_is_known(written, name):
    assert read_disclosure(page(f'<div><a href="./x/">{written}</a></div>')) == {name: "./x/"}


@pytest.mark.parametrize(
    "decoy",
    [
        "行政许可办事服务指南",
        "鼓岭区城管局关于修订政府信息公开指南的通知",
        "信息公开年报表填报说明",
        "国务院办公厅关于政府信息公开工作年度报告有关事项的通知",
        "12345 热线年报",
        "投资指南",
    ],
)
def test_names_that_only_hold_the_words_are_not_columns(decoy):
    assert read_disclosure(page(f'<div><a href="./x/">{decoy}</a></div>')) == {}


def test_a_units_own_annual_report_in_a_list_is_a_document_and_no_column():
    assert read_disclosure(page('<ul><li><a href="./202601/t20260115_7.html">鼓岭区民政局信息公开年报</a></li></ul>')) == {}


def test_the_other_entries_of_the_menu_keep_their_own_names():
    body = PLATFORM.replace("</ul>", '<li><a href="./gwhwj/">管委会文件</a></li><li><a href="/">首页</a></li></ul>')
    found = read_disclosure(page(body))
    assert found["管委会文件"] == "./gwhwj/"
    assert "首页" not in found


def test_short_names_are_clear_within_the_menu_only():
    body = menu(政府信息公开指南="./zn/", 政府信息公开制度="./zd/", 年度报告="./nb/")
    assert read_disclosure(page(body))["年报"] == "./nb/"
    assert "年报" not in read_disclosure(page(menu(年度报告="./nb/", 新闻="./xw/")))


def test_links_that_wrap_items_and_entries_of_folded_menus_are_read():
    body = """<ul><li><div>政策</div><ul><li><a href="./gfxwj/">规范性文件</a></li>
    <li><a href="./qt/">其他文件</a></li></ul></li>
    <a href=" ../zn/ "><li><div><span>政府信息公开指南</span></div></li></a>
    <a href="../zd/"><li><div><span>政府信息公开制度</span></div></li></a></ul>"""
    found = read_disclosure(page(body))
    assert found["指南"] == " ../zn/ "
    assert found["规范性文件"] == "./gfxwj/"
    assert "其他文件" not in found


def test_the_menu_goes_before_a_link_of_the_same_name_elsewhere():
    found = read_disclosure(page(f'<p><a href="/old/">依申请公开</a></p>{PLATFORM}'))
    assert found["依申请公开"] == "https://ysq.guling.example/"


def test_entries_without_an_address_are_left_out():
    assert "政策" not in read_disclosure(page(PLATFORM.replace('href="./zc/"', 'href="javascript:;"')))


def test_a_click_that_leads_somewhere_is_an_entry():
    body = """<ul><li onclick="location.href='/zn/'">政府信息公开指南</li>
    <li onclick="window.open('/zd/')">政府信息公开制度</li></ul>"""
    assert read_disclosure(page(body)) == {"指南": "/zn/", "制度": "/zd/"}


def test_a_picture_with_words_is_an_entry():
    assert read_disclosure(page('<a href="/sq/"><img src="a.png" alt="依申请公开"></a>')) == {"依申请公开": "/sq/"}


def test_the_path_to_the_page_is_no_menu():
    assert read_disclosure(page('<div>当前位置：<a href="../../">首页</a> &gt; <a href="../">政策</a></div>')) == {}


def test_a_page_without_links_has_no_columns():
    assert read_disclosure(page("<p>政府信息公开指南</p>")) == {}
    assert find_columns(page("<p>政府信息公开指南</p>")) == []


def test_columns_of_an_unknown_portal_come_with_their_kind_and_address():
    body = PLATFORM + menu(通知公告="./gsgg/", 政策解读="/jd/", 人事任免="./rsrm/", 财政预决算="./czyjs/", 关于我们="/about/")
    found = {name: (url, kind) for name, url, kind in find_columns(page(body))}
    assert found["指南"] == ("https://www.guling.example/zwgk/zfxxgkzn/", ColumnKind.GUIDE)
    assert found["法定主动公开内容"][1] is ColumnKind.STATUTORY
    assert found["年报"][1] is ColumnKind.ANNUAL_REPORT
    assert found["通知公告"] == ("https://www.guling.example/zwgk/gsgg/", ColumnKind.NOTICES)
    assert found["政策解读"][1] is ColumnKind.INTERPRETATION
    assert found["人事任免"][1] is ColumnKind.PERSONNEL
    assert found["财政预决算"][1] is ColumnKind.FINANCE
    assert "关于我们" not in found


def test_one_address_is_one_column():
    body = PLATFORM + menu(公开指南="https://www.guling.example/zwgk/zfxxgkzn/")
    assert [url for _, url, _ in find_columns(page(body))].count("https://www.guling.example/zwgk/zfxxgkzn/") == 1


def test_documents_in_lists_are_no_columns():
    body = PLATFORM + '<ul><li><a href="./202606/t20260601_1.html">人事任免通知</a></li></ul>'
    assert not [name for name, _, _ in find_columns(page(body)) if name == "人事任免通知"]


def test_an_entry_that_leads_nowhere_gives_no_column():
    dead = menu(政府信息公开指南="javascript:;", 依申请公开="#")
    assert read_disclosure(page(dead + menu(政府信息公开年报="../gknb/", 政策解读="../zcjd/"))) == {
        "年报": "../gknb/",
        "政策解读": "../zcjd/",
    }


@pytest.mark.parametrize("order", [("信息公开规定", "信息公开制度"), ("信息公开制度", "信息公开规定")])
def test_of_two_ways_of_writing_a_name_the_name_itself_wins(order):
    entries = {name: {"信息公开规定": "../gd/", "信息公开制度": "../zd/"}[name] for name in order}
    found = read_disclosure(page(menu(**entries, 信息公开指南="../zn/", 信息公开年报="../nb/")))
    assert (found["制度"], found["信息公开规定"]) == ("../zd/", "../gd/")


@pytest.mark.parametrize("name", ["政府信息公开目录", "信息公开目录", "公开目录"])
def test_the_directory_is_a_column_known_by_name_whatever_its_address_looks_like(name):
    assert read_disclosure(page(menu(**{name: "/news.action?id=68"}))) == {"政府信息公开目录": "/news.action?id=68"}


@pytest.mark.parametrize(
    ("written", "name"),
    [("◆ 政府信息公开指南", "指南"), ("公开指引", "指南"), ("我要申请公开", "依申请公开"), ("■依申请公开", "依申请公开")],
)
def test_further_ways_of_writing_a_name(written, name):
    assert read_disclosure(page(menu(**{written: "./x/"}))) == {name: "./x/"}


def test_within_the_menu_a_short_word_is_clear():
    found = read_disclosure(
        page(menu(政府信息公开指南="./zn/", 政府信息公开制度="./zd/", 历年年报="./nb/", 主动公开="./fd/", 依申请="./ysq/"))
    )
    assert found == {"指南": "./zn/", "制度": "./zd/", "年报": "./nb/", "法定主动公开内容": "./fd/", "依申请公开": "./ysq/"}


def test_parts_of_a_picture_are_entries_under_the_words_that_stand_for_them():
    parts = "".join(
        f'<area shape="rect" coords="0,0,9,9" href="{href}" alt="{alt}">'
        for href, alt in (
            ("./zn/", "政府信息公开指南"),
            ("./nb/", "政府信息公开年报"),
            ("#", "依申请公开"),
            ("./x/", "办事指南"),
        )
    )
    found = read_disclosure(page(f'<img src="gk.jpg" usemap="#gk"><map name="gk">{parts}</map>'))
    assert found == {"指南": "./zn/", "年报": "./nb/"}
