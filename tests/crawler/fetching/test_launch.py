"""Whole crawls in real child processes."""

import gzip
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from crawler import evidence
from crawler.launch import crawl, plan_jobs
from duewatch.config import Settings
from duewatch.domain.sightings import Role, SightingKind
from duewatch.storage import Store

HOME = Path(__file__).parents[3]


class Stored:
    """What a run holds after a crawl."""

    def __init__(self, settings: Settings, run_id: int) -> None:
        with Store.open(settings.database_url, settings.evidence_dir) as store:
            self.sightings = list(store.facts.sightings(run_id).values())
            self.records = store.facts.records(run_id)
            self.links = store.facts.links(run_id)
            self.walks = store.facts.walks(run_id)
        self.folder = settings.evidence_dir

    def looks(self, url: str, *roles: Role) -> list[tuple[str, int]]:
        return [(str(one.kind), one.attempt) for one in self.sightings if one.url == url and (not roles or one.role in roles)]


@pytest.fixture
def crawled(open_run):
    """Crawl units into a run; gives the outcome, what is stored and the signs of progress."""

    def make(settings, *units, run=None):
        run = run or open_run(settings, *(unit.id for unit in units))
        told = []
        outcome = crawl(plan_jobs(units, settings), run, settings, told.append)
        return outcome, Stored(settings, run.id), told

    return make


def warcio_check(folder: Path) -> None:
    files = [str(file) for file in sorted(folder.rglob("*.warc.gz"))]
    command = [sys.executable, "-c", "from warcio.cli import main; main()", "check", *files]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert files
    assert checked.returncode == 0, checked.stdout


def test_a_crawl_brings_in_pages_records_links_and_evidence(crawled, settings_for, column_of, site, fill):
    more = '<a href="/files/a.pdf">附件</a><a href="/gone.html">旧文</a><a href="/round">圈</a><a href="/old.html">迁移</a>'
    column = fill(many=4, more=more)
    site.put("/", "<html><head><title>某某镇</title></head><body>首页</body></html>")
    site.put("/zwgk/", site.listing([("/zwgk/tzgg/", "通知公告", "")]))
    site.put("/files/a.pdf", b"%PDF-1.7 a", headers={"Content-Type": "application/pdf"})
    site.send_on("/round", "/round2")
    site.send_on("/round2", "/round")
    site.send_on("/old.html", "/zwgk/tzgg/t20260601_0.html")
    site.put("/robots.txt", "User-agent: *\nDisallow: /secret")
    settings = settings_for(site)
    outcome, stored, told = crawled(settings, column_of(column))

    assert (outcome.complete, outcome.notes, outcome.cut_short) == (True, (), ())
    assert [walk.complete for walk in stored.walks] == [True]
    assert len(stored.records) == 4
    assert stored.looks(site.url("/files/a.pdf")) == [("seen", 1)]
    assert stored.looks(site.url("/gone.html")) == [("gone", 1), ("gone", 2)]
    assert stored.looks(site.url("/old.html")) == [("moved", 1)]
    assert stored.looks(site.url("/round")) == [("failed", 1), ("failed", 2)]
    first, second = (one for one in stored.sightings if one.url == site.url("/gone.html"))
    assert (second.seen_at - first.seen_at).total_seconds() >= settings.links.second_look_seconds
    assert len(site.asked("/zwgk/tzgg/t20260601_0.html")) == 1, "a page that was walked to was asked again as a link"

    for sighting in stored.sightings:
        if sighting.evidence:
            assert len(evidence.load(stored.folder, sighting.evidence)[1]) == sighting.length
    assert all(one.evidence for one in stored.sightings if one.status and one.method == "GET")
    warcio_check(stored.folder)

    last = told[-1]
    assert (last.hosts, last.hosts_done) == (2, 2)  # walked, then probed
    walked = (Role.LIST, Role.DOCUMENT, Role.ATTACHMENT)
    assert last.pages == last.pages_expected == sum(one.role in walked for one in stored.sightings)
    assert last.links == last.links_done > 0
    assert sorted(one.elapsed_s for one in told) == [one.elapsed_s for one in told]


def test_a_document_that_is_gone_gets_its_second_look_as_a_link(crawled, settings_for, column_of, site, fill):
    column = fill(many=4)
    lost = site.url("/zwgk/tzgg/t20260602_1.html")
    del site.pages["/zwgk/tzgg/t20260602_1.html"]
    _, stored, _ = crawled(settings_for(site), column_of(column))
    assert stored.looks(lost, Role.DOCUMENT) == [("gone", 1)]
    assert stored.looks(lost, Role.LINK) == [("gone", 2)]


