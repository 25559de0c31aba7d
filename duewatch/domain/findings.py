"""Findings: breaches that the ledger follows across runs, and the moves it knows."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from duewatch.domain.judgements import Facts, Judgement, Verdict


class FindingState(StrEnum):
    """Where a finding stands."""

    OPEN = "open"
    CLEARED = "cleared"


class Move(StrEnum):
    """What a run did to a finding: the word in the report."""

    NEW = "new"  # 新增
    STILL_OPEN = "open"  # 持续
    CLEARED = "cleared"  # 已整改
    REOPENED = "reopened"  # 反复
    UNVERIFIED = "unverified"  # open before, could not be verified this time
    NONE = "none"  # nothing to tell


@dataclass(frozen=True, slots=True)
class FindingKey:
    """What makes a finding the same finding: never a message, never a date."""

    check: str
    unit: str
    subject: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach with its history."""

    key: FindingKey
    state: FindingState
    first_run: int
    first_seen: datetime
    last_confirmed_run: int
    last_confirmed: datetime
    nights: int  # runs that confirmed it
    severity: str
    facts: Facts = field(default_factory=dict)  # of the latest confirmation
    cleared_run: int | None = None
    cleared_at: datetime | None = None
    times_reopened: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One move of one finding in one run, with the judgement that made it."""

    move: Move
    finding: Finding
    judgement: Judgement


def move_of(before: FindingState | None, verdict: Verdict) -> tuple[FindingState | None, Move]:
    """The ledger's one table: state before and verdict now give state after and the move.

    Absence of evidence never opens and never clears a finding: only ``breached`` opens, only ``met`` clears.
    """
    match before, verdict:
        case None, Verdict.BREACHED:
            return FindingState.OPEN, Move.NEW
        case FindingState.OPEN, Verdict.BREACHED:
            return FindingState.OPEN, Move.STILL_OPEN
        case FindingState.OPEN, Verdict.MET:
            return FindingState.CLEARED, Move.CLEARED
        case FindingState.CLEARED, Verdict.BREACHED:
            return FindingState.OPEN, Move.REOPENED
        case FindingState.OPEN, Verdict.UNDETERMINED | Verdict.SUSPECTED:
            return FindingState.OPEN, Move.UNVERIFIED
        case _:
            return before, Move.NONE
