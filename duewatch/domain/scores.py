"""Scores: what a scale made of a run's judgements, every point traced to the findings it was taken for."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from duewatch.domain.findings import FindingKey
from duewatch.domain.scales import Effect, Indicator, Level, Scale


class Standing(StrEnum):
    """What can be said of the whole."""

    VETOED = "vetoed"  # 单项否决: a veto is reached; nothing else is scored
    FAILED = "failed"  # 不合格: below the pass mark whatever the open subjects turn out to be
    PASSED = "passed"  # 合格 in the indicators that count: so whatever the open subjects turn out to be
    OPEN = "open"  # 未定: the open subjects decide, or too little could be decided to say anything good


class WhyLeftOut(StrEnum):
    """Why an indicator is no part of a score: a closed list."""

    FOR_A_PERSON = "for-a-person"  # nothing that a check can see counts
    NOT_CONFIRMED = "not-confirmed"  # its figures could not be read in the document, and nobody switched it on
    NO_POINTS = "no-points"  # how many points it takes is not known
    SWITCHED_OFF = "switched-off"  # the scale says so
    NOT_RUN = "not-run"  # the checks it counts are in preview and were not run
    NOTHING_JUDGED = "nothing-judged"  # there is nothing here it could be about


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An indicator that is no part of a score, and why."""

    indicator: Indicator
    why: WhyLeftOut


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of a score.

    One fault (one address, one column, one missing item) is counted in one indicator of deductions only, however many checks
    saw it. Vetoes count for themselves: a blank column stands in every line of vetoes that it belongs to.
    """

    indicator: Indicator
    faults: int  # distinct faults counted
    found: tuple[FindingKey, ...]  # the breaches behind them
    beyond: tuple[FindingKey, ...]  # breaches that took no point here: the cap was reached, or counted under another indicator
    open: tuple[FindingKey, ...]  # suspected or undetermined: they take nothing, but might
    deducted: Decimal = Decimal(0)
    open_faults: int = 0  # distinct faults behind ``open``
    not_run: tuple[str, ...] = ()  # checks it counts that were not run: so much less was looked at

    @property
    def reached(self) -> bool:
        """Whether a veto is reached."""
        return self.indicator.effect is Effect.VETO and self.faults >= self.indicator.line

    @property
    def near(self) -> bool:
        """Whether a veto is near and not reached."""
        warn = self.indicator.warn
        return self.indicator.effect is Effect.VETO and not self.reached and warn is not None and self.faults >= warn

    @property
    def could_be_reached(self) -> bool:
        """Whether the open subjects could complete a veto that is not reached."""
        is_veto = self.indicator.effect is Effect.VETO
        return is_veto and not self.reached and self.faults + self.open_faults >= self.indicator.line


@dataclass(frozen=True, slots=True)
class Score:
    """What a scale made of the judgements of one unit or one site in one run.

    ``most`` is what remains after all deductions that evidence shows; ``least`` what would remain were every suspected or
    undetermined subject a breach. They differ where something could not be verified, and only ``most`` may be compared. Both
    are ``None`` under a veto: nothing else is scored then. The bonus part is given by people and is in neither.
    """

    scale: Scale
    level: Level
    subject: str  # id of the unit, or the host of the site
    units: tuple[str, ...]  # ids of the units that were counted together
    whole: bool  # False: the site has units that this run did not audit, so that its vetoes are counted in part
    vetoes: tuple[Line, ...]
    deductions: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
    most: Decimal | None
    least: Decimal | None
    standing: Standing
