"""A catalogue whose table was lost: one paragraph a cell, empty cells gone."""

from crawler.standard_catalogue.flattened import read_flattened

HEADS = [
    *("序号", "公开事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体"),
    *("公开对象", "公开方式", "公开层级", "一级事项", "二级事项"),
]
ROW = [
    "政策文件",
    "上级文件",
    "文件全文",
    "《示例条例》",
    "《示例办法》",
    "形成之日起20个工作日内",
    "示例镇人民政府",
    "■政府网站 □其他",
    "■公开查阅点",
]


def test_cells_are_known_by_their_form():
    catalogue = read_flattened(["义务教育领域基层政务公开标准目录", *HEADS, "全社会", "主动", "乡级", "1", *ROW, "√", "√", "√"])
    (row,) = catalogue.rows
    assert (row.no, row.field, row.item, row.content) == ("1", "义务教育", ("政策文件", "上级文件"), "文件全文")
    assert (row.basis, row.limit, row.body) == ("《示例条例》 《示例办法》", "形成之日起20个工作日内", "示例镇人民政府")
    assert row.channels == {"政府网站", "公开查阅点"}
    assert (row.audience, row.method, row.levels) == (("全社会",), ("主动",), ("乡级",))
    assert row.checkable
    assert catalogue.unread == ()


def test_ticks_whose_column_nobody_can_tell_are_listed_and_not_guessed():
    catalogue = read_flattened([*HEADS, "全社会", "特定群体", "主动", "依申请公开", "县级", "乡级", "1", *ROW, "√", "√", "√"])
    assert catalogue.rows[0].method == ()
    assert not catalogue.rows[0].checkable
    assert [unread.why for unread in catalogue.unread] == ["ticks-lost"]


def test_numbers_inside_a_row_do_not_begin_another():
    lines = [*HEADS, "全社会", "主动", "乡级", "1", *ROW, "√", "√", "√", "2", *ROW[:2], "5", *ROW[2:], "√", "√", "√"]
    assert [row.no for row in read_flattened(lines).rows] == ["1", "2"]


def test_a_row_without_limit_or_channels_is_listed_as_a_whole():
    catalogue = read_flattened([*HEADS, "全社会", "主动", "乡级", "1", "政策文件", "文件全文"])
    assert catalogue.rows == ()
    assert catalogue.unread[0].why == "cells-missing"


def test_a_page_of_paragraphs_is_read_when_it_has_no_table(read):
    cells = [*HEADS, "全社会", "主动", "乡级", "1", *ROW, "√", "√", "√"]
    catalogue = read.page("".join(f"<p>{cell}</p>" for cell in cells))
    assert catalogue.rows[0].limit == "形成之日起20个工作日内"


def test_ordinary_text_is_no_catalogue():
    assert read_flattened(["关于示例事项的通知", "序号", "各单位：", "现通知如下。"]) is None
    assert read_flattened([]) is None
