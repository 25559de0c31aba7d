"""ASP.NET: tables, ``Detail.aspx?id=``, pages that only a ``__doPostBack`` turns, fields in spans with machine names."""

from duewatch.domain.records import FieldName

HOST = "http://xxgk.shimen.example"
FRAME = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><meta http-equiv="Content-Type"
content="text/html; charset=utf-8" /><title>
	{title}
</title></head><body><form method="post" action="List.aspx?cid=5" id="form1">
<input type="hidden" name="__VIEWSTATE" value="dDwtMT" />
<script>function __doPostBack(eventTarget, eventArgument) {{ theForm.submit(); }}</script>
<table width="980" align="center"><tr><td><a href="Default.aspx">首页</a></td><td><a href="List.aspx?cid=1">政策法规</a></td>
<td><a href="List.aspx?cid=5">通知公告</a></td><td><a href="Guide.aspx">信息公开指南</a></td></tr></table>
<table width="980" align="center"><tr><td width="200" valign="top"><table><tr><td>信息公开目录</td></tr>
<tr><td><a href="List.aspx?cid=11">机构职能</a></td></tr><tr><td><a href="List.aspx?cid=12">人事信息</a></td></tr>
<tr><td><a href="List.aspx?cid=13">财政信息</a></td></tr><tr><td><a href="List.aspx?cid=14">统计信息</a></td></tr></table></td>
<td valign="top">{main}</td></tr></table>
<table width="980" align="center"><tr>
<td align="center">主办：石门县人民政府 技术支持：石门县信息中心<br/>湘ICP备00000000号</td></tr></table>
</form></body></html>"""


def test_a_grid_whose_pages_are_turned_by_post_is_no_whole_list(district, read, listed):
    rows = "".join(
        f'<tr style="height:28px"><td width="20"><img src="images/dot.gif" /></td><td><a id="GridView1_ctl0{n}_HyperLink1" '
        f'href="Detail.aspx?id={7000 - n}" target="_blank">{district.title(n)}</a></td><td width="90">'
        f'<span id="GridView1_ctl0{n}_Label1">{district.day(n)}</span></td></tr>'
        for n in range(12)
    )
    pager = (
        '<div id="AspNetPager1"><div style="width:40%;float:left;">共<b>98</b>条记录 当前第<font color="red"><b>1</b></font>'
        "页/共<b>9</b>页"
        '</div><div style="width:60%;float:left;"><a disabled="disabled" style="margin-right:5px;">首页</a>'
        '<a disabled="disabled">上一页</a><span style="color:red;">1</span>'
        "<a href=\"javascript:__doPostBack('AspNetPager1','2')\">2</a><a "
        "href=\"javascript:__doPostBack('AspNetPager1','3')\">3</a>"
        "<a href=\"javascript:__doPostBack('AspNetPager1','2')\">下一页</a></div></div>"
    )
    head = "<tr><th></th><th>标题</th><th>发布日期</th></tr>"
    main = f'<table id="GridView1" width="100%">{head}{rows}</table>{pager}'
    reading = read(FRAME.format(title="通知公告-石门县", main=main), f"{HOST}/List.aspx?cid=5")
    listing = listed(reading, [f"Detail.aspx?id={7000 - n}" for n in range(12)])
    assert (listing.next_page, listing.page_count, listing.total) == (None, 9, 98)


def test_an_asp_net_record_with_its_block_in_a_table_is_read(district, read):
    block = (
        '<table border="1" width="100%"><tr><td>索 引 号：</td><td><span id="lblIndex">SM0001-2024-00123</span></td><td>'
        "主题分类：</td>"
        '<td><span id="lblTopic">综合政务</span></td></tr><tr><td>发布机构：</td><td><span id="lblOrg">'
        "石门县人民政府办公室</span></td>"
        '<td>发文日期：</td><td><span id="lblDate">2024年12月20日</span></td></tr><tr><td>名　　称：</td><td colspan="3">'
        f'<span id="lblName">{district.title(0)}</span></td></tr><tr><td>文　　号：</td><td><span id="lblNo">'
        f"石政办发〔2024〕23号</span></td>"
        '<td>有 效 性：</td><td><span id="lblState">有效</span></td></tr></table>'
    )
    main = (
        f'{block}<table width="100%"><tr><td align="center" style="font-size:22px;font-weight:bold"><span id="lblTitle">'
        f"{district.title(0)}"
        '</span></td></tr><tr><td align="center">发布时间：<span id="lblTime">2024/12/28 9:05:00</span>&nbsp;&nbsp;浏览次数：'
        f'<span id="lblHits">123</span></td></tr><tr><td style="line-height:30px"><span id="lblContent">{district.text()}'
        '<p>　　附件：<a href="/UploadFiles/2024/12/20241228.rar">任务分解表</a></p></span></td></tr>'
        '<tr><td align="right"><a href="javascript:window.print()">【打印】</a><a href="javascript:window.close()">'
        "【关闭】</a></td></tr></table>"
    )
    reading = read(FRAME.format(title=district.title(0), main=main), f"{HOST}/Detail.aspx?id=7000")
    record = reading.record
    assert (reading.kind.value, record.title) == ("record", district.title(0))
    values = {name: value.best.value for name, value in record.fields.items()}
    assert values[FieldName.INDEX_NO] == "SM0001-2024-00123"
    assert values[FieldName.DOC_NO] == "石政办发〔2024〕23号"
    assert values[FieldName.ISSUER] == "石门县人民政府办公室"
    assert values[FieldName.WRITTEN_DATE] == "2024-12-20"
    assert values[FieldName.VALIDITY] == "有效"
    assert (values[FieldName.PUBLISHED_DATE], record.published_time) == ("2024-12-28", "09:05:00")
    assert record.body_text.startswith(district.paragraphs[0])
    assert [one.href for one in record.attachments] == ["/UploadFiles/2024/12/20241228.rar"]
