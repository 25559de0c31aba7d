"""Columns whose rows are asked for by POST, against a real server: every page once, nothing but what is declared to read."""

import asyncio
import json
from urllib.parse import parse_qs

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.column_walk import Bounds, ColumnWalker
from crawler.job import CrawlTarget, host_of
from crawler.page_links import LinkRegister
from crawler.pages import Pages
from duewatch.domain.units import Column, ColumnKind

JSON_TYPE = {"Content-Type": "application/json"}
STATIC_THEN_SEARCH = """<html><head><meta charset="utf-8"><title>通知公告_石门区人民政府</title></head><body><div class="nav">
<a href="/">首页</a></div>
<div class="rules">{rows}</div><script>var SiteInfo = {{ searchId: 300555 }};</script>
<script>var pageChnlInfo = {{ maxStaticIndex: 1,
classsql: "" || "chnlid=2044", recordCount: '{total}', sortfield: '-docorderpri,-docreltime', prepage: {size} }};
listModel({{ listArgs: {{ channelid: SiteInfo.searchId }}, listApi: {{ url: "/fjdzapp/search" }} }});</script></body></html>"""


@pytest.fixture
def walk(workplace, settings_for, site, tmp_path):
    """Walk a column of the site twice in one child: what it brought in, and the evidence folder."""

    def make(url, *, times=1, **crawl):
        async def run():
            settings = settings_for(site, crawl={"obey_robots": False} | crawl)
            walks = []
            async with workplace(settings) as place:
                pages = Pages(place.visitor, settings.evidence_dir)
                for _ in range(times):
                    column = Column("notices", "通知公告", url, ColumnKind.NOTICES)
                    target = CrawlTarget("town-a", (column,), (host_of(url),))
                    walker = ColumnWalker(
                        target, column, pages, LinkRegister(), Bounds(20, 500, 10**6), is_over=lambda: False, stored=()
                    )
                    hauls = [haul async for haul in walker.hauls()]
                    sightings = [one for haul in hauls for one in haul.sightings]
                    walks.append((next(one for haul in hauls for one in haul.walks), sightings))
            return walks, settings.evidence_dir

        return asyncio.run(run())

    return make


@pytest.fixture
def documents(site):
    """Documents on the site; gives title, path and day of each."""

    def make(many: int) -> list[tuple[str, str, str]]:
        rows = []
        for n in range(many):
            path, title, day = (
                f"/zwgk/202606/t20260601_{1000 + n}.htm",
                f"关于办理第{n + 1}号议案的通知",
                f"2026-06-{28 - n % 28:02d}",
            )
            site.put(path, site.article(title, day))
            rows.append((title, path, day))
        return rows

    return make


