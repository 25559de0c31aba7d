"""Units among each other: findings for every hundred things looked at, so that a large unit is not punished for its size."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from duewatch.domain.results import UnitResult
from reports.charts import stacked
from reports.counts import Counts, counts_of
from reports.entries import Entry, unit_anchor
from reports.lists import is_open
from reports.parts import ClassRow, RankRow
from reports.vocabulary import SEVERITIES
from reports.words import Words

COMPARABLE_SHARE = 0.5
"""A unit of whose addresses a smaller share was checked is not ranked: little seen must not look like little wrong."""


def ranking_of(units: Sequence[UnitResult], entries: Sequence[Entry], words: Words) -> tuple[RankRow, ...]:
    """The units, most findings for every hundred things looked at first; those not comparable last, without a place."""
    by_unit = defaultdict(list)
    for entry in entries:
        by_unit[entry.judgement.unit].append(entry)
    counted = [(unit, counts_of(by_unit[unit.unit.id])) for unit in units]
    ranked = sorted(
        (pair for pair in counted if _comparable(*pair)), key=lambda pair: (-_rate(*pair), -pair[1].open, pair[0].unit.name)
    )
    most = max((_rate(*pair) for pair in ranked), default=0.0)
    rows = []
    place, last_rate = 0, None
    for position, (unit, counts) in enumerate(ranked, 1):
        rate = _rate(unit, counts)
        place = place if rate == last_rate else position  # the same rate takes the same place
        last_rate = rate
        rows.append(_row(unit, counts, str(place), most, words))
    rows.extend(_row(unit, counts, "–", most, words) for unit, counts in counted if not _comparable(unit, counts))
    return tuple(rows)


def classes_of(entries: Sequence[Entry], words: Words, checks: dict[str, str]) -> tuple[ClassRow, ...]:
    """Kinds of problems, the gravest and most frequent first, each with the units that have it.

    Args:
        entries: All judgements.
        words: The language.
        checks: Check id → what its problem is called.
    """
    groups: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if is_open(entry):
            groups[entry.judgement.severity.rank, entry.judgement.check].append(entry)
    rows = []
    for (_, check), members in sorted(groups.items(), key=lambda item: (-item[0][0], -len(item[1]), item[0][1])):
        severity = members[0].judgement.severity
        units = Counter(entry.unit.unit.name for entry in members)
        named = [
            words("{unit} ({n})", unit=unit, n=n) if n > 1 else unit
            for unit, n in sorted(units.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
        rows.append(
            ClassRow(
                kind=checks.get(check, check),
                check_anchor=f"c-{check}",
                severity=str(severity),
                severity_word=words(SEVERITIES[severity]),
                count=len(members),
                units=words.join(named),
            )
        )
    return tuple(rows)


def _looked_at(unit: UnitResult, counts: Counts) -> int:
    return unit.coverage.checked + counts.decided


def _rate(unit: UnitResult, counts: Counts) -> float:
    return round(100.0 * counts.open / max(_looked_at(unit, counts), 1), 2)


def _comparable(unit: UnitResult, counts: Counts) -> bool:
    coverage = unit.coverage
    return _looked_at(unit, counts) > 0 and coverage.checked >= coverage.listed * COMPARABLE_SHARE


def _row(unit: UnitResult, counts: Counts, place: str, most: float, words: Words) -> RankRow:
    looked_at = _looked_at(unit, counts)
    comparable = place != "–"
    parts = [
        (100.0 * n / max(looked_at, 1), str(severity), words("{word}: {n}", word=words(SEVERITIES[severity]), n=n))
        for severity, n in counts.by_severity.items()
    ]
    findings = words("{n} of {looked_at} things looked at", n=words.number(counts.open), looked_at=words.number(looked_at))
    remarks = [
        words("{word}: {n}", word=word, n=n)
        for word, n in (
            (words("New"), counts.new),
            (words("Reopened"), counts.reopened),
            (words("Cleared"), counts.cleared),
            (words("could not be verified"), counts.undetermined + counts.unverified),
        )
        if n
    ]
    if not comparable:
        remarks.insert(0, words("too little could be checked to compare"))
    return RankRow(
        place=place,
        unit=unit.unit.name,
        anchor=unit_anchor(unit),
        bar=stacked(parts if comparable else [], f"{unit.unit.name}: {findings}", most),
        findings=findings,
        rate=words.number(_rate(unit, counts)) if comparable else "–",
        remark=words.join(remarks),
    )
