"""The same catalogue as a page, as a spreadsheet and as a DOCX file."""

import io

import docx
import xlsxwriter

from crawler.files import read_file
from crawler.standard_catalogue import catalogue_of_file

ROWS = """<tr><td>1</td><td rowspan=2>政策文件</td><td>上级文件</td><td>全文</td><td>《示例条例》</td><td>3个工作日</td>
<td>示例镇</td><td><p>■政府网站 □其他</p><p>■公开查阅点</p></td><td>√</td><td></td><td>√</td><td></td><td></td><td>√</td></tr>
<tr><td>2</td><td>本级文件</td><td>全文</td><td>同上</td><td>同上</td><td>同上</td><td>■政府网站</td>
<td>√</td><td></td><td></td><td>√</td><td></td><td>√</td></tr>"""
EXPECTED = [
    ("1", ("政策文件", "上级文件"), "3个工作日", frozenset({"政府网站", "公开查阅点"}), ("主动",), ("乡级",)),
    ("2", ("政策文件", "本级文件"), "3个工作日", frozenset({"政府网站"}), ("依申请",), ("乡级",)),
]


def told(catalogue):
    return [(row.no, row.item, row.limit, row.channels, row.method, row.levels) for row in catalogue.rows]


def test_a_page_with_two_header_rows_and_merged_cells(read):
    caption = "<p>（一）义务教育领域基层政务公开标准目录</p>"
    catalogue = read.page(
        f"<body>{caption}<table>{read.head}{ROWS}</table><p>（二）户籍管理领域</p><table>{read.head}{ROWS}</table></body>"
    )
    assert told(catalogue) == EXPECTED * 2
    assert [row.field for row in catalogue.rows] == ["义务教育"] * 2 + ["户籍管理"] * 2
    assert catalogue.unread == ()
    assert [(row.place.table, row.place.row) for row in catalogue.rows] == [(0, 3), (0, 4), (1, 3), (1, 4)]


def test_a_page_in_traditional_characters(read):
    html = (
        f"<table>{read.head}{ROWS}</table>".replace("公开", "公開").replace("渠道和载体", "渠道和載體").replace("一级", "一級")
    )
    html = html.replace("二级", "二級").replace("县级", "縣級").replace("乡级", "鄉級").replace("主 动", "主 動")
    (first, _) = read.page(html.replace("公開查阅点", "公开查阅点")).rows
    assert first.method == ("主动",)
    assert first.item == ("政策文件", "上级文件")


def test_a_spreadsheet_with_a_title_row_and_the_field_in_its_sheet_name(read):
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("户籍管理")
        sheet.merge_range(0, 0, 0, 13, "示例镇基层政务公开标准目录")
        sheet.write_row(2, 0, read.sub)
        for first, last, text in ((1, 2, "公开事项"), (8, 9, "公开对象"), (10, 11, "公开方式"), (12, 13, "公开层级")):
            sheet.merge_range(1, first, 1, last, text)
        for column in (0, 3, 4, 5, 6, 7):
            sheet.merge_range(1, column, 2, column, read.top[column])
        sheet.write_row(3, 0, read.line(limit="3个工作日", channels="■政府网站 ■公开查阅点"))
        sheet.write_row(4, 0, read.line(no="2", second="本级文件", limit="同上", channels="■政府网站", active="", asked="√"))
        sheet.merge_range(3, 1, 4, 1, "政策文件")
    catalogue = catalogue_of_file(read_file(kept.getvalue()))
    assert told(catalogue) == EXPECTED
    assert catalogue.rows[0].field == "户籍管理"
    assert catalogue.rows[0].place.row == 4
    assert catalogue.rows[0].place.name == "户籍管理"


def test_a_docx_table_under_its_caption(read):
    document = docx.Document()
    document.add_paragraph("（三）就业领域基层政务公开标准目录")
    table = document.add_table(4, 14)
    rows = (
        read.top,
        read.filled,
        read.line(limit="3个工作日", channels="■政府网站 ■公开查阅点"),
        read.line(no="2", first="", second="本级文件", limit="同上", channels="■政府网站", active="", asked="√"),
    )
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    table.cell(2, 1).merge(table.cell(3, 1))
    kept = io.BytesIO()
    document.save(kept)
    catalogue = catalogue_of_file(read_file(kept.getvalue()))
    assert told(catalogue) == EXPECTED
    assert catalogue.rows[0].field == "就业"


def test_a_file_without_tables_is_no_catalogue():
    kept = io.BytesIO()
    docx.Document().save(kept)
    assert catalogue_of_file(read_file(kept.getvalue())) is None
