"""Habits of templates met on real pages that the reader had never seen; every page here is made up."""

import pytest

from crawler.reading import read_page
from crawler.readings import PageKind
from duewatch.domain.records import FieldName, Where

URL = "http://town.example/zwgk/content/post_20.html"
SENTENCE = "为进一步做好全镇防汛工作，镇政府定于本月开展河道巡查，请各村按照要求认真组织实施，确保各项措施落到实处。"
SECOND = "各村要明确责任人，逐段登记隐患，并于月底前将巡查情况汇总后报送镇应急办公室，逾期不报的予以通报。"


def read(body, title="关于开展河道巡查的通知", head=""):
    page = f"<html><head><meta charset='utf-8'><title>{title}_某镇人民政府</title>{head}</head><body>{body}</body></html>"
    reading = read_page(page.encode(), URL)
    assert reading.kind is PageKind.RECORD
    return reading.record


def text_of(body, **more):
    return read(body, **more).body_text.split("\n")


HEADED = "<h1>关于开展河道巡查的通知</h1><p>发布时间：2024-05-06　来源：某镇人民政府</p>"


@pytest.mark.parametrize("small", ["( 2024-05-11)", "2024-05-11 <span>来源：某镇人民政府</span>", "发布日期：2024-05-11"])
def test_a_date_set_small_into_the_heading_is_no_part_of_the_title(small):
    record = read(
        f"<div><h2 id='t'>关于开展河道巡查的通知<small>{small}</small></h2><div><p>{SENTENCE}</p><p>{SECOND}</p></div></div>",
        head="<meta name='ArticleTitle' content='关于开展河道巡查的通知'>",
    )
    assert record.title == "关于开展河道巡查的通知"
    assert record.fields[FieldName.PUBLISHED_DATE].best.value == "2024-05-11"
    assert record.fields[FieldName.PUBLISHED_DATE].best.where is Where.LINE


def test_a_year_that_belongs_to_the_title_stays_in_it():
    title = "关于2024年河道巡查的通知"
    record = read(
        f"<div><h2>{title}<span>（2024修订版）</span></h2><p>发布时间：2024-05-06</p><div><p>{SENTENCE}</p><p>{SECOND}</p></div></div>",
        title=title + "（2024修订版）",
    )
    assert record.title == title + "（2024修订版）"


def test_a_heading_shows_which_part_of_a_window_title_names_the_page():
    record = read(
        f"<div><div class='intro'><h3>某镇文化站</h3><p>{SENTENCE}</p><p>{SECOND}{SENTENCE}</p></div></div>",
        title="某县某镇人民政府门户网站-文体服务-某镇文化站",
    )
    assert record.title == "某镇文化站"


def test_times_that_a_notice_sets_do_not_cut_its_beginning_off():
    lines = text_of(
        f"<div>{HEADED}<div><div><p>{SENTENCE}{SECOND}</p><p>一、巡查时间</p><p>第一期：</p><p>报名时间：2024年5月7日至8日</p>"
        f"<p>{SENTENCE}</p><p>{SECOND}</p></div></div></div>"
    )
    assert lines[0] == SENTENCE + SECOND
    assert "报名时间：2024年5月7日至8日" in lines


def test_a_head_of_labels_in_the_texts_own_element_is_still_cut_off():
    lines = text_of(f"<div>{HEADED}<p>{SENTENCE}</p><p>{SECOND}</p></div>")
    assert lines == [SENTENCE, SECOND]


@pytest.mark.parametrize("editor", ["", "class='TRS_Editor'", "id='zoom'"])
@pytest.mark.parametrize(
    "tail",
    [
        "<div>附件：</div>",
        "<h2>相关附件</h2>",
        "<span>扫一扫在手机打开当前页</span>",
        "<p>扫一扫在手机上查看当前页面</p><p>某镇政务公众号</p><h2>附件：</h2>",
        "<p>文件下载：</p><p>关联文件：</p>",
    ],
)
def test_heads_of_empty_blocks_and_codes_of_dots_are_no_end_of_a_text(editor, tail):
    lines = text_of(f"<div>{HEADED}<div {editor}><p>{SENTENCE}</p><p>{SECOND}</p><div>{tail}</div></div></div>")
    assert lines == [SENTENCE, SECOND]


