"""Whatever the bytes are, the reader answers: hypothesis looks for bytes that make it fall, and keeps those that once did."""

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from crawler.annual_report import read_annual_report
from crawler.files import sniff
from crawler.page import Page
from crawler.reading import read_page
from crawler.readings import PageKind
from crawler.standard_catalogue import catalogue_of_page, read_standard_catalogue
from crawler.tables import grids_of

URL = "https://portal.example/zwgk/t20240305_1.htm"
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
PIECES = st.sampled_from(
    [
        *("<table>", "</table>", "<tr>", "<td>", "<td rowspan=9999 colspan=9999>", "<th rowspan=0>", "<div class='list'>"),
        *(
            "</div>",
            "<ul>",
            "<li>",
            "<a href='./t20240301_1.htm'>",
            "</a>",
            "<a href=javascript:void(0)>",
            "<p>",
            "<!--",
            "-->",
        ),
        *("<script>", "</script>", "<meta name='PubDate' content='", "'>", "<h1>", "</h1>", "<title>", "<CMS:x>", "null"),
        *(
            "索引号：",
            "发布日期",
            "2024-02-30",
            "2024年3月5日",
            "〔2020〕",
            "（",
            "一、",
            "二、",
            "附件：",
            "\x00",
            "\u200b",
            "　",
        ),
        *("公开事项", "公开时限", "同上", "√", "■政府网站", "\ud7ff", "&#x110000;", "&nbsp;", "[[[[", '{"a":'),
        *("createPageHTML(5,0,'index','htm');", "document.write(\"<a href='a.pdf'>\")"),
    ]
)
PAGES = st.lists(PIECES, max_size=60).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "gb18030", "big5hkscs", "utf-16", "latin-1"])


@CALM
@given(st.binary(max_size=2_000))
@example(b"")
@example(b"\0")
@example(b"\xff\xfe<\0h\0")
@example(b"<?xml version='1.0'?>" + b"<a>" * 5_000)
@example(b'{"data":' * 5_000)
@example("正文".encode("gb18030"))
def test_any_bytes_are_read_without_a_fall(body):
    assert read_page(body, URL).kind in PageKind
    sniff(body)


@CALM
@given(PAGES, ENCODINGS)
@example("<p>一行</p>\u2063\u200b<h1>\u200b</h1><title>示例通知</title>", "utf-8")  # a line of invisible characters only
@example("<a href='./t20240301_1.htm'>" + "<span>" * 1_200 + "示例通知标题", "utf-8")  # a link of parts inside parts
@example("<ul><li><a href='./t20240301_1.htm' title='" + "（" * 50_000 + "'>示例</a><span>2024-03-01</span></li></ul>", "utf-8")
@example("<table>" + "<td>索引号：</td><td>2024-02-30</td>" * 4_000 + "</table>", "utf-8")
def test_any_markup_is_read_without_a_fall_and_in_time(markup, encoding):
    body = markup.encode(encoding, "replace")
    started = time.process_time()
    assert read_page(body, URL).kind in PageKind
    assert time.process_time() - started < 5


@CALM
@given(PAGES)
def test_tables_of_any_markup_are_square_and_bounded(markup):
    page = Page.from_bytes(markup.encode("utf-8", "replace"), URL)
    for grid in grids_of(page.body):
        assert len({len(row) for row in grid}) == 1
    catalogue_of_page(page)
    read_annual_report("示例县2024年政府信息公开工作年度报告", page.body.text(), grids_of(page.body))


CELLS = st.sampled_from(
    [
        "",
        "同上",
        "√",
        "■政府网站 □其他",
        "1",
        "政策文件",
        "《条例》",
        "20个工作日",
        "示例局",
        "主动",
        "公开事项",
        "公开时限",
        "说明：",
    ]
)
HEAD = ("序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道", "公开对象", "公开方式")


@CALM
@given(st.lists(st.lists(CELLS, min_size=9, max_size=9).map(tuple), max_size=12))
def test_any_cells_below_a_catalogues_header_become_rows_or_are_listed(cells):
    catalogue = read_standard_catalogue([("", (HEAD, *cells))])
    assert catalogue is not None
    for unread in catalogue.unread:
        assert 2 <= unread.place.row <= len(cells) + 1
    for row in catalogue.rows:
        assert "同上" not in (row.content, row.basis, row.limit, row.body)
        assert row.item or row.content


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "span", "b", "ul><li", "a", "blockquote", "svg", "ruby"])
@pytest.mark.parametrize("depth", [900, 100_000])
def test_nesting_without_bottom_neither_falls_nor_hangs(tag, depth):
    body = f"<html><body><h1>示例通知</h1>{f'<{tag}>' * depth}底部的文字，够长的一句话。".encode()
    started = time.process_time()
    read_page(body, URL)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("piece", [b"x", b"<p>", b"<a href=x>", "公开信息。".encode(), b"\0", b"[", b"<td>", b"&lt;"])
def test_fifty_megabytes_are_cut_and_said_to_be(piece):
    body = (piece * (50_000_000 // len(piece) + 1))[:50_000_000]
    started = time.process_time()
    reading = read_page(body, URL)
    assert time.process_time() - started < 5
    assert reading.warnings or reading.kind is not PageKind.RECORD
