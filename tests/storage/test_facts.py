from datetime import date, datetime, timedelta

import pytest

from duewatch.domain.dates import CHINA, DateInterval, Precision
from duewatch.domain.orders import RunState
from duewatch.domain.records import Attachment, FieldName, FieldState, FieldValue, Reading, Record, Where
from duewatch.domain.sightings import ColumnWalk, EvidenceRef, Link, ListEntry, Role, Sighting, SightingKind
from duewatch.domain.traits import PageTraits, Trait, TraitKind
from duewatch.errors import StorageError


def a_record(url="http://town-a.example/1.html", sighting="s1", **more):
    return Record("town-a", "notices", url, sighting, "关于公开目录的通知", {}, **more)


def a_link(url="http://town-b.example/", page="http://town-a.example/", sighting="s1", **more):
    return Link(page, sighting, url, more.pop("href", url), more.pop("text", "链接"), more.pop("role", "link"), **more)


def test_a_sighting_comes_back_exactly(store, night):
    run = night(0)
    full = Sighting(
        "s1",
        "http://town-a.example/a?b=c",
        Role.DOCUMENT,
        SightingKind.MOVED,
        datetime(2026, 11, 20, 2, 0, 0, 123457, CHINA),
        status=302,
        method="HEAD",
        attempt=2,
        location="http://town-a.example/neu",
        content_type="text/html; charset=gbk",
        length=12345,
        elapsed_ms=678,
        note="jiasule",
        via="aiohttp",
        evidence=EvidenceRef("run-1/0001.warc.gz", 987654, "sha256:" + "0" * 64),
    )
    bare = Sighting("s2", "http://town-a.example/", Role.HOME, SightingKind.FAILED, datetime(2026, 11, 20, 2, 1, tzinfo=CHINA))
    store.facts.put(run.id, unit="town-a", sightings=[full])
    store.facts.put(run.id, sightings=[bare])
    assert store.facts.sightings(run.id) == {"s1": full, "s2": bare}
    assert store.facts.sightings(run.id, unit="town-a") == {"s1": full}
    assert store.facts.sightings_by_key(["s2", "unknown"]) == {"s2": bare}


def test_a_moment_of_any_time_zone_comes_back_as_the_same_moment_in_chinas_time(store, night, seen):
    run = night(0)
    moment = datetime.fromisoformat("2026-11-19T13:00:00.000001-05:00")
    store.facts.put(run.id, sightings=[seen("s1", at=moment)])
    found = store.facts.sightings(run.id)["s1"].seen_at
    assert found == moment
    assert found.isoformat() == "2026-11-20T02:00:00.000001+08:00"


def test_a_moment_without_a_time_zone_is_refused(store, night, seen):
    with pytest.raises(Exception, match="without a time zone"):
        store.facts.put(night(0).id, sightings=[seen("s1", at=datetime(2026, 11, 20))])


def test_a_walk_comes_back_exactly(store, night):
    run = night(0)
    entries = (
        ListEntry("标题", "./1.html", "http://town-a.example/1.html", "2026-11-19", "2026-11-19"),
        ListEntry("无日期", "2.html", "http://town-a.example/2.html"),
    )
    full = ColumnWalk("town-a", "notices", ("s1", "s2"), entries, False, "unreachable", 17, "trs", 3, ("第二页未读",))
    empty = ColumnWalk("town-a", "guide", (), (), True)
    store.facts.put(run.id, walks=[full, empty])
    assert store.facts.walks(run.id) == (empty, full)


def test_traits_come_back_exactly_and_a_page_stored_again_is_the_same_page(store, night):
    run, later = night(0), night(1)
    tags = Trait(TraitKind.PAGE_TAGS, {"tags": {"sitename": "望澜县", "columnname": ""}})
    leak = Trait(TraitKind.PERSONAL_DATA, {"leaks": []}, "http://town-a.example/a.pdf")
    page = PageTraits("s1", "http://town-a.example/1.html", (tags, leak))
    for _ in range(2):
        store.facts.put(run.id, unit="town-a", traits=[page])
    assert store.facts.traits(run.id) == {"s1": page}
    assert store.facts.traits(later.id) == {}
    assert page.facts(TraitKind.PERSONAL_DATA) is None
    assert page.all(TraitKind.PERSONAL_DATA) == (leak,)


