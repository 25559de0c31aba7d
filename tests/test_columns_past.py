"""Which earlier run a column is compared with."""

from datetime import datetime, timedelta

import pytest

from duewatch.columns_past import RUNS_BACK, columns_past
from duewatch.domain.dates import CHINA
from duewatch.domain.orders import Order, OrderKind, RunState
from duewatch.domain.records import FieldName, FieldState, FieldValue, Reading, Record, Where
from duewatch.domain.sightings import ColumnWalk, ListEntry
from duewatch.domain.traits import PageTraits, Trait, TraitKind
from duewatch.storage import Store

START = datetime(2026, 6, 1, 2, 0, tzinfo=CHINA)
ORDER = Order(OrderKind.NIGHTLY, ("town-a",))
SHOWN = FieldValue(Reading("云政〔2026〕1号", "云政〔2026〕1号", Where.BLOCK))
EMPTY = FieldValue(Reading(None, "", Where.BLOCK, FieldState.EMPTY))


@pytest.fixture
def store(tmp_path):
    with Store.open(f"sqlite:///{tmp_path / 'past.db'}") as opened:
        yield opened


def a_night(store: Store, n: int, rows: int, order: Order = ORDER, *, complete: bool = True, state=RunState.CLOSED):
    now = START + timedelta(days=n)
    run = store.runs.open(order, now, now)
    entries = tuple(ListEntry(f"公告{i}", f"{i}.html", f"http://town-a.example/{i}.html") for i in range(rows))
    walk = ColumnWalk("town-a", "notices", (), entries, complete, None if complete else "unreachable", other_entries=rows + 1)
    fields = {FieldName.DOC_NO: SHOWN, FieldName.TOPIC: EMPTY}
    record = Record("town-a", "notices", "http://town-a.example/0.html", "s", "公告0", fields)
    store.facts.put(run.id, unit="town-a", walks=[walk], records=[record])
    return store.runs.close(run.id, state, now) if state is not RunState.OPEN else run


def test_a_first_run_has_no_past(store):
    assert columns_past(store, a_night(store, 0, 3)) == {}


def test_the_past_holds_rows_of_both_readings_and_the_fields_that_had_a_value(store):
    first = a_night(store, 0, 3)
    past = columns_past(store, a_night(store, 1, 1))["town-a", "notices"]
    assert (past.run, past.rows, past.other_rows) == (first.id, 3, 4)
    assert past.shown == {"http://town-a.example/0.html": frozenset({FieldName.DOC_NO})}


def test_a_reader_that_broke_some_nights_ago_is_not_todays_measure(store):
    a_night(store, 0, 90)
    whole = a_night(store, 1, 20)
    for n in range(2, RUNS_BACK + 1):
        a_night(store, n, 0)
    assert columns_past(store, a_night(store, 9, 0))["town-a", "notices"].run == whole.id


def test_other_orders_unfinished_runs_and_unread_columns_are_no_past(store):
    a_night(store, 0, 7, Order(OrderKind.AD_HOC, ("town-a",)))
    a_night(store, 1, 7, state=RunState.OPEN)
    a_night(store, 2, 7, complete=False)
    assert columns_past(store, a_night(store, 3, 1)) == {}


def test_a_column_that_was_read_whole_counts_although_its_night_was_not(store):
    night = a_night(store, 0, 7, state=RunState.INCOMPLETE)
    assert columns_past(store, a_night(store, 1, 1))["town-a", "notices"].run == night.id


def test_the_past_holds_the_menu_that_its_pages_showed(store):
    walk = ColumnWalk("town-a", "home", ("k",), (), complete=True)
    menu = PageTraits("k", "http://town-a.example/", (Trait(TraitKind.MENU, {"columns": ["指南", "年报"]}),))
    run = store.runs.open(ORDER, START, START)
    store.facts.put(run.id, unit="town-a", walks=[walk], traits=[menu])
    store.runs.close(run.id, RunState.CLOSED, START)
    past = columns_past(store, a_night(store, 1, 1))
    assert past["town-a", "home"].menu == ("指南", "年报")