def test_the_list_of_files_under_a_text_stays_with_it():
    record = read(
        f"<div>{HEADED}<div id='zoom'><p>{SENTENCE}</p><p>{SECOND}</p><p>附件：<a href='a.docx'>巡查表</a></p></div></div>"
    )
    assert record.body_text.endswith("附件：巡查表")
    assert [one.href for one in record.attachments] == ["a.docx"]


def test_a_page_whose_only_words_are_the_head_of_an_empty_list_has_no_text():
    record = read(f"<div>{HEADED}<div></div><div>附件:</div><ul><li><a href='javascript:print()'>打印</a></li></ul></div>")
    assert record.body_text == ""


TABLE = (
    "<table><thead><tr><td>索取号</td><td>发布时间</td><td>发布机构</td><td>文件编号</td><td>备注</td></tr></thead>"
    "<tr><td>AB000000X/2024-00112</td><td></td><td>某镇人民政府</td><td>某政办〔2024〕5号</td><td></td></tr></table>"
)


def test_a_table_of_labels_over_values_is_read_where_its_head_is_a_part_of_its_own():
    record = read(f"<div><h1>关于开展河道巡查的通知</h1><div>{TABLE}<p>{SENTENCE}</p><p>{SECOND}</p></div></div>")
    shown = {name: value.best.value for name, value in record.fields.items() if value.best.where is Where.BLOCK}
    assert shown[FieldName.INDEX_NO] == "AB000000X/2024-00112"
    assert shown[FieldName.ISSUER] == "某镇人民政府"
    assert shown[FieldName.DOC_NO] == "某政办〔2024〕5号"
    assert record.body_text.split("\n") == [SENTENCE, SECOND]


def test_a_table_of_the_text_itself_is_not_taken_for_its_metadata():
    table = "<table><tr><td>河段</td><td>责任人</td><td>备注</td></tr><tr><td>上游</td><td>村委会</td><td></td></tr></table>"
    lines = text_of(
        f"<div><h1>关于开展河道巡查的通知</h1><p>时间：2024-05-06</p><div>{table}<p>{SENTENCE}</p><p>{SECOND}</p></div></div>"
    )
    assert lines[0] == "河段"


def test_a_picture_that_a_click_enlarges_is_no_attachment_and_one_with_words_is():
    record = read(
        f"<div>{HEADED}<div id='zoom'><p>{SENTENCE}</p><p><a href='/p/1.jpg'><img src='/p/s1.jpg'></a></p>"
        f"<p>{SECOND}</p><p><a href='/p/2.jpg'>巡查路线图</a></p></div></div>"
    )
    assert [one.href for one in record.attachments] == ["/p/2.jpg"]


def test_the_date_an_event_begins_is_not_the_date_of_publication():
    record = read(
        f"<div><h1>关于开展河道巡查的通知</h1><dl><dt>区域：</dt><dd>上游</dd></dl><dl><dt>开始时间：</dt><dd>2024-05-08</dd></dl>"
        f"<div><p>{SENTENCE}</p><p>{SECOND}</p></div></div>",
        head="<meta name='PubDate' content='2024-03-01 16:39'>",
    )
    assert record.fields[FieldName.PUBLISHED_DATE].best.value == "2024-03-01"


def test_buttons_behind_a_source_are_no_part_of_its_name():
    record = read(
        f"<div><h1>关于开展河道巡查的通知</h1><div>发布日期：2024-05-06　来源：某镇人民政府　"
        f"<a href='javascript:;'>下载</a>　<span>收藏</span></div><div><p>{SENTENCE}</p><p>{SECOND}</p></div></div>"
    )
    assert record.fields[FieldName.SOURCE].best.value == "某镇人民政府"