def test_a_link_that_comes_back_is_seen_at_the_second_look(crawled, settings_for, column_of, site, fill):
    column = fill(many=4, more='<a href="/flaky.html">文件</a>')
    site.put("/_gone", "", 404)
    site.put("/_there", site.article("关于开展检查的通知"))
    site.missing = lambda path: site.pages["/_gone" if path != "/flaky.html" or len(site.asked(path)) <= 3 else "/_there"]
    _, stored, _ = crawled(settings_for(site), column_of(column))
    assert stored.looks(site.url("/flaky.html")) == [("gone", 1), ("seen", 2)]


def test_without_waiting_the_second_look_is_left_to_the_next_night(crawled, settings_for, column_of, site, fill):
    column = fill(many=4, more='<a href="/gone.html">旧文</a>')
    settings = settings_for(site, links={"wait_for_second_look": False, "second_look_seconds": 3600})
    outcome, stored, _ = crawled(settings, column_of(column))
    assert outcome.complete
    assert stored.looks(site.url("/gone.html")) == [("gone", 1)]


def test_second_looks_that_were_left_are_made_by_a_later_child(crawled, settings_for, column_of, site, fill, open_run):
    column = fill(many=4, more='<a href="/gone.html">旧文</a><a href="/there.html">新文</a>')
    site.put("/there.html", site.article("关于开展检查的通知"))
    unit = column_of(column)
    patient = settings_for(site, links={"wait_for_second_look": True, "second_look_seconds": 0.5})
    run = open_run(patient, unit.id)
    crawled(settings_for(site, links={"wait_for_second_look": False}), unit, run=run)
    asked = len(site.requests)
    outcome, stored, _ = crawled(patient, unit, run=run)
    assert outcome.complete
    assert stored.looks(site.url("/gone.html")) == [("gone", 1), ("gone", 2)]
    again = {path for _, path, _ in site.requests[asked:]} - {"/robots.txt"}
    assert again == {"/gone.html", "/", "/zwgk/"}, "only what was gone is asked again"


def test_foreign_links_are_probed_only_when_wanted_and_never_in_private_networks(
    crawled, settings_for, column_of, site, other_site, fill
):
    there = other_site.put("/there.html", "<html>there</html>")
    column = fill(many=4, more=f'<a href="{there}">上级</a><a href="http://10.0.0.1/admin">内网</a>')
    settings = settings_for(site, other_site, links={"external": False})
    _, stored, _ = crawled(settings, column_of(column))
    assert (stored.looks(there), other_site.requests) == ([], [])
    _, stored, _ = crawled(settings_for(site, other_site), column_of(column))
    assert stored.looks(there) == [("seen", 1)]
    inner = [one for one in stored.sightings if one.url == "http://10.0.0.1/admin"]
    assert [(one.kind, one.note) for one in inner] == [(SightingKind.SKIPPED, "private-address")]


def test_two_units_that_list_the_same_document_ask_for_it_once_and_both_have_it(crawled, settings_for, column_of, site, fill):
    column = fill(many=4)
    units = [column_of(column, unit="town-a"), column_of(column, unit="town-b")]
    _, stored, _ = crawled(settings_for(site), *units)
    assert len(stored.records) == 8
    assert {record.unit for record in stored.records} == {"town-a", "town-b"}
    assert all(len(site.asked(path)) == 1 for path in site.pages if path.startswith("/zwgk/tzgg/"))
    assert len({record.sighting for record in stored.records}) == 4
    assert all(walk.complete for walk in stored.walks)


def test_a_dead_host_costs_only_its_own_columns(crawled, settings_for, column_of, site, other_site, fill):
    other_site.close()
    settings = settings_for(site, other_site)
    dead = column_of(*(other_site.url(f"/{n}/") for n in range(5)), unit="town-dead")
    outcome, stored, _ = crawled(settings, column_of(fill(many=4)), dead)
    assert outcome.complete
    told = {(walk.unit, walk.column): (walk.complete, walk.reason) for walk in stored.walks}
    assert told["town-a", "column-1"] == (True, None)
    assert {told["town-dead", f"column-{n}"] for n in range(1, 6)} == {(False, "unreachable")}


def test_one_host_is_asked_no_faster_than_allowed_over_walk_and_probe(crawled, settings_for, column_of, site, fill):
    column = fill(many=4, more='<a href="/gone.html">旧文</a><a href="/there.html">文</a>')
    site.put("/there.html", site.article("通知"))
    crawled(settings_for(site, crawl={"delay_seconds": 0.1}), column_of(column))
    times = [when for _, _, when in site.requests]
    # Single gaps are noted a little late on a busy machine; together they cannot be shorter than the delays.
    assert times[-1] - times[0] >= 0.1 * (len(times) - 1) - 0.1


