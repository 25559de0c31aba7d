"""What one judgement makes of one finding: the domain's table of moves, applied to the finding's history."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from duewatch.domain.findings import Finding, FindingKey, FindingState, Move, move_of
from duewatch.domain.judgements import Judgement, Verdict

_GRAVEST_FIRST = (
    Verdict.BREACHED,
    Verdict.SUSPECTED,
    Verdict.UNDETERMINED,
    Verdict.PENDING,
    Verdict.MET,
    Verdict.EXEMPT,
)


def key_of(judgement: Judgement) -> FindingKey:
    """The finding a judgement speaks of."""
    return FindingKey(judgement.check, judgement.unit, judgement.subject)


def decisive(judgements: Sequence[tuple[int, Judgement]]) -> Iterable[tuple[int, Judgement]]:
    """One judgement a finding, with its place, in the order of places.

    A check speaks once of a subject. Should it speak twice, the graver verdict moves the finding, so that nothing is cleared
    while something still speaks against it.
    """
    chosen: dict[FindingKey, tuple[int, Judgement]] = {}
    for place, judgement in judgements:
        before = chosen.get(key_of(judgement))
        if before is None or _GRAVEST_FIRST.index(judgement.verdict) < _GRAVEST_FIRST.index(before[1].verdict):
            chosen[key_of(judgement)] = (place, judgement)
    return sorted(chosen.values(), key=lambda pair: pair[0])


def move(before: Finding | None, judgement: Judgement, run_id: int, as_of: datetime) -> tuple[Finding | None, Move]:
    """The finding after a judgement, and what the judgement did to it."""
    state, made = move_of(before.state if before else None, judgement.verdict)
    match made:
        case Move.NEW:
            return _opened(judgement, run_id, as_of), made
        case Move.STILL_OPEN | Move.REOPENED:
            assert before is not None
            confirmed = replace(
                before,
                state=FindingState.OPEN,
                last_confirmed_run=run_id,
                last_confirmed=as_of,
                nights=before.nights + 1,
                severity=judgement.severity.value,
                facts=judgement.facts,
                cleared_run=None,
                cleared_at=None,
                times_reopened=before.times_reopened + (made is Move.REOPENED),
            )
            return confirmed, made
        case Move.CLEARED:
            assert before is not None
            return replace(before, state=FindingState.CLEARED, cleared_run=run_id, cleared_at=as_of), made
        case Move.UNVERIFIED | Move.NONE:
            assert (before.state if before else None) is state
            return before, made


def _opened(judgement: Judgement, run_id: int, as_of: datetime) -> Finding:
    return Finding(
        key=key_of(judgement),
        state=FindingState.OPEN,
        first_run=run_id,
        first_seen=as_of,
        last_confirmed_run=run_id,
        last_confirmed=as_of,
        nights=1,
        severity=judgement.severity.value,
        facts=judgement.facts,
    )
