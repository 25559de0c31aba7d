"""Dedecms: a list of ``li`` with a small picture and an intro, pages ``list_12_2.html``, articles in a ``viewbox``."""

from duewatch.domain.records import FieldName

HOST = "http://www.shimen.example"
FRAME = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="header_top"><span>欢迎访问石门县人民政府网站！</span><a href="/data/sitemap.html">网站地图</a></div>
<div id="navMenu"><ul><li><a href="/"><span>主页</span></a></li><li><a href="/html/zwgk/"><span>政务公开</span></a></li>
<li><a href="/html/tzgg/"><span>通知公告</span></a></li><li><a href="/html/bmdt/"><span>部门动态</span></a></li></ul></div>
<div class="w960 center clear mt1"><div class="pleft"><div class="place"><strong>当前位置:</strong>
<a href="/">主页</a> &gt; <a href="/html/tzgg/">通知公告</a> &gt; </div>{main}</div>
<div class="pright"><dl class="tbox"><dt><strong>推荐内容</strong></dt><dd><ul class="d4">{side}</ul></dd></dl>
<dl class="tbox light"><dt><strong>热点内容</strong></dt><dd><ul class="c1 ico2">{side}</ul></dd></dl></div></div>
<div class="footer_body"><p>版权所有 石门县人民政府 主办单位：石门县人民政府办公室</p><p>湘ICP备00000000号</p></div></body>
</html>"""
SIDE = "".join(f'<li><a href="/html/bmdt/2023/0{n}11/{n}00.html">石门县召开第{n}次廉政工作会议</a></li>' for n in range(1, 9))


def test_a_dedecms_list_is_read_row_by_row(district, read, listed):
    rows = "".join(
        f'<li><a href="/html/tzgg/2024/12{28 - n}/{900 - n}.html" class="preview"><img src="/uploads/{n}.jpg"/></a>'
        f'[<b><a href="/html/tzgg/">通知公告</a></b>] <a href="/html/tzgg/2024/12{28 - n}/{900 - n}.html" class="title">'
        f'{district.title(n)}</a><span class="info"><small>日期：</small>{district.day(n)} 09:2{n} <small>点击：</small>12{n} '
        f'<small>好评：</small>0</span><p class="intro">{district.paragraphs[1][:40]}...</p></li>'
        for n in range(10)
    )
    pager = (
        '<div class="dede_pages"><ul class="pagelist"><li>首页</li><li class="thisclass">1</li>'
        "<li><a href='list_12_2.html'>2</a></li><li><a href='list_12_3.html'>3</a></li><li><a href='list_12_2.html'>"
        "下一页</a></li>"
        "<li><a href='list_12_10.html'>末页</a></li><li><select name='sldd'><option value='list_12_1.html' selected>1</option>"
        '</select></li><li><span class="pageinfo">共 <strong>10</strong>页<strong>98</strong>条</span></li></ul></div>'
    )
    main = f'<div class="listbox"><ul class="e2">{rows}</ul></div>{pager}'
    source = FRAME.format(title="通知公告_石门县人民政府", main=main, side=SIDE)
    listing = listed(read(source, f"{HOST}/html/tzgg/"), [f"/html/tzgg/2024/12{28 - n}/{900 - n}.html" for n in range(10)])
    assert (listing.next_page, listing.page_count, listing.total) == ("list_12_2.html", 10, 98)


def test_a_dedecms_article_is_read(district, read):
    main = (
        f'<div class="viewbox"><div class="title"><h2>{district.title(0)}</h2></div><div class="info"><small>时间:</small>'
        "2024-12-28 09:20<small>来源:</small>石门县人民政府办公室 <small>作者:</small>admin <small>点击:</small>"
        '<script src="/plus/count.php?view=yes&aid=900" language="javascript"></script>次</div>'
        f'<div class="intro">{district.paragraphs[1][:60]}...</div>'
        f'<div class="content"><table width="97%" border="0"><tr><td>{district.text("div")}<div><a href="/uploads/soft/1.doc" '
        'target="_blank">附件：任务分解表.doc</a></div></td></tr></table></div>'
        '<div class="boxoff"><strong>------分隔线----------------------------</strong></div>'
        '<div class="handle"><div class="context"><ul><li>上一篇：<a href="/html/tzgg/899.html">上一篇的题目</a> </li>'
        '<li>下一篇：没有了 </li></ul></div><div class="actbox"><ul><li id="act-fav"><a href="#">收藏</a></li></ul></div>'
        "</div></div>"
    )
    source = FRAME.format(title=f"{district.title(0)}_石门县人民政府", main=main, side=SIDE)
    reading = read(source, f"{HOST}/html/tzgg/2024/1228/900.html")
    record = reading.record
    assert (reading.kind.value, record.title) == ("record", district.title(0))
    assert record.fields[FieldName.PUBLISHED_DATE].best.value == "2024-12-28"
    assert record.published_time == "09:20"
    assert record.fields[FieldName.SOURCE].best.value == "石门县人民政府办公室"
    assert record.body_text.startswith(district.paragraphs[0])
    assert record.body_text.endswith(("予以约谈。", "任务分解表.doc"))
    assert [one.href for one in record.attachments] == ["/uploads/soft/1.doc"]
