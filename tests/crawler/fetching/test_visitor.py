import asyncio
from datetime import timedelta

import pytest

from crawler import evidence
from duewatch.domain.records import FieldName
from duewatch.domain.sightings import Role, SightingKind


@pytest.fixture
def visits(workplace, settings_for, site):
    """Visit some addresses one after the other; gives the visits and the robots.txt sightings."""

    def make(*urls, role=Role.DOCUMENT, **crawl):
        async def run():
            noted = []
            async with workplace(settings_for(site, crawl=crawl), noted) as place:
                return [await place.visitor.visit(url, role) for url in urls], noted

        return asyncio.run(run())

    return make


def test_a_page_is_seen_read_once_and_kept(visits, site, tmp_path):
    url = site.put("/zwgk/t20260601_1.html", site.article("关于开展安全检查的通知"))
    (visit,), noted = visits(url)
    sighting = visit.sighting
    assert (sighting.kind, sighting.status, sighting.role, sighting.note) == (SightingKind.SEEN, 200, Role.DOCUMENT, "")
    assert visit.reading.record.title == "关于开展安全检查的通知"
    _, body = evidence.load(tmp_path / "var" / "evidence", sighting.evidence)
    assert body == site.pages["/zwgk/t20260601_1.html"].body
    assert sighting.length == len(body)
    assert [one.role for one in noted] == [Role.ROBOTS]
    assert sighting.seen_at.utcoffset().total_seconds() == 8 * 3600


def test_a_relative_date_of_a_page_is_counted_from_its_visit(visits, site):
    text = "现将有关事项通知如下，请各村社区认真组织实施。" * 12
    page = f"<title>关于开展安全检查的通知</title><h1>关于开展安全检查的通知</h1><p>发布时间：5天前</p><div><p>{text}</p></div>"
    (visit,), _ = visits(site.put("/zwgk/detail?id=7", page))
    day = visit.reading.record.fields[FieldName.PUBLISHED_DATE].best.date.day
    assert timedelta(days=4) < visit.sighting.seen_at.date() - day <= timedelta(days=6)  # the night may pass between the two


def test_the_crawler_names_itself_and_asks_for_chinese(visits, site):
    visits(site.put("/1.html", site.article("通知")))
    asked = [headers for headers in site.seen_headers if "accept-language" in headers]
    assert all(headers["accept-language"].startswith("zh-CN") for headers in asked)
    assert all(headers["user-agent"].startswith("duewatch/") for headers in site.seen_headers)


@pytest.mark.parametrize(
    ("status", "kind"), [(404, "gone"), (410, "gone"), (403, "refused"), (429, "blocked"), (500, "failed"), (503, "failed")]
)
def test_statuses_become_kinds_and_their_bodies_are_kept(visits, site, status, kind):
    (visit,), _ = visits(site.put("/x.html", "<html>no</html>", status))
    assert visit.sighting.kind == kind
    assert visit.sighting.evidence is not None


def test_what_robots_txt_forbids_is_not_asked(visits, site):
    site.put("/robots.txt", "User-agent: *\nDisallow: /secret/")
    (visit,), noted = visits(site.put("/secret/1.html", site.article("通知")))
    assert (visit.sighting.kind, visit.sighting.note) == (SightingKind.SKIPPED, "robots.txt")
    assert site.asked("/secret/1.html") == []
    assert noted[0].kind is SightingKind.SEEN


def test_a_private_address_is_not_asked_even_when_a_page_leads_there(visits, site, other_site):
    (visit,), _ = visits(other_site.put("/1.html", "x"))
    assert (visit.sighting.kind, visit.sighting.note) == (SightingKind.SKIPPED, "private-address")
    assert other_site.requests == []


