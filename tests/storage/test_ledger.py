from datetime import timedelta

import pytest

from duewatch.domain.findings import FindingKey, FindingState, Move
from duewatch.domain.judgements import Fault, Verdict
from duewatch.domain.obligations import Citation
from duewatch.domain.orders import Order, OrderKind, RunState
from duewatch.errors import StorageError

B, M, U, S, P, E = (
    Verdict.BREACHED,
    Verdict.MET,
    Verdict.UNDETERMINED,
    Verdict.SUSPECTED,
    Verdict.PENDING,
    Verdict.EXEMPT,
)
OPEN, CLEARED = FindingState.OPEN, FindingState.CLEARED

# Verdicts of earlier nights; the verdict now; the state afterwards; the move, None where there is nothing to tell.
MOVES = [
    ([], B, OPEN, Move.NEW),
    ([], M, None, None),
    ([], U, None, None),
    ([], S, None, None),
    ([], P, None, None),
    ([], E, None, None),
    ([B], B, OPEN, Move.STILL_OPEN),
    ([B], M, CLEARED, Move.CLEARED),
    ([B], U, OPEN, Move.UNVERIFIED),
    ([B], S, OPEN, Move.UNVERIFIED),
    ([B], P, OPEN, None),
    ([B], E, OPEN, None),
    ([B, M], B, OPEN, Move.REOPENED),
    ([B, M], M, CLEARED, None),
    ([B, M], U, CLEARED, None),
    ([B, M], S, CLEARED, None),
    ([B, M], P, CLEARED, None),
    ([B, M], E, CLEARED, None),
    ([B, M, B], B, OPEN, Move.STILL_OPEN),
    ([B, U], M, CLEARED, Move.CLEARED),
    ([B, E], B, OPEN, Move.STILL_OPEN),
]


@pytest.mark.parametrize(("history", "verdict", "state", "move"), MOVES)
def test_a_verdict_moves_a_finding_as_the_design_says(store, night, close, judged, history, verdict, state, move):
    for n, earlier in enumerate(history):
        run = night(n)
        store.ledger.post(run, [judged(earlier)], (), run.as_of)
        close(run)
    run = night(len(history))
    changes = store.ledger.post(run, [judged(verdict)], (), run.as_of)
    assert [change.move for change in changes] == ([move] if move else [])
    assert store.ledger.changes(run.id) == changes
    assert [finding.state for finding in store.ledger.findings()] == ([state] if state else [])


def test_a_finding_remembers_its_history_over_the_nights(store, night, close, judged, now):
    verdicts = [B, B, U, M, B]
    runs = []
    for n, verdict in enumerate(verdicts):
        run = night(n)
        store.ledger.post(run, [judged(verdict, facts={"night": n})], (), run.as_of)
        runs.append(close(run))
    (finding,) = store.ledger.findings()
    assert finding.key == FindingKey("missing-item", "town-a", "plan/catalogue")
    assert (finding.first_run, finding.first_seen) == (runs[0].id, now)
    assert (finding.last_confirmed_run, finding.last_confirmed) == (runs[4].id, now + timedelta(days=4))
    assert (finding.nights, finding.times_reopened, finding.facts) == (3, 1, {"night": 4})
    assert (finding.cleared_run, finding.cleared_at) == (None, None)
    (cleared,) = store.ledger.changes(runs[3].id)
    assert (cleared.finding.cleared_run, cleared.finding.cleared_at) == (runs[3].id, now + timedelta(days=3))
    assert cleared.judgement == judged(M, facts={"night": 3})


def test_judgements_and_faults_come_back_as_they_were_given(store, night, judged):
    run = night(0)
    whole = judged(
        B,
        facts={"天数": 3, "z": None, "a": [1, {"b": 2.5}], "ok": True},
        basis=(Citation("例政办〔2020〕1号", "一（二）", "于 11 月 15 日前公开"),),
        obligation="example-2020/catalogue",
        column="standards",
    )
    given = [judged(M, "z"), whole, judged(U, "a"), judged(S, "b")]
    store.ledger.post(run, given, [Fault("broken-link", "town-b", "Traceback …")], run.as_of)
    assert list(store.ledger.judgements(run.id)) == given
    assert list(store.ledger.judgements(run.id)[1].facts) == ["天数", "z", "a", "ok"]
    assert store.ledger.faults(run.id) == (Fault("broken-link", "town-b", "Traceback …"),)


def test_posting_the_same_run_again_replaces_what_it_posted(store, night, close, judged):
    first = night(0)
    store.ledger.post(first, [judged(B, "stays"), judged(B, "goes")], (), first.as_of)
    close(first)
    run = night(1)
    store.ledger.post(run, [judged(B, "stays"), judged(M, "goes"), judged(B, "mistaken")], (), run.as_of)
    again = store.ledger.post(run, [judged(B, "stays"), judged(B, "goes")], (), run.as_of)
    assert [(change.finding.key.subject, change.move) for change in again] == [
        ("stays", Move.STILL_OPEN),
        ("goes", Move.STILL_OPEN),
    ]
    assert [(finding.key.subject, finding.state, finding.nights) for finding in store.ledger.findings()] == [
        ("goes", OPEN, 2),
        ("stays", OPEN, 2),
    ]
    assert len(store.ledger.judgements(run.id)) == 2


def test_an_older_run_that_posts_late_takes_its_place_before_the_newer_one(store, night, close, judged):
    older, newer = night(0), night(1)
    store.ledger.post(newer, [judged(M, "repaired"), judged(B, "lasting")], (), newer.as_of)
    close(newer)
    changes = store.ledger.post(older, [judged(B, "repaired"), judged(B, "lasting")], (), newer.as_of)
    assert [change.move for change in changes] == [Move.NEW, Move.NEW]
    lasting, repaired = store.ledger.findings()
    assert (lasting.state, lasting.first_run, lasting.nights) == (OPEN, older.id, 2)
    assert (repaired.state, repaired.cleared_run) == (CLEARED, newer.id)
    assert [change.move for change in store.ledger.changes(newer.id)] == [Move.NEW]


