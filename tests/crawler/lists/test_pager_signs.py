"""What looks like pagination and is none, and buttons whose address only a function of the page knows."""

import pytest

ROW = '<li><a href="{href}">{title}</a><span>{day}</span></li>'


def _read(portal, pager, url="https://www.guling.example/zwgk/tzgg/index.html"):
    return portal.read(f'<div class="list"><ul>{portal.rows(ROW)}</ul>{pager}</div>', url=url)


NO_PAGERS = {
    "years to choose from": (
        '<select onchange="location.href=this.value"><option value="?y=2026">2026</option>'
        '<option value="?y=2025">2025</option></select>'
    ),
    "sites to choose from": (
        '<select onchange="window.open(this.value)"><option value="http://a.example/">某某网</option>'
        '<option value="http://b.example/">某某局</option></select>'
    ),
    "years as tabs": '<div class="tabs"><a href="?y=2026">2026</a><a href="?y=2025">2025</a></div>',
    "numbers of a slider that calls them pages": (
        '<div class="swiper-pagination"><span>1</span><span>2</span><span>3</span></div>'
    ),
    "numbers of a slider": '<div class="slide"><a href="javascript:;">1</a><a href="javascript:;">2</a></div>',
    "a way to more of another column": "<div onclick=\"location.href='/zc/'\">更多政策</div>",
    "more of another column behind a click": "<div onclick=\"window.open('/zc/index.html')\">查看更多</div>",
    "more of another column behind an attribute": '<a href="javascript:;" data-url="/zc/">查看更多</a>',
    "the words of an empty end": '<div class="load-more">没有更多了</div>',
    "a chart of a hundred": "<script>chart({count: 98, limit: 10}); page = 'x';</script>",
    "the number of the last page read": "<ul class='pagination'><li>1</li></ul>",
}


@pytest.mark.parametrize("pager", NO_PAGERS.values(), ids=NO_PAGERS.keys())
def test_what_is_no_pager_says_nothing(portal, pager):
    reading = _read(portal, pager)
    assert len(reading.entries) == 15
    assert (reading.next_page, reading.page_count, reading.total, reading.by_script) == (None, None, None, False)


BUILT = {
    "an argument": ("goPage(2)", "function goPage(n){ location.href = 'index_' + n + '.html'; }", "index_2.html"),
    "a name of the page": (
        "turn('3')",
        "var base = 'list.jsp?cid=4'; function turn(p){ window.location = base + '&page=' + p; }",
        "list.jsp?cid=4&page=3",
    ),
    "an address of its own for the first page": (
        "go(2)",
        "function go(n){ if(n<=1) location.href='index.html'; else location.href='index_'+n+'.html'; }",
        "index_2.html",
    ),
    "an address built first": ("go(2)", "function go(n){ var to = '?page='+n; location.replace(to); }", "?page=2"),
}


@pytest.mark.parametrize("manner", BUILT.values(), ids=BUILT.keys())
def test_a_function_of_the_page_gives_the_next_page(portal, manner):
    call, script, address = manner
    for button in (f'<a href="javascript:{call}">下一页</a>', f'<a href="javascript:;" onclick="{call}">下一页</a>'):
        reading = _read(portal, f"<div>{button}</div><script>{script}</script>")
        assert (reading.next_page, reading.by_script) == (address, False)


@pytest.mark.parametrize(
    "script",
    [
        "",
        "function go(n){ document.forms[0].pageNo.value = n; document.forms[0].submit(); }",
        "function go(n){ if(isPhone){ location.href='m_'+n+'.html' } else { location.href='index_'+n+'.html' } }",
        "function go(n){ location.href = 'index_' + (n - 1) + '.html'; }",
    ],
    ids=["a file that is not read", "a form", "two addresses with the number", "a sum"],
)
def test_where_the_function_tells_no_one_address_the_list_goes_on_unread(portal, script):
    reading = _read(portal, f'<div><a href="javascript:go(2)">下一页</a></div><script>{script}</script>')
    assert (reading.next_page, reading.by_script) == (None, True)


@pytest.mark.parametrize(
    "link",
    [
        '<a href="index_1.html" title="下一页"><i class="icon"></i></a>',
        '<a href="index_1.html"><img src="n.gif" alt="下一页"></a>',
        '<a href="index_1.html">下一页(2)</a>',
        '<link rel="next" href="index_1.html">',
        '<ul class="pagination"><li><span>1</span></li><li><a href="index_1.html" aria-label="Next">&raquo;</a></li></ul>',
    ],
)
def test_a_next_page_is_told_by_title_picture_or_number(portal, link):
    assert _read(portal, f"<div>{link}</div>").next_page == "index_1.html"
