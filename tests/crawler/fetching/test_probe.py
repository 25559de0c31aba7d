import asyncio

import pytest

from crawler.clients.quick import QuickClient
from crawler.probe import Probe, ProbeLimits
from duewatch.domain.sightings import Role, SightingKind

PDF = b"%PDF-1.7\n" + b"0" * 500_000
FILE = {"Content-Type": "application/pdf"}


@pytest.fixture
def look(workplace, settings_for, site):
    """Look at addresses of the site; the quick client stands in for the tolerant one, which needs a reactor."""

    def make(*urls, role=Role.LINK, attempt=1, **crawl):
        async def run():
            settings = settings_for(site, crawl={"obey_robots": False} | crawl)
            async with workplace(settings) as place, QuickClient(settings.crawl, "duewatch/test") as quick:
                probe = Probe(place, quick, ProbeLimits(settings.links.timeout_seconds))
                return [await probe.look(url, role, attempt) for url in urls]

        found = asyncio.run(run())
        return found[0] if len(found) == 1 else found

    return make


@pytest.fixture
def hostile(site):
    """A page whose server answers HEAD with this status and GET with the page."""

    def make(path: str, head_status: int, body: str | bytes, **more: object) -> str:
        site.put("/_", b"", head_status)
        return site.put(path, body, head=site.pages["/_"], **more)

    return make


def test_a_page_that_is_there_costs_one_cheap_question(look, site):
    sighting = look(site.put("/there.html", "<html><title>页</title>" + "字" * 5000))
    assert (sighting.kind, sighting.method, sighting.status, sighting.evidence) == (SightingKind.SEEN, "HEAD", 200, None)
    assert site.asked("/there.html") == ["HEAD"]


@pytest.mark.parametrize("status", [400, 403, 404, 405, 406, 500, 501, 503])
def test_a_server_that_dislikes_head_is_asked_again_by_get(look, site, hostile, status):
    sighting = look(hostile("/there.html", status, site.article("关于开展安全检查的通知")))
    assert (sighting.kind, sighting.method) == (SightingKind.SEEN, "GET")
    assert sighting.evidence is not None


def test_a_server_that_hangs_up_on_head_is_asked_again(look, site):
    site.put("/_", raw=b"")
    sighting = look(site.put("/there.html", site.article("通知"), head=site.pages["/_"]))
    assert sighting.kind is SightingKind.SEEN


@pytest.mark.parametrize("status", [404, 410])
def test_gone_is_said_after_head_and_two_gets_by_two_clients(look, site, status):
    sighting = look(site.put("/gone.html", "<html>not here</html>", status))
    assert (sighting.kind, sighting.status, sighting.method) == (SightingKind.GONE, status, "GET")
    assert site.asked("/gone.html") == ["HEAD", "GET", "GET"]
    assert sighting.evidence is not None


def test_an_attachment_is_looked_at_without_fetching_it_whole(look, site, hostile):
    cheap = look(site.put("/a.pdf", PDF, headers=FILE), role=Role.ATTACHMENT)
    assert (cheap.kind, cheap.method) == (SightingKind.SEEN, "HEAD")
    part = look(hostile("/b.pdf", 405, PDF, headers=FILE), role=Role.ATTACHMENT)
    assert (part.kind, part.method) == (SightingKind.SEEN, "GET")
    assert part.length <= 128 * 1024
    assert {"range": "bytes=0-131071"}.items() <= site.seen_headers[-1].items()


def test_a_page_in_place_of_a_file_is_not_the_file(look, site):
    sighting = look(site.put("/a.pdf", "<html><title>提示</title>" + "<p>文件 正在 整理</p>" * 40), role=Role.ATTACHMENT)
    assert sighting.kind is SightingKind.NOT_GENUINE
    assert look(site.put("/b.doc", "<html><title>404</title>文件不存在</html>", 404)).kind is SightingKind.GONE


def test_an_empty_file_is_not_the_file(look, site):
    sighting = look(site.put("/empty.xls", b"", headers={"Content-Type": "application/vnd.ms-excel"}), role=Role.ATTACHMENT)
    assert (sighting.kind, sighting.note) == (SightingKind.NOT_GENUINE, "empty-file")


def test_a_redirect_is_a_fact_with_its_target(look, site):
    sighting = look(site.send_on("/a.html", "/b.html", 301))
    assert (sighting.kind, sighting.status, sighting.location) == (SightingKind.MOVED, 301, site.url("/b.html"))
    assert site.asked("/b.html") == []


@pytest.mark.parametrize(("status", "kind"), [(403, "refused"), (500, "failed"), (503, "failed")])
def test_a_server_that_refuses_or_fails_says_nothing_of_the_page(look, site, status, kind):
    assert look(site.put("/x.html", "", status)).kind == kind


def test_a_dead_host_is_a_failure_with_its_class(look, site):
    site.close()
    sighting = look(site.url("/x.html"))
    assert (sighting.kind, sighting.note, sighting.status) == (SightingKind.FAILED, "connect", None)


def test_the_second_look_is_a_sighting_of_its_own(look, site):
    url = site.put("/gone.html", "", 404)
    first, second = look(url), look(url, attempt=2)
    assert (first.attempt, second.attempt) == (1, 2)
    assert first.key != second.key


LOST = "<html><head><title>提示信息</title></head><body><p>抱歉 您访问的内容 暂时 不在 这里 请 联系 管理员</p></body></html>"
HOME = "<html><head><title>某镇人民政府</title></head><body><p>要闻 公告 公开 服务 互动 数据 专题</p></body></html>"


