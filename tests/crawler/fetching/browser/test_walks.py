"""Columns that only a script fills are read as a real browser shows them."""

import asyncio
import json
import subprocess
import sys
from dataclasses import replace

import pytest

from crawler.evidence import load
from crawler.launch import crawl, plan_jobs
from crawler.pages import Pages
from duewatch.domain.sightings import Role, SightingKind
from duewatch.storage import Store

pytestmark = pytest.mark.browser


def test_a_list_that_a_script_asks_for_by_post_is_read_from_the_rendered_page(walk, site, rows, filled_by):
    site.put("/query", json.dumps({"data": rows}))
    url = site.put("/zwgk/", filled_by("/query"))
    walked, sightings, settings = walk(url)
    assert [entry.title for entry in walked.entries] == [row["t"] for row in rows]
    assert [entry.date for entry in walked.entries] == [row["d"] for row in rows]
    raw, shown = [one for one in sightings if one.url == url]
    assert (raw.via, shown.via, shown.kind, shown.role) == ("aiohttp", "chromium", SightingKind.SEEN, Role.LIST)
    assert walked.pages == (shown.key,)
    assert rows[0]["t"] not in load(settings.evidence_dir, raw.evidence)[1].decode()
    headers, document = load(settings.evidence_dir, shown.evidence)
    assert rows[0]["t"] in document.decode()
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert (site.asked("/query"), site.sent) == (["POST"], [b"column=7&page=1"])
    assert len(site.asked("/zwgk/")) == 1, "the browser was handed the bytes that were there already"
    agents = {headers.get("user-agent") for headers in site.seen_headers}
    assert agents == {"duewatch/test"}


def test_a_rendered_list_is_whole_unless_its_pager_is_left_to_a_script(walk, site, rows, filled_by):
    site.put("/query", json.dumps({"data": rows}))
    plain, _, _ = walk(site.put("/plain/", filled_by("/query")))
    paged, _, _ = walk(site.put("/paged/", filled_by("/query", more="<a onclick='turn()'>下一页</a>")))
    assert (plain.complete, plain.reason) == (True, None)
    assert (paged.complete, paged.reason, len(paged.entries)) == (False, "layout-unknown", len(rows))


def test_without_a_browser_such_a_column_stays_unread(walk, site, rows, filled_by):
    site.put("/query", json.dumps({"data": rows}))
    walked, sightings, _ = walk(site.put("/zwgk/", filled_by("/query")), show=False)
    assert (walked.complete, walked.reason, walked.entries) == (False, "layout-unknown", ())
    assert {one.via for one in sightings} == {"aiohttp"}
    assert not site.asked("/query")


def test_rows_that_could_not_be_had_leave_the_column_unread(walk, site, filled_by):
    site.put("/query", b"no", 500)
    walked, sightings, _ = walk(site.put("/zwgk/", filled_by("/query")))
    assert (walked.complete, walked.reason) == (False, "layout-unknown")
    assert walked.warnings == ("browser:asked-in-vain", "tried: layout generic", "tried: read as other")
    assert {one.via for one in sightings} == {"aiohttp"}


def test_a_rendered_page_without_rows_proves_no_absence(walk, site, rows, filled_by):
    site.put("/query", json.dumps({"data": []}))
    walked, _, _ = walk(site.put("/zwgk/", filled_by("/query")))
    assert (walked.complete, walked.reason, walked.warnings[0]) == (False, "layout-unknown", "browser:no-rows")


def test_what_robots_txt_forbids_is_not_asked_for_a_script_either(walk, site, rows, filled_by):
    site.put("/robots.txt", "User-agent: *\nDisallow: /query\n")
    site.put("/query", json.dumps({"data": rows}))
    walked, _, _ = walk(site.put("/zwgk/", filled_by("/query")), crawl={"obey_robots": True})
    assert walked.complete is False
    assert not site.asked("/query")


def test_an_endpoint_that_does_not_answer_a_plain_question_leads_back_to_its_page(walk, site, rows, filled_by):
    unit = """<script url="/unit.do" querydata="{'tagId':'信息列表','pageType':'column'}"></script>"""
    site.put("/query", json.dumps({"data": rows}))
    site.missing = lambda path: replace(site.pages["/unit"], status=405)
    site.put("/unit", "<html><title>405</title>method</html>")
    url = site.put("/zwgk/", filled_by("/query", more=unit))
    walked, sightings, _ = walk(url)
    asked = [path.partition("?")[0] for _, path, _ in site.requests]
    assert [path for path in asked if path in ("/zwgk/", "/unit.do", "/query")] == ["/zwgk/", "/unit.do", "/query"]
    assert len(walked.entries) == len(rows)
    assert [one.url for one in sightings if one.key in walked.pages] == [url, url]
    assert (walked.complete, walked.reason) == (True, None)


