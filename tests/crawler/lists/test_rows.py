"""Rows of every make found on real portals: fifteen documents, with another column's list beside them that must stay out."""

import pytest

from crawler.lists import read_list
from crawler.page import Page

PAGER = (
    '<div class="page"><span>1</span><a href="index_1.html">2</a><a href="index_2.html">3</a>'
    '<a href="index_1.html">下一页</a><a href="index_2.html">尾页</a> 共3页 45条</div>'
)

MAKES = {
    "a date behind the link": ("<ul>", '<li><a href="{href}">{title}</a><span>{day}</span></li>', "</ul>"),
    "a date before the link": ("<ul>", '<li><span>[{day}]</span><a href="{href}">{title}</a></li>', "</ul>"),
    "a date inside the link": ("<ul>", '<li><a href="{href}"><span>{day}</span>{title}</a></li>', "</ul>"),
    "a date twice, for wide and narrow screens": (
        "<ul>",
        '<li><a href="{href}">{title}</a><span class="pc">{day}</span><span class="m">{day}</span></li>',
        "</ul>",
    ),
    "a date in Chinese": ("<ul>", '<li><a href="{href}">{title}</a><span>{chinese}</span></li>', "</ul>"),
    "a date broken by line ends": (
        "<ul>",
        '<li><a href="{href}">{title}</a><span>\n{year}-\n{month}-\n{dd}\n</span></li>',
        "</ul>",
    ),
    "a day in a box above year and month": (
        '<div class="listbox">',
        (
            '<div class="item"><div class="date"><b>{dd}</b><span>{year}-{month}</span></div><div class="txt">'
            '<h3><a href="{href}" title="{title}">{cut}...</a></h3><p>现将有关事项通知如下。</p></div></div>'
        ),
        "</div>",
    ),
    "month and day before the year": (
        "<ul>",
        '<li><a href="{href}"><em>{title}</em><i>{month}-{dd}</i><u>{year}</u></a></li>',
        "</ul>",
    ),
    "a table with two dates, the column of publication last": (
        "<table><tr><th>序号</th><th>标题</th><th>文号</th><th>成文日期</th><th>发布日期</th></tr>",
        '<tr><td>{n}</td><td><a href="{href}">{title}</a></td><td>鼓政〔2026〕{n}号</td><td>2025-01-02</td><td>{day}</td></tr>',
        "</table>",
    ),
    "one small table a row": (
        "<div>",
        '<table width="100%"><tr><td>·<a href="{href}">{title}</a></td><td>{day}</td></tr></table>',
        "</div>",
    ),
    "rows of a table with rules between": (
        "<table>",
        (
            '<tr><td><img src="a.gif"></td><td><a href="{href}">{title}</a></td><td>{slashed}</td></tr>'
            '<tr><td colspan="3" background="line.gif"></td></tr>'
        ),
        "</table>",
    ),
    "one list a row, a column an item": (
        '<div class="xxgk"><div><span>索引号</span><span>标题</span><span>日期</span></div>',
        '<ul><li>GL0100-0201-2026-{n:05d}</li><li><a href="{href}">{title}</a></li><li>{day}</li></ul>',
        "</div>",
    ),
    "terms and definitions in one list": ("<dl>", '<dt><a href="{href}">{title}</a></dt><dd>{day}</dd>', "</dl>"),
    "one definition list a row": ("<div>", '<dl><dd><a href="{href}">{title}</a></dd><dd>{day}</dd></dl>', "</div>"),
    "bare links and line breaks": ("<div>", '·<a href="{href}">{title}</a> ({day})<br>', "</div>"),
    "items nested in items": ("<ul>", '<li><li><a href="{href}">{title}</a><span>{day}</span></li>', "</ul>"),
    "links around items": ("<ul>", '<a href="{href}"><li><p>{title}</p><p class="time">{day}</p></li></a>', "</ul>"),
    "a category before the title": (
        "<ul>",
        '<li><a href="../gg/">[公告]</a><a href="{href}">{title}</a><span>{day}</span></li>',
        "</ul>",
    ),
    "a link to the interpretation behind": (
        "<ul>",
        '<li><a href="{href}">{title}</a><a href="/jd/{n}.html">[解读]</a><span>{day}</span></li>',
        "</ul>",
    ),
    "downloads behind the date": (
        "<ul>",
        '<li><a href="{href}">{title}</a><i>{day}</i><a href="./P{n}.pdf">PDF下载</a><a href="./P{n}.docx">下载文字版</a></li>',
        "</ul>",
    ),
    "a popup of related documents before the date": (
        "<ul>",
        (
            '<li><a href="{href}">{title}</a><div><h3>相关解读</h3><ul><li><a href="/jd/{n}.html">图解：{title}</a></li>'
            '<li><a href="/jd/b{n}.html">媒体解读：{title}</a></li></ul></div><span>{day}</span></li>'
        ),
        "</ul>",
    ),
    "a popup with dates of its own behind the date": (
        "<ul>",
        (
            '<li><a href="{href}">{title}</a><span>{day}</span><div><ul><li><a href="/jd/{n}.html">{title}</a>'
            '<span>2019-01-01</span></li><li><a href="/jd/b{n}.html">{title}</a><i>2019-01-02</i></li></ul></div></li>'
        ),
        "</ul>",
    ),
    "pictures with the same link": (
        "<div>",
        '<div class="pic"><a href="{href}"><img src="{n}.jpg"></a><p><a href="{href}">{title}</a></p><span>{day}</span></div>',
        "</div>",
    ),
    "summaries with dates in them and the address once more": (
        "<div>",
        (
            '<div><div><a href="{href}">{title}</a></div><p>区政府关于做好2020年3月4日有关工作的通知，各街道</p>'
            '<div><a href="{href}">http://www.guling.example/{n}</a> <span>发布时间：{day}</span></div></div>'
        ),
        "</div>",
    ),
    "a title cut short with dots": (
        "<ul>",
        '<li><a href="{href}" title="{title}">{cut}...</a><span>{day}</span></li>',
        "</ul>",
    ),
    "a title cut short without dots": (
        "<ul>",
        '<li><a href="{href}" title="{title}">{half}</a><span>{day}</span></li>',
        "</ul>",
    ),
    "a title attribute that says more than the title": (
        "<ul>",
        '<li><a href="{href}" title="标题：{title} 发布时间：{day}">{cut}...</a><span>{day}</span></li>',
        "</ul>",
    ),
    "an element named like a menu": (
        '<div class="nav-list"><ul>',
        '<li><a href="{href}">{title}</a><span>{day}</span></li>',
        "</ul></div>",
    ),
}


