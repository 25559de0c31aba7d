"""Pages of nothing but boxes: no class, no id, or names in pinyin that no list of words knows."""

from duewatch.domain.records import FieldName

HOST = "https://www.shimen.example"
FRAME = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body><div><div>
<div>石门县人民政府</div><div>
<div><a href="/">首页</a></div><div><a href="/zw/">政务</a></div><div><a href="/fw/">服务</a></div><div><a href="/hd/">互动</a>
</div></div></div>
<div><div><div><div>信息公开</div><div><a href="/zw/zn/">指南</a></div><div><a href="/zw/zd/">制度</a></div><div>
<a href="/zw/nb/">年报</a></div>
</div></div><div>{main}</div></div><div><div>主办：石门县人民政府</div><div>湘公网安备 00000000000000号</div></div></div>
</body></html>"""


def test_rows_that_are_boxes_in_boxes_are_read(district, read, listed):
    rows = "".join(
        f'<div><div><a href="/zw/tz/{9000 - n}.html"><div>{district.title(n)}</div></a></div><div><div>'
        f"{district.day(n)}</div></div></div>"
        for n in range(10)
    )
    pager = '<div><div>1</div><div><a href="/zw/tz/p2.html">2</a></div><div><a href="/zw/tz/p3.html">3</a></div></div>'
    reading = read(FRAME.format(title="通知", main=f"<div>{rows}</div>{pager}"), f"{HOST}/zw/tz/")
    listing = listed(reading, [f"/zw/tz/{9000 - n}.html" for n in range(10)])
    assert listing.next_page == "/zw/tz/p2.html"


def test_an_article_of_boxes_is_read(district, read):
    block = (
        "<div><div><div>索引号</div><div>SM-2024-00123</div></div><div><div>发文机关</div><div>石门县人民政府</div></div>"
        "<div><div>发文字号</div><div>石政发〔2024〕7号</div></div><div><div>成文日期</div><div>2024年12月20日</div></div></div>"
    )
    main = (
        f"{block}<div>{district.title(0)}</div><div><div>2024-12-28 09:20</div><div>来源：石门县人民政府</div><div>分享</div>"
        f"</div>"
        f'<div>{district.text("div")}</div><div><div>附件</div><div><a href="/f/1.docx">任务分解表</a></div></div>'
    )
    reading = read(FRAME.format(title=f"{district.title(0)}-石门县人民政府", main=main), f"{HOST}/zw/tz/9000.html")
    record = reading.record
    assert (reading.kind.value, record.title) == ("record", district.title(0))
    values = {name: value.best.value for name, value in record.fields.items()}
    assert values[FieldName.INDEX_NO] == "SM-2024-00123"
    assert values[FieldName.ISSUER] == "石门县人民政府"
    assert values[FieldName.DOC_NO] == "石政发〔2024〕7号"
    assert values[FieldName.WRITTEN_DATE] == "2024-12-20"
    assert (values[FieldName.PUBLISHED_DATE], record.published_time) == ("2024-12-28", "09:20")
    assert record.body_text.startswith(district.paragraphs[0])
    assert record.body_text.endswith(district.paragraphs[-1])
    assert [one.href for one in record.attachments] == ["/f/1.docx"]


def test_names_in_pinyin_lead_nobody_astray(district, read, listed):
    rows = "".join(
        f'<li class="xxgk_lb_li"><a class="xxgk_lb_bt" href="../../xxgk/fdzdgk/wj/{8000 - n}.shtml" '
        f'title="{district.title(n)}">'
        f'{district.title(n)[:12]}…</a><span class="xxgk_lb_wh">石政发〔2024〕{n + 1}号</span><span class="xxgk_lb_cwrq">'
        f"2024-01-0{n + 1}</span>"
        f'<span class="xxgk_lb_fbrq">{district.day(n)}</span></li>'
        for n in range(9)
    )
    tabs = (
        '<div class="xxgk_tab"><ul><li class="dq"><a href="#">行政规范性文件</a></li><li><a href="../qtwj/">其他文件</a></li>'
        "</ul></div>"
        '<div class="xxgk_ss"><input placeholder="请输入标题"/><button>搜索</button></div>'
    )
    pager = (
        '<div class="fy"><span class="dqy">1</span><a href="index_2.shtml">2</a><a href="index_3.shtml">3</a><a class="xyy" '
        'href="index_2.shtml">'
        "后页</a><span>共3页</span></div>"
    )
    source = FRAME.format(title="行政规范性文件", main=f'{tabs}<ul class="xxgk_lb">{rows}</ul>{pager}')
    listing = listed(
        read(source, f"{HOST}/xxgk/fdzdgk/wj/index.shtml"), [f"../../xxgk/fdzdgk/wj/{8000 - n}.shtml" for n in range(9)]
    )
    assert (listing.next_page, listing.page_count) == ("index_2.shtml", 3)
