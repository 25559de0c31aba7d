"""What sort of page it is, where signs of several sorts stand on one page."""

from crawler.reading import read_page
from crawler.readings import PageKind
from duewatch.domain.sightings import Role

FOLDER = "http://www.qinghe.example/zwgk/gkml/"


def _read(body, url=FOLDER, **options):
    return read_page(
        f'<html><head><meta charset="utf-8"><title>政府文件-青禾县人民政府</title></head><body>{body}</body></html>'.encode(),
        url,
        **options,
    )


def _row(number, inside=""):
    title = f"青禾县人民政府关于第{number}号事项的通知"
    return f'<li><a href="./202001/t202001{number:02}_{number}.htm">{title}</a><span>2020-01-{number:02}</span>{inside}</li>'


def test_a_list_whose_rows_carry_their_metadata_in_popups_is_a_list():
    rows = "".join(
        _row(
            at,
            f'<div class="tip"><p>索引号：QH-2020-{at}</p><p>发布机构：青禾县人民政府</p><p>文号：青政〔2020〕{at}号</p></div>',
        )
        for at in range(1, 13)
    )
    reading = _read(f"<div class='nav'><a href='/'>首页</a></div><ul>{rows}</ul>")
    assert reading.kind is PageKind.LIST
    assert len(reading.list.entries) == 12


def test_a_document_beside_a_list_of_other_documents_is_a_document():
    rows = "".join(map(_row, range(1, 8)))
    text = (
        "<h1>关于调整办公时间的通知</h1><p>发布时间：2020-02-01</p><div><p>各单位：</p>"
        "<p>经研究，现将夏季办公时间调整如下，请遵照执行，并做好宣传解释工作。</p>"
        "<p>青禾县人民政府</p><p>2020年1月31日</p></div>"
    )
    reading = _read(
        f"<div>{text}</div><div class='side'><h3>最新文件</h3><ul>{rows}</ul></div>", FOLDER + "202002/t20200201_77.htm"
    )
    assert reading.kind is PageKind.RECORD
    assert reading.record.title == "关于调整办公时间的通知"


def test_a_page_asked_for_as_a_list_is_read_as_one_where_it_can_be():
    reading = _read(f"<ul>{''.join(map(_row, range(1, 8)))}</ul>", expect=Role.LIST)
    assert reading.kind is PageKind.LIST


def test_a_page_nobody_understands_is_other_and_not_an_error():
    reading = _read("<div>欢迎</div><p>请使用左侧菜单浏览各栏目内容</p>", FOLDER + "welcome.htm")
    assert reading.kind is PageKind.OTHER
    assert reading.record is None
    assert reading.list is None


_NAMES = ("工作动态", "通知公告", "政策文件", "政府信息公开指南", "政府信息公开年报", "法定主动公开内容", "财政预决算")
TABLE_MENU = "".join(f"<td><a href='List.aspx?cid={number}'>{name}</a></td>" for number, name in enumerate(_NAMES, 1))


def _read_named(name, body, url, expect):
    page = f"<html><head><title>{name}</title></head><body><table><tr>{TABLE_MENU}</tr></table>{body}</body></html>"
    return read_page(page.encode(), f"http://www.qinghe.example/{url}", content_type="text/html; charset=utf-8", expect=expect)


def test_a_document_that_is_one_picture_is_no_list_of_the_menu_above_it():
    body = (
        "<table><tr><td align='center'><b>青禾县水务局关于停水检修的通告</b></td></tr>"
        "<tr><td>发布时间：2026/5/7　来源：本站</td></tr>"
        "<tr><td id='zoom'><p><img src='/scan/1.png' width='780'></p></td></tr></table>"
    )
    reading = _read_named("青禾县水务局关于停水检修的通告", body, "Detail.aspx?id=5", Role.DOCUMENT)
    assert reading.kind is PageKind.RECORD
    assert reading.record.body_kind == "image-only"


def test_a_blank_column_is_not_filled_with_its_menu():
    pager = " ".join(f"<a href='List.aspx?cid=3&amp;page=1'>{word}</a>" for word in ("首页", "上一页", "下一页", "尾页"))
    body = f"<table><tr><td>共 0 条 第 1/1 页 {pager}</td></tr></table>"
    reading = _read_named("政策文件", body, "List.aspx?cid=3", Role.LIST)
    assert reading.kind is PageKind.LIST
    assert reading.list.entries == ()


def test_a_heading_that_a_template_left_still_names_the_document():
    text = "<p>经研究，现将有关事项通知如下，请遵照执行，并做好宣传解释工作。</p>" * 5
    body = f"<h1>{{{{item.title}}}}</h1><p>发布时间：2026-05-07</p><div>{text}</div>"
    reading = _read_named("{{item.title}}", body, "art/2026/5/7/art_1_2.html", Role.DOCUMENT)
    assert reading.kind is PageKind.RECORD
    assert reading.record.title == "{{item.title}}"


