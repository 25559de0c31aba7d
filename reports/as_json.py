"""A run for machines; ``docs/audit.schema.json`` is its contract."""

from dataclasses import asdict, astuple
from datetime import datetime
from typing import Any

from duewatch.domain.findings import Change, Move
from duewatch.domain.judgements import Judgement
from duewatch.domain.orders import Run
from duewatch.domain.results import Coverage, RunResult
from duewatch.domain.sightings import Sighting
from reports.coverage import added_up
from reports.replies_json import reply_json
from reports.scores_json import score_json

TOLD_MOVES = (Move.NEW, Move.STILL_OPEN, Move.CLEARED, Move.REOPENED, Move.UNVERIFIED)


def run_json(result: RunResult) -> dict[str, Any]:
    """The whole run as JSON values: run, coverage, judgements, changes, faults. Moments are ISO 8601 with their offset."""
    changes = [change for unit in result.units for change in unit.changes]
    return {
        "run": {
            **_run(result.run),
            "previous": result.previous.id if result.previous else None,
            "unfinished": [run.id for run in result.unfinished],
        },
        "coverage": {
            **_coverage(added_up([unit.coverage for unit in result.units])),
            "units": {unit.unit.id: _coverage(unit.coverage) for unit in result.units},
        },
        "judgements": [_judgement(judgement, result) for unit in result.units for judgement in unit.judgements],
        "changes": {str(move): [_change(change) for change in changes if change.move is move] for move in TOLD_MOVES},
        "scores": [score_json(score) for score in result.scores],
        "replies": [reply_json(result.replies[key]) for key in sorted(result.replies, key=astuple)],
        "faults": [{"check": fault.check, "unit": fault.unit} for unit in result.units for fault in unit.faults],
        "notes": list(result.operator_notes or result.run.notes),
    }


def _run(run: Run) -> dict[str, Any]:
    return {
        "id": run.id,
        "kind": str(run.order.kind),
        "units": list(run.order.units),
        "office": run.order.office,
        "url": run.order.url,
        "schedule": run.order.schedule,
        "state": str(run.state),
        "as_of": run.as_of.isoformat(),
        "started_at": run.started_at.isoformat(),
        "ended_at": _moment(run.ended_at),
        "resumed": run.resumed,
        "facts_of": run.facts_of,
        "catalog_digest": run.catalog_digest,
        "version": run.version,
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {**asdict(coverage), "reasons": dict(coverage.reasons)}


def _judgement(judgement: Judgement, result: RunResult) -> dict[str, Any]:
    return {
        "check": judgement.check,
        "unit": judgement.unit,
        "subject": judgement.subject,
        "verdict": str(judgement.verdict),
        "reason": str(judgement.reason) if judgement.reason else None,
        "severity": str(judgement.severity),
        "facts": dict(judgement.facts),
        "basis": [{"document": c.document, "clause": c.clause, "quote": c.quote} for c in judgement.basis],
        "obligation": judgement.obligation,
        "column": judgement.column,
        "sightings": [_sighting(result.sightings[key]) for key in judgement.sightings if key in result.sightings],
    }


def _sighting(sighting: Sighting) -> dict[str, Any]:
    kept = sighting.evidence
    return {
        "url": sighting.url,
        "kind": str(sighting.kind),
        "status": sighting.status,
        "seen_at": sighting.seen_at.isoformat(),
        "digest": kept.digest if kept else None,
        "file": kept.file if kept else None,
        "offset": kept.offset if kept else None,
    }


def _change(change: Change) -> dict[str, Any]:
    finding = change.finding
    return {
        "check": finding.key.check,
        "unit": finding.key.unit,
        "subject": finding.key.subject,
        "severity": str(change.judgement.severity),
        "verdict": str(change.judgement.verdict),
        "first_seen": finding.first_seen.isoformat(),
        "last_confirmed": finding.last_confirmed.isoformat(),
        "nights": finding.nights,
        "times_reopened": finding.times_reopened,
        "cleared_at": _moment(finding.cleared_at),
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
