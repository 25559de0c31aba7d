"""Jeecms: ``.jhtml`` addresses and page buttons that are ``input`` elements."""

from duewatch.domain.records import FieldName

HOST = "http://www.shimen.example"
FRAME = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>{title}</title></head><body>
<div class="top"><a href="/login.jspx">登录</a></div><div class="menu"><ul><li><a href="/">首页</a></li>
<li><a href="/zwgk/index.jhtml">政务公开</a></li><li><a href="/tzgg/index.jhtml">通知公告</a></li></ul></div>
<div class="wz">您现在的位置：<a href="/">首页</a> - <a href="/tzgg/index.jhtml">通知公告</a></div>{main}
<div class="foot">Copyright 2024 石门县人民政府 All Rights Reserved</div></body></html>"""


def test_a_next_button_that_is_an_input_is_followed(district, read, listed):
    rows = "".join(
        f'<li><span>{district.day(n)}</span><a href="/tzgg/{1234 - n}.jhtml" title="{district.title(n)}" target="_blank">'
        f"{district.title(n)}</a></li>"
        for n in range(15)
    )
    pager = (
        '<div class="pagebar"> 共 98 条记录 1/7页 <input class="defaut_pag" type="button" value="首页" onclick="" '
        'disabled="disabled"/>'
        '<input class="defaut_pag" type="button" value="上一页" disabled="disabled"/><input class="defaut_pag" type="button" '
        'value="下一页" onclick="location.href=encodeURI(\'index_2.jhtml\');"/><input type="button" value="尾页" '
        "onclick=\"location.href=encodeURI('index_7.jhtml');\"/> 第<select><option>1</option></select>页</div>"
    )
    source = FRAME.format(title="通知公告-石门县人民政府", main=f'<div class="lb"><ul>{rows}</ul></div>{pager}')
    listing = listed(read(source, f"{HOST}/tzgg/index.jhtml"), [f"/tzgg/{1234 - n}.jhtml" for n in range(15)])
    assert (listing.next_page, listing.page_count, listing.total) == ("index_2.jhtml", 7, 98)


def test_a_jeecms_article_is_read(district, read):
    main = (
        f'<div class="content"><h1>{district.title(0)}</h1><div class="msgbar">发布时间： 2024-12-28 09:20:11 &nbsp; '
        f"作者：管理员 &nbsp; "
        f'来源： 县民政局 &nbsp; 浏览次数：<span id="views">0</span></div><div class="txt" id="txt">{district.text()}</div>'
        '<div class="pagebar"><a href="javascript:void(0)" class="syp">上一篇：题目</a></div></div>'
    )
    reading = read(FRAME.format(title=f"{district.title(0)}-石门县人民政府", main=main), f"{HOST}/tzgg/1234.jhtml")
    record = reading.record
    assert (reading.kind.value, record.title) == ("record", district.title(0))
    assert record.fields[FieldName.PUBLISHED_DATE].best.value == "2024-12-28"
    assert record.fields[FieldName.SOURCE].best.value == "县民政局"
    assert record.body_text.startswith(district.paragraphs[0])
    assert record.body_text.endswith(district.paragraphs[-1])
