"""Documents whose text is a picture, only a title, or cut into several pages."""

import pytest

from crawler.several_pages import CUT

HOST = "https://www.shimen.example"
FRAME = """<html><head><title>{title}</title></head><body><div><div><a href="/">
<img src="/images/logo.png" width="300" height="90"></a></div>
<div><a href="/">首页</a><a href="/gk/">公开</a></div></div><div><div><div>{title}</div>
<div>发布时间：2024-12-28 来源：石门县人民政府</div>
<div><img src="/images/share_weixin.png">{main}</div></div></div><div><div>主办：石门县人民政府</div>
<img src="/images/jubao.png"
width="60" height="60"></div></body></html>"""
ADDRESS = f"{HOST}/gk/t20241228_700.html"


@pytest.mark.parametrize(
    "picture",
    [
        '<p><img src="./W020241228_1.jpg"></p>',
        '<p><a href="/upload/20241228.jpg"><img src="/upload/20241228.jpg" width="800"></a></p>',
        '<div><div><img src="/upload/1.png" style="width:100%"></div><div><img src="/upload/2.png"></div></div>',
        '<embed src="/upload/20241228.swf" width="900" height="600">',
    ],
)
def test_a_picture_in_boxes_without_names_is_the_document(district, read, picture):
    record = read(FRAME.format(title=district.title(0), main=picture), ADDRESS).record
    assert (record.title, record.body_kind, record.body_text) == (district.title(0), "image-only", "")


@pytest.mark.parametrize("sign", ["", '<img src="/images/print_icon.gif">', '<img src="/x/1.gif" width="16" height="16">'])
def test_signs_and_the_pictures_of_the_frame_are_no_document(district, read, sign):
    record = read(FRAME.format(title=district.title(0), main=sign), ADDRESS).record
    assert record is None or record.body_kind != "image-only"


def test_a_text_that_repeats_only_its_title_is_a_title(district, read):
    main = f'<div id="zoom"><p>{district.title(0)}</p></div>'
    assert read(FRAME.format(title=district.title(0), main=main), ADDRESS).record.body_kind == "title-only"


PAGERS = {
    "the next page by its number": (ADDRESS, '<a href="t20241228_700_1.html">下一页</a>'),
    "numbers": (ADDRESS, '1 <a href="t20241228_700_1.html">2</a> <a href="t20241228_700_2.html">3</a>'),
    "a number at the end": (f"{HOST}/content-12-345-1.html", '<b>1</b> <a href="content-12-345-2.html">[2]</a>'),
    "a parameter": (f"{HOST}/show.php?id=7", '第1页/共3页 <a href="show.php?id=7&page=2">下一页</a>'),
    "a second page": (f"{HOST}/show.php?id=7&page=2", '<a href="show.php?id=7&page=3">下一页</a>'),
}


@pytest.mark.parametrize("pager", PAGERS)
def test_a_text_that_goes_on_elsewhere_is_a_part(district, read, pager):
    url, links = PAGERS[pager]
    main = f'<div class="text">{district.text()}</div><div class="pages">{links}</div>'
    reading = read(FRAME.format(title=district.title(0), main=main), url)
    assert reading.record.body_kind == "partial"
    assert CUT in reading.warnings
    assert reading.record.body_text.endswith(district.paragraphs[-1])


@pytest.mark.parametrize(
    "links",
    [
        '<a href="t20241229_701.html">下一页</a>',
        '下一篇：<a href="t20241228_701.html">关于另一件事的通知</a>',
        '<a href="/gk/index_2.html">2</a>',
    ],
)
def test_links_to_other_documents_do_not_make_a_text_a_part(district, read, links):
    main = f'<div class="text">{district.text()}</div><div class="pages">{links}</div>'
    assert read(FRAME.format(title=district.title(0), main=main), ADDRESS).record.body_kind == "text"


@pytest.mark.parametrize(("number", "normal"), [("第 12 号", "石门县人民政府令第12号"), ("第十二号", "石门县人民政府令第12号")])
def test_an_order_has_its_number_under_its_name(read, number, normal):
    text = "《石门县城市管理办法》已经2024年12月1日县人民政府第20次常务会议通过，现予公布，自2025年1月1日起施行。"
    signed = "<p>县长　王某某</p><p>2024年12月20日</p>"
    head = f"<title>石门县人民政府令</title><h1>石门县人民政府令</h1><p>{number}</p>"
    source = f"{head}<div><p>{text}</p>{signed}</div>"
    record = read(source, f"{HOST}/gk/detail/7.html").record
    values = {name.value: value.best.value for name, value in record.fields.items()}
    assert (values["doc_no"], values["written_date"]) == (normal, "2024-12-20")


