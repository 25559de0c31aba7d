import json
from dataclasses import replace

import pytest

from crawler import visitor
from crawler.column_walk import Bounds
from duewatch.domain.records import FieldName
from duewatch.domain.traits import TraitKind
from duewatch.domain.units import ColumnKind


@pytest.fixture
def paged(site):
    """A column of several list pages in the manner of a publishing system; gives its address."""

    def make(pages: int = 3, rows: int = 5, claimed: int | None = None) -> str:
        for page in range(pages):
            listed = []
            for row in range(rows):
                path = f"/zwgk/t202606{page + 1:02d}_{page}{row}.html"
                title = f"关于第{page}页第{row}件事项的通知"
                site.put(path, site.article(title, f"2026-06-{page + 1:02d}", number=page * 100 + row))
                listed.append((path, title, f"2026-06-{page + 1:02d}"))
            script = f'<div class="page"><script>createPageHTML({claimed or pages}, {page}, "index", "html");</script></div>'
            site.put("/zwgk/index.html" if page == 0 else f"/zwgk/index_{page}.html", site.listing(listed, script))
        return site.url("/zwgk/index.html")

    return make


def test_a_column_is_read_page_after_page_to_its_end(walk, paged, site):
    walked = walk(paged(pages=3, rows=5))
    assert (walked.walk.complete, walked.walk.reason) == (True, None)
    assert len(walked.walk.entries) == len(walked.records) == 15
    assert len(walked.walk.pages) == 3
    keys = {one.key: one for one in walked.sightings}
    assert [keys[key].url for key in walked.walk.pages] == [
        site.url(path) for path in ("/zwgk/index.html", "/zwgk/index_1.html", "/zwgk/index_2.html")
    ]
    first = walked.records[0]
    assert (first.title, first.list_date, first.unit, first.column) == (
        "关于第0页第0件事项的通知",
        "2026-06-01",
        "town-a",
        "notices",
    )
    assert first.reading(FieldName.PUBLISHED_DATE).value == "2026-06-01"
    assert first.text_sketch
    assert first.body_length > 100
    assert walked.is_last


@pytest.mark.parametrize(
    ("kind", "passed_on", "kept"),
    [(ColumnKind.REPOSTS, False, True), (ColumnKind.NOTICES, True, True), (ColumnKind.NOTICES, False, False)],
)
def test_passages_are_kept_of_notices_to_be_passed_on_and_of_reposts_only(walk, paged, kind, passed_on, kept):
    walked = walk(paged(pages=1, rows=2), kind=kind, passed_on=passed_on)
    assert len(walked.records) == 2
    having = {page.sighting for page in walked.traits if page.all(TraitKind.PASSAGES)}
    assert having == ({record.sighting for record in walked.records} if kept else set())


def test_a_bound_on_list_pages_is_a_walk_cut_short(walk, paged):
    walked = walk(paged(pages=4), bounds=Bounds(2, 500, 10**6))
    assert (walked.walk.complete, walked.walk.reason) == (False, "crawl-cut-short")
    assert len(walked.walk.pages) == 2
    assert len(walked.records) == 10


def test_a_bound_on_documents_is_a_walk_cut_short(walk, paged):
    walked = walk(paged(pages=1, rows=6), bounds=Bounds(20, 4, 10**6))
    assert (walked.walk.complete, walked.walk.reason) == (False, "crawl-cut-short")
    assert len(walked.records) == 4
    assert len(walked.walk.entries) == 6


def test_time_that_is_up_is_a_walk_cut_short(walk, paged):
    ticks = iter(range(100))
    walked = walk(paged(pages=1, rows=6), is_over=lambda: next(ticks) > 3)
    assert (walked.walk.complete, walked.walk.reason) == (False, "crawl-cut-short")
    assert 0 < len(walked.records) < 6


def test_a_list_page_that_is_missing_leaves_the_column_unread(walk, paged):
    walked = walk(paged(pages=2, claimed=3))
    assert (walked.walk.complete, walked.walk.reason) == (False, "unreachable")
    assert [one.kind for one in walked.sightings if one.key == walked.walk.pages[-1]] == ["gone"]
    assert len(walked.records) == 10


def test_a_list_that_shows_the_same_page_for_ever_ends(walk, site, fill):
    fill("/zwgk")
    rows = [(path, "关于检查的通知", "2026-06-01") for path in site.pages if path.startswith("/zwgk/t")]
    for n in range(50):
        site.put(f"/list?page={n}", site.listing(rows, f'<a class="next" href="/list?page={n + 1}">下一页</a>'))
    walked = walk(site.url("/list?page=0"))
    assert len(walked.walk.pages) == 2
    assert walked.walk.complete is False
    assert "pagination-repeats" in walked.walk.warnings
    assert len(walked.records) == len(rows)