@pytest.fixture
def searched(site, documents):
    """A column that keeps its first page in the file and asks a search for the others."""

    def make(many: int, size: int = 6) -> str:
        rows = documents(many)
        static = "".join(f'<dl><dd><a href="{path}">{title}</a></dd><dd>{day}</dd></dl>' for title, path, day in rows[:size])

        def answer(body: bytes):
            form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
            start = (int(form["page"]) - 1) * int(form["prepage"])
            datas = [
                {"doctitle": title, "docpuburl": site.url(path), "docreltime": f"{day} 09:00:00", "pubdate": f"{day} 00:00:00"}
                for title, path, day in rows[start : start + int(form["prepage"])]
            ]
            page = {"recordcount": many, "pagecount": -(-many // size), "page": int(form["page"])}
            return type(site.missing(""))(json.dumps({"datas": datas, "page": page}).encode(), headers=JSON_TYPE)

        site.answers["/fjdzapp/search"] = answer
        return site.put("/zwgk/tzgg/", STATIC_THEN_SEARCH.format(rows=static, total=many, size=size))

    return make


def test_what_does_not_stand_in_the_file_is_asked_for_page_by_page(walk, searched, site):
    ((walked, sightings),), _ = walk(searched(17))
    assert (walked.complete, walked.reason, walked.declared_total, len(walked.entries)) == (True, None, 17, 17)
    asked = [parse_qs(body.decode()) for body in site.sent]
    assert [form["page"] for form in asked] == [["2"], ["3"]]
    assert {form["classsql"][0] for form in asked} == {"chnlid=2044"}
    posted = [one for one in sightings if one.method == "POST"]
    assert [one.url.split("#")[0] for one in posted] == [site.url("/fjdzapp/search")] * 2
    assert len({one.url for one in posted}) == 2


def test_nothing_is_posted_where_all_rows_stand_in_the_file(walk, searched, site):
    ((walked, _),), _ = walk(searched(5))
    assert (walked.complete, len(walked.entries), site.sent) == (True, 5, [])


def test_the_body_of_every_question_is_evidence(walk, searched):
    _, evidence = walk(searched(17))
    (file,) = evidence.glob("*/*.warc.gz")
    with file.open("rb") as stream:
        bodies = [record.content_stream().read() for record in ArchiveIterator(stream) if record.rec_type == "request"]
    assert sum(b"page=2&" in body for body in bodies) == 1
    assert sum(b"page=3&" in body for body in bodies) == 1


def test_another_column_reads_the_same_answers_again_without_asking(walk, searched, site):
    walks, _ = walk(searched(17), times=2)
    assert [len(walked.entries) for walked, _ in walks] == [17, 17]
    assert len(site.sent) == 2


def test_a_search_that_answers_with_an_error_leaves_the_column_unread(walk, searched, site):
    url = searched(17)
    failing = type(site.missing(""))(json.dumps({"code": 500, "msg": "系统繁忙"}).encode(), headers=JSON_TYPE)
    site.answers["/fjdzapp/search"] = lambda _: failing
    ((walked, _),), _ = walk(url)
    assert (walked.complete, len(walked.entries)) == (False, 6)


def test_what_robots_txt_forbids_is_not_posted_either(walk, searched, site):
    site.put("/robots.txt", "User-agent: *\nDisallow: /fjdzapp/", headers={"Content-Type": "text/plain"})
    ((walked, _),), _ = walk(searched(17), obey_robots=True)
    assert (walked.complete, walked.reason, site.sent) == (False, "blocked", [])


SHELL = """<html><head><meta charset="utf-8"><title>石门区信息公开</title></head><body><div class="nav"><a href="/">首页</a>
</div><ul id="list"></ul>
<script>var columnId = "8821"; function load(pageNo) {{ $.ajax({{ type: "POST", url: "{path}", contentType: "application/json",
data: JSON.stringify({{ columnId: columnId, pageNo: pageNo, pageSize: 10 }}),
success: function (d) {{ show(d) }} }}); }} load(1);</script>
</body></html>"""


def test_a_declared_call_of_the_pages_own_script_is_made_with_its_json(walk, documents, site):
    rows = documents(14)

    def answer(body: bytes):
        asked = json.loads(body)
        assert asked["columnId"] == "8821"
        start = (asked["pageNo"] - 1) * asked["pageSize"]
        found = [{"title": title, "url": path, "publishDate": day} for title, path, day in rows[start : start + 10]]
        return type(site.missing(""))(
            json.dumps({"code": 200, "data": {"rows": found, "total": 14}}).encode(), headers=JSON_TYPE
        )

    site.answers["/interface/info/getInfoList"] = answer
    ((walked, _),), _ = walk(site.put("/zwgk/", SHELL.format(path="/interface/info/getInfoList")))
    assert (walked.complete, len(walked.entries)) == (True, 14)
    assert [json.loads(body)["pageNo"] for body in site.sent] == [1, 2]


@pytest.mark.parametrize("path", ["/interface/info/saveInfoList", "/api/message/submit", "/vote/list"])
def test_a_call_that_no_layout_declares_to_read_is_not_made(walk, site, path):
    ((walked, _),), _ = walk(site.put("/zwgk/", SHELL.format(path=path)))
    assert (walked.complete, site.sent) == (False, [])
