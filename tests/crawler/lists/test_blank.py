"""A list page that is blank and does not say so, and pages that only look like one."""

import pytest

from crawler.reading import read_page
from crawler.readings import PageKind
from duewatch.domain.sightings import Role

URL = "http://town.example/portal/channel/7"
MENU = "".join(f'<div class="nav-item"><a href="/portal/channel/{n}">栏目之{n}</a></div>' for n in range(1, 9))
EMPTY = '<div class="list-box"></div><div class="pager"></div>'
PAGER = '<div class="list-box"></div><div class="pager"><a href="/portal/channel/7?pageNo=1">1</a></div>'


def page(
    inner: str = EMPTY, menu: str = MENU, head: str = "", foot: str = "主办单位：示例镇人民政府 网站标识码：9900000003"
) -> str:
    return (
        f"<html><head><title>通知公告</title>{head}</head><body><div class='nav-bar'>{menu}</div>"
        f'<div class="container"><div class="crumb">首页 / 通知公告</div>{inner}</div>'
        f'<div class="bottom-bar">{foot}</div></body></html>'
    )


def blank(source: str, role: Role = Role.LIST) -> bool:
    reading = read_page(source.encode(), URL, expect=role)
    listed = reading.list
    if reading.kind is not PageKind.LIST or listed is None:
        return False
    return listed.understood and not listed.entries and not listed.endpoint


@pytest.mark.parametrize(
    "inner", [EMPTY, "<ul></ul>", '<table class="t"><tbody></tbody></table>', '<ul class="news">\n </ul>', PAGER]
)
def test_an_empty_container_with_nothing_that_could_fill_it_is_blank(inner):
    assert blank(page(inner))


@pytest.mark.parametrize(
    "source",
    [
        page(head='<script src="/js/list.js"></script>'),
        page('<ul id="list"></ul><script>$.ajax({url: "/list"})</script>'),
        page(EMPTY + "<script>var packed = 'a1b2';</script>"),
        page('<iframe src="/list.html"></iframe>' + EMPTY),
        page('<form action="/search"><input name="q"></form>' + EMPTY),
        page('<img src="/scan.png">' + EMPTY),
        page(EMPTY + '<div class="right"><a href="/portal/article/9/content.html">另一栏目的文件</a></div>'),
        page(EMPTY + "<p>" + "本栏目的内容请到政务服务中心查阅，开放时间为法定工作日。" * 5 + "</p>"),
        page(EMPTY, menu=MENU + '<a class="nav-link" href="/portal/channel/7/sub/1">下级栏目</a>'),
        page(EMPTY, menu=""),
        page(EMPTY, menu=MENU + '<a href="/portal/article/9/content.html">关于做好防汛备汛工作的通知</a>'),
        page(EMPTY + '<a href="/portal/channel/7?pageNo=2">2</a>'),
        page(""),
    ],
)
def test_what_may_have_rows_in_another_way_is_not_called_blank(source):
    assert not blank(source)


def test_a_page_that_was_not_asked_for_as_a_list_is_not_called_one():
    assert not blank(page(), Role.DOCUMENT)
