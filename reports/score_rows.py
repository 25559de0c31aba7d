"""Scores as rows of a sheet: one an indicator, the counted ones before those left out."""

from collections.abc import Iterable, Sequence

from reports.score_parts import ScoreLine, ScorePart
from reports.words import Words

Headings = tuple[tuple[str, int], ...]


def score_headings(words: Words) -> Headings:
    """Name and width of each column."""
    return (
        (words("Unit or site"), 26),
        (words("Standing"), 16),
        (words("Points"), 12),
        (words("Part"), 12),
        (words("Indicator"), 44),
        (words("State"), 20),
        (words("Faults"), 20),
        (words("Deduction"), 18),
        (words("Findings behind it"), 36),
        (words("Remark"), 40),
        (words("Basis"), 36),
    )


def score_rows(scores: Sequence[ScorePart], words: Words) -> Iterable[tuple[str, ...]]:
    """A row an indicator of every score."""
    for score in scores:
        head = (score.subject, score.word, score.points)
        for line in (*score.vetoes, *score.deductions):
            codes = [finding.code for finding in line.findings]
            yield (*head, *_counted(line), words.join([*codes, line.more] if line.more else codes), line.open, line.basis_line)
        for row in score.left_out:
            yield (*head, row.group, row.title, words("left out"), "", "", "", row.why, row.basis_line)


def _counted(line: ScoreLine) -> tuple[str, ...]:
    return line.group, line.title, line.word, line.count, line.points
