"""Addresses and links: resolved as a browser would, with role and place."""

from urllib.parse import urljoin

import pytest

from crawler.joining import resolve, standing
from crawler.links import links_of
from crawler.page import Page

BASE = "http://h.example:8080/a/b/c.htm?x=1"
ORDINARY = [
    "x.htm", "./x.htm", "/x", "//q.example/x", "http://z.example", "https://z.example/a b", "?p=2", "../x", "x/./y",
    "./202012/t1_2.htm ",
    "x?y=1", "./", "../../../x", "x.htm#top", "/x/?a=b#c", "附件/年报.pdf", "x%20y.doc", "a..b/c", "/a/../b",
]  # fmt: skip


@pytest.mark.parametrize("href", ORDINARY)
def test_an_address_is_resolved_as_the_standard_says(href):
    assert resolve(BASE, href) == urljoin(BASE, href.strip()).partition("#")[0]


@pytest.mark.parametrize("href", ORDINARY)
def test_what_an_address_stands_on_is_enough_to_resolve_it(href):
    assert resolve(standing(BASE, href) or BASE, href) == resolve(BASE, href)


@pytest.mark.parametrize(
    "href", ["", "#a", "javascript:;", "JavaScript:void(0)", "mailto:a@b.example", "tel:1", "http://[bad", "file:///E:/x.doc"]
)
def test_what_is_no_address_of_the_web_gives_nothing(href):
    assert resolve(BASE, href) == ""


def test_links_carry_their_role_and_whether_they_belong_to_the_template():
    source = (
        '<html><body><div class="header"><a href="/">首页</a></div><div class="text"><a href="./b.htm"> 相关 通知 </a>'
        '<a href="P02.PDF">附件</a><img src="x.png"></div><div id="footer"><a href="http://o.example/">链接</a></div></body></html>'
    )
    links = links_of(Page.from_bytes(source.encode(), BASE))
    assert [(link.url, link.role, link.in_template) for link in links] == [
        ("http://h.example:8080/", "link", True),
        ("http://h.example:8080/a/b/b.htm", "link", False),
        ("http://h.example:8080/a/b/P02.PDF", "attachment", False),
        ("http://o.example/", "link", True),
        ("http://h.example:8080/a/b/x.png", "image", False),
    ]
    assert links[1].text == "相关 通知"


def test_a_base_element_moves_all_relative_addresses():
    page = Page.from_bytes(b'<html><head><base href="/zwgk/"></head><body><a href="x.htm">x</a></body></html>', BASE)
    assert links_of(page)[0].url == "http://h.example:8080/zwgk/x.htm"


def test_a_soup_is_made_of_a_fragment_only():
    page = Page.from_bytes(b"<html><body><p>a</p><table><tr><td>b</td></tr></table></body></html>", BASE)
    table = page.tree.css_first("table")
    assert table is not None
    assert page.soup(table).get_text(strip=True) == "b"
