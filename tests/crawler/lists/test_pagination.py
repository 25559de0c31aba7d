"""Where a list goes on, as each family of publishing systems says it."""

import pytest

ROW = '<li><a href="{href}">{title}</a><span>{day}</span></li>'
FOLDER = "https://www.guling.example/zwgk/tzgg/"

# name: (address of the page, pagination, next page, number of pages, number of documents)
FAMILIES = {
    "links by name and number": (
        "index.html",
        '<div class="page">1 <a href="index_1.html">2</a> <a href="index_1.html">下一页</a> 共 3 页</div>',
        ("index_1.html", 3, None),
    ),
    "numbers only, this page without a link": (
        "list.jsp?p=2",
        '<div class="pages"><a href="list.jsp?p=1">1</a> <b>2</b> <a href="list.jsp?p=3">3</a></div>',
        ("list.jsp?p=3", None, None),
    ),
    "numbers only, this page marked by a class": (
        "list.jsp",
        '<ul class="pagination"><li class="active"><a href="?page=1">1</a></li><li><a href="?page=2">2</a></li></ul>',
        ("?page=2", None, None),
    ),
    "an arrow beside numbers": (
        "index.html",
        '<div class="pager"><a href="?n=1" class="cur">1</a><a href="?n=2">2</a><a href="?n=2">&gt;</a></div>',
        ("?n=2", None, None),
    ),
    "counted down": (
        "tzgg.htm",
        '<div>共465条 1/31 首页 上页 <a href="tzgg/30.htm">下页</a> <a href="tzgg/1.htm">尾页</a></div>',
        ("tzgg/30.htm", 31, 465),
    ),
    "an address behind a button": (
        "index.html",
        """<div class="page"><a href="javascript:;" onclick="location.href='list_2.html'">下一页</a></div>""",
        ("list_2.html", None, None),
    ),
    "the old call": ("index.html", '<script>createPageHTML(20, 0, "index", "html");</script>', ("index_1.html", 20, None)),
    "a call with named settings": (
        "index.html",
        "<script>Pager({size:16, current:0, prefix:'index',suffix:'html',visible:5,textboxEnabled:true});</script>",
        ("index_1.html", 16, None),
    ),
    "a call with named settings on the last page": (
        "index_15.html",
        '<script>Pager({size:16, current:15, prefix:"index", suffix:"html"});</script>',
        (None, 16, None),
    ),
    "the old call on a later page": (
        "index_3.html",
        '<script>createPageHTML(20, 3, "index", "html");</script>',
        ("index_4.html", 20, None),
    ),
    "the old call on the last page": (
        "index_19.html",
        '<script>createPageHTML(20, 19, "index", "html");</script>',
        (None, 20, None),
    ),
    "variables, with an old call that lies in a comment": (
        "index.htm",
        """<script>//createPageHTML(23, 0, "index", "htm");
        var currentPage = 0;//所在页从0开始
        var nextPage = currentPage+1//下一页
        var countPage = 4//共多少页
        document.write("<a href=\\"index"+"_" + nextPage + "."+"htm\\">下一页</a>");</script>""",
        ("index_1.htm", 4, None),
    ),
    "variables whose page names are only built": (
        "list_2.shtml",
        """<script>var currentPage = 2; var countPage = 4; var nextPage = currentPage+1;
        document.write("<a href=\\"list"+"_" + nextPage + "."+"shtml\\">下一页</a>");</script>""",
        ("list_3.shtml", 4, None),
    ),
    "variables on the last page": (
        "index_3.htm",
        """<script>var currentPage = 3; var countPage = 4;
        document.write("<a href=\\"index"+"_" + nextPage + "."+"htm\\">下一页</a>");</script>""",
        (None, 4, None),
    ),
    "record count and page size": (
        "index.html",
        """<script>var m_nRecordCount = "75"; var m_nCurrPage = 0; var m_nPageSize = 15;
        var m_sPageName = "index"; var m_sPageExt = "html"; showPages();</script>""",
        ("index_1.html", 5, 75),
    ),
    "a pager that jumps by script, from nought": (
        "index.html",
        "<script>laypage({pages: 12, curr: 1, jump: function(e){ location.href = 'index_'+(e.curr-1)+'.html'; }});</script>",
        ("index_1.html", 12, None),
    ),
    "a pager that is given the number of rows": (
        "index.html",
        """<script>laypage.render({elem: "page", count: 98, limit: 10, curr: 1,
        jump: function(o, first){ if(!first) location.href = "index_" + o.curr + ".html" }})</script>""",
        ("index_2.html", 10, 98),
    ),
    "a pager that jumps by script, from one": (
        "index.html?page=2",
        """<script>$("#p").pagination({totalPage: 9, currentPage: 2,
        callback: function(n){ location.href = "?page=" + n }})</script>""",
        ("?page=3", 9, None),
    ),
    "a pager that counts pages from nought and adds one in the address": (
        "index.html",
        """<script>$("#page").pagination({ pageIndex: 0, pageSize: 15, total: 44, pageBtnCount: 10 });
        $("#page").on("pageClicked", function (event, data) { if (data.pageIndex == 0) {
        window.location.href = "/zwgk/tzgg/index.html"; } else {
        window.location.href="/zwgk/tzgg/"+(data.pageIndex+1)+".html"; } });</script>""",
        ("/zwgk/tzgg/2.html", 3, 44),
    ),
    "a pager of whose address only the beginning is understood": (
        "index.html",
        """<script>$("#page").pagination({ pageIndex: 1, pageSize: 15, total: 44, pageBtnCount: 10, go: function (n) {
        location.href="/zwgk/tzgg/"+ n + suffixOf(n); } });</script>""",
        (None, None, 44),
    ),
    "double arrows in a pager": (
        "index1.htm",
        """<div class="pages"><div><a class="prev" href="$cms.getIndexFileName($curChannel,$prePage)">&lt;&lt;</a>
        <a class="next" href="index2.htm">&gt;&gt;</a></div></div>""",
        ("index2.htm", None, None),
    ),
    "the last page, whose next leads nowhere": (
        "index_2.html",
        """<div class="page"><a href="index.html">1</a><a href="index_1.html">2</a><span class="cur">3</span>
        <a href="#">下一页</a></div>""",
        (None, None, None),
    ),
    "the last page, whose next leads to itself": (
        "index_2.html",
        '<div class="page"><a href="index_1.html">上一页</a><a href="index_2.html">下一页</a></div>',
        (None, None, None),
    ),
    "a form that cannot be followed": (
        "list.aspx",
        """<div>共 45 条记录 第 1 页/共 3 页 <a href="javascript:__doPostBack('p','2')">下一页</a></div>""",
        (None, 3, 45),
    ),
    "the old call with the number of documents": (
        "index.html",
        '<script>createPageHTML(20, 0, "./index", ".html", 296);</script>',
        ("index_1.html", 20, 296),
    ),
    "the old call over several lines, with variables": (
        "index_2.html",
        """<script>var pageCount = 20; var pageIndex = '2';
        createPageHTML(
            pageCount, pageIndex,
            "index", "html");</script>""",
        ("index_3.html", 20, None),
    ),
    "the old call under a name of its own": (
        "index.html",
        '<script>createPageHTML_qt(20, 0, "index", "html");</script>',
        ("index_1.html", 20, None),
    ),
    "the old call with a box, counted from nought": (
        "index.html",
        "<script>createPageHTML('page', 20, 0, 'index', 'html');</script>",
        ("index_1.html", 20, None),
    ),
    "buttons that are inputs": (
        "index.jhtml",
        """<div>共 98 条 1/7页 <input type="button" value="下一页" onclick="location.href=encodeURI('index_2.jhtml');"/>
</div>""",
        ("index_2.jhtml", 7, 98),
    ),
    "no pagination": ("index.html", "", (None, None, None)),
}


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())
def test_the_next_page_is_what_the_page_or_its_script_builds(portal, family):
    name, pagination, (next_page, pages, total) = family
    reading = portal.read(f'<div class="list"><ul>{portal.rows(ROW)}</ul>{pagination}</div>', url=FOLDER + name)
    assert len(reading.entries) == 15
    assert (reading.next_page, reading.page_count, reading.total) == (next_page, pages, total)
    assert reading.next_guess is None


