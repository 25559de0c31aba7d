"""Scores for machines, a part of ``docs/audit.schema.json``. Points are numbers; findings have check, unit, subject."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from duewatch.domain.findings import FindingKey
from duewatch.domain.scores import Line, Score


def score_json(score: Score) -> dict[str, Any]:
    """One score as JSON values."""
    return {
        "scale": score.scale.id,
        "level": str(score.level),
        "subject": score.subject,
        "units": list(score.units),
        "whole": score.whole,
        "standing": str(score.standing),
        "full": float(score.scale.full),
        "most": _points(score.most),
        "least": _points(score.least),
        "vetoes": [
            {
                **_line(line),
                "line": line.indicator.line,
                "reached": line.reached,
                "near": line.near,
                "could_be_reached": line.could_be_reached,
            }
            for line in score.vetoes
        ],
        "deductions": [
            {
                **_line(line),
                "points": _points(line.indicator.points),
                "cap": float(line.indicator.limit),
                "deducted": float(line.deducted),
                "beyond": _keys(line.beyond),
            }
            for line in score.deductions
        ],
        "left_out": [
            {
                "indicator": one.indicator.id,
                "effect": str(one.indicator.effect),
                "certainty": str(one.indicator.certainty),
                "why": str(one.why),
            }
            for one in score.left_out
        ],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "indicator": line.indicator.id,
        "title": line.indicator.title,
        "faults": line.faults,
        "found": _keys(line.found),
        "open": _keys(line.open),
        "open_faults": line.open_faults,
        "not_run": list(line.not_run),
    }


def _keys(keys: Iterable[FindingKey]) -> list[dict[str, str]]:
    return [{"check": key.check, "unit": key.unit, "subject": key.subject} for key in keys]


def _points(points: Decimal | None) -> float | None:
    return None if points is None else float(points)