def test_a_host_that_says_200_to_everything_is_found_out(look, site):
    site.put("/", HOME)
    site.put("/_lost", LOST)
    site.missing = lambda path: site.pages["/_lost"]
    there = site.put("/zwgk/there.html", site.article("关于开展安全检查的通知"))
    good, gone, home = look(there, site.url("/zwgk/lost.html"), site.url("/"))
    assert good.kind is SightingKind.SEEN
    assert gone.kind in (SightingKind.GONE, SightingKind.NOT_GENUINE)
    assert (gone.status, gone.note) == (200, "soft-404")
    assert home.kind is SightingKind.SEEN


def test_a_host_that_sends_lost_readers_to_one_page_is_found_out(look, site):
    site.put("/", HOME)
    site.send_on("/_lost", "/error.html")
    site.missing = lambda path: site.pages["/_lost"]
    site.send_on("/moved.html", "/elsewhere.html")
    gone, moved, home = look(site.url("/lost.html"), site.url("/moved.html"), site.url("/index.html"))
    assert (gone.kind, gone.note) == (SightingKind.GONE, "soft-404")
    assert moved.kind is SightingKind.MOVED
    assert home.kind is SightingKind.MOVED, "an entry page that redirects is no missing page"


def test_a_host_that_shows_its_home_page_for_everything_accuses_nobody(look, site):
    site.put("/_", HOME)
    site.missing = lambda path: site.pages["/_"]
    assert look(site.url("/lost.html")).kind is SightingKind.SEEN


def test_an_odd_address_is_asked_as_it_stands(look, site):
    site.put("/%E9%80%9A%E7%9F%A5%20%281%29.pdf?id=%D6%D0&x=a%2Fb", PDF, headers=FILE)
    sighting = look(site.url("/通知 %281%29.pdf?id=%D6%D0&x=a%2Fb"))
    assert sighting.kind is SightingKind.SEEN, site.requests


FARM = (
    """<html><head><title>真人视讯_老虎机官方网址</title><meta name="keywords" content="百家乐,体育投注"></head>
<body><p>时时彩 六合彩 真人娱乐 百家乐 老虎机 立即注册 备用网址</p></body></html>"""
    + "<!-- -->" * 200
)  # too long for a sign to another address


def test_a_page_that_is_to_be_read_costs_one_question_as_well(workplace, settings_for, site):
    url = site.put("/there.html", site.article("关于开展安全检查的通知"))

    async def run():
        settings = settings_for(site, crawl={"obey_robots": False})
        async with workplace(settings) as place, QuickClient(settings.crawl, "duewatch/test") as quick:
            return await Probe(place, quick, ProbeLimits(5)).look(url, Role.LINK, 1, read=True)

    sighting = asyncio.run(run())
    assert (sighting.kind, sighting.method) == (SightingKind.SEEN, "GET")
    assert site.asked("/there.html") == ["GET"]


def test_a_foreign_trade_is_told_where_the_page_is_read_behind_a_redirect_and_then_on_its_whole_host(
    workplace, settings_for, site
):
    site.put("/farm.html", FARM)
    away = site.send_on("/away.html", "/farm.html")
    other = site.put("/other.html", FARM)

    async def run():
        settings = settings_for(site, crawl={"obey_robots": False})
        async with workplace(settings) as place, QuickClient(settings.crawl, "duewatch/test") as quick:
            probe = Probe(place, quick, ProbeLimits(5))
            return [
                await probe.look(other, Role.LINK, 1),
                await probe.look(away, Role.LINK, 1, read=True),
                await probe.look(site.url("/farm.html"), Role.LINK, 1),
                await probe.look(other, Role.LINK, 2),
            ]

    unread, moved, farm, read = asyncio.run(run())
    assert unread.kind is SightingKind.SEEN, "nobody looked at the page"
    assert (moved.kind, moved.method) == (SightingKind.MOVED, "GET")
    assert (farm.kind, farm.note) == (SightingKind.NOT_GENUINE, "hijacked:gambling")
    assert read.note == "hijacked:gambling"


def test_a_page_that_only_points_elsewhere_is_a_way_and_no_end(look, site):
    url = site.put("/old/", '<html><head><meta http-equiv="refresh" content="0;url=/new/"></head></html>')
    sighting = look(url)
    assert (sighting.kind, sighting.note, sighting.location) == (SightingKind.MOVED, "page-redirect", site.url("/new/"))


def test_a_missing_page_that_points_home_stays_gone(look, site):
    body = '<html><head><meta http-equiv="refresh" content="0;url=/"></head></html>'
    assert look(site.put("/gone/", body, 404)).kind is SightingKind.GONE


def test_a_page_that_only_a_script_fills_is_no_less_there_because_it_was_read(workplace, settings_for, site):
    url = site.put(
        "/app.html", '<html><title>平台</title><body><div id="app"></div><script src="/a.js"></script></body></html>'
    )

    async def run():
        settings = settings_for(site, crawl={"obey_robots": False})
        async with workplace(settings) as place, QuickClient(settings.crawl, "duewatch/test") as quick:
            return await Probe(place, quick, ProbeLimits(5)).look(url, Role.LINK, 1, read=True)

    assert asyncio.run(run()).kind is SightingKind.SEEN
    assert site.asked("/app.html") == ["GET"]
