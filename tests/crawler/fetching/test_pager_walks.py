"""Columns of three pages in the manner of every family of pagination, walked to their end; and pagers that lie."""

import json

import pytest

PAGES, ROWS = 3, 4


def _rows(site, page):
    """The rows of one page, each with its document."""
    listed = []
    for row in range(ROWS):
        path, title = f"/d/t2026060{page}_{page}{row}.html", f"关于第{page}页第{row}件事项的通知"
        site.put(path, site.article(title, f"2026-06-0{page}", number=page * 10 + row))
        listed.append((path, title, f"2026-06-0{page}"))
    return listed


# name: the address of a page by its number, the pager of a page by its number and the address after it ("" on the last)
FAMILIES = {
    "list2.htm": (
        lambda n: "/c/list.htm" if n == 1 else f"/c/list{n}.htm",
        lambda n, after: f'<div><a href="{after}">下页</a></div>' if after else "<div><span>下页</span></div>",
    ),
    "list/2.html": (
        lambda n: "/c/list.html" if n == 1 else f"/c/list/{n}.html",
        lambda n, after: f'<div class="pages">{_numbers(n, "/c/list/{}.html", "/c/list.html")}</div>',
    ),
    "page/2/": (
        lambda n: "/c/" if n == 1 else f"/c/page/{n}/",
        lambda n, after: f'<nav class="pagination">{_numbers(n, "/c/page/{}/", "/c/")}</nav>',
    ),
    "pageNo=": (
        lambda n: f"/c/list.do?pageNo={n}",
        lambda n, after: f'<div><a href="{after or f"list.do?pageNo={n}"}">下一页</a> {n}/{PAGES}</div>',
    ),
    "p=": (lambda n: f"/c/?p={n}", lambda n, after: f'<div class="fy">{_numbers(n, "?p={}", "?p=1")}</div>'),
    "counted down": (
        lambda n: "/c/tzgg.htm" if n == 1 else f"/c/tzgg/{PAGES + 1 - n}.htm",
        lambda n, after: f'<div>共12条 {n}/{PAGES} <a href="{after}">下页</a></div>' if after else f"<div>{n}/{PAGES}</div>",
    ),
    "the old call": (
        lambda n: "/c/index.html" if n == 1 else f"/c/index_{n - 1}.html",
        lambda n, after: f'<script>createPageHTML({PAGES}, {n - 1}, "index", "html");</script>',
    ),
    "a function that builds the address": (
        lambda n: f"/c/list.jsp?page={n}",
        lambda n, after: (
            f'<div>共{PAGES}页 <a href="javascript:turn({min(n + 1, PAGES)})">下一页</a></div>'
            '<script>function turn(n){ location.href = "/c/list.jsp?page=" + n; }</script>'
        ),
    ),
    "a function with an address of its own for the first page": (
        lambda n: "/c/index.html" if n == 1 else f"/c/index_{n}.html",
        lambda n, after: (
            f'<div>共{PAGES}页 <a href="#" onclick="return turn({min(n + 1, PAGES)})">下一页</a></div><script>function turn(n)'
            '{ if(n==1){ location.href="index.html" } else { location.href="index_"+n+".html" } return false; }</script>'
        ),
    ),
    "pages to choose from": (
        lambda n: f"/c/list_{n}.html",
        lambda n, after: (
            '<select onchange="location.href=this.value">'
            + "".join(f'<option value="list_{k}.html"{" selected" if k == n else ""}>{k}</option>' for k in range(1, PAGES + 1))
            + "</select>"
        ),
    ),
    "more rows behind a button": (
        lambda n: f"/c/more?page={n}",
        lambda n, after: f'<div class="more" data-url="{after}">加载更多</div>' if after else "<p>没有更多了</p>",
    ),
    "more rows behind a link": (
        lambda n: f"/c/?page={n}",
        lambda n, after: f'<a class="loadmore" href="{after}">加载更多</a>' if after else "",
    ),
    "more rows behind a cursor": (
        lambda n: f"/c/rows?after={'abc'[n - 1] * 8}",
        lambda n, after: f'<a href="javascript:;" data-next="{after}">加载更多</a>' if after else "",
    ),
    "a picture for the next page": (
        lambda n: f"/c/i{n}.html",
        lambda n, after: f'<p>第{n}页 <a href="{after}"><img src="n.gif" alt="下一页"></a></p>' if after else "",
    ),
}