def test_a_sentence_that_names_the_body_in_charge_is_text_and_no_tool():
    said = "承办单位要细化分工，倒排工期，逐项销号，并于年底前把步道整治的完成情况书面报送县人民政府办公室汇总。"
    body = f"<h1>关于步道整治的通知</h1><p>发布时间：2026-05-07</p><div id='zoom'><p>{said}</p></div>"
    reading = _read_named("关于步道整治的通知", body, "art/2026/5/7/art_1_2.html", Role.DOCUMENT)
    assert reading.record.body_text == said


NEWS = "<div class='side'><h4>学校快讯</h4><ul>" + "".join(map(_row, range(1, 11))) + "</ul></div>"


def test_a_picture_between_its_neighbours_is_a_document_though_dated_news_stand_beside_it():
    text = (
        "<div class='t'>银杏满园</div><div class='i'>日期：2019-10-18 10:39:14 发布人：某某 浏览量：17</div>"
        "<div class='c'><p><img src='/upload/1.jpg'></p><p>树种：银杏</p><p><img src='/upload/2.jpg'></p></div>"
        "<ul><li>上一篇：<a href='42.html'>雪后初晴</a></li><li>下一篇：<a href='40.html'>开学礼</a></li></ul>"
    )
    source = f"<html><head><title>银杏满园_校园风光_青禾学校</title></head><body>{text}{NEWS}</body></html>"
    reading = read_page(source.encode(), "http://www.qinghe.example/html/7/41.html")
    assert (reading.kind, reading.record.title) == (PageKind.RECORD, "银杏满园")


def test_a_notice_of_two_lines_with_its_file_is_a_document():
    title = "关于青禾县林区道路养护项目撤销资格预审公告的通知"
    source = (
        "<html><head><title>青禾县公共资源交易网</title></head><body>"
        "<div>当前位置：<a href='/'>首页</a> &gt;<a href='/fzx/'>分中心</a></div>"
        f"<h1>{title}</h1><p class='s'>【信息发布时间：2020-12-11 阅读次数：】</p><div>{title}，请各投标人知悉。</div>"
        f"<div><a href='javascript:;'>{title}.pdf</a></div></body></html>"
    )
    reading = read_page(source.encode(), "http://www.qinghe.example/fzx/033001/e00b8f9e.html")
    assert (reading.kind, reading.record.title) == (PageKind.RECORD, title)


def test_a_list_whose_rows_lead_nowhere_is_not_understood_and_no_document():
    rows = "".join(f"<tr><td>青禾县人民政府关于第{n}号事项的通知</td><td>2020-01-{n:02}</td></tr>" for n in range(1, 13))
    reading = _read(f"<h2>政府文件</h2><table>{rows}</table>", expect=Role.LIST)
    assert reading.kind is PageKind.OTHER


def test_a_table_under_a_line_that_links_to_the_site_is_a_document():
    cells = "".join(f"<tr><td><p>课程{at}</p></td><td><p>完成</p></td></tr>" for at in range(6))
    source = (
        "<html><head><title>林业课程录制进度简报（20171023）</title></head><body>"
        "<div>[<a href='/index.html'>青禾教师教育网</a>] &gt;&gt;工作动态 &gt;&gt;林业课程录制进度简报（20171023）</div>"
        "<div>林业课程录制进度简报（20171023）</div>"
        "<div>[<a href='/index.html'>青禾教师教育网</a>] [扫描分享] 发布时间：2017年10月23日</div>"
        f"<table>{cells}</table></body></html>"
    )
    reading = read_page(source.encode(), "http://www.qinghe.example/p/16/app_news_77")
    assert (reading.kind, reading.record.title) == (PageKind.RECORD, "林业课程录制进度简报（20171023）")


def test_the_menu_of_the_statutory_columns_is_no_list_of_a_blank_column():
    menu = "".join(
        f"<li><a href='../c{at}/index.html'>{name}</a></li>"
        for at, name in enumerate(("政府信息公开指南", "政府信息公开制度", "政府信息公开年报", "依申请公开"))
    )
    body = f"<h1>政府信息公开</h1><ul>{menu}</ul><dl><dt>重大项目</dt></dl>"
    body += "<script>createPageHTML('page-div',0,1,'list','shtml',0)</script>"
    reading = _read(body, f"{FOLDER}zdxm/list.html", expect=Role.LIST)
    assert reading.list is None or reading.list.entries == ()


def _column_of(rows):
    menu = "".join(
        f'<li><a href="/{at}/">{name}</a></li>' for at, name in enumerate(("首页", "政务公开", "办事服务", "互动交流"))
    )
    return f'<div class="nav"><ul>{menu}</ul></div><h2>政府信息公开工作年度报告</h2><div class="list"><ul>{rows}</ul></div>'


def test_few_rows_that_are_files_or_are_called_like_their_column_stay_the_rows_of_a_list():
    for href in ("./202601/t20260120_{}.html", "./P0202601{}.pdf"):
        rows = "".join(
            f'<li><a href="{href.format(year)}">政府信息公开工作年度报告（{year}年）</a>'
            f"<span>发布时间：{year + 1}-01-20</span></li>"
            for year in (2024, 2025)
        )
        reading = _read(_column_of(rows), expect=Role.LIST)
        assert reading.kind is PageKind.LIST, href
        assert [row.title for row in reading.list.entries] == [f"政府信息公开工作年度报告（{year}年）" for year in (2024, 2025)]
