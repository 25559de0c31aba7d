"""Replies and what later runs make of them: the pages decide, never the reply."""

from datetime import timedelta

import pytest

from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Waiver
from duewatch.domain.orders import RunState
from duewatch.domain.replies import Answer, Outcome, Reply, ReplyKind
from duewatch.errors import StorageError

KEY = FindingKey("missing-item", "town-a", "plan/catalogue")


@pytest.fixture
def found(store, night, judged):
    """The run of the first night, which found something missing."""
    run = night(0)
    store.ledger.post(run, [judged(Verdict.BREACHED)], [], run.as_of)
    return store.runs.close(run.id, RunState.CLOSED, run.as_of + timedelta(hours=1))


def said(run, kind=ReplyKind.PUT_RIGHT, **more):
    received = more.pop("received_at", run.ended_at + timedelta(hours=7))
    return Reply(KEY, run.id, kind, more.pop("words", "已补发"), "王某", received, "office.xlsx")


def look_again(store, night, judged, verdict, n=1):
    run = night(n)
    store.ledger.post(run, [judged(verdict)] if verdict else [], [], run.as_of)
    return store.runs.close(run.id, RunState.CLOSED, run.as_of + timedelta(hours=1))


def test_the_same_row_read_twice_is_one_reply(store, found):
    first = said(found)
    assert store.replies.put([first]) == (first,)
    assert store.replies.put([said(found, received_at=first.received_at + timedelta(days=1))]) == ()
    other = said(found, words="已于昨日补发")
    assert store.replies.put([first, other]) == (other,)
    assert len(store.replies.states()) == 2


def test_a_reply_waits_until_the_unit_is_looked_at_again(store, found):
    store.replies.put([said(found)])
    (state,) = store.replies.states()
    assert (state.outcome, state.looked_in) == (Outcome.WAITING, None)
    assert store.replies.of_run(found) == {}, "the run had ended before the reply came"


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [
        (Verdict.MET, Outcome.CONFIRMED),
        (Verdict.BREACHED, Outcome.STILL_THERE),
        (Verdict.SUSPECTED, Outcome.UNDETERMINED),
        (Verdict.UNDETERMINED, Outcome.UNDETERMINED),
        (Verdict.EXEMPT, Outcome.EXEMPT),
        (None, Outcome.UNDETERMINED),
    ],
)
def test_what_the_next_look_shows_is_what_becomes_of_it(store, night, judged, found, verdict, outcome):
    store.replies.put([said(found)])
    again = look_again(store, night, judged, verdict)
    (state,) = store.replies.states()
    assert (state.outcome, state.looked_in, state.looked_at) == (outcome, again.id, again.started_at)
    assert store.replies.of_run(again)[KEY].outcome is outcome


def test_what_was_confirmed_once_is_settled_and_what_comes_back_is_a_new_matter(store, night, judged, found):
    store.replies.put([said(found)])
    first = look_again(store, night, judged, Verdict.BREACHED, 1)
    second = look_again(store, night, judged, Verdict.MET, 2)
    back = look_again(store, night, judged, Verdict.BREACHED, 3)
    (state,) = store.replies.states()
    assert (state.outcome, state.looked_in) == (Outcome.CONFIRMED, second.id)
    told = [store.replies.of_run(run).get(KEY) for run in (first, second, back)]
    assert [state and state.outcome for state in told] == [Outcome.STILL_THERE, Outcome.CONFIRMED, None]
    store.replies.put([said(back, words="再次补发")])
    again = look_again(store, night, judged, Verdict.UNDETERMINED, 4)
    assert store.replies.of_run(again)[KEY].reply.words == "再次补发"


def test_judging_old_facts_again_is_no_second_look(store, night, judged, found, order):
    store.replies.put([said(found)])
    later = found.ended_at + timedelta(days=1)
    again = store.runs.open(order, found.as_of, later, facts_of=found.id)
    store.ledger.post(again, [judged(Verdict.MET)], [], later)
    again = store.runs.close(again.id, RunState.CLOSED, later)
    (state,) = store.replies.states()
    assert state.outcome is Outcome.WAITING
    assert store.replies.of_run(again)[KEY].outcome is Outcome.WAITING


def test_a_look_at_other_units_decides_nothing(store, found, judged):
    from duewatch.domain.orders import Order, OrderKind

    store.replies.put([said(found)])
    later = found.ended_at + timedelta(days=1)
    elsewhere = store.runs.open(Order(OrderKind.AD_HOC, ("town-b",)), later, later)
    store.ledger.post(elsewhere, [judged(Verdict.MET, unit="town-b")], [], later)
    assert store.replies.states()[0].outcome is Outcome.WAITING


def test_a_false_alarm_waits_for_a_person_whatever_the_next_look_shows(store, night, judged, found, now):
    reply = said(found, ReplyKind.FALSE_ALARM)
    store.replies.put([reply])
    again = look_again(store, night, judged, Verdict.MET)
    assert store.replies.states()[0].outcome is Outcome.WAITING
    at = again.ended_at + timedelta(hours=1)
    store.replies.answer(reply.code, Answer(Outcome.UPHELD, "监测员", "链接在内网", at))
    (state,) = store.replies.states()
    assert (state.outcome, state.answer.note, state.answer.at) == (Outcome.UPHELD, "链接在内网", at)
    assert store.replies.of_run(again)[KEY].outcome is Outcome.WAITING, "an old report is told as it was"
    with pytest.raises(StorageError, match="answered before"):
        store.replies.answer(reply.code, Answer(Outcome.REFUSED, "监测员", "", now))
    with pytest.raises(StorageError, match="there is no such reply"):
        store.replies.answer("0000-0000-0000", Answer(Outcome.REFUSED, "监测员", "", now))


def test_a_ledger_has_a_name_of_its_own_from_its_first_run_on(store, night):
    assert store.replies.ledger() == ""
    night(0)
    name = store.replies.ledger()
    night(1)
    assert len(name) == 16
    assert store.replies.ledger() == name


def test_a_later_waiver_takes_the_place_of_an_earlier_one_on_the_same_subject(store, now, found):
    reply = said(found, ReplyKind.ASKS_WAIVER)
    store.replies.put([reply])
    first = Waiver("town-a", None, "missing-item", "plan/catalogue", "机构改革", "区政务公开办", None)
    later = Waiver("town-a", None, "missing-item", "plan/catalogue", "机构改革", "区政务公开办", now.date())
    other = Waiver("town-a", None, "missing-item", "plan/other", "机构改革", "区政务公开办", now.date())
    for number, one in enumerate((first, other, later)):
        reply = said(found, ReplyKind.ASKS_WAIVER, words=f"第{number}次申请")
        store.replies.put([reply])
        store.replies.answer(reply.code, Answer(Outcome.GRANTED, "区政务公开办", "", now), one)
    assert set(store.waivers.granted()) == {later, other}


def test_the_newest_run_that_judged_a_unit_is_found(store, night, judged, found):
    assert store.ledger.latest_of_unit("town-b") is None
    again = look_again(store, night, judged, Verdict.SUSPECTED)
    number, (last,) = store.ledger.latest_of_unit("town-a")
    assert (number, last.verdict) == (again.id, Verdict.SUSPECTED)
