"""Sites of towns from 2005: GBK tables with capital tags, ``shownews.asp?id=``, days without leading noughts."""

from duewatch.domain.records import FieldName

HOST = "http://www.xiazhen.example"
FRAME = """<HTML><HEAD><TITLE>{title}</TITLE><META http-equiv=Content-Type content="text/html; charset=gb2312"></HEAD>
<BODY bgColor=#ffffff leftMargin=0><TABLE width=776 align=center><TR><TD>
<A href="index.asp">首 页</A> | <A href="news.asp?lm=1">镇情概况</A> |
<A href="news.asp?lm=2">政务公开</A> | <A href="news.asp?lm=3">通知公告</A></TD></TR></TABLE>
<TABLE width=776 align=center><TR><TD width=180 vAlign=top><TABLE><TR><TD>最新动态</TD></TR>{side}</TABLE></TD>
<TD vAlign=top>{main}</TD></TR></TABLE><TABLE width=776 align=center><TR>
<TD align=center>版权所有：下镇人民政府 地址：下镇大街1号
<BR>您是第<FONT color=red>123456</FONT>位访客</TD></TR></TABLE></BODY></HTML>"""
SIDE = "".join(f'<TR><TD>·<A href="shownews.asp?id={n}">镇领导检查第{n}小学开学工作</A></TD></TR>' for n in range(10, 18))
DAYS = [f"2009-{3 + n % 2}-{1 + n}" for n in range(15)]


def test_rows_of_capital_tables_are_read(district, read):
    rows = "".join(
        f'<TR><TD height=25 width="80%"><IMG src="images/dot.gif"> <A title="{district.title(n)}" '
        f'href="shownews.asp?id={600 - n}" '
        f"target=_blank>{district.title(n)[:16]}...</A></TD><TD><FONT color=#999999>[{DAYS[n]}]</FONT></TD></TR>"
        for n in range(15)
    )
    pager = (
        '<TR><TD align=center colSpan=2>首页 上一页 <A href="?lm=3&page=2">下一页</A> <A href="?lm=3&page=4">尾页</A> '
        "页次：<B><FONT color=red>1</FONT></B>/<B>4</B>页 共<B>56</B>条信息 <B>15</B>条/页</TD></TR>"
    )
    source = FRAME.format(title="下镇人民政府--通知公告", main=f"<TABLE width=580>{rows}{pager}</TABLE>", side=SIDE)
    reading = read(source, f"{HOST}/news.asp?lm=3", encoding="gbk")
    assert reading.kind.value == "list"
    entries = reading.list.entries
    assert [entry.href for entry in entries] == [f"shownews.asp?id={600 - n}" for n in range(15)]
    assert [entry.title for entry in entries] == [district.title(n) for n in range(15)]
    assert [entry.date_raw for entry in entries] == DAYS
    assert entries[0].date == "2009-03-01"
    assert (reading.list.next_page, reading.list.page_count, reading.list.total) == ("?lm=3&page=2", 4, 56)


def test_an_article_of_capital_tables_is_read(district, read):
    main = (
        f"<TABLE width=580><TR><TD align=center height=50><FONT color=#cc0000 size=4><STRONG>{district.title(0)}</STRONG>"
        f"</FONT></TD></TR>"
        "<TR><TD align=center bgColor=#f5f5f5>发布者：admin 发布时间：2009-3-5 阅读：<FONT color=red>321</FONT>次</TD></TR>"
        "<TR><TD "
        f'style="line-height:180%">{"<BR>".join("&nbsp;&nbsp;&nbsp;&nbsp;" + text for text in district.paragraphs)}<BR><BR>'
        "<DIV align=right>下镇人民政府</DIV><DIV align=right>二〇〇九年三月四日</DIV></TD></TR><TR><TD align=right>【<A "
        'href="javascript:window.print()">打印此页</A>】【<A href="javascript:window.close()">关闭窗口</A>】</TD></TR></TABLE>'
    )
    reading = read(FRAME.format(title="下镇人民政府", main=main, side=SIDE), f"{HOST}/shownews.asp?id=600", encoding="gbk")
    record = reading.record
    assert (reading.kind.value, record.title) == ("record", district.title(0))
    assert record.fields[FieldName.PUBLISHED_DATE].best.value == "2009-03-05"
    assert record.fields[FieldName.WRITTEN_DATE].best.value == "2009-03-04"
    assert record.fields[FieldName.ISSUER].best.value == "下镇人民政府"
    assert record.body_text.startswith(district.paragraphs[0])
    assert record.body_text.endswith("二〇〇九年三月四日")
