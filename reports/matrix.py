"""Duties by units: one mark each, so that from any mark one can go to the finding behind it."""

from collections import defaultdict
from collections.abc import Sequence

from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import AppliedDuty, Obligation, Verifiable
from duewatch.domain.results import UnitResult
from reports.entries import Entry, anchor_of, has_card, unit_anchor
from reports.naming import basis_line
from reports.parts import DutyCell, DutyRow, Matrix
from reports.safe import one_line
from reports.vocabulary import VERDICTS
from reports.words import Words

WORST_FIRST = (Verdict.BREACHED, Verdict.SUSPECTED, Verdict.UNDETERMINED, Verdict.PENDING, Verdict.MET, Verdict.EXEMPT)
"""One duty may have several judgements (one a document); the first of these that occurs stands for it."""

MARKS = {
    Verdict.BREACHED: "✕",
    Verdict.SUSPECTED: "!",
    Verdict.UNDETERMINED: "?",
    Verdict.PENDING: "…",
    Verdict.MET: "✓",
    Verdict.EXEMPT: "–",
}


def matrix_of(units: Sequence[UnitResult], entries: Sequence[Entry], words: Words) -> Matrix:
    """The duties that apply to at least one of the units, most breaches first, those that nothing judged last."""
    judged: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.judgement.obligation:
            judged[entry.judgement.unit, entry.judgement.obligation].append(entry)
    applied = {(unit.unit.id, duty.obligation.id): duty for unit in units for duty in unit.duties}
    obligations = {duty.obligation.id: duty.obligation for duty in applied.values()}

    def weight(obligation: str) -> tuple[int, bool, str]:
        worst = [_worst(judged[unit.unit.id, obligation]) for unit in units]
        return -worst.count(Verdict.BREACHED), not any(worst), obligation

    rows = [
        _row(obligations[name], [(applied.get((u.unit.id, name)), judged[u.unit.id, name]) for u in units], words)
        for name in sorted(obligations, key=weight)
    ]
    return Matrix(tuple((unit.unit.name, unit_anchor(unit)) for unit in units), tuple(rows))


def _row(obligation: Obligation, units: Sequence[tuple[AppliedDuty | None, list[Entry]]], words: Words) -> DutyRow:
    cells = tuple(_cell(duty, entries, words) for duty, entries in units)
    return DutyRow(one_line(obligation.title), basis_line(obligation.basis, words), cells)


def _cell(duty: AppliedDuty | None, entries: list[Entry], words: Words) -> DutyCell:
    if duty is None:
        return DutyCell("", "none", words("does not apply"), None)
    verdict = _worst(entries)
    if verdict is not None:
        same = [entry for entry in entries if entry.judgement.verdict is verdict]
        shown = next((entry for entry in same if has_card(entry)), None)
        word = words(VERDICTS[verdict])
        if len(entries) > 1:
            word = words("{word} ({n} of {all} judged)", word=word, n=len(same), all=len(entries))
        return DutyCell(MARKS[verdict], str(verdict), word, anchor_of(shown.judgement) if shown else None)
    if duty.waiver:
        return DutyCell(MARKS[Verdict.EXEMPT], str(Verdict.EXEMPT), words(VERDICTS[Verdict.EXEMPT]), None)
    if duty.obligation.verifiable is Verifiable.NO or not duty.obligation.checks:
        return DutyCell("◇", "person", words("only a person can verify it"), None)
    return DutyCell("·", "none", words("nothing to judge in this run"), None)


def _worst(entries: Sequence[Entry]) -> Verdict | None:
    verdicts = {entry.judgement.verdict for entry in entries}
    return next((verdict for verdict in WORST_FIRST if verdict in verdicts), None)
