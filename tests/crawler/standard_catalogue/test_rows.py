import pytest


def test_a_row_gives_every_element_of_the_form(read):
    (row,) = read.rows(read.line()).rows
    assert (row.no, row.field, row.item) == ("1", "义务教育", ("政策文件", "上级文件"))
    assert (row.content, row.basis, row.limit, row.body) == (
        "文件全文",
        "《示例条例》",
        "形成之日起20个工作日内",
        "示例镇人民政府",
    )
    assert (row.channels, row.offered) == ({"政府网站"}, {"其他"})
    assert (row.audience, row.method, row.levels) == (("全社会",), ("主动",), ("乡级",))
    assert row.missing == ()
    assert row.checkable


@pytest.mark.parametrize(
    "said",
    [{"channels": "□政府网站 ■其他"}, {"active": "", "asked": "√"}],
)
def test_only_what_a_website_must_show_of_itself_is_checkable(read, said):
    (row,) = read.rows(read.line(**said)).rows
    assert not row.checkable


def test_the_same_as_above_is_resolved_through_several_rows(read):
    rows = read.rows(read.line(limit="3个工作日"), read.line(limit="同上"), read.line(limit="同上。")).rows
    assert [row.limit for row in rows] == ["3个工作日"] * 3


def test_the_same_as_above_with_nothing_above_is_listed_with_its_cell(read):
    catalogue = read.rows(read.line(basis="同上"))
    assert catalogue.rows[0].basis == ""
    assert catalogue.rows[0].missing == ("basis",)
    (unread,) = catalogue.unread
    assert (unread.why, unread.header, unread.place.row, unread.place.column) == ("same-as-nothing", "公开依据", 3, 5)


def test_a_first_level_whose_merging_was_lost_is_taken_from_above(read):
    rows = read.rows(read.line(), read.line(no="2", first="", second="本级文件")).rows
    assert rows[1].item == ("政策文件", "本级文件")


def test_an_item_that_goes_on_with_more_content_keeps_its_name(read):
    rows = read.rows(read.line(), read.line(no="", first="", second="", content="解读材料")).rows
    assert rows[1].item == ("政策文件", "上级文件")


def test_a_field_between_the_rows_starts_anew_with_its_own_numbers(read):
    divider = ("（二）户籍管理领域",) * 14
    catalogue = read.rows(read.line(), divider, read.line(no="1", limit="同上"))
    assert [row.field for row in catalogue.rows] == ["义务教育", "户籍管理"]
    assert [unread.why for unread in catalogue.unread] == ["same-as-nothing"]


def test_the_header_repeated_on_every_printed_page_is_no_row(read):
    assert len(read.rows(read.line(), read.top, read.filled, read.line(no="2")).rows) == 2


def test_notes_below_the_table_are_notes(read):
    note = ("说明：本目录自印发之日起施行。",) * 14
    catalogue = read.rows(read.line(), note)
    assert len(catalogue.rows) == 1
    assert catalogue.notes == ("说明：本目录自印发之日起施行。",)


def test_words_where_a_tick_is_due_say_whom_it_concerns(read):
    (row,) = read.rows(read.line(all="", some="学生及家长")).rows
    assert row.audience == ("特定群体",)
    assert row.extra == {"公开对象/特定群体": "学生及家长"}


def test_a_sign_that_is_no_tick_is_listed_and_not_guessed(read):
    catalogue = read.rows(read.line(active="?"))
    assert catalogue.rows[0].method == ()
    (unread,) = catalogue.unread
    assert (unread.why, unread.raw, unread.header) == ("strange-tick", "?", "公开方式/主动")


def test_a_row_without_any_tick_for_the_method_is_listed(read):
    catalogue = read.rows(read.line(active=""))
    assert [(unread.why, unread.header) for unread in catalogue.unread] == [("no-tick", "公开方式/主动")]
    assert catalogue.rows[0].missing == ("method",)


@pytest.mark.parametrize("tick", ["√", "✓", "✔", "☑", "●", "■", "是", "V", " √ "])
def test_ticks_come_in_many_shapes(read, tick):
    assert read.rows(read.line(active=tick)).rows[0].method == ("主动",)


def test_columns_that_hold_words_instead_of_ticks_are_read_too(read):
    head = ("序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道", "公开对象", "公开方式", "公开层级")
    row = ("1", "政策文件", "全文", "《示例条例》", "及时", "示例局", "政府网站、公示栏", "全社会", "主动公开", "县级、乡级")
    (found,) = read.grids(("", (head, row))).rows
    assert (found.audience, found.method, found.levels) == (("全社会",), ("主动",), ("县级", "乡级"))
    assert found.channels == {"政府网站", "社区/企事业单位/村公示栏（电子屏）"}
    assert found.item == ("政策文件",)


def test_columns_beyond_the_form_are_kept_with_their_heads(read):
    head = (*read.top, "备注说明", "政府网站栏目")
    row = (*read.line(), "", "https://portal.example/jyfw/")
    (found,) = read.grids(("", (head, (*read.filled, "备注说明", "政府网站栏目"), row))).rows
    assert found.extra == {"政府网站栏目": "https://portal.example/jyfw/"}


def test_a_row_that_lost_a_cell_is_shifted_back_and_said_to_be(read):
    lost = [
        cell for at, cell in enumerate(read.line()) if at != 1
    ]  # the first level is gone, everything stands one to the left
    catalogue = read.rows((*lost, ""))
    (row,) = catalogue.rows
    assert row.realigned
    assert (row.limit, row.channels, row.method, row.levels) == ("形成之日起20个工作日内", {"政府网站"}, ("主动",), ("乡级",))
    assert row.item == ("上级文件",)
    assert [unread.why for unread in catalogue.unread] == ["cells-missing"]


def test_a_row_with_an_empty_cell_too_many_is_shifted_back(read):
    cells = list(read.line())
    (row,) = read.rows((*cells[:3], "", *cells[3:13])).rows
    assert row.realigned
    assert row.channels == {"政府网站"}


def test_a_table_that_goes_on_after_a_page_break_needs_no_header(read):
    catalogue = read.grids(
        ("（一）义务教育领域基层政务公开标准目录", (read.top, read.filled, read.line())),
        ("", (read.line(no="2", limit="同上"),)),
    )
    assert [(row.no, row.field, row.limit) for row in catalogue.rows] == [
        ("1", "义务教育", "形成之日起20个工作日内"),
        ("2", "义务教育", "形成之日起20个工作日内"),
    ]


def test_a_table_of_something_else_is_no_catalogue(read):
    assert read.grids(("", (("姓名", "职务", "电话"), ("甲", "局长", "0000")))) is None
    assert read.page("<p>没有表格</p>") is None
