"""Why a page was asked for decides only where the page itself leaves the question open."""

import json

import pytest

from crawler.reading import read_page
from duewatch.domain.sightings import Role, SightingKind

GUIDE = """<html><head><title>某区信息公开指南</title><meta name="ArticleTitle" content="某区信息公开指南">
<meta name="PubDate" content="2026-03-02 09:00"></head><body><h1>某区信息公开指南</h1><div>发布时间：2026-03-02 09:00</div>
<div id="zoom"><p>为便于公众获取信息，编制本指南。</p><p>所申请的信息不存在的，告知申请人该信息不存在。</p>
<p>办公地址：某区某路一号。办公时间：工作日九时至十七时。联系电话：见门户首页。</p></div></body></html>"""


@pytest.mark.parametrize("expect", [None, *Role])
def test_a_guide_that_speaks_of_what_does_not_exist_is_no_error_page(expect):
    reading = read_page(GUIDE.encode(), "http://portal.example/zwgk/zn/t20260302_1.html", expect=expect)
    assert reading.genuine.kind is SightingKind.SEEN
    assert reading.record.title == "某区信息公开指南"


@pytest.mark.parametrize("expect", [Role.HOME, Role.LIST, Role.DOCUMENT])
def test_every_real_page_is_genuine_whatever_it_was_asked_for(corpus, expect):
    rows = [json.loads(line) for line in (corpus / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    accused = {}
    for row in rows:
        if row["file"].endswith(".html") and row["kind"] not in ("json-list", "other"):
            reading = read_page((corpus / row["file"]).read_bytes(), row["url"] or "http://portal.example/", expect=expect)
            if reading.genuine.kind is not SightingKind.SEEN:
                accused[row["id"]] = reading.genuine
    assert accused == {}


@pytest.mark.parametrize("name", ["unicode_escape", "raw_unicode_escape", "charmap", "utf-16", "rot13", "idna", "no-such"])
def test_a_page_cannot_choose_an_encoding_that_is_none_of_the_web(name):
    body = f'<meta charset="{name}"><title>某局公告</title>'.encode("gb18030")
    assert read_page(body, "http://portal.example/").title == "某局公告"