def test_a_function_in_a_file_of_its_own_gives_a_guess_and_no_statement(portal):
    call = "<div id='page_div'></div><script>createPageHTML('page_div',5, 1,'list','shtml',75);</script>"
    reading = portal.read(f"<ul>{portal.rows(ROW)}</ul>{call}")
    assert (reading.next_page, reading.next_guess, reading.page_count, reading.total) == (None, "list_2.shtml", 5, 75)


def test_the_second_page_of_such_a_list_is_told_from_its_address(portal):
    call = "<script>createPageHTML('page_div',5, 2,'list','shtml',75);</script>"
    reading = portal.read(f"<ul>{portal.rows(ROW)}</ul>{call}", url=FOLDER + "list_2.shtml")
    assert (reading.next_page, reading.next_guess) == (None, "list_3.shtml")


def test_a_first_page_that_calls_itself_one_counts_from_one(portal):
    call = '<script>createPageHTML(20, 1, "index", "html");</script>'
    reading = portal.read(f"<ul>{portal.rows(ROW)}</ul>{call}")
    assert (reading.next_page, reading.next_guess, reading.page_count) == (None, "index_2.html", 20)


def test_there_is_no_guess_beyond_the_last_page(portal):
    call = "<script>createPageHTML('page_div',5, 5,'list','shtml',75);</script>"
    assert portal.read(f"<ul>{portal.rows(ROW)}</ul>{call}").next_guess is None