def test_a_last_page_that_names_itself_as_the_next_is_the_end(walk, site):
    for n, following in ((1, 2), (2, 2)):
        rows = []
        for row in range(4):
            path = f"/zwgk/t2026060{n}_{n}{row}.html"
            site.put(path, site.article(f"关于第{n}页第{row}件事的通知"))
            rows.append((path, f"关于第{n}页第{row}件事的通知", f"2026-06-0{n}"))
        site.put(f"/list?page={n}", site.listing(rows, f'<a class="next" href="/list?page={following}">下一页</a>'))
    walked = walk(site.url("/list?page=1"))
    assert (walked.walk.complete, len(walked.walk.entries)) == (True, 8)


def test_a_column_that_is_one_document_has_one_record(walk, site):
    url = site.put("/zwgk/zfxxgkzn/content.html", site.article("某某镇政府信息公开指南"))
    walked = walk(url, kind=ColumnKind.GUIDE)
    assert (walked.walk.complete, walked.walk.entries) == (True, ())
    assert [(record.title, record.url) for record in walked.records] == [("某某镇政府信息公开指南", url)]
    assert walked.records[0].sighting == walked.walk.pages[0]


def test_a_row_that_leads_to_a_file_is_a_record_whose_fields_are_not_judged(walk, site):
    site.put("/files/nb2025.pdf", b"%PDF-1.7 report", headers={"Content-Type": "application/pdf"})
    rows = [(f"/zwgk/t20260601_{n}.html", f"关于第{n}件事项的通知公告", "2026-06-01") for n in range(4)]
    for path, title, _ in rows:
        site.put(path, site.article(title))
    url = site.put("/zwgk/", site.listing([("/files/nb2025.pdf", "2025年政府信息公开工作年度报告", "2026-01-20"), *rows]))
    report = walk(url).records[0]
    assert (report.title, report.layout, report.understood) == ("2025年政府信息公开工作年度报告", "file", False)
    assert report.date_of(FieldName.PUBLISHED_DATE).day.isoformat() == "2026-01-20"
    assert [one.url for one in report.attachments] == [site.url("/files/nb2025.pdf")]


def test_a_document_on_a_foreign_host_is_a_link_and_on_a_declared_one_a_record(walk, site, other_site):
    rows = [(other_site.url(f"/zwgk/t20260601_{n}.html"), f"关于第{n}件事项的通知公告", "2026-06-01") for n in range(4)]
    for n, (_, title, _) in enumerate(rows):
        other_site.put(f"/zwgk/t20260601_{n}.html", other_site.article(title))
    url = site.put("/zwgk/", site.listing(rows))
    foreign = walk(url)
    assert (foreign.records, other_site.requests) == ([], [])
    assert {link.url for link in foreign.links} >= {row[0] for row in rows}
    assert len(walk(url, hosts=(other_site.host,)).records) == 4


@pytest.mark.parametrize(("status", "reason"), [(403, "blocked"), (404, "unreachable"), (500, "unreachable")])
def test_a_column_that_does_not_open_says_why(walk, site, status, reason):
    walked = walk(site.put("/zwgk/", "<html>no</html>", status))
    assert (walked.walk.complete, walked.walk.reason, walked.records) == (False, reason, [])
    assert walked.walk.pages == (walked.sightings[0].key,)


def test_a_page_no_reader_understands_is_not_an_empty_column(walk, site):
    url = site.put(
        "/zwgk/", "<html><head><title>栏目</title></head><body><div id='app'><canvas></canvas></div>。</body></html>"
    )
    walked = walk(url)
    assert walked.walk.complete is False
    assert walked.walk.reason in ("layout-unknown", "not-genuine")


def test_a_document_that_is_gone_is_a_sighting_and_no_record(walk, paged, site):
    url = paged(pages=1, rows=5)
    del site.pages["/zwgk/t20260601_02.html"]
    walked = walk(url)
    assert (walked.walk.complete, len(walked.records)) == (True, 4)
    assert [one.url for one in walked.sightings if one.kind == "gone"] == [site.url("/zwgk/t20260601_02.html")]


def test_records_that_are_stored_are_not_visited_again(walk, paged, site):
    url = paged(pages=1, rows=5)
    walked = walk(url, stored={site.url(f"/zwgk/t20260601_0{n}.html") for n in range(4)})
    assert [record.url for record in walked.records] == [site.url("/zwgk/t20260601_04.html")]
    assert walked.walk.complete


def test_links_of_the_template_are_stored_once_and_those_of_the_text_on_every_page(walk, fill, site):
    walked = walk(fill(more='<p><a href="/files/a.pdf">附件</a> <a href="/zwgk/other.html">有关文件</a></p>', many=4))
    menu = [link for link in walked.links if link.url in (site.url("/"), site.url("/zwgk/"))]
    assert len(menu) == len({link.url for link in menu})
    attached = [link for link in walked.links if link.url == site.url("/files/a.pdf")]
    assert len(attached) == 4
    assert {link.role for link in attached} == {"attachment"}
    rows = [link for link in walked.links if link.page_sighting == walked.walk.pages[0]]
    assert {record.url for record in walked.records} <= {link.url for link in rows}


