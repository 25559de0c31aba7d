"""The pages the demo serves: whole, closed in themselves, the same every time."""

import io
import struct
import zipfile
import zlib
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from duewatch.demo import oddities
from duewatch.demo.files import make_file
from duewatch.demo.planted.links import GONE_NOTICE, GONE_ON_STREET, INTRANET
from duewatch.demo.shapes import Host
from duewatch.demo.site import build_site, host_of
from duewatch.demo.staging import stage

VOID = {"meta", "br", "img", "link", "input", "hr"}
LEFT_BROKEN = {GONE_NOTICE, oddities.FLICKERING, oddities.CLOSED_AREA}


class Balance(HTMLParser):
    """Notes every tag that is closed in the wrong place or never."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in ("a", "img"):
            self.targets.append(dict(attrs)["href" if tag == "a" else "src"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def html_pages(site):
    for path, reply in site.replies.items():
        if reply.content_type.startswith("text/html") and reply.body:
            yield path, reply


def text_of(reply) -> str:
    return reply.body.decode("utf-8" if "charset" in reply.content_type else "gbk")


@pytest.mark.parametrize("night", [0, 1, 2, 3])
def test_every_page_closes_the_tags_it_opens(sites, night):
    for host, site in sites[night].items():
        for path, reply in html_pages(site):
            balance = Balance()
            balance.feed(text_of(reply))
            assert not balance.open, f"{host}{path}"
            assert not balance.wrong, f"{host}{path}"


def test_only_the_planted_links_lead_nowhere(sites, bases):
    broken = set()
    for host, site in sites[2].items():
        if host is Host.GUARDED:
            continue
        for path, reply in html_pages(site):
            balance = Balance()
            balance.feed(text_of(reply))
            for href in balance.targets:
                if href.startswith(("mailto:", "javascript:")) or href == INTRANET:
                    continue
                url = urljoin(bases[host] + path, href)
                target = host_of(url, bases)
                assert target is not None, f"{url} leaves the demo"
                parts = urlsplit(url)
                wanted = parts.path + (f"?{parts.query}" if parts.query else "")
                if target in sites[2] and sites[2][target].reply(wanted).status == 404:
                    broken.add(wanted)
    lost = {path for path in broken if path.endswith(("route.pdf", "stall.png"))}
    assert len(lost) == 2
    assert broken - lost == LEFT_BROKEN


def test_the_same_day_gives_the_same_bytes(moments, bases, sites):
    again = build_site(stage(moments, 2), bases)
    for host, site in sites[2].items():
        assert again[host].replies == site.replies
        assert again[host].otherwise == site.otherwise


def test_a_page_keeps_its_address_from_night_to_night(sites):
    first, second = (set(sites[night][Host.PORTAL].replies) for night in (1, 2))
    assert first - second == {oddities.FLICKERING, *(path for path in first if path.endswith("route.pdf"))}


def test_the_gbk_town_is_gbk_and_does_not_say_so_in_its_http_header(sites):
    reply = sites[1][Host.PORTAL].replies["/zwgk/xz/shilu/fdzdgknr/tzgg/"]
    assert reply.content_type == "text/html"
    assert "石鹭镇" in reply.body.decode("gbk")
    with pytest.raises(UnicodeDecodeError):
        reply.body.decode("utf-8")


def test_both_layouts_page_their_lists_in_their_own_way(sites):
    replies = sites[1][Host.PORTAL].replies
    first = text_of(replies["/zwgk/bm/education/fdzdgknr/tzgg/"])
    assert 'createPageHTML(2, 0, "index", "html")' in first
    assert "/zwgk/bm/education/fdzdgknr/tzgg/index_1.html" in replies
    assert any("pageNum=2" in path for path in replies)


def test_the_street_answers_200_to_what_it_does_not_have_and_the_portal_404(sites):
    assert sites[1][Host.STREET].reply(GONE_ON_STREET).status == 200
    assert "不存在" in text_of(sites[1][Host.STREET].reply(GONE_ON_STREET))
    assert sites[1][Host.PORTAL].reply(GONE_NOTICE).status == 404


def test_a_walled_host_says_the_same_to_everybody_with_status_200(sites):
    for host, night in ((Host.GUARDED, 1), (Host.STREET, 2)):
        site = sites[night][host]
        assert site.reply("/") == site.reply("/zwgk/zfxxgkzn/") == site.otherwise
        assert site.otherwise.status == 200
        assert b"document.cookie" in site.otherwise.body


def test_nobody_reads_an_opaque_page(sites):
    texts = [text_of(reply) for path, reply in html_pages(sites[1][Host.PORTAL]) if "/xz/yunzhan/" in path and "/t20" in path]
    assert texts
    for text in texts:
        assert "茶园改造管理办法" not in text.split("<aside>")[0]


def test_the_spoilt_headers_differ_in_the_way_they_are_spoilt(sites, moments, bases):
    from duewatch.demo.addresses import page_url

    def page(unit, key):
        url = page_url(stage(moments, 1), bases, (unit, "normative", key))
        return text_of(sites[1][Host.PORTAL].replies[urlsplit(url).path])

    assert "<strong>索引号：</strong><span></span>" in page("market", "normative-1")
    assert "发文机关" not in page("transport", "normative-3")
    assert "<td>null</td>" in page("gov-office", "normative-2")
    assert "<td>无</td>" in page("civil", "normative-2")


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx"])
def test_office_files_are_whole_packages(name):
    kind, content = make_file(name, "目录 & <附件>")
    assert kind.startswith("application/vnd.openxmlformats")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        assert "[Content_Types].xml" in package.namelist()


def test_a_picture_is_made_of_whole_chunks():
    kind, content = make_file("scan.png", "公告扫描件")
    assert kind == "image/png"
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    at, chunks = 8, []
    while at < len(content):
        length, name = struct.unpack(">I4s", content[at : at + 8])
        body = content[at + 4 : at + 8 + length]
        assert struct.unpack(">I", content[at + 8 + length : at + 12 + length])[0] == zlib.crc32(body)
        chunks.append(name)
        at += 12 + length
    assert chunks == [b"IHDR", b"iTXt", b"IDAT", b"IEND"]


def test_a_pdf_points_to_its_own_cross_reference_table():
    kind, content = make_file("a.pdf", "年度报告")
    assert kind == "application/pdf"
    start = int(content.split(b"startxref\n")[1].split(b"\n")[0])
    assert content[start:].startswith(b"xref")
    with pytest.raises(KeyError):
        make_file("a.exe", "none")