def test_nothing_is_posted_for_a_run_that_has_ended(store, night, close, judged):
    run = night(0)
    store.ledger.post(run, [judged(B)], (), run.as_of)
    close(run)
    with pytest.raises(StorageError, match="never changes"):
        store.ledger.post(run, [], (), run.as_of)
    assert len(store.ledger.judgements(run.id)) == 1


def test_two_verdicts_on_one_subject_let_the_graver_one_move_the_finding(store, night, judged):
    run = night(0)
    changes = store.ledger.post(run, [judged(M), judged(B)], (), run.as_of)
    assert [change.move for change in changes] == [Move.NEW]
    assert len(store.ledger.judgements(run.id)) == 2


def test_an_address_of_many_thousand_characters_can_be_a_subject(store, night, close, judged):
    subject = "http://town-a.example/?" + "q" * 9000
    for n in range(2):
        run = night(n)
        changes = store.ledger.post(run, [judged(B, subject)], (), run.as_of)
        close(run)
    assert [change.move for change in changes] == [Move.STILL_OPEN]
    assert store.ledger.findings()[0].key.subject == subject


def test_findings_are_chosen_by_state_unit_and_check(store, night, close, judged):
    run = night(0)
    store.ledger.post(run, [judged(B, "x"), judged(B, "y"), judged(B, "x", unit="town-b")], (), run.as_of)
    close(run)
    run = night(1)
    store.ledger.post(run, [judged(M, "x")], (), run.as_of)
    found = store.ledger.findings
    assert [(f.key.unit, f.key.subject) for f in found(state=OPEN)] == [("town-a", "y"), ("town-b", "x")]
    assert [f.key.subject for f in found(unit="town-a")] == ["x", "y"]
    assert [f.key.subject for f in found(unit="town-a", state=CLEARED)] == ["x"]
    assert len(found(check="missing-item")) == 3
    assert found(check="broken-link") == ()


def test_open_findings_that_a_run_did_not_speak_of_can_be_named(store, night, close, judged):
    run = night(0)
    store.ledger.post(run, [judged(B, "x"), judged(B, "y"), judged(B, "z", unit="town-b")], (), run.as_of)
    close(run)
    run = night(1)
    store.ledger.post(run, [judged(U, "x")], (), run.as_of)
    assert [finding.key.subject for finding in store.ledger.unspoken(run.id, {"town-a"})] == ["y"]


def test_the_runs_of_two_orders_move_the_same_finding(store, night, close, judged, now):
    nightly = night(0)
    store.ledger.post(nightly, [judged(B)], (), now)
    close(nightly)
    ad_hoc = store.runs.open(Order(OrderKind.AD_HOC, ("town-a",)), now + timedelta(hours=9), now + timedelta(hours=9))
    (change,) = store.ledger.post(ad_hoc, [judged(M)], (), now)
    assert change.move is Move.CLEARED
    store.runs.close(ad_hoc.id, RunState.CLOSED, now)


def test_a_rejudgement_replaces_the_night_whose_facts_it_judged(store, night, close, judged, now):
    nights = []
    for n, verdicts in enumerate([{"a": B, "b": M}, {"a": B, "b": B}, {"a": B, "b": B}]):
        run = night(n)
        store.ledger.post(run, [judged(verdict, subject) for subject, verdict in verdicts.items()], (), run.as_of)
        nights.append(close(run))
    first, second, third = nights
    again = store.runs.open(Order(OrderKind.REJUDGE, first.order.units), second.as_of, now, facts_of=second.id)
    changes = store.ledger.post(again, [judged(B, "a"), judged(M, "b"), judged(B, "c")], (), now)
    assert [(change.finding.key.subject, change.move) for change in changes] == [("a", Move.STILL_OPEN), ("c", Move.NEW)]
    a, b, c = store.ledger.findings()
    assert (a.first_run, a.last_confirmed_run, a.nights) == (first.id, third.id, 3)
    assert (b.first_run, b.first_seen, b.nights) == (third.id, third.as_of, 1)
    assert (c.first_run, c.first_seen, c.state) == (again.id, second.as_of, OPEN)
    assert [change.move for change in store.ledger.changes(second.id)] == [Move.STILL_OPEN, Move.NEW]


def test_a_breach_that_a_rejudgement_takes_back_is_gone_not_rectified(store, night, close, judged, now):
    run = night(0)
    store.ledger.post(run, [judged(B)], (), now)
    close(run)
    again = store.runs.open(Order(OrderKind.REJUDGE, run.order.units), run.as_of, now, facts_of=run.id)
    assert store.ledger.post(again, [judged(M)], (), now) == ()
    assert store.ledger.findings() == ()
    assert store.ledger.judgements(run.id) == (judged(B),)


def test_a_rejudgement_that_says_the_same_leaves_every_finding_as_it_was(store, night, close, judged, now):
    for n, verdict in enumerate([B, M, B, U]):
        run = night(n)
        store.ledger.post(run, [judged(verdict)], (), run.as_of)
        close(run)
    before = store.ledger.findings()
    again = store.runs.open(Order(OrderKind.REJUDGE, run.order.units), run.as_of, now, facts_of=run.id)
    (change,) = store.ledger.post(again, [judged(U)], (), now)
    assert change.move is Move.UNVERIFIED
    assert store.ledger.findings() == before
