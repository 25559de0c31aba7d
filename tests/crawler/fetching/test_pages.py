import asyncio

import pytest

from crawler.pages import Pages
from duewatch.domain.sightings import Role, SightingKind


@pytest.fixture
def on_pages(workplace, settings_for, site, other_site, tmp_path):
    """Run something with the pages of one child; ``known`` are sightings of an earlier child."""

    def make(work, known=()):
        async def run():
            settings = settings_for(site, other_site, crawl={"obey_robots": False})
            async with workplace(settings) as place:
                return await work(Pages(place.visitor, settings.evidence_dir, known))

        return asyncio.run(run())

    return make


def test_a_redirect_is_recorded_and_followed(on_pages, site):
    site.send_on("/a", "/b", 301)
    site.send_on("/b", "/c.html")
    site.put("/c.html", site.article("通知"))
    found = on_pages(lambda pages: pages.get(site.url("/a"), Role.DOCUMENT))
    assert [(one.url, one.kind, one.location) for one in found.sightings] == [
        (site.url("/a"), "moved", site.url("/b")),
        (site.url("/b"), "moved", site.url("/c.html")),
        (site.url("/c.html"), "seen", None),
    ]
    assert (found.url, found.kind, found.key) == (site.url("/c.html"), SightingKind.SEEN, found.sightings[-1].key)


def test_a_redirect_to_nowhere_takes_the_kind_of_its_end(on_pages, site):
    site.send_on("/a", "/gone")
    found = on_pages(lambda pages: pages.get(site.url("/a"), Role.DOCUMENT))
    assert [(one.kind, one.note, one.status) for one in found.sightings] == [
        ("gone", "redirects-to:gone", 404),
        ("gone", "", 404),
    ]


def test_a_circle_of_redirects_ends_as_a_failure(on_pages, site):
    site.send_on("/a", "/b")
    site.send_on("/b", "/a")
    found = on_pages(lambda pages: pages.get(site.url("/a"), Role.LIST))
    assert (found.kind, found.note) == (SightingKind.FAILED, "redirect-loop")
    assert {one.kind for one in found.sightings} == {SightingKind.FAILED}
    assert len(site.asked("/a")) == 1


def test_an_endless_chain_is_given_up(on_pages, site):
    for n in range(30):
        site.send_on(f"/{n}", f"/{n + 1}")
    found = on_pages(lambda pages: pages.get(site.url("/0"), Role.LIST))
    assert found.note == "too-many-redirects"
    assert len(site.requests) <= 10


def test_an_address_is_asked_once_and_read_again_from_its_evidence(on_pages, site):
    site.send_on("/old.html", "/new.html")
    site.put("/new.html", site.article("关于开展安全检查的通知"))

    async def three_columns(pages):
        return await asyncio.gather(
            *(pages.get(site.url(path), Role.DOCUMENT) for path in ("/new.html", "/old.html", "/new.html"))
        )

    found = on_pages(three_columns)
    assert len(site.asked("/new.html")) == 1
    assert sum(len(one.sightings) for one in found) == 2
    assert {one.reading.record.title for one in found} == {"关于开展安全检查的通知"}
    assert len({one.key for one in found}) == 1


def test_a_run_taken_up_again_asks_nothing_it_has_sighted(on_pages, site):
    url = site.put("/1.html", site.article("关于开展安全检查的通知"))
    gone = site.url("/2.html")

    async def both(pages):
        return [await pages.get(one, Role.DOCUMENT) for one in (url, gone)]

    before = on_pages(both)
    asked = len(site.requests)
    after = on_pages(both, known=[one for found in before for one in found.sightings])
    assert len(site.requests) == asked
    assert [one.kind for one in after] == [SightingKind.SEEN, SightingKind.GONE]
    assert [one.sightings for one in after] == [(), ()]
    assert after[0].reading.record.title == "关于开展安全检查的通知"


def test_evidence_that_was_lost_makes_a_known_page_unread_but_not_unseen(on_pages, site, tmp_path):
    url = site.put("/1.html", site.article("通知"))
    before = on_pages(lambda pages: pages.get(url, Role.DOCUMENT))
    for file in (tmp_path / "var" / "evidence").rglob("*.gz"):
        file.unlink()
    after = on_pages(lambda pages: pages.get(url, Role.DOCUMENT), known=before.sightings)
    assert (after.kind, after.reading) == (SightingKind.SEEN, None)


def test_a_redirect_into_a_private_network_is_not_followed(on_pages, site):
    site.send_on("/a", "http://169.254.169.254/latest/")
    found = on_pages(lambda pages: pages.get(site.url("/a"), Role.DOCUMENT))
    assert (found.kind, found.note) == (SightingKind.SKIPPED, "private-address")