def test_a_record_comes_back_exactly_with_every_reading(store, night, seen, now):
    run = night(0)
    day = Reading("2026-11-19", "2026年11月19日", Where.BLOCK, date=DateInterval.of_day(date(2026, 11, 19)))
    minute = DateInterval.of_moment(datetime(2026, 11, 19, 8, 30), Precision.MINUTE)
    other = Reading("2026-11-19", "2026-11-19 08:30", Where.META, date=minute)
    fields = {
        FieldName.PUBLISHED_DATE: FieldValue(day, (other,)),
        FieldName.DOC_NO: FieldValue(Reading(None, "", Where.BLOCK, FieldState.EMPTY)),
        FieldName.ISSUER: FieldValue(Reading(None, "<CMS_ISSUER>", Where.LINE, FieldState.PLACEHOLDER)),
    }
    full = Record(
        "town-a",
        "notices",
        "http://town-a.example/1.html",
        "s1",
        "关于公开目录的通知",
        fields,
        (Attachment("a.doc", "http://town-a.example/a.doc", "附件"),),
        body_length=1200,
        body_kind="text",
        text_sketch=frozenset({1, 2**63, 2**64 - 1}),
        layout="trs",
        understood=False,
        list_date="2026-11-19",
        warnings=("两处日期不一致",),
    )
    store.facts.put(run.id, unit="town-a", sightings=[seen("s1", at=now)], records=[full])
    (found,) = store.facts.records(run.id)
    assert found.first_seen == now
    assert found.fields == fields
    assert list(found.fields) == list(fields)
    assert full == type(full)(**{name: getattr(found, name) for name in full.__slots__} | {"first_seen": None})
    assert store.facts.records(run.id, unit="town-b") == ()


def test_putting_the_same_batch_twice_changes_nothing(store, night, seen):
    run = night(0)
    walk = ColumnWalk("town-a", "notices", ("s1",), (), True)
    batch = {"sightings": [seen("s1")], "records": [a_record()], "walks": [walk], "links": [a_link()]}
    store.facts.put(run.id, unit="town-a", **batch)
    store.facts.put(run.id, unit="town-a", **batch)
    assert len(store.facts.sightings(run.id)) == 1
    assert len(store.facts.records(run.id)) == 1
    assert store.facts.walks(run.id) == (walk,)
    assert store.facts.links(run.id) == (a_link(),)


def test_links_are_told_apart_by_page_words_and_role_and_found_by_the_unit_of_their_page(store, night):
    run = night(0)
    links = [
        a_link(),
        a_link(text="另一处"),
        a_link(page="http://town-a.example/2"),
        a_link(role="attachment", in_template=True),
    ]
    store.facts.put(run.id, unit="town-a", links=links)
    store.facts.put(run.id, unit="town-b", links=[a_link()])
    assert set(store.facts.links(run.id, "town-a")) == set(links)
    assert store.facts.links(run.id, "town-b") == (a_link(),)
    assert len(store.facts.links(run.id)) == 5


def test_what_an_ended_run_saw_is_never_changed(store, night, seen):
    run = night(0)
    store.facts.put(run.id, sightings=[seen("s1")])
    store.runs.close(run.id, RunState.INCOMPLETE, run.as_of)
    with pytest.raises(StorageError, match="the run is incomplete since 2026-11-20"):
        store.facts.put(run.id, sightings=[seen("s1", kind=SightingKind.GONE), seen("s2")])
    assert store.facts.sightings(run.id) == {"s1": seen("s1")}


def test_a_batch_for_an_unknown_run_is_refused(store, seen):
    with pytest.raises(StorageError, match="there is no run yet"):
        store.facts.put(7, sightings=[seen("s1")])


def test_a_batch_is_stored_as_a_whole_or_not_at_all(store, night, seen):
    run = night(0)
    naive = seen("s2", at=datetime(2026, 11, 20))
    with pytest.raises(Exception, match="without a time zone"):
        store.facts.put(run.id, links=[a_link()], sightings=[seen("s1"), naive])
    assert store.facts.sightings(run.id) == {}
    assert store.facts.links(run.id) == ()


