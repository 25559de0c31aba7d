"""Notes for the operator say what our own side should look at, and never a word against a unit."""

from datetime import datetime, timedelta

import pytest

from duewatch.domain.calendar import Calendar
from duewatch.domain.catalogue import Catalog
from duewatch.domain.dates import CHINA
from duewatch.domain.judgements import Fault
from duewatch.domain.orders import Order, OrderKind, RunState
from duewatch.domain.records import FILE, Record
from duewatch.domain.sightings import ColumnWalk, ListEntry, Role, Sighting, SightingKind
from duewatch.domain.traits import PageTraits, Trait, TraitKind
from duewatch.domain.units import Column, Unit, UnitKind
from duewatch.notes import for_operator
from duewatch.storage import Store
from duewatch.tried import in_words

NOW = datetime(2026, 6, 15, 22, 0, tzinfo=CHINA)
ORDER = Order(OrderKind.NIGHTLY, ("u",))


@pytest.fixture
def store(tmp_path):
    with Store.open(f"sqlite:///{tmp_path / 'ledger.db'}") as opened:
        yield opened


def catalog(*, known=(2026,), columns=()):
    unit = Unit(id="u", name="某局", kind=UnitKind.DEPARTMENT, office="o", columns=tuple(columns))
    years = {year: frozenset() for year in known}
    return Catalog({}, {"u": unit}, {}, {}, (), Calendar(years, years))


def night(store, number, walk=None, sightings=(), *, close=True, now=NOW):
    start = now + timedelta(days=number)
    run = store.runs.open(ORDER, start, start)
    store.facts.put(run.id, unit="u", walks=[walk] if walk else [], sightings=sightings)
    return store.runs.close(run.id, RunState.CLOSED, start) if close else run


def walk(rows, *, complete=True, other=None):
    entries = tuple(ListEntry(f"第{n}件", f"{n}.html", f"http://p.example/{n}.html") for n in range(rows))
    return ColumnWalk("u", "notices", (), entries, complete, None if complete else "blocked", other_entries=other)


def test_a_quiet_night_has_no_notes(store):
    run = night(store, 1, walk(10))
    assert for_operator(store, run, catalog(), (), "en") == ()


def test_columns_that_no_reader_understood_are_named_with_what_was_tried(store):
    tried = ("tried: layout generic", "tried: read as other", "tried: POST /api/list", "browser:timeout", "page cut")
    unread = ColumnWalk("u", "notices", (), (), False, "layout-unknown", warnings=tried)
    run = night(store, 1, unread)
    (said,) = for_operator(store, run, catalog(), (), "en")
    assert "1 column(s)" in said
    assert "u/notices (layout generic, read as other, POST /api/list, browser:timeout)" in said


def test_pages_that_no_reader_understood_are_listed_with_what_was_tried_and_files_are_not(store):
    run = night(store, 1, walk(2), close=False)
    given = {"unit": "u", "column": "notices", "fields": {}, "understood": False}
    strange = Record(url="http://p.example/0.html", sighting="k0", title="甲", warnings=("tried: read as other",), **given)
    file = Record(url="http://p.example/1.pdf", sighting="k1", title="乙", layout=FILE, **given)
    store.facts.put(run.id, unit="u", records=[strange, file])
    closed = store.runs.close(run.id, RunState.CLOSED, run.started_at)
    (said,) = for_operator(store, closed, catalog(), (), "en")
    assert "on 1 page(s)" in said
    assert "http://p.example/0.html (layout generic, read as other)" in said


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (("指南", "制度", "年报", "政策"), ("指南", "制度"), "年报, 政策"),
        (("指南", "制度", "年报"), ("指南", "规章", "报告"), ""),
        (("指南", "制度"), ("指南", "制度", "年报"), ""),
        ((), ("指南",), ""),
    ],
)
def test_menus_that_lead_to_fewer_columns_than_last_time_are_told(store, before, now, told):
    for number, names in ((1, before), (2, now)):
        key, start = f"k{number}", NOW + timedelta(days=number)
        run = store.runs.open(ORDER, start, start)
        menu = PageTraits(key, "http://p.example/", (Trait(TraitKind.MENU, {"columns": list(names)}),))
        home = ColumnWalk("u", "home", (key,), (), complete=True)
        store.facts.put(run.id, unit="u", walks=[home], traits=[menu])
        run = store.runs.close(run.id, RunState.CLOSED, start)
    said = for_operator(store, run, catalog(), (), "en")
    assert [note for note in said if "redesign" in note] == (
        [f"某局: its menus do not lead to {told} any more, as they did last time. Perhaps a redesign."] if told else []
    )