def _numbers(here, shape, first):
    return "".join(
        f"<b>{n}</b>" if n == here else f'<a href="{first if n == 1 else shape.format(n)}">{n}</a>' for n in range(1, PAGES + 1)
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_a_column_is_walked_to_its_end_whatever_its_pager_is_made_of(walk, site, family):
    address, pager = FAMILIES[family]
    for n in range(1, PAGES + 1):
        after = address(n + 1) if n < PAGES else ""
        site.put(address(n), site.listing(_rows(site, n), pager(n, after)))
    walked = walk(site.url(address(1)))
    assert [row.title for row in walked.walk.entries] == [
        f"关于第{n}页第{row}件事项的通知" for n in range(1, PAGES + 1) for row in range(ROWS)
    ]
    assert (walked.walk.complete, walked.walk.reason, len(walked.records)) == (True, None, PAGES * ROWS)


# what stands on the last of three pages in the place of 下一页
LAST = {
    "the page itself": '<a href="/c/list.do?pageNo=3">下一页</a>',
    "the page itself, as a relative address": '<a href="list.do?pageNo=3">下一页</a>',
    "the first page": '<a href="/c/list.do?pageNo=1">下一页</a>',
    "the page before": '<a href="/c/list.do?pageNo=2">下一页</a>',
    "nothing": '<a href="#">下一页</a>',
    "a link that is switched off": '<a href="/c/list.do?pageNo=4" class="disabled">下一页</a>',
    "an item that is switched off": '<ul><li class="disabled"><a href="/c/list.do?pageNo=4">下一页</a></li></ul>',
    "a link that says it is switched off": '<a href="/c/list.do?pageNo=4" aria-disabled="true">下一页</a>',
    "a link that is not shown": '<a href="/c/list.do?pageNo=4" style="display: none">下一页</a>',
    "a link of a class that is not shown": '<a href="/c/list.do?pageNo=4" class="btn hide">下一页</a>',
    "words": "<span>下一页</span>",
}


@pytest.mark.parametrize("last", LAST)
def test_the_last_page_is_told_whatever_stands_in_the_place_of_the_next(walk, site, last):
    for n in (1, 2):
        pager = f'<div><a href="/c/list.do?pageNo={n + 1}">下一页</a></div>'
        site.put(f"/c/list.do?pageNo={n}", site.listing(_rows(site, n), pager))
    site.put("/c/list.do?pageNo=3", site.listing(_rows(site, 3), f"<div>{LAST[last]}</div>"))
    walked = walk(site.url("/c/list.do?pageNo=1"))
    assert (walked.walk.complete, len(walked.walk.entries), len(walked.walk.pages)) == (True, 12, 3)
    assert not site.asked("/c/list.do?pageNo=4")


# a pager that shows no way on, under a list of which more is there
SILENT = {
    "a button whose script is elsewhere": "<div class='load-more'>加载更多</div>",
    "a button with a cursor alone": '<a href="javascript:;" data-cursor="MTIz">加载更多</a>',
    "a form that is posted": (
        '<form method="post" action="list.aspx"><input type="hidden" name="__VIEWSTATE" value="x">'
        '<input type="submit" value="下一页"></form>'
    ),
    "a place in the page": '<div><a href="#page=2">下一页</a></div>',
    "numbers that a script turns to": (
        '<ul class="pagination"><li class="on">1</li><li><a href="javascript:;">2</a></li><li><a href="javascript:;">3</a></ul>'
    ),
    "settings of a call": (
        "<div id='p'></div><script>laypage.render({elem: 'p', count: 98, limit: 4, jump: function(o){ load(o.curr) }})</script>"
    ),
    "settings of another call": "<script>$('#p').pagination(98, {items_per_page: 4, callback: load});</script>",
    "a declared total": '<el-pagination layout="prev, pager, next" :total="98" :page-size="4"></el-pagination>',
    "a declared number of pages": '<div class="fenye" pagecount="25"></div>',
}


@pytest.mark.parametrize("pager", SILENT)
def test_a_list_that_goes_on_where_nobody_can_follow_is_not_read_whole(walk, site, pager):
    walked = walk(site.put("/c/", site.listing(_rows(site, 1), SILENT[pager])))
    total = walked.walk.declared_total
    assert walked.walk.complete is False or (total is not None and total > len(walked.walk.entries))
    assert len(walked.walk.entries) == ROWS


def test_a_button_for_more_that_is_hidden_has_no_more(walk, site):
    walked = walk(site.put("/c/", site.listing(_rows(site, 1), '<div style="display:none">加载更多</div>')))
    assert (walked.walk.complete, len(walked.walk.entries)) == (True, ROWS)


def test_a_count_of_pages_that_is_too_low_does_not_end_a_list_that_goes_on(walk, site):
    for n in range(1, PAGES + 1):
        more = f'<a href="/c/list.do?p={n + 1}">下一页</a>' if n < PAGES else ""
        site.put(f"/c/list.do?p={n}", site.listing(_rows(site, n), f'<div class="page">共1页 {more}</div>'))
    walked = walk(site.url("/c/list.do?p=1"))
    assert (walked.walk.complete, len(walked.walk.entries)) == (True, PAGES * ROWS)


def test_rows_of_an_endpoint_that_are_turned_by_page_number_are_read_to_the_end(walk, site):
    for n in range(1, PAGES + 1):
        rows = [{"title": title, "url": path, "publishDate": day} for path, title, day in _rows(site, n)]
        answer = json.dumps({"total": PAGES * ROWS, "rows": rows})
        site.put(f"/api/list?pageNo={n}&pageSize={ROWS}", answer, headers={"Content-Type": "application/json"})
    walked = walk(site.url(f"/api/list?pageNo=1&pageSize={ROWS}"))
    assert (walked.walk.complete, len(walked.walk.entries)) == (True, PAGES * ROWS)