@pytest.mark.parametrize(("before", "behind"), [("", ""), ("<span>", "</span>")])
def test_a_date_that_a_script_writes_behind_its_label_is_read(before, behind):
    script = "<script>var pubdata='2024年5月6日'; if(pubdata!=''){ document.write(pubdata); }</script>"
    record = read(
        f"<div><h1>关于开展河道巡查的通知</h1><div>{before}发布时间：\n{script}{behind} <span>字体：</span><b>小</b> "
        f"点击量：<script>hits(3)</script>次</div>"
        f"<div><p>{SENTENCE}</p><p>{SECOND}</p></div></div>"
    )
    assert record.fields[FieldName.PUBLISHED_DATE].best.value == "2024-05-06"


def test_what_a_script_writes_elsewhere_is_no_value_of_a_label():
    script = "<script>var made='2023年1月1日'; document.write(made);</script>"
    record = read(
        f"<div><h1>关于开展河道巡查的通知</h1><div>发布时间： <span>字体：</span><b>小</b> {script}</div>"
        f"<div><p>{SENTENCE}</p><p>{SECOND}</p></div></div>"
    )
    published = record.fields.get(FieldName.PUBLISHED_DATE)
    assert published is None or published.best.value is None


def test_title_and_date_in_rows_of_their_own_end_the_head_of_a_page_made_of_tables():
    record = read(
        f"<table><tr><td><form>从<input></form></td></tr><tr><td>至<input></td></tr><tr><td>关于开展河道巡查的通知</td></tr>"
        f"<tr><td><span>2024-05-06 15:20:21</span></td></tr><tr><td><p>{SENTENCE}</p><p>{SECOND}</p></td></tr></table>"
    )
    assert record.body_text.split("\n") == [SENTENCE, SECOND]
    assert record.fields[FieldName.PUBLISHED_DATE].best.value == "2024-05-06"
    assert record.published_time == "15:20:21"


@pytest.mark.parametrize("signer", ["部 长 张某某", "部长：张某某", "县 长　李某"])
def test_the_date_under_a_letter_spaced_office_signs_an_order(signer):
    rules = f"<p>第一条 {SENTENCE}</p><p>第二条 {SECOND}</p>"
    record = read(f"<div>{HEADED}<div><p>{SENTENCE}</p><p>{signer}</p><p>2024 年 5 月 2 日</p><p>某办法</p>{rules}</div></div>")
    assert record.fields[FieldName.WRITTEN_DATE].best.value == "2024-05-02"


def test_a_document_of_title_date_and_one_file_is_no_list_of_one_row():
    page = (
        "<html><head><meta charset='utf-8'><title>某镇人民政府</title></head><body><h2>关于开展河道巡查的通知</h2>"
        "<div class='time'>2024-05-06 15:20:21</div><div><p><a href='/f/1.pdf'>关于开展河道巡查的通知.pdf</a></p></div>"
        "<table><tr><td>上一篇：<a href='a-12.html'>关于防火的通知</a></td></tr></table></body></html>"
    )
    reading = read_page(page.encode(), "http://town.example/col3/articleinfo-11.html")
    assert reading.kind is PageKind.RECORD
    assert reading.record.fields[FieldName.PUBLISHED_DATE].best.value == "2024-05-06"
    assert [one.href for one in reading.record.attachments] == ["/f/1.pdf"]


def test_a_column_whose_rows_are_files_stays_a_list():
    rows = "".join(f"<li><a href='/f/{at}.pdf'>某镇第{at}号公告</a><span>2024-05-0{at}</span></li>" for at in range(1, 8))
    page = f"<html><head><meta charset='utf-8'><title>公告</title></head><body><h2>公告</h2><ul>{rows}</ul></body></html>"
    reading = read_page(page.encode(), "http://town.example/gg/index.html")
    assert reading.kind is PageKind.LIST
    assert len(reading.list.entries) == 7
