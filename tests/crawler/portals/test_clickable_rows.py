"""Rows that are no links: opened by ``onclick``, a data attribute, a script in the href, or a form that is posted back."""

import pytest

HOST = "http://www.shimen.example"
FRAME = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>通知公告</title></head><body>
<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/tzgg/">通知公告</a></div>
<div class="side"><ul>{side}</ul></div><div class="main">{main}</div><div class="foot">主办：石门县人民政府</div></body>
</html>"""
SIDE = "".join(f'<li><a href="/bmdt/2024/t2024010{n}_{n}00.html">石门县召开第{n}次工作会议</a></li>' for n in range(1, 7))

WAYS = {
    "a script in the href": (
        """<li><a href="javascript:openInfo('/tzgg/d/{n}.html')">{title}</a><span>{day}</span></li>""", "/tzgg/d/{n}.html",
    ),
    "window.open in the href": (
        """<li><a href="javascript:void(window.open('/tzgg/d/{n}.html','_blank'))">{title}</a><span>{day}</span></li>""",
        "/tzgg/d/{n}.html",
    ),
    "onclick of a link without address": (
        """<li><a href="javascript:void(0)" onclick="window.open('/tzgg/d/{n}.html');return false;">{title}</a>
<span>{day}</span></li>""",
        "/tzgg/d/{n}.html",
    ),
    "onclick of a link without href": (
        """<li><a onclick="location.href='/tzgg/d/{n}.html'">{title}</a><span>{day}</span></li>""", "/tzgg/d/{n}.html",
    ),
    "onclick of the row": (
        """<li onclick="goDetail('/tzgg/d/{n}.html')"><p>{title}</p><span>{day}</span></li>""", "/tzgg/d/{n}.html",
    ),
    "onclick of a table row": (
        """<tr onclick="window.open('d/{n}.html')"><td>{title}</td><td>{day}</td></tr>""", "d/{n}.html",
    ),
    "a data attribute": (
        """<li data-url="/tzgg/d/{n}.html"><em>{title}</em><span>{day}</span></li>""", "/tzgg/d/{n}.html",
    ),
    "a data attribute of a link": (
        """<li><a href="#" data-href="/tzgg/d/{n}.html">{title}</a><span>{day}</span></li>""", "/tzgg/d/{n}.html",
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("side", ["", SIDE])
def test_rows_lead_where_a_click_leads(district, read, listed, way, side):
    row, href = WAYS[way]
    rows = "".join(row.format(n=600 - n, title=district.title(n), day=district.day(n)) for n in range(10))
    main = f"<table>{rows}</table>" if row.startswith("<tr") else f"<ul>{rows}</ul>"
    reading = read(FRAME.format(main=main, side=side), f"{HOST}/tzgg/")
    listed(reading, [href.format(n=600 - n) for n in range(10)])
    assert reading.list.entries[0].url == f"{HOST}/tzgg/d/600.html"


def test_rows_that_only_a_posted_form_opens_are_rows_without_an_address(district, read, listed):
    rows = "".join(
        f"""<tr><td>
<a id="Grid_ctl{n:02d}" href="javascript:__doPostBack('Grid$ctl{n:02d}$lnkTitle','')">{district.title(n)}</a></td>"""
        f"<td>{district.day(n)}</td></tr>"
        for n in range(10)
    )
    reading = read(FRAME.format(main=f"<table>{rows}</table>", side=SIDE), f"{HOST}/tzgg/List.aspx")
    listing = listed(reading, [f"javascript:__doPostBack('Grid$ctl{n:02d}$lnkTitle','')" for n in range(10)])
    assert {entry.url for entry in listing.entries} == {""}


def test_links_inside_a_row_that_acts_on_a_click_are_its_links(district, read, listed):
    rows = "".join(
        f"""<li onclick="count('/hits/{n}.do')"><a href="/tzgg/d/{n}.html">{district.title(n)}</a>
<span>{district.day(n)}</span></li>"""
        for n in range(10)
    )
    reading = read(FRAME.format(main=f"<ul>{rows}</ul>", side=SIDE), f"{HOST}/tzgg/")
    listed(reading, [f"/tzgg/d/{n}.html" for n in range(10)])


def test_buttons_of_a_page_are_no_rows(district, read):
    tools = "".join(
        f'<li onclick="{what}"><a href="javascript:void(0)">{name}</a></li>'
        for name, what in (("打印本页", "window.print()"), ("关闭窗口", "window.close()"), ("加入收藏", "addFavorite('/')"))
    )
    main = f"<h1>{district.title(0)}</h1><p>发布日期：2024-12-28</p><div>{district.text()}</div><ul>{tools}</ul>"
    assert read(FRAME.format(main=main, side=""), f"{HOST}/tzgg/2024/t20241228_900.html").kind.value == "record"