def test_time_that_is_up_is_said_and_leaves_walks_cut_short(crawled, settings_for, column_of, site, fill):
    column = fill(many=4)
    settings = settings_for(site, crawl={"time_limit_minutes": 0.0001})
    outcome, stored, _ = crawled(settings, column_of(column))
    assert outcome.complete is False
    assert outcome.cut_short == (site.host,)
    assert [(walk.complete, walk.reason) for walk in stored.walks] == [(False, "crawl-cut-short")]


def test_a_run_that_may_not_be_written_ends_the_crawl_with_the_reason(
    crawled, settings_for, column_of, site, fill, open_run, later
):
    settings = settings_for(site)
    unit = column_of(fill(many=4))
    run = open_run(settings, unit.id)
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        store.runs.close(run.id, type(run.state).INCOMPLETE, later(0))
    outcome, stored, _ = crawled(settings, unit, run=run)
    assert outcome.complete is False
    assert any("storing what was seen" in note for note in outcome.notes), outcome.notes
    assert stored.sightings == []


def child_of(path: Path) -> int:
    """The process id of the crawl child that works on a job file."""
    for _ in range(200):
        for entry in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                if str(path).encode() in entry.read_bytes():
                    return int(entry.parent.name)
            except OSError:
                continue
        time.sleep(0.05)
    raise AssertionError("no child was started")


def wait_for(site, many: int) -> None:
    for _ in range(6000):
        if len(site.requests) >= many:
            return
        time.sleep(0.02)
    raise AssertionError(f"the site was asked {len(site.requests)} times only")


@pytest.mark.skipif(not Path("/proc").exists(), reason="finds the child through /proc")
def test_a_killed_child_is_reported_and_the_run_goes_on_where_it_stopped(
    crawled, settings_for, column_of, site, fill, open_run, later
):
    settings = settings_for(site, crawl={"delay_seconds": 0.15}, links={"probe": False})
    unit = column_of(fill("/zwgk/one", 4), fill("/zwgk/two", 30))
    run = open_run(settings, unit.id)

    def kill() -> None:
        wait_for(site, 30)
        os.kill(child_of(settings.data_dir / "runs" / str(run.id) / "walk-1.json"), signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    outcome, before, _ = crawled(settings, unit, run=run)
    killer.join()
    assert outcome.complete is False
    assert outcome.cut_short == (site.host,)
    assert "killed by signal 9" in outcome.notes[0]
    assert 5 <= len(before.records) < 34
    assert [walk.column for walk in before.walks] == ["column-1"]

    asked = len(site.requests)
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        run = store.runs.take_up(run.id, later(60))
    outcome, after, _ = crawled(settings, unit, run=run)
    assert outcome.complete
    assert outcome.notes == ()
    assert len(after.records) == 34
    assert all(walk.complete for walk in after.walks)
    seen_before = {one.url for one in before.sightings if one.role is not Role.ROBOTS}
    asked_again = {site.url(path) for _, path, _ in site.requests[asked:]}
    assert not seen_before & asked_again
    for sighting in after.sightings:
        if sighting.evidence:
            evidence.load(settings.evidence_dir, sighting.evidence)
    warcio_check(settings.evidence_dir)


@pytest.mark.skipif(not Path("/proc").exists(), reason="finds the child through /proc")
def test_a_child_that_is_stuck_is_ended_and_named(crawled, settings_for, column_of, site, fill, open_run):
    settings = settings_for(site, crawl={"delay_seconds": 0.2})
    unit = column_of(fill(many=60))
    run = open_run(settings, unit.id)

    def stop() -> None:
        wait_for(site, 6)
        child = child_of(settings.data_dir / "runs" / str(run.id) / "walk-1.json")
        os.kill(child, signal.SIGSTOP)
        with pytest.MonkeyPatch.context() as patience:  # short only now: a child that starts is silent as long as it takes
            patience.setattr("crawler.children.SILENCE_SECONDS", 1.0)
            while Path(f"/proc/{child}").exists():
                time.sleep(0.05)

    stopper = threading.Thread(target=stop)
    stopper.start()
    outcome, stored, _ = crawled(settings, unit, run=run)
    stopper.join()
    assert outcome.complete is False
    assert "was stuck" in outcome.notes[0]
    assert "runs/1/walk-1.log" in outcome.notes[0]
    assert stored.walks == ()


@pytest.mark.skipif(not Path("/proc").exists(), reason="finds the child through /proc")
def test_a_child_ends_with_its_parent_and_stores_what_it_holds(settings_for, column_of, site, fill, open_run, tmp_path):
    settings = settings_for(site, crawl={"delay_seconds": 0.1}, links={"probe": False})
    unit = column_of(fill(many=60))
    run = open_run(settings, unit.id)
    (tmp_path / "settings.json").write_text(settings.model_dump_json())
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from crawler.launch import crawl, plan_jobs\n"
        "from duewatch.config import Settings\n"
        "from duewatch.domain.units import Column, Unit, UnitKind\n"
        "from duewatch.storage import Store\n"
        "settings = Settings.model_validate_json(Path(sys.argv[1]).read_text())\n"
        f"unit = Unit('town-a', 'A', UnitKind.TOWNSHIP, 'office', (Column('column-1', 'C', {unit.columns[0].url!r}),))\n"
        "with Store.open(settings.database_url) as store:\n"
        f"    run = store.runs.get({run.id})\n"
        "crawl(plan_jobs([unit], settings), run, settings, lambda progress: None)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(HOME)}
    parent = subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "settings.json")], env=environment)
    wait_for(site, 8)
    child = child_of(settings.data_dir / "runs" / str(run.id) / "walk-1.json")
    parent.kill()
    parent.wait()
    for _ in range(400):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text().split(")")[1][:3]:
            break
        time.sleep(0.05)
    else:
        os.kill(child, signal.SIGKILL)
        pytest.fail("the child outlived its parent")
    asked = len(site.requests)
    assert asked < 62
    stored = Stored(settings, run.id)
    assert len(stored.records) >= 4
    assert stored.walks == ()


