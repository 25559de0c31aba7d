"""The answer sheet: which verdict each planted subject must get, and how an audit differs from it.

The sheet is closed for accusations: a breach or suspicion that is not on it was invented.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from duewatch.demo.addresses import Bases
from duewatch.demo.moments import moments_of
from duewatch.demo.ordinary import met_subjects
from duewatch.demo.plants import Scene
from duewatch.demo.staging import PLANTS, stage
from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Judgement, Reason, Verdict

ACCUSATIONS = frozenset({Verdict.BREACHED, Verdict.SUSPECTED})


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of the answer sheet."""

    key: FindingKey
    verdict: Verdict
    reason: Reason | None = None  # ``None``: any


@dataclass(frozen=True, slots=True)
class Differences:
    """How an audit differs from the sheet; empty when it is right."""

    invented: tuple[Judgement, ...]  # accusations that are not on the sheet
    missing: tuple[Expected, ...]  # lines nobody judged
    wrong: tuple[tuple[Expected, Judgement], ...]  # lines that got another verdict or reason

    def __bool__(self) -> bool:
        return bool(self.invented or self.missing or self.wrong)

    @property
    def lines(self) -> tuple[str, ...]:
        """One line a difference."""
        invented = (f"invented: {_named(j.check, j.unit, j.subject)} {j.verdict}" for j in self.invented)
        missing = (f"not judged: {_named(e.key.check, e.key.unit, e.key.subject)} should be {e.verdict}" for e in self.missing)
        wrong = (
            f"wrong: {_named(found.check, found.unit, found.subject)} is {_said(found.verdict, found.reason)}, "
            f"should be {_said(line.verdict, line.reason)}"
            for line, found in self.wrong
        )
        return (*invented, *missing, *wrong)


def planted() -> frozenset[str]:
    """Ids of the checks that have a planted fault, those in preview included; of one that only announces, an announcement."""
    accusing = {answer.check for plant in PLANTS for answer in plant.answers if answer.verdict in ACCUSATIONS}
    return frozenset(accusing) | announcing()


def announcing() -> frozenset[str]:
    """Ids of the checks that only announce what is due: nothing planted ever gets another verdict from them."""
    told: dict[str, set[Verdict | None]] = {}
    for plant in PLANTS:
        for answer in plant.answers:
            told.setdefault(answer.check, set()).add(answer.verdict)
    return frozenset(check for check, verdicts in told.items() if verdicts <= {Verdict.PENDING, None} and any(verdicts))


def expected(
    night: int, bases: Bases, day: date, units: Collection[str] | None = None, checks: Collection[str] | None = None
) -> tuple[Expected, ...]:
    """The sheet of a night, by key: what was planted, and that the ordinary duties of all readable units are met.

    Args:
        night: From 1 on; 0 is the eve.
        bases: Where the demo's hosts are.
        day: The day the demo was generated for.
        units: Only these units; ``None``: all.
        checks: Only these checks; ``None``: all, those in preview included.

    Raises:
        UsageError: there is no demo for that day.
        ValueError: two plants contradict each other.
    """
    scene = Scene(stage(moments_of(day), night), bases)
    sheet: dict[FindingKey, Expected | None] = {}  # None: a plant says that nothing is judged there
    for plant in PLANTS:
        for answer in plant.answers:
            if not answer.nights(night) or (units is not None and answer.unit not in units):
                continue
            key = FindingKey(answer.check, answer.unit, answer.subject(scene))
            line = Expected(key, answer.verdict, answer.reason) if answer.verdict else None
            if sheet.setdefault(key, line) != line:
                raise ValueError(f"two answers for {key}")
    for key in met_subjects(scene.district, bases):
        if units is None or key.unit in units:
            sheet.setdefault(key, Expected(key, Verdict.MET))
    lines = [line for line in sheet.values() if line and (checks is None or line.key.check in checks)]
    return tuple(sorted(lines, key=lambda line: (line.key.check, line.key.unit, line.key.subject)))


def compare(judgements: Iterable[Judgement], sheet: Iterable[Expected]) -> Differences:
    """Hold an audit's judgements against the sheet."""
    judged = {FindingKey(judgement.check, judgement.unit, judgement.subject): judgement for judgement in judgements}
    lines = {line.key: line for line in sheet}
    invented = [found for key, found in judged.items() if key not in lines and found.verdict in ACCUSATIONS]
    missing = [line for key, line in lines.items() if key not in judged]
    wrong = [
        (line, judged[key])
        for key, line in lines.items()
        if key in judged and (judged[key].verdict is not line.verdict or line.reason not in (None, judged[key].reason))
    ]
    return Differences(tuple(invented), tuple(missing), tuple(wrong))


def _said(verdict: Verdict, reason: Reason | None) -> str:
    return f"{verdict} ({reason})" if reason else str(verdict)


def _named(check: str, unit: str, subject: str) -> str:
    return f"{check} of {unit}: {subject}"
