"""Visits ask each home once, follow its redirects, and go by the same rules as every other question."""

import pytest

from crawler.home_visits import visit_homes
from duewatch.domain.sightings import Role, SightingKind


@pytest.fixture
def visit(settings_for, site, other_site):
    def make(*urls, seconds=5.0, **crawl):
        settings = settings_for(site, other_site, crawl=crawl)
        haul = visit_homes(urls, 1, settings, seconds)
        return {one.url: one for one in haul.sightings if one.role is Role.VISIT}

    return make


def test_each_home_is_asked_once_by_get(visit, site):
    home = site.put("/", site.article("首页"))
    found = visit(home, home)
    assert (found[home].kind, found[home].method) == (SightingKind.SEEN, "GET")
    assert site.asked("/") == ["GET"]
    assert found[home].evidence is not None


def test_redirects_are_followed_and_the_first_address_says_how_the_way_ended(visit, site, other_site):
    home, lost = site.send_on("/", "/index.html"), other_site.send_on("/", "/gone.html")
    site.put("/index.html", site.article("首页"))
    other_site.put("/gone.html", "", 502)
    found = visit(home, lost)
    assert found[home].kind is SightingKind.MOVED
    assert (found[lost].kind, found[lost].note) == (SightingKind.FAILED, "redirects-to:http-502")


def test_a_home_that_takes_too_long_has_failed(visit, site, other_site):
    slow = site.put("/", site.article("首页"), delay=3.0)
    quick = other_site.put("/", other_site.article("首页"))
    found = visit(slow, quick, seconds=0.5, obey_robots=False)
    assert (found[slow].kind, found[slow].note) == (SightingKind.FAILED, "timeout")
    assert found[quick].kind is SightingKind.SEEN


def test_robots_and_private_addresses_are_respected(visit, site):
    site.put("/robots.txt", "User-agent: *\nDisallow: /", headers={"Content-Type": "text/plain"})
    found = visit(site.url("/"), "http://10.0.0.9/")
    assert {url: (one.kind, one.note) for url, one in found.items()} == {
        site.url("/"): (SightingKind.SKIPPED, "robots.txt"),
        "http://10.0.0.9/": (SightingKind.SKIPPED, "private-address"),
    }
    assert site.asked("/") == []
