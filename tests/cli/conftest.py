"""Standard catalogues as they are published, written by us: two header rows, merged cells, ticks, boxes, 同上."""

import zipfile
from xml.sax.saxutils import escape

import pytest
import xlsxwriter

HEAD = [
    [
        "序号",
        "公开事项",
        "公开事项",
        "公开内容（要素）",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体",
        *["公开对象"] * 2,
        *["公开方式"] * 2,
        *["公开层级"] * 2,
    ],
    [
        "序号",
        "一级事项",
        "二级事项",
        "公开内容（要素）",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体",
        "全社会",
        "特定群体",
        "主动",
        "依申请公开",
        "县级",
        "乡、村级",
    ],
]
WEB, BOARD = "■政府网站 □政府公报 ■公开查阅点", "□政府网站 ■社区/企事业单位/村公示栏（电子屏）"
ROWS = [
    [
        "1",
        "政策文件",
        "法规政策",
        "相关法律、法规",
        "政府信息公开条例",
        "信息形成或变更之日起20个工作日内",
        "应急管理局",
        WEB,
        "√",
        "",
        "√",
        "",
        "√",
        "",
    ],
    ["2", "政策文件", "重大决策草案", "草案及说明", "同上", "按进展情况及时公开", "同上", WEB, "√", "", "√", "", "√", "√"],
    [
        "3",
        "救助",
        "低保审核",
        "名单",
        "社会救助暂行办法",
        "制定或获取信息之日起10个工作日内，公示7个工作日",
        "民政局",
        BOARD,
        "",
        "√",
        "√",
        "",
        "",
        "√",
    ],
    ["4", "征收", "分户补偿", "补偿情况", "征收条例", "20个工作日内", "住建局", WEB, "", "√", "", "√", "√", ""],
    ["5", "服务", "办事指南", "指南", "", "详见附件", "", "■两微一端", "√", "", "", "", "√", ""],
]
NOTE = ["注：本目录实行动态调整"] + [""] * 13


@pytest.fixture
def html(tmp_path):
    """As a page: header cells merged over two rows, 政策文件 merged over two items."""

    def cell(text, **spans):
        return "<td" + "".join(f' {name}="{number}"' for name, number in spans.items()) + f">{escape(text)}</td>"

    top = "".join(cell(text, rowspan=2) for text in ("序号",))
    top += cell("公开事项", colspan=2)
    top += "".join(cell(text, rowspan=2) for text in HEAD[0][3:8])
    top += "".join(cell(text, colspan=2) for text in ("公开对象", "公开方式", "公开层级"))
    below = "".join(cell(text) for text in ("一级事项", "二级事项", *HEAD[1][8:]))
    body = [cell("1") + cell("政策文件", rowspan=2) + "".join(map(cell, ROWS[0][2:]))]
    body.append(cell("2") + "".join(map(cell, ROWS[1][2:])))
    body += ["".join(map(cell, row)) for row in ROWS[2:]]
    rows = "".join(f"<tr>{row}</tr>" for row in (top, below, *body, cell(NOTE[0], colspan=14)))
    file = tmp_path / "应急领域目录.html"
    file.write_text(
        f"<html><title>目录</title><body><table><tr><td><h2>安全生产领域</h2><table>{rows}</table></td></tr></table></body></html>",
        encoding="utf-8",
    )
    return file


@pytest.fixture
def xlsx(tmp_path):
    """As a workbook: a merged title row above, a sheet without any catalogue beside."""
    file = tmp_path / "应急领域目录.xlsx"
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("安全生产领域")
    sheet.merge_range(0, 0, 0, 13, "安全生产领域基层政务公开标准目录")
    for at, row in enumerate([*HEAD, *ROWS, NOTE], 1):
        for column, text in enumerate(row):
            sheet.write(at, column, int(text) if text.isdigit() else text)
    sheet.merge_range(3, 1, 4, 1, "政策文件")
    book.add_worksheet("说明").write(0, 0, "没有目录")
    book.close()
    return file


@pytest.fixture
def docx(tmp_path):
    """As a Word document: spans and vertical merges as Word writes them."""

    def cell(text, span=1, merge=None):
        properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        properties += {"start": '<w:vMerge w:val="restart"/>', "go on": "<w:vMerge/>"}.get(merge, "")
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>"

    top = cell("序号", merge="start") + cell("公开事项", 2) + "".join(cell(text, merge="start") for text in HEAD[0][3:8])
    top += "".join(cell(text, 2) for text in ("公开对象", "公开方式", "公开层级"))
    below = cell("", merge="go on") + cell("一级事项") + cell("二级事项") + cell("", merge="go on") * 5
    below += "".join(map(cell, HEAD[1][8:]))
    body = [cell("1") + cell("政策文件", merge="start") + "".join(map(cell, ROWS[0][2:]))]
    body.append(cell("2") + cell("", merge="go on") + "".join(map(cell, ROWS[1][2:])))
    body += ["".join(map(cell, row)) for row in ROWS[2:]]
    rows = "".join(f"<w:tr>{row}</w:tr>" for row in (top, below, *body, cell(NOTE[0], 14)))
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    start = f'<w:document xmlns:w="{name}"><w:body>'
    text = start + f"<w:p><w:r><w:t>安全生产领域</w:t></w:r></w:p><w:tbl>{rows}</w:tbl></w:body></w:document>"
    file = tmp_path / "应急领域目录.docx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", text)
    return file
