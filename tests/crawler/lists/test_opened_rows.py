"""Rows whose links lead nowhere by themselves: what opens is built by a script of the page, or by one that is not there."""

import pytest

ROW = '<li><a href="javascript:;" {act}>{{title}}</a><span>{{day}}</span></li>'
FOLDER = "https://www.guling.example/zwgk/tzgg/"

# name: (what a row's link carries, the page's script, the address of the document numbered 7)
BUILT = {
    "a function with one argument": (
        'onclick="toDetail({n})"',
        'function toDetail(id){ window.open("/gk/detail.html?id=" + id); }',
        "/gk/detail.html?id=7",
    ),
    "an address put together first": (
        "onclick=\"showInfo('{n}','gg')\"",
        'function showInfo(id, kind){ var url = "/gk/info.jsp?id=" + id + "&kind=" + kind; location.href = url; }',
        "/gk/info.jsp?id=7&kind=gg",
    ),
    "a name of the page within the address": (
        'onclick="return go({n});"',
        'var ctx = "/portal"; var go = function(id){ location.href = ctx + "/show/" + id + ".html"; };',
        "/portal/show/7.html",
    ),
    "a template": (
        'onclick="go({n})"',
        "const go = (id) => { window.open(`/gk/${id}.html`, '_blank') }",
        "/gk/7.html",
    ),
    "a data attribute that a handler reads": (
        'data-id="{n}" class="row"',
        '$(".row").click(function(){ window.location.href = "/gk/show?id=" + $(this).data("id"); });',
        "/gk/show?id=7",
    ),
    "a data attribute that a delegated handler reads": (
        'data-doc-id="{n}"',
        "$('.list').on('click', 'a', function(){ location.href = '/gk/show?id=' + this.dataset.docId; });",
        "/gk/show?id=7",
    ),
    "a table of addresses": (
        'onclick="go({n})"',
        "var pages = {" + ",".join(f"'{n}': '/gk/2026/{n}.html'" for n in range(15)) + "};"
        "function go(id){ location.href = pages[id]; }",
        "/gk/2026/7.html",
    ),
    "an encoded argument": (
        "onclick=\"go('{n}')\"",
        "function go(id){ window.open('/gk/show?id=' + encodeURIComponent(id)); }",
        "/gk/show?id=7",
    ),
}


@pytest.mark.parametrize("manner", BUILT.values(), ids=BUILT.keys())
def test_the_address_is_what_the_script_of_the_page_builds(portal, manner):
    act, script, address = manner
    reading = portal.read(f"<ul>{portal.rows(ROW.format(act=act))}</ul><script>{script}</script>")
    assert [entry.title for entry in reading.entries] == [portal.document(n).title for n in range(15)]
    assert [entry.date for entry in reading.entries] == [portal.document(n).day for n in range(15)]
    assert (reading.entries[7].href, reading.entries[7].url) == (address, f"https://www.guling.example{address}")


# what a row's link carries, the page's script: nothing here tells one address
UNKNOWN = {
    "a function of a file that is not read": ('onclick="toDetail({n})"', ""),
    "an attribute that no script of the page reads": ('data-id="{n}"', ""),
    "a condition": (
        'onclick="go({n})"',
        'function go(id){ if(isPhone){ location.href="/m/"+id+".html" } else { location.href="/pc/"+id+".html" } }',
    ),
    "a call within the address": ('onclick="go({n})"', 'function go(id){ location.href = "/gk/" + hash(id) + ".html"; }'),
    "a name with several texts": (
        'onclick="go({n})"',
        'var root = "/a"; root = "/b"; function go(id){ location.href = root + "/" + id + ".html"; }',
    ),
    "two handlers that read the same attribute": (
        'data-id="{n}"',
        (
            '$(".a").click(function(){ location.href="/a?id="+$(this).data("id") });'
            '$(".b").click(function(){ location.href="/b?id="+$(this).data("id") });'
        ),
    ),
    "functions that name each other": (
        'onclick="go({n})"',
        "var a = b + 1; var b = a + 1; function go(id){ var x = y; var y = x; location.href = x; }",
    ),
}


@pytest.mark.parametrize("manner", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_where_no_one_address_is_told_the_row_is_there_without_any(portal, manner):
    act, script = manner
    reading = portal.read(f"<ul>{portal.rows(ROW.format(act=act))}</ul><script>{script}</script>")
    assert [entry.title for entry in reading.entries] == [portal.document(n).title for n in range(15)]
    assert {entry.url for entry in reading.entries} == {""}


@pytest.mark.parametrize("href", ["#", "#doc7", "javascript:void(0)", ""])
def test_rows_with_dead_links_and_dates_win_over_the_news_beside_them(portal, href):
    row = f'<li><a href="{href}">{{title}}</a><span>{{day}}</span></li>'
    reading = portal.read(f"<ul>{portal.rows(row)}</ul>")
    assert [entry.title for entry in reading.entries] == [portal.document(n).title for n in range(15)]
    assert {entry.url for entry in reading.entries} == {""}


@pytest.mark.parametrize(
    ("row", "around"),
    [
        ('<tr onclick="openWin({n})"><td>{title}</td><td>{day}</td></tr>', "<table>{}</table>"),
        ('<li onclick="openWin({n})"><p>{title}</p><span>{day}</span></li>', "<ul>{}</ul>"),
        ('<div class="i" onclick="openWin({n})"><b>{title}</b><i>{day}</i></div>', "<div>{}</div>"),
    ],
)
def test_rows_that_are_no_links_and_call_a_function_open_a_popup(portal, row, around):
    for body in (
        "window.open('/gk/pop.jsp?id=' + id, 'w', 'width=600')",
        "layer.open({type: 2, content: '/gk/pop.jsp?id=' + id})",
    ):
        script = f"<script>function openWin(id){{ {body}; }}</script>"
        reading = portal.read(around.format(portal.rows(row)) + script)
        assert [(entry.title, entry.date) for entry in reading.entries] == [
            (portal.document(n).title, portal.document(n).day) for n in range(15)
        ]
        assert reading.entries[7].href == "/gk/pop.jsp?id=7"


def test_dead_links_without_dates_are_no_rows(portal):
    tools = "".join(f'<li><a href="javascript:;">办事服务事项第{n}类</a></li>' for n in range(9))
    assert portal.read(f"<ul>{tools}</ul>", side=False) is None


def test_a_tool_beside_a_row_is_not_its_title(portal):
    row = (
        '<li><a href="{href}">{cut}</a><a href="javascript:;" onclick="keep({n})">把这一条加入我的收藏夹以后再看</a>'
        "<span>{day}</span></li>"
    )
    reading = portal.read(f"<ul>{portal.rows(row)}</ul>")
    assert [entry.href for entry in reading.entries] == [portal.document(n).href for n in range(15)]


def test_two_columns_of_rows_with_dead_links_are_one_list(portal):
    row = '<li><a href="javascript:;">{title}</a><span>{day}</span></li>'
    halves = "".join(f"<ul>{''.join(portal.document(n).fill(row) for n in range(start, start + 8))}</ul>" for start in (0, 8))
    assert len(portal.read(f"<div>{halves}</div>").entries) == 16
