"""Scales: how an inspection turns findings into vetoes and points.

A scale is data of a place (``catalog/scales/``); a jurisdiction selects one. How findings are counted stands in
``checks.scoring``, what came of it in ``duewatch.domain.scores``. Points are decimals, so that 0.2 and 0.1 add up to 0.3.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from duewatch.domain.obligations import Citation
from duewatch.domain.units import ColumnKind, UnitKind


class Certainty(StrEnum):
    """How sure it is that a scale's document says so."""

    VERBATIM = "A"  # the document itself, or an official copy of it, was read word for word
    INDIRECT = "B"  # a circular, a rule that carries it out or a published table quotes it
    UNCONFIRMED = "C"  # known in the field, but no copy that could be read shows it


class Effect(StrEnum):
    """What a reached indicator does."""

    VETO = "veto"  # 单项否决: fails by itself, and nothing else is scored
    DEDUCTION = "deduction"  # 扣分: takes points, at most the indicator's own
    BONUS = "bonus"  # 加分: given by people; named in a scale so that a score can say that it was left out


class Level(StrEnum):
    """Whose findings are counted together."""

    UNIT = "unit"  # one unit's column tree
    SITE = "site"  # all units whose columns stand on one host


@dataclass(frozen=True, slots=True)
class Match:
    """Which breaches an indicator counts; all that is given must hold."""

    check: str  # id
    obligations: tuple[str, ...] = ()  # only breaches of these duties; empty: of any or none
    column_kinds: tuple[ColumnKind, ...] = ()  # only in columns of these kinds; empty: anywhere
    unit_kinds: tuple[UnitKind, ...] = ()  # only of these units; empty: of all
    facts: Mapping[str, str | int | bool] = field(default_factory=dict)  # facts that must be so
    over: Mapping[str, int] = field(default_factory=dict)  # numbers among the facts that must be larger


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of a scale."""

    id: str  # unique within the scale
    title: str
    group: str  # the part of the scale it stands in, as printed: 单项否决, 发布解读 …
    effect: Effect
    certainty: Certainty
    basis: Citation
    counts: tuple[Match, ...] = ()  # empty: nothing a check can see counts; for a person
    points: Decimal | None = None  # taken for each fault; None: unknown, or a veto
    cap: Decimal | None = None  # most it takes: the indicator's own points; None: as ``points``
    line: int = 1  # of a veto: so many faults together reach it
    warn: int | None = None  # of a veto: from so many faults on it is called near; None: never
    enabled: bool = False  # whether it counts here
    reason: str = ""  # why it does not, or what a person has to look at

    @property
    def limit(self) -> Decimal:
        """The most points it can take."""
        return self.cap if self.cap is not None else self.points or Decimal(0)

    @property
    def can_count(self) -> bool:
        """Whether there is all that counting needs: something to count, and for a deduction its points."""
        return bool(self.counts) and (self.effect is Effect.VETO or (self.effect is Effect.DEDUCTION and bool(self.points)))


@dataclass(frozen=True, slots=True)
class Scale:
    """A document that says how findings are weighed."""

    id: str
    title: str
    basis: Citation
    levels: tuple[Level, ...]  # what it is applied to
    full: Decimal  # points before anything is deducted
    pass_mark: Decimal  # below it: 不合格
    bonus: Decimal  # most points people may add; 0: none
    bonus_above: Decimal | None  # bonus is looked at only above so many points; None: always
    indicators: tuple[Indicator, ...]  # in the order of the document

    @property
    def veto_lines(self) -> tuple[Indicator, ...]:
        """The vetoes that count here and are reached by several faults together (累计)."""
        return tuple(one for one in self.indicators if one.effect is Effect.VETO and one.enabled and one.line > 1)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a jurisdiction chose."""

    scale: str | None  # id; None: no score here, whatever a parent chose
    switch_on: tuple[str, ...] = ()  # indicators that count here although their figures are not confirmed