def test_odd_servers_are_understood_and_their_answers_kept(crawled, settings_for, column_of, site):
    page = site.article("关于开展安全检查的通知")
    gbk = page.replace("<head>", '<head><meta charset="gbk">').encode("gbk")
    html = b"Content-Type: text/html\r\n"
    target = "/新址/1.html".encode("gbk")
    labelled = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n" + html + b"\r\n" + page.encode()
    odd = {
        "gbk": {"body": gbk, "headers": {"Content-Type": "text/html"}},
        "called-gzip": {"raw": labelled},
        "no-colon": {"raw": b"HTTP/1.1 200 OK\r\n" + html + b"this is no header\r\n\r\n" + page.encode()},
        "lf-only": {"raw": b"HTTP/1.0 200\n" + html.replace(b"\r", b"") + b"\n" + page.encode()},
        "gbk-header": {"raw": b"HTTP/1.1 200 OK\r\nX-Site: " + "政府".encode("gbk") + b"\r\n" + html + b"\r\n" + page.encode()},
        "gbk-location": {"raw": b"HTTP/1.1 302 Found\r\nLocation: " + target + b"\r\nContent-Length: 0\r\n\r\n"},
        "packed": {"body": gzip.compress(page.encode()), "headers": {"Content-Encoding": "gzip"}},
    }
    for name, told in odd.items():
        site.put(f"/zwgk/t20260601_{name}.html", **told)
    site.put("/%D0%C2%D6%B7/1.html", page)
    # This one calls its plain pages packed, but only while the visitor says that it could unpack them.
    site.put("/_", page)
    lost = site.missing
    packed = site.pages.pop("/zwgk/t20260601_called-gzip.html")
    site.missing = lambda path: (
        lost(path)
        if "called" not in path
        else packed
        if "gzip" in site.seen_headers[-1]["accept-encoding"]
        else site.pages["/_"]
    )
    rows = [(f"/zwgk/t20260601_{name}.html", f"关于{name}事项的通知公告", "2026-06-01") for name in odd]
    settings = settings_for(site, links={"probe": False})
    outcome, stored, _ = crawled(settings, column_of(site.put("/zwgk/", site.listing(rows))))
    assert outcome.complete
    found = {record.url.rsplit("_")[1][:-5]: record for record in stored.records}
    assert {name: found[name].title for name in odd if name in found} == dict.fromkeys(odd, "关于开展安全检查的通知")
    assert all(record.understood for record in stored.records)
    bodies = {
        one.url: evidence.load(stored.folder, one.evidence)[1] for one in stored.sightings if one.kind is SightingKind.SEEN
    }
    assert bodies[site.url("/zwgk/t20260601_gbk.html")] == gbk
    assert bodies[site.url("/zwgk/t20260601_packed.html")] == page.encode()
    warcio_check(stored.folder)


def test_pages_are_served_under_their_own_names_through_a_proxy(crawled, settings_for, column_of, site):
    """The proxy is a server that gets whole addresses; here it holds a portal of two hosts that do not exist."""
    rows = [
        (f"http://www.town-a.example/zwgk/t20260601_{n}.html", f"关于第{n}件事项的通知公告", "2026-06-01") for n in range(4)
    ]
    for url, title, _ in rows:
        site.put(url, site.article(title, more='<a href="http://www.superior.example/gone.html">上级</a>'))
    site.put("http://www.town-a.example/zwgk/", site.listing(rows))
    settings = settings_for(crawl={"proxy": f"http://{site.host}"})
    outcome, stored, _ = crawled(settings, column_of("http://www.town-a.example/zwgk/"))
    assert outcome.complete
    assert len(stored.records) == 4
    assert stored.looks("http://www.superior.example/gone.html") == [("gone", 1), ("gone", 2)]
    warcio_check(stored.folder)
