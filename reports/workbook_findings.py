"""Sheets of findings: what was found, what the unit replies, what the office notes (整改台账).

Where people fill in, each row carries a hidden mark, so that a sheet that was sorted, filtered or cut down is understood when
it comes back (``duewatch.reply_book`` reads it).
"""

from collections.abc import Sequence
from typing import Final

from duewatch.domain.replies import MARK
from reports.parts import FindingPart
from reports.replies import EXPLAINED, FILLED_IN_BY, KINDS, SAID
from reports.sheets import Cell, Sheet
from reports.vocabulary import N_
from reports.words import Words

NAMES: Final = 3
"""Number, code and unit tell which row it is."""

HINT: Final = N_(
    "Choose one. Put right: say so, it will be looked at again. False alarm or waiver: give the reason beside it. Rows may be "
    "sorted or deleted; send whole rows back, a hidden column at their end belongs to them."
)


def findings_sheet(name: str, findings: Sequence[FindingPart], words: Words, *, to_fill: bool = False) -> Sheet:
    """A sheet of findings; with ``to_fill`` it has room for the unit's reply and the office's notes."""
    weighed = any(finding.weight for finding in findings)  # only where a scale is selected
    replied = any(finding.reply for finding in findings)
    headings = [
        (words("No."), 6),
        (words("Code"), 12),
        (words("Unit"), 16),
        (words("Column"), 14),
        (words("Kind of problem"), 14),
        (words("Severity"), 8),
        (words("What was found"), 40),
        (words("Page"), 20),
        (words("Evidence"), 13),
        (words("Found on"), 11),
        (words("State"), 8),
        (words("Basis"), 20),
        *([(words("Deduction"), 16)] if weighed else []),
        (words("To be put right"), 14),
        *([(words("What the unit replied"), 20)] if replied else []),
    ]
    shown = len(headings)
    blank = [
        (words(SAID), 14),
        (words(EXPLAINED), 40),
        (words(FILLED_IN_BY), 12),
        (words("Address after it was put right"), 36),
        (words("Put right on"), 12),
        (words("Outcome of the second look"), 20),
        (words("Struck off"), 8),
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            finding.number,
            finding.code,
            finding.unit,
            finding.column or "–",
            finding.kind,
            finding.severity_word,
            finding.sentence,
            finding.page,
            finding.evidence_line,
            finding.found,
            finding.state_word,
            finding.basis_line,
            *([finding.weight or "–"] if weighed else []),
            finding.rectify or "–",
            *([finding.reply or "–"] if replied else []),
            *([*[""] * len(blank), finding.mark] if to_fill else []),
        )
        for finding in findings
    ]
    if not to_fill:
        return Sheet(name, tuple(headings), rows)
    choices = {shown: [words(kind) for kind in KINDS.values()]}
    columns = (*headings, *blank, (MARK, 12))
    return Sheet(name, columns, rows, len(blank), hidden=1, choices=choices, hint=words(HINT), names=NAMES)