@pytest.mark.parametrize(("before", "now", "noted"), [(10, 4, True), (10, 5, False), (3, 0, False), (10, 12, False)])
def test_a_column_that_shrank_by_more_than_half_is_noted(store, before, now, noted):
    night(store, 1, walk(before))
    run = night(store, 2, walk(now))
    said = for_operator(store, run, catalog(), (), "en")
    assert bool([note for note in said if "redesign" in note]) == noted


def test_a_column_that_could_not_be_read_whole_has_not_shrunk(store):
    night(store, 1, walk(10))
    run = night(store, 2, walk(2, complete=False))
    assert for_operator(store, run, catalog(), (), "en") == ()


def test_two_readings_that_disagree_are_our_affair(store):
    run = night(store, 1, walk(3, other=20))
    (said,) = for_operator(store, run, catalog(), (), "zh")
    assert "疑为读取有误" in said


def test_a_wall_is_named_with_its_host_once(store):
    walls = [
        Sighting(f"k{n}", f"http://w.example/{n}", Role.LIST, SightingKind.BLOCKED, NOW, status=521, note="jiasule")
        for n in range(3)
    ]
    run = night(store, 1, sightings=walls)
    (said,) = for_operator(store, run, catalog(), (), "en")
    assert "w.example" in said
    assert "3 addresses" in said


def test_next_years_table_is_asked_for_from_november_on(store):
    october = night(store, 1, now=datetime(2026, 10, 1, tzinfo=CHINA))
    november = night(store, 1, now=datetime(2026, 11, 1, tzinfo=CHINA))
    assert for_operator(store, october, catalog(), (), "en") == ()
    assert "2027" in for_operator(store, november, catalog(), (), "en")[0]
    assert for_operator(store, november, catalog(known=(2026, 2027)), (), "en") == ()


def test_open_addresses_faults_and_runs_that_never_ended_are_named(store):
    killed = night(store, 1, close=False)
    run = night(store, 2)
    fault = Fault("broken-link", "u", "Traceback …")
    said = "\n".join(for_operator(store, run, catalog(columns=[Column("c", "栏目", None)]), (fault,), "en"))
    assert f"Run {killed.id}" in said
    assert "u/c" in said
    assert "broken-link failed on 某局" in said


def test_chinese_notes_hold_no_word_of_our_code(store):
    tried = ("tried: layout generic", "tried: read as columns", "tried: rows not understood", "pages-not-reached:2/9")
    unread = ColumnWalk("u", "notices", (), (), False, "layout-unknown", warnings=tried)
    wall = Sighting("k", "http://w.example/", Role.LIST, SightingKind.BLOCKED, NOW, status=521, note="jiasule")
    run = night(store, 1, unread, [wall])
    about_wall, about_column = for_operator(
        store, run, catalog(columns=[Column("notices", "通知公告", "http://p.example/")]), (), "zh"
    )
    assert "安全防护（加速乐）" in about_wall
    assert about_column.endswith(
        "某局“通知公告”栏目［u/notices］（通用版式、识读为栏目导航页、未能识别列表行、共9页，只读到2页）"
    )


def test_what_is_told_only_once_is_not_repeated_and_paths_stand_as_they_are():
    assert in_words(["tried: GET /api", "tried: GET /api", "tried: layout trs"], str) == " (GET /api, layout trs)"
    assert in_words([], str) == ""
