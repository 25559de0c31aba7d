"""Replies of units to findings, and what became of each. A reply never changes a verdict by itself."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Verdict


class ReplyKind(StrEnum):
    """What a unit says of a finding."""

    PUT_RIGHT = "put-right"  # 已整改
    FALSE_ALARM = "false-alarm"  # 误报
    ASKS_WAIVER = "asks-waiver"  # 申请豁免


class Outcome(StrEnum):
    """What became of a reply."""

    WAITING = "waiting"  # not looked at again yet, or nobody has answered it yet
    CONFIRMED = "confirmed"  # the pages were looked at again and show it
    STILL_THERE = "still-there"  # the pages were looked at again and show the finding
    UNDETERMINED = "undetermined"  # looked at again, and it could not be told
    EXEMPT = "exempt"  # a waiver or a declaration covers it by now
    UPHELD = "upheld"  # a person agrees: it was a false alarm
    GRANTED = "granted"  # the waiver was granted
    REFUSED = "refused"  # a person does not agree


@dataclass(frozen=True, slots=True)
class Reply:
    """What a unit wrote beside one finding in a workbook."""

    key: FindingKey
    run: int  # whose workbook it was
    kind: ReplyKind
    words: str
    by: str
    received_at: datetime
    source: str = ""  # name of the file

    @property
    def code(self) -> str:
        """A name made from what was said, so that the same row read twice is one reply."""
        said = (self.key.check, self.key.unit, self.key.subject, str(self.run), self.kind.value, self.words, self.by)
        digest = hashlib.sha256("\0".join(said).encode("utf-8", "replace")).hexdigest()[:12].upper()
        return f"{digest[:4]}-{digest[4:8]}-{digest[8:]}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person of the office or the operator decided on a reply."""

    outcome: Outcome  # upheld, granted or refused
    by: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReplyState:
    """A reply and what became of it."""

    reply: Reply
    outcome: Outcome
    looked_in: int | None = None  # the run that looked again after the reply came
    looked_at: datetime | None = None
    answer: Answer | None = None


OUTCOME_OF: Final[Mapping[Verdict, Outcome]] = {
    Verdict.MET: Outcome.CONFIRMED,
    Verdict.BREACHED: Outcome.STILL_THERE,
    Verdict.SUSPECTED: Outcome.UNDETERMINED,
    Verdict.UNDETERMINED: Outcome.UNDETERMINED,
    Verdict.PENDING: Outcome.UNDETERMINED,
    Verdict.EXEMPT: Outcome.EXEMPT,
}
"""What a later look says of a reply that something was put right."""


def outcome_of(kind: ReplyKind, answer: Answer | None, looked: bool, verdict: Verdict | None) -> Outcome:
    """What became of a reply.

    Args:
        kind: What was said.
        answer: What a person decided, if anybody did. Nobody can decide that something was put right: only pages show it.
        looked: Whether the unit was looked at again after the reply came.
        verdict: What was then judged of the subject; ``None``: nothing was.
    """
    if kind is not ReplyKind.PUT_RIGHT:
        return answer.outcome if answer else Outcome.WAITING
    if not looked:
        return Outcome.WAITING
    return OUTCOME_OF[verdict] if verdict else Outcome.UNDETERMINED


MARK: Final = "duewatch"
"""Heading of the hidden column of a workbook by which a row is known again, however the sheet was sorted."""


def row_mark(ledger: str, run: int, key: FindingKey) -> str:
    """What stands in that column: which ledger, which run, which finding."""
    return f"{MARK}:{ledger}:{run}:{finding_digest(key)}"


def read_mark(mark: str) -> tuple[str, int, str] | None:
    """Ledger, run and digest of the finding; ``None`` for what is no mark."""
    parts = mark.strip().split(":")
    if len(parts) != 4 or parts[0] != MARK or not parts[2].isascii() or not parts[2].isdigit() or len(parts[2]) > 9:
        return None
    return parts[1], int(parts[2]), parts[3]


def finding_digest(key: FindingKey) -> str:
    """A finding's key in 24 hexadecimal digits."""
    said = f"{key.check}\0{key.unit}\0{key.subject}"
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:24]


def finding_code(key: FindingKey) -> str:
    """A finding's short name for letters and telephone calls, made from its key alone."""
    digest = finding_digest(key)[:8].upper()
    return f"{digest[:4]}-{digest[4:]}"