def test_an_answer_that_breaks_off_or_never_comes_is_a_failure(visits, site):
    reset = site.put("/reset", raw=b"")
    short = site.put("/short", raw=b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nContent-Type: text/html\r\n\r\n<html>")
    slow = site.put("/slow", "late", delay=5.0)
    found, _ = visits(reset, short, slow, timeout_seconds=1.5, obey_robots=False)
    assert [visit.sighting.kind for visit in found] == ["failed"] * 3
    assert found[0].sighting.note == "reset"
    assert found[1].sighting.note in ("broken-answer", "reset")
    assert found[2].sighting.note == "timeout"
    assert all(visit.sighting.evidence is None for visit in found)


def test_a_failure_that_may_pass_is_tried_again(visits, site):
    site.put("/ok", site.article("通知"))
    site.put("/no", "busy", 503)
    answers = iter(["/no", "/ok"])
    site.missing = lambda path: site.pages[next(answers) if path == "/busy.html" else "/no"]
    site.put("/robots.txt", "", 404)
    (visit,), _ = visits(site.url("/busy.html"), retries=1)
    assert visit.sighting.kind is SightingKind.SEEN
    assert site.asked("/busy.html") == ["GET", "GET"]


def test_a_host_that_is_silent_is_left_alone_after_three_visits(visits, site):
    site.close()
    found, _ = visits(*(site.url(f"/{n}.html") for n in range(5)), obey_robots=False)
    assert [(visit.sighting.kind, visit.sighting.note) for visit in found] == [("failed", "connect")] * 3 + [
        ("skipped", "host-down")
    ] * 2


def test_a_page_that_sends_its_readers_on_was_moved(visits, site):
    url = site.put("/old/", '<html><head><meta http-equiv="refresh" content="0;url=/new/"></head></html>')
    (visit,), _ = visits(url)
    assert (visit.sighting.kind, visit.sighting.note, visit.sighting.location) == ("moved", "page-redirect", site.url("/new/"))


def test_a_page_larger_than_allowed_is_not_swallowed(visits, site):
    url = site.put("/big.html", "<html>" + "很" * 50_000)
    (visit,), _ = visits(url, max_page_bytes=2048)
    assert visit.sighting.length <= 2048


def test_a_known_page_for_missing_addresses_means_gone(visits, site):
    text = "您访问的内容 暂时 不在 这里 请 返回 首页 查看 其他 栏目"
    lost = f"<html><head><title>提示</title></head><body><p>{text}</p></body></html>"
    site.missing = lambda path: site.pages["/_lost"]
    site.put("/_lost", lost)
    site.put("/", "<html><head><title>某某镇人民政府</title></head><body><p>首页 要闻 公告 公开 服务 互动</p></body></html>")
    site.put("/robots.txt", "", 404)
    there = site.put("/zwgk/t20260601_1.html", site.article("关于开展安全检查的通知"))
    (good, lost_one), _ = visits(there, site.url("/zwgk/t20260602_2.html"))
    assert good.sighting.kind is SightingKind.SEEN
    assert lost_one.sighting.kind in (SightingKind.GONE, SightingKind.NOT_GENUINE)
    assert lost_one.sighting.note == "soft-404"


def test_a_reader_that_stumbles_does_not_end_the_night(visits, site, monkeypatch):
    def stumble(*args, **more):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("crawler.visitor.read_page", stumble)
    (visit,), _ = visits(site.put("/1.html", site.article("通知")))
    assert (visit.sighting.kind, visit.sighting.note, visit.reading) == (SightingKind.SEEN, "reader-fault", None)


def test_a_wall_is_not_run_against_for_ever(visits, site):
    urls = [site.put(f"/{n}.html", "", 429) for n in range(24)]
    found, _ = visits(*urls)
    told = [(visit.sighting.kind, visit.sighting.note) for visit in found]
    assert [kind for kind, _ in told[:20]] == ["blocked"] * 20
    assert told[20:] == [("skipped", "walled")] * 4
    assert site.asked("/20.html") == []


def test_a_silent_host_gets_another_chance_when_time_has_gone_by(workplace, settings_for, site):
    async def run():
        async with workplace(settings_for(site, crawl={"obey_robots": False})) as place:
            ask = [place.visitor.visit(site.url(f"/{n}.html"), Role.DOCUMENT) for n in range(4)]
            before = [(await one).sighting.note for one in ask]
            place.visitor.give_another_chance(site.host)
            return before, (await place.visitor.visit(site.url("/5.html"), Role.DOCUMENT)).sighting.note

    site.close()
    assert asyncio.run(run()) == (["connect"] * 3 + ["host-down"], "connect")