def test_what_no_database_takes_is_replaced_and_the_rest_is_kept(store, night, seen):
    run = night(0)
    title, url = "通知\x00\ud800末", "http://town-a.example/\x00"
    odd = Record("town-a", "notices", url, "s1", title, {FieldName.TITLE: FieldValue(Reading(title, title, Where.HEADING))})
    path = ColumnWalk("town-a", "notices", (), (ListEntry("C:\\u0000 is a path, \x00 is not", "a", "b"),), True)
    store.facts.put(run.id, unit="town-a", sightings=[seen("s1")], records=[odd], walks=[path])
    (found,) = store.facts.records(run.id)
    assert found.title == found.fields[FieldName.TITLE].best.raw == "通知\ufffd\ufffd末"
    assert store.facts.walks(run.id)[0].entries[0].title == "C:\\u0000 is a path, \ufffd is not"


def test_addresses_of_many_thousand_characters_are_kept(store, night, seen):
    run = night(0)
    url = "http://town-a.example/?" + "q" * 9000
    store.facts.put(run.id, unit="town-a", sightings=[seen("s1", url)], records=[a_record(url)], links=[a_link(url, page=url)])
    assert store.facts.records(run.id)[0].url == url
    assert store.facts.links(run.id)[0].url == url
    assert store.facts.link_observations([url], run.id)[url][0].url == url


def test_first_seen_is_the_earliest_sighting_of_all_runs(store, night, close, seen, now):
    for n in range(3):
        run = night(n)
        store.facts.put(run.id, sightings=[seen("s1", at=now + timedelta(days=n))], records=[a_record()], links=[a_link()])
        close(run)
    assert store.facts.records(run.id)[0].first_seen == now
    assert store.facts.first_seen([a_record().url, "http://unknown.example/"]) == {a_record().url: now}
    assert store.facts.first_seen([a_link().url], "link") == {a_link().url: now}


def test_first_seen_does_not_depend_on_the_order_in_which_batches_arrive(store, night, seen, now):
    run = night(0)
    store.facts.put(run.id, sightings=[seen("late", at=now + timedelta(hours=1)), seen("early", at=now)])
    store.facts.put(run.id, records=[a_record(sighting="late")])
    store.facts.put(run.id, records=[a_record(sighting="early")])
    assert store.facts.records(run.id)[0].first_seen == now


def test_seen_addresses_tell_a_resumed_run_what_is_left(store, night, seen, now):
    run = night(0)
    page, link, skipped = (f"http://town-a.example/{n}" for n in "123")
    store.facts.put(
        run.id,
        sightings=[
            seen("read", page, Role.DOCUMENT, now),
            seen("probed later", page, Role.LINK, now + timedelta(hours=1)),
            seen("first look", link, Role.LINK, now),
            seen("second look", link, Role.LINK, now + timedelta(hours=1), attempt=2),
            seen("not asked", skipped, kind=SightingKind.SKIPPED),
        ],
    )
    assert store.facts.seen_urls(run.id) == {page: "read", link: "second look"}


def test_observations_of_links_are_the_last_five_of_all_runs_in_the_order_of_time(store, night, close, seen, now):
    url, quiet = "http://town-a.example/dead", "http://town-a.example/read"
    runs = []
    for n in range(7):
        run = night(n)
        at = now + timedelta(days=n)
        store.facts.put(run.id, sightings=[seen(f"s{n}", url, at=at), seen(f"d{n}", quiet, Role.DOCUMENT, at)])
        runs.append(close(run))
    found = store.facts.link_observations([url, quiet, "http://unknown.example/"], runs[5].id)
    assert [sighting.key for sighting in found[url]] == ["s1", "s2", "s3", "s4", "s5"]
    assert [sighting.key for sighting in found[quiet]] == ["d1", "d2", "d3", "d4", "d5"], "a page that was read was seen, too"
    assert set(found) == {url, quiet}


def test_observations_of_fifty_thousand_links_are_asked_for_in_a_few_statements(store, night, seen):
    run = night(0)
    urls = [f"http://town-a.example/{n}" for n in range(50_000)]
    for start in range(0, 6000, 1000):
        store.facts.put(run.id, sightings=[seen(f"s{n}", urls[n]) for n in range(start, start + 1000)])
    assert len(store.facts.link_observations(urls, run.id)) == 6000
