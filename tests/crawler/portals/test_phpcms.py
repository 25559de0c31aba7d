"""PHPCMS: lists with a rule after every fifth row, the date floated before the link, articles ``content-12-345-1.html``."""

from duewatch.domain.records import FieldName

HOST = "http://www.shimen.example"
FRAME = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="header"><div class="logo"><a href="/"><img src="/statics/logo.jpg"/></a></div><div class="nav-site">
<a href="/index.php?m=content&c=index&a=lists&catid=6">新闻中心</a>
<a href="/index.php?m=content&c=index&a=lists&catid=12">通知公告</a>
</div></div><div class="main"><div class="col-left"><div class="crumbs"><a href="/">首页</a><span> &gt; </span>
<a href="/index.php?m=content&c=index&a=lists&catid=12">通知公告</a> &gt; </div>{main}</div>
<div class="col-auto"><div class="box"><h5 class="title-2">频道总排行</h5><ul class="content digg">{side}</ul></div>
<div class="box"><h5 class="title-2">频道本月排行</h5><ul class="content rank">{side}</ul></div></div></div>
<div class="footer"><p class="info">关于我们 | 联系方式 | 版权所有 石门县人民政府</p></div></body></html>"""
SIDE = "".join(f'<li><a href="/content-6-{n}-1.html" title="">石门县部署第{n}次安全生产检查</a></li>' for n in range(30, 40))


def test_a_list_cut_by_rules_and_its_pager_are_read(district, read, listed):
    rows = "".join(
        f'<li><span class="rt">{district.day(n)} 09:20:11</span>·<a href="/content-12-{345 - n}-1.html" target="_blank">'
        f"{district.title(n)}</a></li>" + ('<li class="bk20 hr"></li>' if n % 5 == 4 else "")
        for n in range(20)
    )
    base = "/index.php?m=content&c=index&a=lists&catid=12"
    pager = (
        f'<div id="pages" class="text-c"><a class="a1">98条</a> <a href="{base}&page=0" class="a1">上一页</a> <span>1</span> '
        f'<a href="{base}&page=2">2</a> <a href="{base}&page=3">3</a> ..<a href="{base}&page=5">5</a> '
        f'<a href="{base}&page=2" class="a1">下一页</a></div>'
    )
    source = FRAME.format(title="通知公告 - 石门县", main=f'<ul class="list lh24 f14">{rows}</ul>{pager}', side=SIDE)
    listing = listed(read(source, HOST + base), [f"/content-12-{345 - n}-1.html" for n in range(20)])
    assert (listing.next_page, listing.total) == (f"{base}&page=2", 98)


def test_the_date_inside_the_heading_is_no_part_of_the_title(district, read):
    main = (
        f'<div id="Article"><h1>{district.title(0)}<br /><span>2024-12-28 '
        f"09:20:11&nbsp;&nbsp;&nbsp;来源：石门县政府办&nbsp;&nbsp;"
        '&nbsp;评论：<a href="#comment_iframe" id="comment">0</a> 点击：<span id="hits"></span></span></h1>'
        f'<div class="content">{district.text()}<div id="pages" class="text-c"></div></div>'
        '<div class="Article-Tool">分享到：<a href="#">新浪微博</a></div><p class="f14"><strong>上一篇：</strong>'
        '<a href="/content-12-344-1.html">题目</a><br /><strong>下一篇：</strong>最后一篇</p></div>'
    )
    reading = read(FRAME.format(title=f"{district.title(0)} - 石门县", main=main, side=SIDE), f"{HOST}/content-12-345-1.html")
    record = reading.record
    assert (reading.kind.value, record.title) == ("record", district.title(0))
    assert record.fields[FieldName.PUBLISHED_DATE].best.value == "2024-12-28"
    assert record.published_time == "09:20:11"
    assert record.fields[FieldName.SOURCE].best.value == "石门县政府办"
    assert record.body_text.startswith(district.paragraphs[0])
    assert record.body_text.endswith(district.paragraphs[-1])
