from datetime import datetime

import pytest

from crawler.job import ProbeTarget
from crawler.links_due import first_looks, second_looks, waits_itself, wants_second_look
from duewatch.config import LinkSettings
from duewatch.domain.dates import CHINA
from duewatch.domain.sightings import Link, Role, Sighting, SightingKind
from duewatch.storage import Store

WHEN = datetime(2026, 6, 15, 3, 0, tzinfo=CHINA)


@pytest.fixture
def due(settings_for, open_run):
    """What is due for addresses, given what was seen of them: url → kinds of its looks."""

    def make(looks: dict[str, list[str]], hosts=frozenset(["a.example"]), roles=None, **links):
        settings = settings_for(links=links)
        run = open_run(settings, "town-a")
        seen = [
            Sighting(f"{url}-{n}", url, (roles or {}).get(url, Role.LINK), SightingKind(kind), WHEN, attempt=n + 1)
            for url, kinds in looks.items()
            for n, kind in enumerate(kinds)
        ]
        page = Sighting("page", "http://a.example/", Role.LIST, SightingKind.SEEN, WHEN)
        found = [Link(page.url, page.key, url, url, "", "attachment" if url.endswith(".pdf") else "link") for url in looks]
        with Store.open(settings.database_url, settings.evidence_dir) as store:
            store.facts.put(run.id, unit="town-a", sightings=[page, *seen], links=found)
            first = [*first_looks(store, run.id, ["town-a"], hosts, settings)]
            return first, [*second_looks(store, run.id, ["town-a"], settings)]

    return make


def test_what_was_not_visited_is_due_once_with_its_role(due):
    first, second = due({"http://a.example/1": [], "http://b.example/2.pdf": [], "http://a.example/3": ["seen"]})
    assert first == [ProbeTarget("http://a.example/1"), ProbeTarget("http://b.example/2.pdf", Role.ATTACHMENT)]
    assert second == []


def test_what_was_skipped_is_due_again_and_foreign_hosts_only_when_wanted(due):
    first, _ = due({"http://a.example/1": ["skipped"], "http://b.example/2": []}, external=False)
    assert first == [ProbeTarget("http://a.example/1")]


def test_one_bad_look_is_due_for_a_second_and_two_are_enough(due):
    looks = {
        "1": ["gone"],
        "2": ["failed"],
        "3": ["gone", "gone"],
        "4": ["refused"],
        "5": ["blocked"],
        "6": ["moved"],
        "7": ["failed", "skipped"],
    }
    first, second = due({f"http://a.example/{name}": kinds for name, kinds in looks.items()})
    assert first == []
    assert [(probe.url, probe.first_seen_at) for probe in second] == [
        ("http://a.example/1", WHEN),
        ("http://a.example/2", WHEN),
    ]


def test_a_page_that_was_gone_when_walked_to_is_due_as_a_link(due):
    url = "http://a.example/t20260601_1.html"
    _, second = due({url: ["gone"]}, roles={url: Role.DOCUMENT})
    assert second == [ProbeTarget(url, Role.LINK, WHEN)]


def test_without_waiting_nothing_is_due_a_second_time(due):
    assert due({"http://a.example/1": ["gone"]}, wait_for_second_look=False) == ([], [])


def test_children_sit_through_short_pauses_only():
    assert waits_itself(LinkSettings(second_look_seconds=60))
    assert not waits_itself(LinkSettings(second_look_seconds=61))
    assert not waits_itself(LinkSettings(second_look_seconds=1, wait_for_second_look=False))


def test_canaries_are_looked_at_first_and_once(settings_for, open_run):
    settings = settings_for()
    health = settings.health.model_copy(update={"canaries": ("http://firm.example/", "http://a.example/")})
    settings = settings.model_copy(update={"health": health})
    run = open_run(settings, "town-a")
    page = Sighting("page", "http://a.example/", Role.LIST, SightingKind.SEEN, WHEN)
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        store.facts.put(run.id, unit="town-a", sightings=[page])
        assert [*first_looks(store, run.id, ["town-a"], frozenset(), settings)] == [ProbeTarget("http://firm.example/")]


def test_one_page_of_each_foreign_host_is_read_and_files_are_not(due):
    names = ("a.example/1", "b.example/1.pdf", "b.example/2", "b.example/3", "c.example/")
    first, _ = due({f"http://{name}": [] for name in names})
    assert {probe.url for probe in first if probe.read} == {"http://b.example/2", "http://c.example/"}


def test_a_page_taken_over_is_read_a_second_time():
    assert wants_second_look(SightingKind.NOT_GENUINE, "hijacked:gambling")
    assert wants_second_look(SightingKind.NOT_GENUINE, "redirects-to:hijacked:adult")
    assert not wants_second_look(SightingKind.NOT_GENUINE, "parked")
