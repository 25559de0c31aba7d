"""Scores as rows of a sheet: one an indicator, the counted ones before those left out."""

from collections.abc import Iterable, Sequence

from reports.score_parts import ScoreLine, ScorePart
from reports.words import Words

Headings = tuple[tuple[str, int], ...]


def score_headings(words: Words) -> Headings:
    """Name and width of each column."""
    return (
        (words("Unit or site"), 22),
        (words("Standing"), 14),
        (words("Points"), 10),
        (words("Part"), 10),
        (words("Indicator"), 36),
        (words("State"), 18),
        (words("Faults"), 16),
        (words("Deduction"), 16),
        (words("Findings behind it"), 28),
        (words("Remark"), 32),
        (words("Basis"), 28),
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