def test_the_definition_of_the_call_is_not_a_call(portal):
    script = "<script>function createPageHTML(_nPageCount,_nCurrIndex,_sPageName,_sPageExt){ return 1; }</script>"
    assert portal.read(f"<ul>{portal.rows(ROW)}</ul>{script}").page_count is None


@pytest.mark.parametrize(
    "button",
    [
        '<div onclick="loadMore()">加载更多</div>',
        '<a href="javascript:goPage(2)">下一页</a>',
        '<a href="javascript:void(0)" onclick="turn(2)">下一页</a>',
        """<a href="javascript:__doPostBack('pager','2')">下一页</a>""",
    ],
)
def test_rows_that_only_a_script_brings_are_told(portal, button):
    assert portal.read(f"<ul>{portal.rows(ROW)}</ul><div>{button}</div>").by_script


@pytest.mark.parametrize(
    "button",
    [
        "",
        '<a href="javascript:void(0)">下一页</a>',
        '<a href="javascript:goPage(2)" class="disabled">下一页</a>',
        '<a href="list_2.html">下一页</a>',
        '<a href="javascript:goTop()">返回顶部</a>',
    ],
)
def test_a_list_without_such_a_button_says_nothing_of_the_sort(portal, button):
    assert not portal.read(f"<ul>{portal.rows(ROW)}</ul><div>{button}</div>").by_script


def test_the_arrows_of_a_slider_are_not_a_next_page(portal):
    slider = '<div class="slide"><a class="prev" href="/a/">&lt;</a><a class="next" href="/b/">&gt;</a></div>'
    assert portal.read(f"<ul>{portal.rows(ROW)}</ul>{slider}").next_page is None


def test_the_next_article_is_not_a_next_page(portal):
    assert portal.read(f'<ul>{portal.rows(ROW)}</ul><p><a href="./t1.html">下一篇</a></p>').next_page is None


def test_a_page_count_beyond_belief_is_not_told(portal):
    script = '<script>createPageHTML(99999999, 0, "index", "html");</script>'
    assert portal.read(f"<ul>{portal.rows(ROW)}</ul>{script}").page_count is None
