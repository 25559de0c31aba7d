"""What a template may see of a score: frozen values, as in ``reports.parts``."""

from dataclasses import dataclass

from reports.parts import Link


@dataclass(frozen=True, slots=True)
class TracedFinding:
    """A finding behind a point; ``anchor`` is its card in the same report, where there is one."""

    code: str
    unit: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One indicator that was counted."""

    group: str
    title: str
    tone: str  # of its state: breached, near, undetermined, met
    word: str  # its state
    count: str  # faults found, for a veto of how many; for a deduction with the points each takes
    points: str  # taken, and at most; "" of a veto
    open: str  # what could not be verified, and what was not run; "" where there is nothing
    findings: tuple[TracedFinding, ...]
    more: str
    basis_line: str


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """An indicator that is no part of the score."""

    group: str
    title: str
    why: str
    basis_line: str


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One score of a unit or a site."""

    anchor: str
    subject: str
    scale: Link
    tone: str  # vetoed, failed, passed, open
    word: str
    points: str  # one number, a range, or "–" under a veto
    sentence: str  # what the number means
    vetoed_by: str  # titles of the vetoes reached
    vetoes: tuple[ScoreLine, ...]
    deductions: tuple[ScoreLine, ...]
    left_out: tuple[LeftOutRow, ...]
    left_out_count: str