def test_the_shell_of_an_application_is_shown_too(walk, site, rows):
    site.put("/rows", json.dumps(rows))
    script = """fetch('/rows').then(function (told) { return told.json() }).then(function (rows) {
      document.getElementById('app').innerHTML = '<h2>通知公告</h2><ul>' + rows.map(function (row) {
        return '<li><a href="' + row.u + '">' + row.t + '</a><span>' + row.d + '</span></li>' }).join('') + '</ul>' })"""
    site.put("/app.js", script, headers={"Content-Type": "text/javascript"})
    shell = '<html><head><title>某某镇</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>'
    walked, sightings, _ = walk(site.put("/zwgk/", shell))
    assert [(one.via, str(one.kind), one.note) for one in sightings[:2]] == [
        ("aiohttp", "not-genuine", "empty-shell"),
        ("chromium", "seen", ""),
    ]
    assert (walked.complete, len(walked.entries)) == (True, len(rows))


def test_page_after_page_is_shown_while_links_lead_on(walk, site, rows, filled_by):
    for n, part in ((1, rows[:3]), (2, rows[3:])):
        site.put(f"/query{n}", json.dumps({"data": part}))
        turn = "<a href='/list?page=2'>下一页</a>" if n == 1 else ""
        following = f"<div class='page'>共2页 {turn}</div>"
        site.put(f"/list?page={n}", filled_by(f"/query{n}", more=following))
    walked, sightings, _ = walk(site.url("/list?page=1"))
    assert [entry.title for entry in walked.entries] == [row["t"] for row in rows]
    assert [one.via for one in sightings if one.key in walked.pages] == ["chromium", "chromium"]
    assert walked.complete


def test_rows_beside_data_of_a_refused_host_are_read_but_prove_no_absence(walk, site, other_site, rows, filled_by):
    site.put("/query", json.dumps({"data": rows}))
    other_site.put("/more", "[]")
    more = f"<script>fetch('{other_site.url('/more')}').catch(function () {{}})</script>"
    walked, sightings, _ = walk(site.put("/zwgk/", filled_by("/query", more=more)))
    assert (len(walked.entries), walked.complete, walked.reason) == (len(rows), False, "layout-unknown")
    assert [one.note for one in sightings if one.via == "chromium"] == ["partial"]
    assert other_site.requests == []


def test_a_host_that_the_operator_names_may_be_asked(walk, site, other_site, rows, filled_by):
    cross = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}
    other_site.put("/query", json.dumps({"data": rows}), headers=cross)
    walked, _, _ = walk(site.put("/zwgk/", filled_by(other_site.url("/query"))), hosts=[other_site.host])
    assert (len(walked.entries), walked.complete) == (len(rows), True)
    assert other_site.asked("/query") == ["POST"]


def test_a_wall_is_not_shown_to_a_browser(walk, site):
    wall = "<html><body><script>document.cookie='__jsl_clearance=1'; location.reload()</script></body></html>"
    walked, sightings, _ = walk(site.put("/zwgk/", wall))
    assert walked.reason in ("blocked", "not-genuine")
    assert {one.via for one in sightings} == {"aiohttp"}
    assert len(site.asked("/zwgk/")) == 1


def test_a_crawl_child_shows_pages_and_a_run_taken_up_again_reads_them_from_evidence(
    settings_for, open_run, column_of, site, rows, filled_by, chromium
):
    site.put("/query", json.dumps({"data": rows}))
    for row in rows:
        site.put(row["u"], site.article(row["t"], row["d"]))
    unit = column_of(site.put("/zwgk/", filled_by("/query")))
    settings = settings_for(site, links={"probe": False})
    settings = settings.model_validate(settings.model_dump() | {"browser": {"enabled": True, "executable": chromium}})
    run = open_run(settings, unit.id)
    outcome = crawl(plan_jobs([unit], settings), run, settings, lambda told: None)
    assert (outcome.complete, outcome.notes) == (True, ())
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        sightings = store.facts.sightings(run.id)
        (walked,) = store.facts.walks(run.id)
        records = store.facts.records(run.id)
    assert (walked.complete, len(walked.entries), len(records)) == (True, len(rows), len(rows))
    assert [sightings[key].via for key in walked.pages] == ["chromium"]
    assert site.sent == [b"column=7&page=1"]
    (warc,) = settings.evidence_dir.rglob("*.warc.gz")
    checked = [sys.executable, "-c", "from warcio.cli import main; main()", "check", str(warc)]
    assert subprocess.run(checked, capture_output=True).returncode == 0

    url = site.url("/zwgk/")
    pages = Pages(None, settings.evidence_dir, sightings.values())
    raw = asyncio.run(pages.get(url, Role.LIST))
    again = asyncio.run(pages.shown(raw, url, None, ()))
    assert (again.key, len(again.reading.list.entries), again.is_rendered) == (walked.pages[0], len(rows), True)