def test_a_list_that_comes_from_an_endpoint_is_read_there(walk, site):
    rows = [
        {"title": f"关于第{n}件事项的通知公告", "url": f"/zwgk/t20260601_{n}.html", "publishDate": "2026-06-01"}
        for n in range(4)
    ]
    for row in rows:
        site.put(row["url"], site.article(row["title"]))
    site.put("/api/list.json", json.dumps({"total": 4, "rows": rows}), headers={"Content-Type": "application/json"})
    walked = walk(site.url("/api/list.json"))
    assert (walked.walk.complete, walked.walk.declared_total, len(walked.records)) == (True, 4, 4)


def test_a_second_count_of_the_rows_is_kept(walk, paged):
    assert walk(paged(pages=2, rows=5)).walk.other_entries == 10


@pytest.mark.parametrize("pages", [1, 2])
def test_a_guessed_next_page_proves_nothing_when_it_is_not_there(walk, site, monkeypatch, pages):
    """A list that does not say whether it goes on: the usual address of the next page is tried."""
    for page in range(pages):
        rows = []
        for row in range(4):
            path = f"/zwgk/t2026060{page + 1}_{page}{row}.html"
            site.put(path, site.article(f"关于第{page}页第{row}件事的通知"))
            rows.append((path, f"关于第{page}页第{row}件事的通知", f"2026-06-0{page + 1}"))
        site.put(f"/zwgk/index_{page}.html" if page else "/zwgk/", site.listing(rows))
    read = visitor.read_page

    def guessing(body, url, **more):
        reading = read(body, url, **more)
        if reading.list is None:
            return reading
        guess = "index_1.html" if url.endswith("/") else "index_2.html"
        return replace(reading, list=replace(reading.list, next_page=None, next_guess=guess))

    monkeypatch.setattr(visitor, "read_page", guessing)
    walked = walk(site.url("/zwgk/"))
    assert (walked.walk.complete, walked.walk.reason, len(walked.records)) == (True, None, 4 * pages)
    assert len(walked.walk.pages) == pages
    assert site.asked(f"/zwgk/index_{pages}.html") == ["GET"]


def test_a_list_inside_a_frame_is_read_there_to_its_end(walk, site, paged):
    paged(pages=2, rows=5)
    frame = '<p>信息公开</p><iframe src="/zwgk/index.html" height="900"></iframe>'
    site.put("/gk/", f"<html><title>信息公开</title><body>{frame}</body></html>")
    walked = walk(site.url("/gk/"))
    assert (walked.walk.complete, len(walked.walk.entries), len(walked.walk.pages)) == (True, 10, 3)


def test_frames_in_frames_without_a_row_are_not_followed_for_ever(walk, site):
    for n in range(9):
        frame = f'<iframe src="/list/{n + 1}.html" height="900"></iframe>'
        site.put(f"/list/{n}.html", f"<html><title>信息公开</title><body><p>信息公开</p>{frame}</body></html>")
    walked = walk(site.url("/list/0.html"))
    asked = [path for _, path, _ in site.requests if path.startswith("/list/")]
    assert (walked.walk.complete, walked.walk.reason, len(asked)) == (False, "layout-unknown", 4)


def test_a_list_that_tells_of_pages_it_shows_no_way_to_is_not_whole(walk, site):
    rows = [(f"/zwgk/t20260601_{n}.html", f"关于第{n}件事项的通知", "2026-06-01") for n in range(5)]
    for path, title, day in rows:
        site.put(path, site.article(title, day))
    pager = """<div id="Pager">共<b>9</b>页 <a href="javascript:__doPostBack('p','2')">下一页</a></div>"""
    site.put("/zwgk/list.aspx", site.listing(rows, pager))
    walked = walk(site.url("/zwgk/list.aspx"))
    assert (walked.walk.complete, walked.walk.reason, len(walked.walk.entries)) == (False, "layout-unknown", 5)
    assert "pages-not-reached:1/9" in walked.walk.warnings


def test_a_list_whose_further_rows_only_a_script_brings_is_not_whole(walk, site):
    rows = [(f"/zwgk/t20260601_{n}.html", f"关于第{n}件事项的通知", "2026-06-01") for n in range(5)]
    for path, title, day in rows:
        site.put(path, site.article(title, day))
    site.put("/zwgk/", site.listing(rows, '<div class="more" onclick="loadMore()">加载更多</div>'))
    walked = walk(site.url("/zwgk/"))
    assert (walked.walk.complete, walked.walk.reason, len(walked.walk.entries)) == (False, "layout-unknown", 5)
