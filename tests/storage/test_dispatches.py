from datetime import timedelta

import pytest

from duewatch.domain.dispatches import DispatchState
from duewatch.errors import StorageError
from duewatch.storage import current_owner

CLAIM = """
import sys
from datetime import datetime
from duewatch.storage import Store, current_owner

store = Store.open(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for run_id in range(1, int(sys.argv[3]) + 1):
    won = store.dispatches.claim("district-office", run_id, datetime.fromisoformat(sys.argv[2]), current_owner())
    print("won" if won else "lost", flush=True)
sys.stdin.read()
"""
OFFICE = "district-office"


def test_of_two_processes_exactly_one_claims_each_dispatch(store, night, database_url, now, python):
    rounds = 20
    for n in range(rounds):
        night(n)
    processes = [python(CLAIM, database_url, now.isoformat(), rounds) for _ in range(2)]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = [[process.stdout.readline().strip() for _ in range(rounds)] for process in processes]
    assert [sorted(pair) for pair in zip(*answers, strict=True)] == [["lost", "won"]] * rounds
    for run_id in range(1, rounds + 1):
        (dispatch,) = store.dispatches.of_run(run_id)
        assert (dispatch.state, dispatch.attempts) == (DispatchState.CLAIMED, 1)


def test_a_dispatch_whose_process_was_killed_may_be_claimed_again(store, night, database_url, now, python):
    run = night(0)
    process = python(CLAIM, database_url, now.isoformat(), 1)
    process.stdin.write("go\n")
    process.stdin.flush()
    assert [process.stdout.readline() for _ in range(2)] == ["ready\n", "won\n"]
    assert not store.dispatches.claim(OFFICE, run.id, now, current_owner())
    process.kill()
    process.wait()
    assert store.dispatches.claim(OFFICE, run.id, now, current_owner())
    (dispatch,) = store.dispatches.of_run(run.id)
    assert (dispatch.attempts, dispatch.owner) == (2, current_owner())


def test_what_was_handed_over_is_never_claimed_again(store, night, now):
    run = night(0)
    assert store.dispatches.claim(OFFICE, run.id, now, current_owner())
    store.dispatches.done(OFFICE, run.id, now + timedelta(minutes=1), "outbox/1.eml")
    assert not store.dispatches.claim(OFFICE, run.id, now + timedelta(days=9), current_owner())
    (dispatch,) = store.dispatches.of_run(run.id)
    assert (dispatch.state, dispatch.how, dispatch.finished_at) == (
        DispatchState.DONE,
        "outbox/1.eml",
        now + timedelta(minutes=1),
    )


def test_a_passing_failure_may_be_tried_again_and_a_lasting_one_not(store, night, now):
    run = night(0)
    assert store.dispatches.claim(OFFICE, run.id, now, current_owner())
    store.dispatches.failed(OFFICE, run.id, now, "451 try later", permanent=False)
    assert store.dispatches.claim(OFFICE, run.id, now, current_owner())
    store.dispatches.failed(OFFICE, run.id, now, "550 no such user", permanent=True)
    assert not store.dispatches.claim(OFFICE, run.id, now, current_owner())
    (dispatch,) = store.dispatches.of_run(run.id)
    assert (dispatch.state, dispatch.why, dispatch.permanent, dispatch.attempts) == (
        DispatchState.FAILED,
        "550 no such user",
        True,
        2,
    )


def test_offices_and_runs_are_claimed_apart(store, night, now):
    first, second = night(0), night(1)
    claims = [(OFFICE, first.id), (OFFICE, second.id), ("county-office", first.id)]
    assert all(store.dispatches.claim(office, run_id, now, current_owner()) for office, run_id in claims)
    assert [dispatch.office for dispatch in store.dispatches.of_run(first.id)] == ["county-office", OFFICE]


def test_the_end_of_a_dispatch_nobody_claimed_is_refused(store, night, now):
    run = night(0)
    with pytest.raises(StorageError, match="nobody has claimed"):
        store.dispatches.done(OFFICE, run.id, now, "outbox/1.eml")


def test_a_dispatch_of_an_unknown_run_is_refused(store, now):
    with pytest.raises(StorageError):
        store.dispatches.claim(OFFICE, 99, now, current_owner())
