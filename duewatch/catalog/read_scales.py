"""Tables of scales: how an inspection turns findings into vetoes and points, and which scale a jurisdiction selects."""

from dataclasses import dataclass, replace
from decimal import Decimal

from duewatch.catalog.read_units import read_id
from duewatch.catalog.table import Table
from duewatch.domain.obligations import Citation
from duewatch.domain.scales import Certainty, Effect, Indicator, Level, Match, Selection
from duewatch.domain.units import ColumnKind, UnitKind

NO_SCALE = "none"
"""What a jurisdiction writes that wants no score although a parent has one."""


@dataclass(frozen=True, slots=True)
class ScaleTable:
    """A scale as its table says it; what is ``None`` is taken from the scale it extends."""

    id: str
    title: str
    basis: Citation | None
    extends: str | None
    levels: tuple[Level, ...]
    full: Decimal | None
    pass_mark: Decimal | None
    bonus: Decimal | None
    bonus_above: Decimal | None
    warn_percent: int | None
    indicators: tuple[Indicator, ...]


def read_scale(table: Table) -> ScaleTable:
    """``[[scale]]`` with its ``[[scale.indicator]]`` tables."""
    basis = table.table("basis")
    scale = ScaleTable(
        id=read_id(table),
        title=table.required("title"),
        basis=_citation(basis) if basis else None,
        extends=table.text("extends"),
        levels=table.choices("levels", Level),
        full=table.points("full"),
        pass_mark=table.points("pass-mark"),
        bonus=table.points("bonus"),
        bonus_above=table.points("bonus-above"),
        warn_percent=table.number("warn-percent", 1, 100),
        indicators=_indicators(table),
    )
    table.finish()
    if basis is None and "basis" not in table:
        table.complain("basis: is missing; every scale cites document, clause and quote")
    if not scale.extends:
        for key in ("levels", "full", "pass-mark", "indicator"):
            if key not in table:
                table.complain(f"{key}: is missing; only a scale that extends another can leave it out")
    if scale.full is not None and scale.pass_mark is not None and scale.pass_mark > scale.full:
        table.complain(f"pass-mark: {scale.pass_mark} is more than the full {scale.full}")
    return scale


def read_selection(table: Table) -> Selection | None:
    """``scale`` and ``switch-on`` of a ``[[jurisdiction]]``; ``None`` where it names no scale."""
    scale, switch_on = table.text("scale"), table.texts("switch-on")
    if scale is None:
        if switch_on:
            table.complain("switch-on: belongs to a scale; name it under scale")
        return None
    return Selection(None if scale == NO_SCALE else scale, switch_on)


def _indicators(scale: Table) -> tuple[Indicator, ...]:
    found: list[Indicator] = []
    for table in scale.tables("indicator"):
        indicator = _indicator(table)
        if indicator.id in {one.id for one in found}:
            table.complain("the scale has two indicators of this id")
        found.append(indicator)
    return tuple(found)


def _indicator(table: Table) -> Indicator:
    certainty = table.choice("certainty", Certainty)
    effect = table.choice("effect", Effect)
    for key, value in (("certainty", certainty), ("effect", effect)):
        if value is None and key not in table:
            table.complain(f"{key}: is missing")
    basis = table.table("basis")
    enabled = table.flag("enabled", default=certainty is Certainty.VERBATIM)
    line = table.number("line", 1, 10_000)
    indicator = Indicator(
        id=read_id(table),
        title=table.required("title"),
        group=table.required("group"),
        effect=effect or Effect.DEDUCTION,
        certainty=certainty or Certainty.UNCONFIRMED,
        basis=_citation(basis) if basis else Citation("", "", ""),
        counts=tuple(_match(one) for one in table.tables("counts")),
        points=table.points("points"),
        cap=table.points("cap"),
        line=line or 1,
        warn=table.number("warn", 1, 10_000),
        enabled=enabled,
        reason=table.text("reason") or "",
    )
    table.finish()
    if basis is None and "basis" not in table:
        table.complain("basis: is missing; every indicator cites document, clause and quote")
    _complain_about_contradictions(table, indicator, has_line=line is not None)
    return indicator if indicator.can_count else replace(indicator, enabled=False)


def _complain_about_contradictions(table: Table, one: Indicator, *, has_line: bool) -> None:
    if one.enabled and one.certainty is not Certainty.VERBATIM:
        table.complain(f"enabled: a figure of certainty {one.certainty} counts only where a jurisdiction says switch-on")
    if one.effect is not Effect.DEDUCTION and (one.points is not None or one.cap is not None):
        table.complain(f"points, cap: belong to a deduction, not to a {one.effect}")
    if one.effect is not Effect.VETO and (has_line or one.warn is not None):
        table.complain("line, warn: belong to a veto")
    if one.warn is not None and one.warn > one.line:
        table.complain(f"warn: {one.warn} is more than the line {one.line}")
    if one.points is not None and one.cap is not None and one.points > one.cap:
        table.complain(f"points: {one.points} for one fault are more than the cap of {one.cap}")
    if not one.counts and not one.reason:
        table.complain("counts: are missing; say which breaches count, or give the reason why a person must see to it")


def _match(table: Table) -> Match:
    over = table.facts("over")
    for name, value in over.items():
        if isinstance(value, bool) or not isinstance(value, int):
            table.complain(f"over: {name}: expected a whole number")
    match = Match(
        check=table.required("check"),
        obligations=table.texts("obligations"),
        column_kinds=table.choices("column-kinds", ColumnKind),
        unit_kinds=table.choices("unit-kinds", UnitKind),
        facts=table.facts("facts"),
        over={name: value for name, value in over.items() if isinstance(value, int)},
    )
    table.finish()
    return match


def _citation(table: Table) -> Citation:
    citation = Citation(table.required("document"), table.required("clause"), table.required("quote"))
    table.finish()
    return citation
