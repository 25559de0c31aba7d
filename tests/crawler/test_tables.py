from crawler.grid import Cell, fill
from crawler.page import Page
from crawler.tables import captioned_tables, grids_of, header_rows


def grids(html: str):
    return grids_of(Page.from_bytes(html.encode(), "https://portal.example/").body)


def test_a_merged_cell_holds_its_text_at_every_place_it_covers():
    html = """<table><tr><td rowspan=2 colspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr>
    <tr><td>乙</td><td>丙</td><td>3</td></tr></table>"""
    assert grids(html) == [(("甲", "甲", "1"), ("甲", "甲", "2"), ("乙", "丙", "3"))]


def test_spans_written_wrong_are_read_as_browsers_read_them():
    html = '<table><tr><td rowspan="2 rows">甲</td><td colspan="-3">1</td></tr><tr><td>2</td></tr></table>'
    assert grids(html) == [(("甲", "1"), ("甲", "2"))]


def test_a_rowspan_of_zero_reaches_to_the_end_of_the_table():
    html = "<table><tr><td rowspan=0>甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr></table>"
    assert [row[0] for row in grids(html)[0]] == ["甲", "甲", "甲"]


def test_a_table_that_only_serves_the_layout_is_left_out():
    html = "<table><tr><td>菜单</td><td><table><tr><td>一</td><td>二</td></tr></table></td></tr></table>"
    assert grids(html) == [(("一", "二"),)]


def test_spans_without_measure_stay_within_bounds():
    grid = fill([[Cell("x", 60_000, 60_000)], [Cell("y")]] * 3)
    assert len(grid) == 6
    assert all(len(row) <= 256 for row in grid)


def test_paragraphs_of_a_cell_are_kept_apart_and_words_are_not():
    assert grids("<table><tr><td>一<p>■甲</p><p>□乙</p></td><td>公开<b>时</b>限</td></tr></table>") == [
        (("一 ■甲 □乙", "公开时限"),)
    ]


def test_the_caption_is_the_tables_own_or_the_short_line_before_it():
    html = """<div><p>（一）甲领域标准目录</p><table><tr><td>1</td><td>2</td></tr></table>
    <table><caption>乙</caption><tr><td>1</td><td>2</td></tr></table>
    <p>这是一句话。</p><table><tr><td>1</td><td>2</td></tr></table></div>"""
    page = Page.from_bytes(html.encode(), "https://portal.example/")
    assert [caption for caption, _ in captioned_tables(page.body)] == ["（一）甲领域标准目录", "乙", ""]


def test_header_rows_end_where_the_first_figure_stands():
    assert header_rows((("序号", "事项", "事项"), ("序号", "一级", "二级"), ("1", "甲", "乙"))) == 2
    assert header_rows((("名称", "说明"), ("甲", "乙"))) == 1


def test_the_number_of_a_page_between_two_tables_is_no_caption():
    html = "<table><tr><td>一</td><td>二</td></tr></table>{}<table><tr><td>三</td><td>四</td></tr></table>"
    for between in ("第 2 页", "- 3 -", "2/15", "续表"):
        page = Page.from_bytes(html.format(f"<p>{between}</p>").encode(), "https://portal.example/")
        assert [caption for caption, _ in captioned_tables(page.body)] == ["", ""]


def test_the_caption_of_a_table_stands_before_the_table_that_lays_it_out():
    html = "<h1>示例清单</h1><table><tr><td><table><tr><td>一</td><td>二</td></tr></table></td></tr></table>"
    assert [caption for caption, _ in captioned_tables(Page.from_bytes(html.encode(), "https://portal.example/").body)] == [
        "示例清单"
    ]