@pytest.mark.parametrize("make", MAKES.values(), ids=MAKES.keys())
def test_rows_are_read_whatever_they_are_made_of(portal, make):
    before, template, after = make
    reading = portal.read(before + portal.rows(template) + after + PAGER)
    assert reading is not None
    assert len(reading.entries) == 15
    for number, entry in enumerate(reading.entries):
        document = portal.document(number)
        assert (entry.title, entry.date, entry.href) == (document.title, document.day, document.href)
    assert reading.next_page == "index_1.html"
    assert (reading.page_count, reading.total) == (3, 45)


NEIGHBOUR = (
    '<div class="hd"><a href="/zc/">政策解读</a><a href="/zc/" class="more">更多&gt;&gt;</a></div><ul>'
    + "".join(
        f'<li><a href="/zc/202605/t2026050{n}_7{n}.html">别的栏目的一份政策的图文解读（{n}）</a><i>2026-05-0{n}</i></li>'
        for n in range(1, 9)
    )
    + "</ul>"
)
PLACES = {
    "in boxes within boxes": '<div class="w1200"><div class="row"><div class="con_r">{list}</div></div></div>',
    "under a heading that is none": '<div class="main"><div class="tit">通知公告</div><div class="list">{list}</div></div>',
    "behind another column's news": '<div class="fl"><div class="box">'
    + NEIGHBOUR
    + '</div></div><div class="fr"><h3>通知公告</h3>{list}</div>',
    "above another column's news": '<div class="content"><h3>通知公告</h3>{list}</div><div class="content bottom">'
    + NEIGHBOUR
    + "</div>",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize("make", MAKES.values(), ids=MAKES.keys())
def test_rows_are_read_wherever_they_stand(portal, make, place):
    before, template, after = make
    reading = portal.read(place.replace("{list}", before + portal.rows(template, 6) + after), side=False)
    assert [entry.title for entry in reading.entries] == [portal.document(number).title for number in range(6)]


ROW = '<li><a href="{href}">{title}</a><span>{day}</span></li>'


def test_addresses_are_kept_as_written_and_resolved_beside(portal):
    reading = portal.read(f"<ul>{portal.rows(ROW)}</ul>".replace('.html">', '.html ">'))
    assert reading.entries[0].href == "./202606/t20260610_99000.html "
    assert reading.entries[0].url == "https://www.guling.example/zwgk/tzgg/202606/t20260610_99000.html"


def test_rows_without_a_date_stay_rows(portal):
    some = "".join(portal.document(n).fill(ROW if n % 3 else '<li><a href="{href}">{title}</a></li>') for n in range(15))
    reading = portal.read(f"<ul>{some}</ul>{PAGER}")
    assert len(reading.entries) == 15
    assert [entry.date for entry in reading.entries[:3]] == [None, portal.document(1).day, portal.document(2).day]


def test_a_list_without_any_date_is_a_list(portal):
    reading = portal.read(f'<ul>{portal.rows("""<li><a href="show.jsp?id=1{n}">{title}</a></li>""")}</ul>{PAGER}')
    assert [entry.date for entry in reading.entries] == [None] * 15


def test_month_and_day_alone_are_no_date(portal):
    reading = portal.read(f'<ul>{portal.rows("""<li><a href="{href}">{title}</a><i>{month}-{dd}</i></li>""")}</ul>{PAGER}')
    assert {(entry.date, entry.date_raw) for entry in reading.entries[:1]} == {(None, "06-28")}


def test_years_of_two_figures_are_read_where_the_address_names_the_same_day(portal):
    row = '<li><a href="{year}{month}/t{year}{month}{dd}_{n}.html">{title}</a><span>{day}</span></li>'
    reading = portal.read(f"<ul>{portal.rows(row)}</ul>{PAGER}".replace(">2026-", ">26-"))
    assert [entry.date for entry in reading.entries] == [portal.document(n).day for n in range(15)]
    assert reading.entries[0].date_raw == portal.document(0).day[2:]


def test_years_of_two_figures_stay_unread_where_the_address_names_no_day(portal):
    rows = portal.rows('<li><a href="show.jsp?id=1{n}">{title}</a><span>{day}</span></li>').replace(">2026-", ">26-")
    reading = portal.read(f"<ul>{rows}</ul>{PAGER}")
    assert [entry.date for entry in reading.entries] == [None] * 15


def test_a_list_cut_into_runs_is_one_list(portal):
    runs = "".join(f"<ul>{''.join(portal.document(n).fill(ROW) for n in range(k, k + 5))}</ul><hr>" for k in (0, 5, 10))
    assert [entry.title for entry in portal.read(f"<div>{runs}</div>{PAGER}").entries] == [
        portal.document(n).title for n in range(15)
    ]


def test_several_pages_in_one_file_are_all_read(portal):
    pages = ""
    for k in range(5):
        five = "".join(portal.document(n).fill(ROW) for n in range(k * 5, k * 5 + 5))
        pages += f'<div ms-visible="$showStatic({k})"><ul>{five}</ul></div>'
    assert len(portal.read(f"<div>{pages}</div>").entries) == 25


def test_the_same_list_for_narrow_screens_is_not_read_twice(portal):
    both = f'<ul class="pc">{portal.rows(ROW)}</ul><ul class="wap">{portal.rows(ROW)}</ul>{PAGER}'
    assert len(portal.read(both).entries) == 15


def test_an_empty_template_for_the_script_is_not_a_row(portal):
    template = '<ul style="display:none"><li><a ms-attr-href="row.url"></a><span></span></li></ul>'
    assert len(portal.read(f"<ul>{portal.rows(ROW)}</ul>{template}{PAGER}").entries) == 15


def test_links_to_other_hosts_are_rows_too(portal):
    reading = portal.read(
        f'<ul>{portal.rows("""<li><a href="http://m.q.example/s/a{n}">{title}</a><i>{day}</i></li>""")}</ul>{PAGER}'
    )
    assert len(reading.entries) == 15


def test_a_picture_search_among_the_results_is_not_a_row(portal):
    stranger = '<li><h3><a href="s.htm?t=image">相关图片</a></h3></li>'
    assert len(portal.read(f"<ul>{portal.rows(ROW, 3)}{stranger}{portal.rows(ROW)}</ul>{PAGER}").entries) == 18


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_short_list_is_a_list(portal, count):
    reading = portal.read(f"<h2>通知公告</h2><ul>{portal.rows(ROW, count)}</ul>", side=False)
    assert len(reading.entries) == count


def test_a_list_that_says_it_is_empty_has_no_rows(portal):
    reading = portal.read('<h2>通知公告</h2><div class="nodata">暂无数据</div>', side=False)
    assert reading is not None
    assert reading.entries == ()


def test_annual_reports_without_dates_win_over_the_side_block(portal):
    rows = portal.rows('<li><a href="./2026/t2026013{n}_5{n}.html">鼓岭区{n}年政府信息公开工作年度报告</a></li>', 9)
    assert len(portal.read(f"<h2>政府信息公开年报</h2><ul>{rows}</ul>", name="政府信息公开年报").entries) == 9


def test_an_article_with_related_documents_beside_it_is_no_list(portal):
    text = "".join(
        f"<p>{'各街道办事处，区直各有关单位，现将有关事项通知如下，请结合实际认真贯彻执行。' * 3}</p>" for _ in range(8)
    )
    assert (
        portal.read(f'<h1>关于印发方案的通知</h1>{text}<div class="related"><ul>{portal.rows(ROW, 4)}</ul></div>', side=False)
        is None
    )


def test_a_page_of_menus_is_no_list(portal):
    assert portal.read("<h2>欢迎访问</h2>", side=False) is None


def test_a_page_without_links_is_no_list(portal):
    from crawler.lists import read_list
    from crawler.page import Page

    assert read_list(Page.from_bytes("<p>你好</p>".encode(), portal.address)) is None


NEWS = (
    '<aside><h3>最新信息</h3><ul><li><a href="/tzgg/202606/t20260601_1.html">鼓岭区财政局关于资金兑付集中服务的公告</a>'
    '<em>2026-06-01</em></li><li><a href="/tzgg/202606/t20260602_2.html">鼓岭区财政局关于采购监督集中服务的公告</a>'
    "<em>2026-06-02</em></li></ul></aside>"
)


def test_one_row_of_the_column_wins_over_the_news_beside_it(portal):
    own = '<h2>政府信息公开指南</h2><ul><li><a href="./t20260504_1.html">鼓岭区政府信息公开指南</a><i>2026-05-04</i></li></ul>'
    call = '<script>createPageHTML(1, 0, "index", "html");</script>'
    reading = portal.read(f"<main><div>{own}{call}</div>{NEWS}</main>", side=False, name="政府信息公开指南")
    assert [entry.title for entry in reading.entries] == ["鼓岭区政府信息公开指南"]


@pytest.mark.parametrize("news", [NEWS, NEWS.replace("aside", "div")], ids=["an aside", "a plain box"])
def test_news_beside_rows_that_cannot_be_seen_are_not_the_list(portal, news):
    hidden = '<div><x-board data-pack="U40nFfBDOEjBVRG9"></x-board><script>board.unpack();</script></div>'
    assert portal.read(f"<main>{hidden}{news}</main>", side=False) is None


def test_the_top_page_of_a_tree_is_stood_for_by_its_longest_list(portal):
    blocks = "".join(
        f"<div><h3>{name}</h3><ul>{portal.rows(ROW, count)}</ul></div>".replace("202606/t", f"{name}/t")
        for name, count in (("公示公告", 6), ("最新文件", 7), ("人事任免", 6), ("统计信息", 6))
    )
    assert len(portal.read(blocks, side=False, name="政务公开").entries) == 7


def test_an_attribute_that_adds_a_number_does_not_replace_the_title_displayed(portal):
    rows = "".join(
        f'<li><a href="./t2026060{n}_{n}.html" title="关于{"进一步" * n}加强市容环境管理工作的通知（鼓政〔2026〕{n}号）">'
        f"关于{'进一步' * n}加强市容环境管理工作的通知</a><span>2026-06-0{n}</span></li>"
        for n in range(1, 6)
    )
    assert [entry.title for entry in portal.read(f"<ul>{rows}</ul>").entries] == [
        f"关于{'进一步' * n}加强市容环境管理工作的通知" for n in range(1, 6)
    ]


def test_the_name_of_the_site_above_its_menu_is_no_heading_of_another_column(portal):
    menu = "".join(f'<li><a href="/c{n}/">栏目{n}</a></li>' for n in range(6))
    rows = portal.rows('<li><span>[{day} 17:09]</span><a href="../../pages/{n}/ghb{n}.html">{title}</a></li>', 5)
    reading = portal.read(f"<h1>鼓岭区规划办</h1><ul>{menu}</ul><div>当前位置：通知公告</div><ul>{rows}</ul>", side=False)
    assert [entry.href for entry in reading.entries] == [f"../../pages/{n}/ghb{n}.html" for n in range(5)]


def test_one_dated_item_beside_a_menu_of_one_entry_is_a_list_of_one(portal):
    row = portal.rows('<li><a href="{href}" title="{title}">{title}</a><span>{day}</span></li>', 1)
    body = f'<div><div><h3><a href="../index.html">政务公开</a></h3></div><div><h1>人事信息</h1><ul>{row}</ul></div></div>'
    frame = "<html><head><title>人事信息_鼓岭区</title></head><body><div><a href='/'>首页</a></div>{}"
    frame += "<div><a href='/rss/'>RSS订阅</a></div>"
    page = Page.from_bytes(frame.format(body).encode(), "https://www.guling.example/zwgk/rsxx/index.html")
    reading = read_list(page)
    assert [(entry.href, entry.date) for entry in reading.entries] == [(portal.document(0).href, portal.document(0).day)]
