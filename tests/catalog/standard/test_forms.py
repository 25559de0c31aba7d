"""Forms as they vary from place to place: heads, glyphs, copies with traditional characters, cells broken into lines."""

import pytest

from duewatch.catalog.standard.grids import Grid
from duewatch.catalog.standard.header import Element, find_header
from duewatch.catalog.standard.items import items_of

TOP = (
    "序号",
    "公开事项",
    "公开内容 （要素）",
    "公开依据",
    "公开 时限",
    "公开主体",
    "公开渠道和载体",
    "公开对象",
    "公开对象",
    "公开方式",
    "公开方式",
    "公开层级",
)
LOW = (
    "序号",
    "公开事项",
    "公开内容 （要素）",
    "公开依据",
    "公开 时限",
    "公开主体",
    "公开渠道和载体",
    "全社会",
    "特定群体",
    "主动",
    "依申请",
    "乡级",
)
ROW = (
    "1",
    "资金明细",
    "明细",
    "条例",
    "自信息形\n成或者变\n更之日起\n20个工作\n日内予以\n公开",
    "镇政府",
    "t政府网站□政府公报",
    "√",
    "",
    "√",
    "",
    "√",
)


def grid(*rows):
    return Grid("涉农补贴", rows)


def test_a_form_with_one_level_of_items_and_towns_alone_is_read():
    (item,), gaps = items_of(grid(("涉农补贴领域标准目录",) * 12, TOP, LOW, ROW))
    assert not gaps
    assert (item.title, item.number, item.row) == ("资金明细", "1", 4)
    assert (item.county, item.town, item.web, item.proactive) == (False, True, True, True)
    assert item.limit.clauses[0].n == 20


def test_a_copy_in_traditional_characters_with_readings_is_read():
    top = tuple(
        head.replace("时限", "時限").replace("开", "開").replace("内", "內(nèi)").replace("对", "對(duì)") for head in TOP
    )
    low = tuple(
        head.replace("时限", "時限").replace("开", "開").replace("主动", "主動(dòng)").replace("级", "級") for head in LOW
    )
    row = (*ROW[:4], "信息形成或變更之日起3個工作日內(nèi)", "鎮(zhèn)人民政府", "■政府網(wǎng)站 ■會議", *ROW[7:])
    (item,), gaps = items_of(grid(top, low, row))
    assert not gaps
    assert item.body == "镇人民政府"
    assert item.limit.clauses[0].n == 3
    assert item.web is True


def test_a_form_without_ticks_lists_what_is_proactive():
    heads = ("序号", "业务事项", "内容标准", "公开时限", "公开形式")
    (item,), _ = items_of(grid(heads, ("7", "信息公开年报", "标题、内容", "按年公开", "政府网站常规公开")))
    assert item.proactive
    assert item.web
    assert item.limit.clauses[0].frequency
    (item,), _ = items_of(grid(heads, ("8", "补偿", "情况", "20个工作日内", "依申请公开")))
    assert not item.proactive


def test_a_form_that_says_in_words_what_others_tick_is_read():
    heads = ("一级事项", "二级事项", "公开内容(要素)", "公开依据", "公开时限", "公开时长", "公开 范围", "公开渠道", "公开方式")
    rows = [
        ("机关信息", "机关简介", "职能", "条例", "信息形成之日起20个工作日内", "长期", "全社会", "政府 网站", "主动公开"),
        ("机关信息", "个案", "材料", "条例", "20个工作日内", "长期", "特定", "政府网站", "依申请公开"),
    ]
    items, gaps = items_of(grid(heads, *rows))
    assert [(item.proactive, item.on_application, item.web) for item in items] == [(True, False, True), (False, True, True)]
    assert {gap.element for gap in gaps} == {"公开主体"}


def test_a_header_in_one_row_is_enough():
    header = find_header(grid(("序号", "公开事项", "公开时限"), ("1", "文件", "20个工作日内")))
    assert header
    assert header.first_row == 1
    assert header.columns == {Element.NUMBER: 0, Element.FIRST: 1, Element.LIMIT: 2}


@pytest.mark.parametrize("rows", [(), (("",),), (("姓名", "期限"), ("甲", "一年")), (("序号", "名称"), ("1", "时限"))])
def test_other_tables_are_left_alone(rows):
    assert items_of(grid(*rows)) == ((), ())


def test_a_repeated_header_in_the_middle_is_no_item():
    items, _ = items_of(grid(TOP, LOW, ROW, TOP, LOW, ("2", *ROW[1:])))
    assert [item.number for item in items] == ["1", "2"]


def test_same_as_above_with_nothing_above_is_a_gap():
    (item,), gaps = items_of(grid(TOP, LOW, (*ROW[:3], "同上", *ROW[4:])))
    assert not item.basis
    assert any(gap.what == "there is nothing above it" and gap.cell == "同上" for gap in gaps)
