"""Scales as a whole: one that extends another takes what it does not say itself, and every name must lead somewhere."""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from duewatch.catalog.complaints import nearest
from duewatch.catalog.gathering import Gathered, Kept, unknown
from duewatch.catalog.read_scales import ScaleTable
from duewatch.domain.obligations import Citation
from duewatch.domain.scales import Effect, Indicator, Scale, Selection

Value = TypeVar("Value")

NOWHERE = Citation("", "", "")
"""Stands for a basis that is missing; its absence was complained about where it was read."""


@dataclass(frozen=True, slots=True)
class Scales:
    """What a catalogue says about scores."""

    scales: Mapping[str, Scale]
    selected: Mapping[str, Selection]  # jurisdiction → what it chose


def resolve_scales(found: Gathered, documents: Collection[str], known_checks: Collection[str] | None) -> Scales:
    """Complete every scale and complain about everything that does not resolve."""
    scales: dict[str, Scale] = {}
    for identity, kept in found.scales.items():
        chain = _chain(found, kept)
        scales[identity] = _merged(chain)
        _check(found, kept, documents, known_checks)
    selected = {}
    for jurisdiction, chosen in found.selections.items():
        selected[jurisdiction] = chosen.value
        _check_selection(found, jurisdiction, chosen, scales)
    return Scales(scales, selected)


def _chain(found: Gathered, kept: Kept[ScaleTable]) -> list[ScaleTable]:
    """The scale and those it extends, the farthest first."""
    chain, step = [kept.value], kept.value.extends
    while step is not None:
        if step in {one.id for one in chain}:
            found.complaints.add(kept.file, kept.value.id, f"extends: {step!r} leads in a circle")
            break
        further = found.scales.get(step)
        if further is None:
            found.complaints.add(kept.file, kept.value.id, unknown("extends", step, found.scales))
            break
        chain.append(further.value)
        step = further.value.extends
    return chain[::-1]


def _merged(chain: list[ScaleTable]) -> Scale:
    indicators: dict[str, Indicator] = {}
    for table in chain:
        indicators |= {one.id: one for one in table.indicators}

    nearest_first = chain[::-1]
    warn_percent = _first(table.warn_percent for table in nearest_first)
    return Scale(
        id=chain[-1].id,
        title=chain[-1].title,
        basis=chain[-1].basis or NOWHERE,
        levels=_first(table.levels or None for table in nearest_first) or (),
        full=_first(table.full for table in nearest_first) or Decimal(0),
        pass_mark=_first(table.pass_mark for table in nearest_first) or Decimal(0),
        bonus=_first(table.bonus for table in nearest_first) or Decimal(0),
        bonus_above=_first(table.bonus_above for table in nearest_first),
        indicators=tuple(_warned(one, warn_percent) for one in indicators.values()),
    )


def _first(said: Iterable[Value | None]) -> Value | None:
    """What the nearest scale says that says anything; 0 is something."""
    return next((value for value in said if value is not None), None)


def _warned(indicator: Indicator, percent: int | None) -> Indicator:
    """A cumulative veto with the number of faults from which it is called near."""
    if indicator.effect is not Effect.VETO or indicator.line < 2 or indicator.warn is not None or percent is None:
        return indicator
    return replace(indicator, warn=max(1, math.ceil(indicator.line * percent / 100)))


def _check(found: Gathered, kept: Kept[ScaleTable], documents: Collection[str], known_checks: Collection[str] | None) -> None:
    scale, complaints = kept.value, found.complaints
    cited = [(scale.id, scale.basis)] + [(f"{scale.id}: indicator {one.id}", one.basis) for one in scale.indicators]
    for about, citation in cited:
        if citation and citation.document and citation.document not in documents:
            what = f"basis: document {citation.document[:100]!r} is not known{nearest(citation.document, documents)}"
            complaints.add(kept.file, about, what)
    for indicator in scale.indicators:
        about = f"{scale.id}: indicator {indicator.id}"
        for match in indicator.counts:
            if known_checks is not None and match.check and match.check not in known_checks:
                what = f"counts: there is no check {match.check[:100]!r}{nearest(match.check, known_checks)}"
                complaints.add(kept.file, about, what)
            for name in match.obligations:
                if name not in found.obligations:
                    complaints.add(kept.file, about, unknown("counts: obligations", name, found.obligations))


def _check_selection(found: Gathered, jurisdiction: str, kept: Kept[Selection], scales: Mapping[str, Scale]) -> None:
    chosen, complaints = kept.value, found.complaints
    if chosen.scale is None:
        return
    scale = scales.get(chosen.scale)
    if scale is None:
        complaints.add(kept.file, jurisdiction, unknown("scale", chosen.scale, scales))
        return
    indicators = {one.id: one for one in scale.indicators}
    for name in chosen.switch_on:
        if name not in indicators:
            complaints.add(kept.file, jurisdiction, unknown("switch-on", name, indicators))
        elif not indicators[name].can_count:
            what = f"switch-on: {name!r} cannot count: the scale gives it no points, or nothing that a check can see"
            complaints.add(kept.file, jurisdiction, what)
