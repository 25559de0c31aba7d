"""Scores: vetoes first, then points, each fault once, each point traced to its findings.

Follows 国办秘函〔2019〕19号 in the order of its steps: a veto fails by itself and nothing else is scored; otherwise points are
taken from the full number, of no indicator more than its own. What was waived, suspected or could not be verified takes
nothing; it makes the score a range. The figures are data of the scale.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from urllib.parse import urlsplit

from checks.counting import Case, Tally, cases_of, tally
from duewatch.domain.catalogue import Catalog
from duewatch.domain.results import UnitResult
from duewatch.domain.scales import Certainty, Effect, Indicator, Level, Scale
from duewatch.domain.scores import LeftOut, Line, Score, Standing, WhyLeftOut
from duewatch.domain.units import Unit, UnitKind

NOTHING = Decimal(0)

KNOWN_SHARE = 0.5
"""An indicator of which a smaller share could be decided is not known; where fewer indicators are known, nothing is passed.

By indicators and not over all cases, because hundreds of good links would outweigh the few columns that could not be read.
"""


def scores_of(results: Sequence[UnitResult], catalog: Catalog, ran: Collection[str]) -> tuple[Score, ...]:
    """The scores of a run: of its sites, then of its units, each by name; only where a scale is selected.

    Args:
        results: The judged units of the run.
        catalog: For the scales that jurisdictions select, and for the units of a site that the run did not audit.
        ran: Ids of the checks that were run: an indicator that counts others is left out.
    """
    cases = {one.unit.id: list(cases_of(one.unit, one.judgements, one.duties, one.columns)) for one in results}
    scales = {one.unit.id: scale for one in results if (scale := catalog.scale_of(one.unit))}
    sites: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in results:
        host, scale = site_of(one.unit), scales.get(one.unit.id)
        if host and scale and Level.SITE in scale.levels:
            sites[host, scale.id].append(one.unit.id)
    scored = []
    for (host, _scale), units in sorted(sites.items()):
        together = [case for unit in units for case in cases[unit]]
        scale = scales[units[0]]
        whole = _others_of(host, scale, catalog, results) <= set(units)
        scored.append(score(scale, Level.SITE, host, tuple(sorted(units)), together, ran, whole=whole))
    for unit, scale in sorted(scales.items()):
        if Level.UNIT in scale.levels:
            scored.append(score(scale, Level.UNIT, unit, (unit,), cases[unit], ran))
    return tuple(scored)


def site_of(unit: Unit) -> str:
    """The host, with its port, on which most of the unit's columns stand; empty where no address is known."""
    hosts = [urlsplit(column.url).netloc.casefold() for column in unit.columns if column.url]
    return max(sorted(set(hosts)), key=hosts.count, default="")


def _others_of(host: str, scale: Scale, catalog: Catalog, results: Sequence[UnitResult]) -> set[str]:
    """Every unit of the catalogue that stands on the host and is weighed by the same scale."""
    known = {**catalog.units, **{one.unit.id: one.unit for one in results}}
    on_host = (unit for unit in known.values() if unit.kind is not UnitKind.SUPERIOR and site_of(unit) == host)
    return {unit.id for unit in on_host if (own := catalog.scale_of(unit)) and own.id == scale.id and unit.closed is None}


def score(
    scale: Scale,
    level: Level,
    subject: str,
    units: tuple[str, ...],
    cases: Sequence[Case],
    ran: Collection[str],
    *,
    whole: bool = True,
) -> Score:
    """Weigh some cases by a scale. The order of the cases does not matter; one breach more never raises the score."""
    counted: dict[str, Tally] = {}
    left_out = []
    for indicator in scale.indicators:
        why = _why_left_out(indicator, ran)
        if why is None:
            counts = tally(indicator, cases)
            if counts.judged:
                counted[indicator.id] = counts
                continue
            why = WhyLeftOut.NOTHING_JUDGED
        left_out.append(LeftOut(indicator, why))
    weighed = [one for one in scale.indicators if one.id in counted]
    vetoes = tuple(_veto(one, counted[one.id], ran) for one in weighed if one.effect is Effect.VETO)
    taking = [one for one in weighed if one.effect is Effect.DEDUCTION]
    deductions = _deductions(taking, counted, ran)
    most = max(NOTHING, scale.full - sum((line.deducted for line in deductions), NOTHING))
    least = max(NOTHING, scale.full - _at_worst(taking, counted))
    vetoed = any(line.reached for line in vetoes)
    return Score(
        scale=scale,
        level=level,
        subject=subject,
        units=units,
        whole=whole,
        vetoes=vetoes,
        deductions=() if vetoed else deductions,
        left_out=tuple(left_out),
        most=None if vetoed else most,
        least=None if vetoed else least,
        standing=_standing(scale, vetoes, most, least, known=whole and _is_known(counted.values())),
    )


