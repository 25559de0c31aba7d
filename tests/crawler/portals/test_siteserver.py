"""SiteServer: tables, ``content_123.shtml``, page links that call a function."""

from duewatch.domain.records import FieldName

HOST = "http://www.shimen.example"
FRAME = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{title}</title></head>
<body><table width="1000" align="center"><tr><td><a href="/">首页</a>|<a href="/channels/3.html">政务公开</a>|
<a href="/channels/123.html">通知公告</a></td></tr></table><table width="1000" align="center"><tr>
<td>当前位置：<a href="/">首页</a>&gt;
<a href="/channels/123.html">通知公告</a></td></tr><tr><td>{main}</td></tr></table>
<table width="1000" align="center" bgcolor="#eeeeee"><tr><td>主办单位：石门县人民政府 网站标识码：0000000000</td></tr></table>
</body></html>"""


def test_a_table_of_rows_in_tables_is_read(district, read, listed):
    rows = "".join(
        f'<tr><td><table width="100%"><tr><td width="15">·</td><td align="left"><a href="/contents/123/{456 - n}.html" '
        f'target="_blank">{district.title(n)}</a></td><td width="100" align="right">[{district.day(n)}]</td></tr></table>'
        f"</td></tr>"
        for n in range(18)
    )
    pager = (
        '<table width="100%"><tr><td align="center">首页 上一页 <a href="/channels/123_2.html">下一页</a> '
        '<a href="/channels/123_6.html">末页</a> 页次：1/6 共98条</td></tr></table>'
    )
    source = FRAME.format(title="通知公告", main=f'<table width="100%">{rows}</table>{pager}')
    reading = read(source, f"{HOST}/channels/123.html", encoding="gb18030")
    listing = listed(reading, [f"/contents/123/{456 - n}.html" for n in range(18)])
    assert (listing.next_page, listing.page_count, listing.total) == ("/channels/123_2.html", 6, 98)


def test_a_gb_article_in_tables_is_read(district, read):
    main = (
        f'<table width="100%"><tr><td height="50" align="center"><b><font size="5">{district.title(0)}</font></b></td></tr>'
        '<tr><td align="center">[日期：2024-12-28] 来源：石门县政府 作者： [字体：大 中 小]</td></tr>'
        f'<tr><td class="content">{district.text()}</td></tr></table>'
    )
    reading = read(FRAME.format(title=district.title(0), main=main), f"{HOST}/content_456.shtml", encoding="gb18030")
    record = reading.record
    assert (reading.kind.value, record.title) == ("record", district.title(0))
    assert record.fields[FieldName.PUBLISHED_DATE].best.value == "2024-12-28"
    assert record.fields[FieldName.SOURCE].best.value == "石门县政府"
    assert record.body_text.startswith(district.paragraphs[0])
    assert record.body_text.endswith(district.paragraphs[-1])