def test_a_container_that_is_never_closed_ends_before_the_links_and_the_foot_of_the_page(district, read):
    """Old editors leave a cell open: prev, next, tools and the imprint then stand inside the article's own element."""
    long_title = district.title(1) * 3
    source = f"""<html><head><title>{district.title(0)}-石门县林业局</title></head><body>
    <div class="content"><div class="title">{district.title(0)}</div><div class="time">2017-10-19 作者：</div>
    <div id="vsb_content"><div class="v_news_content"><table><tr><td><p><a href="/__local/a.doc">防火常识</a></p></td>
    <td><p><a href="/__local/b.doc">道路识图</a></p><div></div></div>
    <dl><dd>上一条：<a href="1.htm">{long_title}</a> 下一条：<a href="2.htm">{long_title}</a></dd></dl>
    <p>【<a href="javascript:window.close();">关闭</a>】</p></div></div>
    <div class="footer"><p>版权所有：石门县林业局</p><p>地址：林业路1号　邮编：000000</p></div></body></html>"""
    record = read(source, f"{HOST}/info/1056/1197.htm").record
    assert record.body_text.split() == ["防火常识", "道路识图"]
    assert [one.href for one in record.attachments] == ["/__local/a.doc", "/__local/b.doc"]


def _page(district, between, foot="", title=None):
    title = title or district.title(0)
    return f"""<html><head><title>{title}_通知公告_石门职业技术学院</title></head><body><div><a href="/">首页</a></div><div>
    <h1>{title}</h1><p>日期：2024-12-28 10:39:14　发布人：某某　浏览量：12</p>{between}</div>{foot}</body></html>"""


def test_a_first_clause_that_names_a_time_is_text(district, read):
    clauses = (
        "<p>一、时间：2020年10月27日（周二）上午8：00</p><p>二、地点：县政府二楼会议室</p><p>三、内容：讨论通过林区防火方案</p>"
    )
    record = read(_page(district, f"<div>{clauses}</div>"), ADDRESS).record
    assert record.body_text.startswith("一、时间：2020年10月27日")


def test_a_table_of_short_cells_is_the_text_and_the_counter_above_it_is_not(district, read):
    cells = "".join(f"<tr><td><p>{name}</p></td><td><p>2年</p></td></tr>" for name in ("层次", "林学", "园艺"))
    record = read(_page(district, f"<div>查看:104</div><div>来源: </div><table>{cells}</table>"), ADDRESS).record
    assert record.body_text.split() == ["层次", "2年", "林学", "2年", "园艺", "2年"]


def test_the_imprint_is_no_text_of_a_page_without_one(district, read):
    ways = '<dl><dd>上一条：<a href="1.htm">甲</a> 下一条：<a href="2.htm">乙</a></dd></dl><p>【<a href="#">关闭</a>】</p>'
    foot = "<div class='footer'><p>版权所有：石门县</p><p>地址：石门县学府大道6号明德楼　邮编：000000</p></div>"
    assert read(_page(district, ways, foot), ADDRESS).record.body_text == ""


def test_an_empty_source_label_does_not_begin_a_text(district, read):
    main = f"<div class='info'><h4>来源：</h4><div>{district.text('div')}</div></div>"
    assert read(_page(district, main), ADDRESS).record.body_text.startswith(district.paragraphs[0])


def test_a_title_of_two_letters_is_a_title(district, read):
    news = "<ul><li>分享到 相关链接</li>" + "".join(
        f'<li>2024-09-{n:02}<a href="{n}.htm">{district.title(n)}</a></li>' for n in range(10, 16)
    )
    record = read(
        _page(district, '<p><img src="/upload/1.jpg"></p>', f"{news}</ul>", title="荷塘"), f"{HOST}/html/7/content-41.html"
    ).record
    assert record.title == "荷塘"


def test_a_date_and_time_under_the_text_is_the_day_of_publication(district, read):
    source = f"""<html><head><title>{district.title(0)}_石门县</title></head><body><div><h3>图库</h3>
    <h3>{district.title(0)}</h3>
    <div>{district.text()}</div><div>2015-04-27 16:42 石门建设信息网</div></div></body></html>"""
    record = read(source, f"{HOST}/tuku/41.html").record
    assert (record.fields["published_date"].best.value, record.published_time) == ("2015-04-27", "16:42")


def test_a_title_that_begins_with_a_year_is_no_line_of_date(district, read):
    source = f"""<html><head><title>石门县总工会</title></head><body><div><a href="/">首页</a></div><div>
    <h3>2017年石门县总工会工作总结</h3><h4>来源： 发布时间： 2018-04-15 作者： 办公室</h4><div>{district.text()}</div></div>
    <div><h2>相关链接</h2></div></body></html>"""
    record = read(source, f"{HOST}/file/Detail-77.html").record
    assert (record.title, record.fields["published_date"].best.value) == ("2017年石门县总工会工作总结", "2018-04-15")


def test_a_source_right_below_the_heading_is_no_text_and_a_file_is_no_source(district, read):
    source = f"""<html><head><title>石门县总工会</title></head><body><div><a href="/">首页</a></div><div>
    <h3>{district.title(0)}</h3><div class="info"><h4>来源：办公室</h4><div>{district.text("div")}</div></div>
    </div></body></html>"""
    assert read(source, f"{HOST}/online/hd-4.html").record.body_text.startswith(district.paragraphs[0])
    main = '<p>发布时间：2013-08-29 浏览次数：12 来源：</p><div><a href="/f/1.doc">报选导师志愿表.doc</a></div>'
    record = read(_page(district, main), f"{HOST}/2013/0829/c7a41/page.htm").record
    assert ("source" not in record.fields, record.attachments[0].href) == (True, "/f/1.doc")
