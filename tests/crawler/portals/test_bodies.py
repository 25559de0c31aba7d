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
