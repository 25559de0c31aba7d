"""The judgements of a report, each with its unit and with what it did to a finding."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from duewatch.domain.findings import Finding, FindingKey, Move
from duewatch.domain.judgements import Judgement, Verdict
from duewatch.domain.replies import finding_code
from duewatch.domain.results import RunResult, UnitResult
from duewatch.domain.units import Column
from reports.words import Words


@dataclass(frozen=True)
class Telling:
    """What every row of one report is made with: the run, the language, the days allowed for putting right."""

    result: RunResult
    words: Words
    rectify_days: Mapping[str, int]
    titles: Mapping[str, str]  # address of a document → its title
    column_names: Mapping[str, str]  # address of a column's list → the column's name
    columns: Mapping[str, Column]  # address of a document → the column it was read in
    weights: Mapping[FindingKey, str] = field(default_factory=dict)  # what a finding weighs in a score


@dataclass(frozen=True)
class Entry:
    """One judgement, the unit it is about, and what it did to a finding, if anything."""

    unit: UnitResult
    judgement: Judgement
    move: Move | None = None
    finding: Finding | None = None


def entries_of(units: Iterable[UnitResult]) -> Iterator[Entry]:
    """Every judgement once, together with the change it made in the ledger."""
    for unit in units:
        changes = {_key(change.judgement): change for change in unit.changes if change.move is not Move.NONE}
        for judgement in unit.judgements:
            change = changes.pop(_key(judgement), None)
            yield Entry(unit, judgement, change.move if change else None, change.finding if change else None)
        yield from (Entry(unit, change.judgement, change.move, change.finding) for change in changes.values())


def has_card(entry: Entry) -> bool:
    """Whether a report shows the judgement with all its evidence: what is, was or may be a breach."""
    verdict = entry.judgement.verdict
    return verdict in (Verdict.BREACHED, Verdict.SUSPECTED) or entry.move in (Move.CLEARED, Move.UNVERIFIED)


def code_of(judgement: Judgement) -> str:
    """A short name of the finding, made from its key alone, so that it stays the same night after night."""
    return code_of_key(FindingKey(*_key(judgement)))


def code_of_key(key: FindingKey) -> str:
    """The same for a finding of which only the key is at hand."""
    return finding_code(key)


def anchor_of(judgement: Judgement) -> str:
    """Where the card of a judgement stands."""
    return f"f-{code_of(judgement).lower()}"


def unit_anchor(unit: UnitResult) -> str:
    """Where a unit's section starts."""
    return f"u-{unit.unit.id}"


def _key(judgement: Judgement) -> tuple[str, str, str]:
    return judgement.check, judgement.unit, judgement.subject
