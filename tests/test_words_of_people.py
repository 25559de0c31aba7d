"""What the operator hears of waivers that end and of replies that wait; in the words of the language asked for."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from duewatch.catalog import load
from duewatch.domain.dates import CHINA
from duewatch.domain.declarations import Declaration
from duewatch.domain.findings import FindingKey
from duewatch.domain.obligations import Waiver
from duewatch.domain.orders import Order, OrderKind
from duewatch.domain.replies import Answer, Outcome, Reply, ReplyKind
from duewatch.domain.sightings import ColumnWalk, ListEntry
from duewatch.storage import Store
from duewatch.words_of_people import notes_for_operator, with_granted

NOW = datetime(2026, 6, 15, 2, 10, tzinfo=CHINA)
KEY = FindingKey("missing-item", "town-a", "plan/catalogue")


@pytest.fixture(scope="module")
def catalog():
    return replace(load([]), waivers=())


@pytest.fixture
def store(tmp_path):
    with Store.open(f"sqlite:///{tmp_path / 'duewatch.db'}") as opened:
        yield opened


@pytest.fixture
def run(store):
    return store.runs.open(Order(OrderKind.NIGHTLY, ("town-a",)), NOW, NOW)


def waiver(until, unit="town-a", **more):
    return Waiver(unit, more.pop("obligation", "plan/catalogue"), None, None, "机构改革", "区政务公开办", until, **more)


def notes(store, run, catalog, *waivers, days=14, language="en"):
    return notes_for_operator(store, run, replace(catalog, waivers=waivers), days, language)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (date(2026, 6, 15), "(0 days left)"),
        (date(2026, 6, 29), "(14 days left)"),
        (date(2026, 6, 30), None),
        (date(2026, 6, 14), "ended on 2026-06-14"),
        (date(2026, 6, 1), "ended on 2026-06-01"),
        (date(2026, 5, 31), None),
        (None, None),
    ],
)
def test_the_operator_hears_of_a_waiver_some_days_before_and_after_its_end(store, run, catalog, until, said):
    told = notes(store, run, catalog, waiver(until))
    assert len(told) == (said is not None)
    assert said is None or (said in told[0] and "town-a" in told[0] and "plan/catalogue" in told[0])


def test_waivers_of_units_outside_the_run_are_not_told_and_those_of_all_units_are(store, run, catalog):
    assert notes(store, run, catalog, waiver(NOW.date(), "town-b")) == ()
    assert len(notes(store, run, catalog, waiver(NOW.date(), "*"))) == 1
    assert notes(store, run, catalog, waiver(NOW.date()), days=0) == ()


def test_the_notes_are_chinese_on_request(store, run, catalog):
    (told,) = notes(store, run, catalog, waiver(date(2026, 6, 20)), language="zh")
    assert told == "town-a的豁免（plan/catalogue，区政务公开办批准）将于 2026-06-20 到期（还剩 5 天），请决定是否续期。"


def test_a_declaration_that_the_column_itself_contradicts_is_told(store, run, catalog):
    days = ("2026-03-31", "2026-04-01", "2026-06-30", None)
    entries = tuple(
        ListEntry("活动", f"{n}.html", f"https://town.example/{n}.html", day or "", day) for n, day in enumerate(days)
    )
    store.facts.put(run.id, walks=[ColumnWalk("town-a", "news", (), entries, complete=True)])
    for column in ("news", "plans"):
        said = Declaration("town-a", None, column, date(2026, 4, 1), date(2026, 6, 30), "甲镇")
        number = store.declarations.record(said, NOW)
    (told,) = notes(store, run, catalog)
    assert "column news from 2026-04-01 to 2026-06-30" in told
    assert "shows 2 entries" in told
    store.declarations.withdraw(number - 1, "甲镇", NOW)
    assert notes(store, run, catalog) == ()


def test_replies_that_wait_for_a_person_are_told_until_they_are_answered(store, run, catalog):
    alarms = [Reply(KEY, run.id, ReplyKind.FALSE_ALARM, f"第{n}条", "张某", NOW) for n in range(7)]
    asked = Reply(KEY, run.id, ReplyKind.ASKS_WAIVER, "机构改革", "张某", NOW)
    put_right = Reply(KEY, run.id, ReplyKind.PUT_RIGHT, "", "张某", NOW)
    store.replies.put([*alarms, asked, put_right])
    first, second = notes(store, run, catalog)
    assert "7 finding(s) false alarms" in first
    assert "and 2 more" in first
    assert asked.code in second
    for one in alarms:
        store.replies.answer(one.code, Answer(Outcome.REFUSED, "监测员", "", NOW))
    until = NOW.date() + timedelta(days=100)
    granted = Waiver("town-a", None, KEY.check, KEY.subject, "机构改革", "区政务公开办", until)
    store.replies.answer(asked.code, Answer(Outcome.GRANTED, "区政务公开办", "", NOW), granted)
    assert notes(store, run, catalog) == ()
    assert with_granted(catalog, store).waivers == (granted,)
