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
