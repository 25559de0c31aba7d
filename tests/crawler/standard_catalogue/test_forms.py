"""Forms as they vary from place to place: few heads, one header row, words for ticks, copies in traditional characters."""

import pytest


def test_a_copy_in_traditional_characters_with_readings_is_read(read):
    top = tuple(
        head.replace("时限", "時限").replace("开", "開").replace("内", "內(nèi)").replace("对", "對(duì)") for head in read.top
    )
    sub = tuple(head.replace("开", "開").replace("主动", "主動(dòng)").replace("级", "級") for head in read.filled)
    row = read.line(limit="信息形成或變更之日起3個工作日內(nèi)", channels="■政府網(wǎng)站 ¨會議")
    (found,) = read.grids(("", (top, sub, row))).rows
    assert (found.channels, found.offered) == ({"政府网站"}, {"会议"})
    assert (found.method, found.levels, found.missing) == (("主动",), ("乡级",), ())
    assert found.limit == "信息形成或變更之日起3個工作日內(nèi)"


def test_a_header_of_one_row_whose_heads_are_the_options_is_read(read):
    heads = ("序号", "一级事项", "公开内容", "公开时限", "公开渠道", "全社会", "主动", "依申请公开", "县级", "备注")
    (row,) = read.grids(("", (heads, ("1", "文件", "全文", "及时", "■政府网站", "√", "√", "", "√", "无")))).rows
    assert (row.audience, row.method, row.levels) == (("全社会",), ("主动",), ("县级",))
    assert row.extra == {"备注": "无"}
    assert row.absent == ("basis", "body")


def test_a_form_of_few_columns_is_known_by_its_limit(read):
    (row,) = read.grids(("", (("序号", "公开事项", "公开时限"), ("1", "文件", "20个工作日内")))).rows
    assert (row.item, row.limit) == (("文件",), "20个工作日内")
    assert row.absent == ("content", "basis", "body", "channels", "audience", "method")


def test_a_form_that_says_in_words_what_others_tick_is_read(read):
    heads = ("一级事项", "二级事项", "公开内容(要素)", "公开依据", "公开时限", "公开时长", "公开 范围", "公开渠道", "公开方式")
    rows = (
        ("机关信息", "机关简介", "职能", "条例", "形成之日起20个工作日内", "长期", "全社会", "政府 网站", "主动公开"),
        ("机关信息", "个案", "材料", "条例", "20个工作日内", "长期", "特定", "政府网站", "依申请公开"),
    )
    found = read.grids(("", (heads, *rows))).rows
    assert [(row.audience, row.method, row.checkable) for row in found] == [
        (("全社会",), ("主动",), True),
        (("特定群体",), ("依申请",), False),
    ]
    assert {row.absent for row in found} == {("body",)}


@pytest.mark.parametrize("rows", [(), (("",),), (("姓名", "期限"), ("甲", "一年")), (("序号", "名称"), ("1", "时限"))])
def test_other_tables_are_left_alone(read, rows):
    assert read.grids(("", rows)) is None


@pytest.mark.parametrize("tick", ["Ö", "þ", "ü", "t", "n", "◆", "y", "1"])
def test_ticks_of_a_lost_font_are_ticks(read, tick):
    assert read.rows(read.line(active=tick)).rows[0].method == ("主动",)


@pytest.mark.parametrize("sign", ["否", "□", "○", "×"])
def test_what_says_no_is_no_tick(read, sign):
    assert read.rows(read.line(active=sign)).rows[0].method == ()


def test_a_catalogue_cut_by_a_page_end_keeps_its_field_and_its_numbering(read):
    cells = "".join(f"<td>{head}</td>" for head in ("序号", "公开事项", "公开时限"))
    rows = "".join(f"<tr><td>{number}</td><td>事项{number}</td><td>20个工作日内</td></tr>" for number in (1, 2))
    table = f"<table><tr>{cells}</tr>{rows}</table>"
    found = read.page(f"<h1>社会救助领域基层政务公开标准目录</h1>{table}<p>第1页</p>{table}").rows
    assert [(row.field, row.item) for row in found] == [("社会救助", ("事项1",)), ("社会救助", ("事项2",))] * 2


def test_whoever_a_cell_names_instead_of_a_tick_is_a_particular_group(read):
    heads = ("序号", "公开事项", "公开时限", "公开对象", "公开方式")
    rows = [(str(at), "补偿方案", "20个工作日内", whom, "主动") for at, whom in enumerate(("被征地农民", "社会公众", "√"), 1)]
    found = read.grids(("", (heads, *rows)))
    assert [row.audience for row in found.rows] == [("特定群体",), ("全社会",), ()]
    assert [one.why for one in found.unread] == ["strange-tick"]