def _why_left_out(indicator: Indicator, ran: Collection[str]) -> WhyLeftOut | None:
    if indicator.effect is Effect.BONUS or not indicator.counts:
        return WhyLeftOut.FOR_A_PERSON
    if not indicator.can_count:
        return WhyLeftOut.NO_POINTS
    if not indicator.enabled:
        confirmed = indicator.certainty is Certainty.VERBATIM
        return WhyLeftOut.SWITCHED_OFF if confirmed else WhyLeftOut.NOT_CONFIRMED
    if not any(match.check in ran for match in indicator.counts):
        return WhyLeftOut.NOT_RUN
    return None


def _is_known(tallies: Collection[Tally]) -> bool:
    """Whether enough was decided to say anything good: a site that did not answer must not be called passed."""
    known = sum((one.judged - one.undecided) / one.judged >= KNOWN_SHARE for one in tallies)
    return bool(tallies) and known / len(tallies) >= KNOWN_SHARE


def _standing(scale: Scale, vetoes: Sequence[Line], most: Decimal, least: Decimal, *, known: bool) -> Standing:
    if any(line.reached for line in vetoes):
        return Standing.VETOED
    if most < scale.pass_mark:
        return Standing.FAILED
    if not known or least < scale.pass_mark or any(line.could_be_reached for line in vetoes):
        return Standing.OPEN
    return Standing.PASSED


def _veto(indicator: Indicator, counts: Tally, ran: Collection[str]) -> Line:
    return Line(
        indicator=indicator,
        faults=len(counts.faults),
        found=tuple(case.key for case in counts.found),
        beyond=(),
        open=tuple(case.key for case in counts.open),
        open_faults=len(counts.open_faults),
        not_run=_not_run(indicator, ran),
    )


def _deductions(indicators: Sequence[Indicator], counted: Mapping[str, Tally], ran: Collection[str]) -> tuple[Line, ...]:
    taken = _assigned(indicators, [counted[one.id].faults for one in indicators])
    lines = []
    for place, indicator in enumerate(indicators):
        counts, own = counted[indicator.id], taken[place]
        lines.append(
            Line(
                indicator=indicator,
                faults=len(own),
                found=tuple(case.key for case in counts.found if case.fault in own),
                beyond=tuple(case.key for case in counts.found if case.fault not in own),
                open=tuple(case.key for case in counts.open),
                deducted=_points(indicator, len(own)),
                open_faults=len(counts.open_faults),
                not_run=_not_run(indicator, ran),
            )
        )
    return tuple(lines)


def _at_worst(indicators: Sequence[Indicator], counted: Mapping[str, Tally]) -> Decimal:
    """What all would take, were every open subject a breach: of the whole only, for a fault may then count elsewhere."""
    feared = _assigned(indicators, [counted[one.id].faults | counted[one.id].open_faults for one in indicators])
    return sum((_points(one, len(faults)) for one, faults in zip(indicators, feared, strict=True)), NOTHING)


def _not_run(indicator: Indicator, ran: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted({match.check for match in indicator.counts} - set(ran)))


def _points(indicator: Indicator, faults: int) -> Decimal:
    return min(indicator.limit, (indicator.points or NOTHING) * faults)


def _assigned(indicators: Sequence[Indicator], faults: Sequence[Collection[str]]) -> list[set[str]]:
    """Which faults each indicator takes points for, every fault under one indicator only.

    The dearest indicator is served first and takes only as many faults as its own points allow; a fault moves to another
    indicator that counts it too where that lets one more be counted. This is what makes the score independent of order and
    monotone: were a fault tied to one indicator, a further check that sees it could move it into one whose points are used up,
    and a breach more would raise the score.
    """
    order = [sorted(found) for found in faults]
    owner: dict[str, int] = {}

    def serve(place: int, asked: set[int]) -> bool:
        asked.add(place)
        for fault in order[place]:
            if fault not in owner:
                owner[fault] = place
                return True
        for fault in order[place]:
            if owner[fault] not in asked and serve(owner[fault], asked):
                owner[fault] = place
                return True
        return False

    for _worth, place in sorted(_helpings(indicators, order), key=lambda helping: (-helping[0], helping[1])):
        serve(place, set())
    return [{fault for fault, taken_by in owner.items() if taken_by == place} for place in range(len(indicators))]


def _helpings(indicators: Sequence[Indicator], faults: Sequence[Collection[str]]) -> Iterable[tuple[Decimal, int]]:
    """What each further fault of an indicator would take, until its own points are used up: (points, its place)."""
    for place, indicator in enumerate(indicators):
        for number in range(len(faults[place])):
            worth = _points(indicator, number + 1) - _points(indicator, number)
            if worth <= 0:
                break
            yield worth, place
