"""Hanweb jcms: ``art/2024/1/2/art_12_34.html`` with its marks in comments, and a block of metadata above the article."""

from duewatch.domain.records import FieldName

HOST = "http://www.shimen.example"


def test_an_article_between_marks_in_comments_is_read(district, read):
    block = (
        '<table class="xxgk_table" width="100%"><tbody><tr><td class="xxgk_bt"><b>索引号</b></td><td>014455667/2024-00123</td>'
        '<td class="xxgk_bt"><b>组配分类</b></td><td>政府文件</td></tr><tr><td><b>发布机构</b></td><td>'
        "石门县人民政府办公室</td><td><b>生成日期</b></td>"
        "<td>2024-12-20</td></tr><tr><td><b>文号</b></td><td>石政办发〔2024〕23号</td><td><b>关 键 词</b></td><td>政务公开；"
        "要点</td></tr>"
        '<tr><td><b>内容概述</b></td><td colspan="3">石门县2024年政务公开工作安排</td></tr><tr><td><b>时 效</b></td><td '
        'colspan="3">有效</td></tr>'
        "</tbody></table>"
    )
    source = (
        f'<!doctype html><html><head><meta name="ArticleTitle" content="{district.title(0)}"><meta name="PubDate" '
        f'content="2024-12-28 09:20">'
        f'<meta name="ContentSource" content=""><meta name="SiteName" content="石门县人民政府"><title>石门县人民政府 '
        f"政府文件 {district.title(0)}</title>"
        '</head><body><!--[if lt IE 9]><script src="/x.js"></script><![endif]--><div class="head"><a href="/">首页</a></div>'
        f'<div id="barrierfree_container">{block}<div class="main"><!--<$[标题名称(html)]>begin--><p class="con-title">'
        f"{district.title(0)}</p>"
        '<!--<$[标题名称(html)]>end--><div class="explain"><span>发布日期：<!--<$[信息发布日期]>begin-->2024-12-28 '
        "09:20<!--<$[信息发布日期]>end--></span>"
        "<span>来源：<!--<$[信息来源]>begin-->石门县人民政府办公室<!--<$[信息来源]>end--></span><span>浏览次数：<script>counter()</script></span>"
        f'<span>字号：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</span></div><div class="main-txt"><div '
        f'id="zoom">'
        f'<!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin--><meta name="ContentStart">{district.text()}<p><a '
        'href="/module/download/downfile.jsp?classid=0&filename=2412280920.pdf">任务分解表.pdf</a></p><meta name="ContentEnd">'
        '<!--<$[信息内容]>end--></div></div></div></div><div class="foot">主办单位：石门县人民政府 '
        "备案号：湘ICP备00000000号</div></body></html>"
    )
    reading = read(source, f"{HOST}/art/2024/12/28/art_1023_45678.html")
    record = reading.record
    assert (reading.kind.value, record.title) == ("record", district.title(0))
    values = {name: value.best.value for name, value in record.fields.items()}
    assert values[FieldName.INDEX_NO] == "014455667/2024-00123"
    assert values[FieldName.TOPIC] == "政府文件"
    assert values[FieldName.ISSUER] == "石门县人民政府办公室"
    assert values[FieldName.WRITTEN_DATE] == "2024-12-20"
    assert values[FieldName.DOC_NO] == "石政办发〔2024〕23号"
    assert values[FieldName.VALIDITY] == "有效"
    assert values[FieldName.SOURCE] == "石门县人民政府办公室"
    assert (values[FieldName.PUBLISHED_DATE], record.published_time) == ("2024-12-28", "09:20")
    assert record.body_text.startswith(district.paragraphs[0])
    assert [one.href for one in record.attachments] == ["/module/download/downfile.jsp?classid=0&filename=2412280920.pdf"]
