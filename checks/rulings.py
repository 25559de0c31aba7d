"""What a check says of one subject, before the runner makes a judgement of it.

A check need not repeat who it is, which unit it looks at or how grave the matter is: the runner knows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duewatch.domain.declarations import Absence
from duewatch.domain.judgements import Fact, Facts, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity


@dataclass(frozen=True, slots=True)
class Ruling:
    """One verdict on one subject of the unit in view."""

    verdict: Verdict
    subject: str  # unique within the check and the unit: an obligation id, an address, or both
    facts: Facts
    proof: tuple[str, ...] = ()  # keys of sightings
    of: Obligation | None = None
    column: str | None = None
    reason: Reason | None = None
    severity: Severity | None = None  # where the subject sets it; else the obligation's, else the check's
    absence: Absence | None = None  # set where the ruling says that nothing was published: a declaration may answer it


def met(
    subject: str, facts: Facts, *, proof: Sequence[str] = (), of: Obligation | None = None, column: str | None = None
) -> Ruling:
    """The evidence shows that it is as it should be."""
    return Ruling(Verdict.MET, subject, facts, tuple(proof), of, column)


def breached(
    subject: str,
    facts: Facts,
    *,
    proof: Sequence[str],
    of: Obligation | None = None,
    column: str | None = None,
    absence: Absence | None = None,
) -> Ruling:
    """The evidence shows the breach; ``proof`` may not be empty."""
    return Ruling(Verdict.BREACHED, subject, facts, tuple(proof), of, column, absence=absence)


def suspected(
    subject: str,
    facts: Facts,
    *,
    proof: Sequence[str] = (),
    of: Obligation | None = None,
    column: str | None = None,
    absence: Absence | None = None,
) -> Ruling:
    """The sign is strong, but innocent causes exist; a person has to look."""
    return Ruling(Verdict.SUSPECTED, subject, facts, tuple(proof), of, column, absence=absence)


def pending(
    subject: str,
    facts: Facts,
    *,
    proof: Sequence[str] = (),
    of: Obligation | None = None,
    column: str | None = None,
    absence: Absence | None = None,
) -> Ruling:
    """Not due yet."""
    return Ruling(Verdict.PENDING, subject, facts, tuple(proof), of, column, absence=absence)


def undetermined(
    subject: str,
    reason: Reason,
    facts: Facts,
    *,
    proof: Sequence[str] = (),
    of: Obligation | None = None,
    column: str | None = None,
) -> Ruling:
    """It cannot be told, for a reason of the closed list; never counts against the unit."""
    return Ruling(Verdict.UNDETERMINED, subject, facts, tuple(proof), of, column, reason)


def with_facts(ruling: Ruling, more: Mapping[str, Fact]) -> Facts:
    """The facts of a ruling and some more."""
    return {**ruling.facts, **more}
