"""Columns that only a script fills are read as a real browser shows them."""

import asyncio
import json
import subprocess
import sys

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
    assert walked.warnings == ("browser:asked-in-vain",)
    assert {one.via for one in sightings} == {"aiohttp"}


def test_a_rendered_page_without_rows_proves_no_absence(walk, site, rows, filled_by):
    site.put("/query", json.dumps({"data": []}))
    walked, _, _ = walk(site.put("/zwgk/", filled_by("/query")))
    assert (walked.complete, walked.reason, walked.warnings) == (False, "layout-unknown", ("browser:no-rows",))


def test_what_robots_txt_forbids_is_not_asked_for_a_script_either(walk, site, rows, filled_by):
    site.put("/robots.txt", "User-agent: *\nDisallow: /query\n")
    site.put("/query", json.dumps({"data": rows}))
    walked, _, _ = walk(site.put("/zwgk/", filled_by("/query")), crawl={"obey_robots": True})
    assert walked.complete is False
    assert not site.asked("/query")


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
