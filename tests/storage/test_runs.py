import time
from datetime import timedelta

import pytest

from duewatch.domain.orders import Order, OrderKind, RunState
from duewatch.errors import StorageError
from duewatch.storage import Store

OPEN_A_RUN = """
import sys, time
from datetime import datetime
from duewatch.domain.orders import Order, OrderKind
from duewatch.storage import Store

now = datetime.fromisoformat(sys.argv[2])
store = Store.open(sys.argv[1])
run = store.runs.open(Order(OrderKind.NIGHTLY, ("town-a", "town-b"), office="district-office", schedule="nightly"), now, now)
print(run.id, flush=True)
sys.stdin.read()
"""


def test_a_run_comes_back_as_it_was_opened(store, order, now):
    as_of = now - timedelta(hours=2)
    opened = store.runs.open(order, as_of, now, catalog_digest="abc", version="0.1.0")
    assert opened == store.runs.get(opened.id)
    assert (opened.order, opened.as_of, opened.started_at) == (order, as_of, now)
    assert (opened.state, opened.resumed, opened.ended_at, opened.facts_of) == (RunState.OPEN, 0, None, None)
    assert (opened.catalog_digest, opened.version) == ("abc", "0.1.0")
    again = store.runs.open(Order(OrderKind.REJUDGE, order.units), as_of, now, facts_of=opened.id)
    assert store.runs.get(again.id).facts_of == opened.id


def test_closing_keeps_state_time_and_notes_and_happens_once(store, night):
    run = night(0)
    ended = run.as_of + timedelta(hours=3)
    closed = store.runs.close(run.id, RunState.INCOMPLETE, ended, ["一台主机无法访问"])
    assert (closed.state, closed.ended_at, closed.notes) == (RunState.INCOMPLETE, ended, ("一台主机无法访问",))
    with pytest.raises(StorageError, match="the run is incomplete"):
        store.runs.close(run.id, RunState.CLOSED, ended)
    with pytest.raises(ValueError, match="closed or as incomplete"):
        store.runs.close(night(1).id, RunState.OPEN, ended)


def test_an_unknown_run_is_answered_with_the_newest(store, night):
    with pytest.raises(StorageError, match="there is no run yet"):
        store.runs.get(1)
    newest = night(0)
    with pytest.raises(StorageError, match=f"the newest run is {newest.id}"):
        store.runs.get(99)


def test_runs_are_found_by_order_schedule_and_age(store, night, close, order, now):
    first, second = close(night(0)), close(night(1))
    other = store.runs.open(Order(OrderKind.AD_HOC, ("town-a",)), now, now)
    third = night(2)
    assert [run.id for run in store.runs.newest(3)] == [third.id, other.id, second.id]
    assert store.runs.last_closed(order.key) == second
    assert store.runs.last_closed(order.key, before=second.id) == first
    assert store.runs.last_closed(order.key, before=first.id) is None
    assert store.runs.last_closed(other.order.key) is None
    assert store.runs.last_of_schedule("nightly") == third
    assert store.runs.last_of_schedule("weekly") is None
    assert store.runs.unfinished() == (other, third)


def test_numbers_of_runs_are_never_given_twice(store, night):
    assert [night(n).id for n in range(3)] == [1, 2, 3]


def test_a_run_whose_process_was_killed_is_found_and_taken_up_again(store, database_url, order, now, python):
    process = python(OPEN_A_RUN, database_url, now.isoformat())
    run_id = int(process.stdout.readline())
    run = store.runs.get(run_id)
    assert store.runs.is_alive(run, now)
    assert store.runs.find_killed(order.key, now) is None
    with pytest.raises(StorageError, match="still at work"):
        store.runs.take_up(run_id, now)

    process.kill()  # and not yet waited for: a process that is dead but not buried counts as dead
    deadline = time.monotonic() + 30
    while store.runs.is_alive(run, now) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not store.runs.is_alive(run, now)
    assert store.runs.unfinished() == (run,)
    assert store.runs.find_killed(order.key, now) == run
    assert store.runs.find_killed("nightly::other-office", now) is None

    taken = store.runs.take_up(run_id, now + timedelta(hours=1))
    assert (taken.resumed, taken.as_of, taken.started_at) == (1, now, now)
    assert store.runs.is_alive(taken, now)
    assert store.runs.find_killed(order.key, now) is None


def test_a_run_that_has_ended_is_not_taken_up(store, night, close, now):
    run = close(night(0))
    assert not store.runs.is_alive(run, now)
    with pytest.raises(StorageError, match="the run is closed"):
        store.runs.take_up(run.id, now)


def test_a_process_on_another_machine_is_judged_by_its_signs_of_life(store, night, order, now, monkeypatch):
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("socket.gethostname", lambda: "another-machine")
        run = night(0)
    assert store.runs.is_alive(run, now + timedelta(minutes=9))
    assert store.runs.find_killed(order.key, now + timedelta(minutes=11)) == run
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("socket.gethostname", lambda: "another-machine")
        store.runs.heartbeat(run.id, now + timedelta(minutes=10))
    assert store.runs.find_killed(order.key, now + timedelta(minutes=11)) is None


def test_a_process_whose_run_was_taken_from_it_hears_so_at_its_next_sign_of_life(store, night, now, monkeypatch):
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("socket.gethostname", lambda: "another-machine")
        run = night(0)
    store.runs.take_up(run.id, now + timedelta(hours=1))
    store.runs.heartbeat(run.id, now + timedelta(hours=1))
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("socket.gethostname", lambda: "another-machine")
        with pytest.raises(StorageError, match="another process has taken it up"):
            store.runs.heartbeat(run.id, now + timedelta(hours=1))


def test_what_was_stored_is_there_when_the_store_is_opened_again(database_url, order, now):
    with Store.open(database_url) as store:
        run = store.runs.open(order, now, now)
    with Store.open(database_url) as store:
        assert store.runs.get(run.id) == run
