"""What was judged, as rows of the tables, and back."""

from typing import Any

from sqlalchemy import Row

from duewatch.domain.findings import Finding, FindingKey, FindingState
from duewatch.domain.judgements import Fault, Judgement, Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.storage import values
from duewatch.storage.columns import digest

Values = dict[str, Any]


def judgement_row(run_id: int, place: int, judgement: Judgement) -> Values:
    """A row of ``judgement``."""
    return {
        "run_id": run_id,
        "place": place,
        "check_id": judgement.check,
        "unit": judgement.unit,
        "subject": judgement.subject,
        "subject_digest": digest(judgement.subject),
        "verdict": judgement.verdict.value,
        "severity": judgement.severity.value,
        "reason": judgement.reason.value if judgement.reason else None,
        "facts": dict(judgement.facts),
        "sightings": list(judgement.sightings),
        "basis": [values.citation_to_json(citation) for citation in judgement.basis],
        "obligation": judgement.obligation,
        "column_id": judgement.column,
    }


def judgement_of(row: Row[Any]) -> Judgement:
    """The judgement a row holds."""
    return Judgement(
        check=row.check_id,
        unit=row.unit,
        subject=row.subject,
        verdict=Verdict(row.verdict),
        severity=Severity(row.severity),
        reason=Reason(row.reason) if row.reason else None,
        facts=row.facts,
        sightings=tuple(row.sightings),
        basis=tuple(values.citation_from_json(citation) for citation in row.basis),
        obligation=row.obligation,
        column=row.column_id,
    )


def fault_row(run_id: int, place: int, fault: Fault) -> Values:
    """A row of ``fault``."""
    return {"run_id": run_id, "place": place, "check_id": fault.check, "unit": fault.unit, "traceback": fault.traceback}


def fault_of(row: Row[Any]) -> Fault:
    """The fault a row holds."""
    return Fault(row.check_id, row.unit, row.traceback)


def finding_row(finding: Finding) -> Values:
    """A row of ``finding``."""
    return {
        "check_id": finding.key.check,
        "unit": finding.key.unit,
        "subject_digest": digest(finding.key.subject),
        "subject": finding.key.subject,
        "state": finding.state.value,
        "first_run": finding.first_run,
        "first_seen": finding.first_seen,
        "last_confirmed_run": finding.last_confirmed_run,
        "last_confirmed": finding.last_confirmed,
        "nights": finding.nights,
        "severity": finding.severity,
        "facts": dict(finding.facts),
        "cleared_run": finding.cleared_run,
        "cleared_at": finding.cleared_at,
        "times_reopened": finding.times_reopened,
    }


def finding_of(row: Row[Any]) -> Finding:
    """The finding a row holds."""
    return Finding(
        key=FindingKey(row.check_id, row.unit, row.subject),
        state=FindingState(row.state),
        first_run=row.first_run,
        first_seen=row.first_seen,
        last_confirmed_run=row.last_confirmed_run,
        last_confirmed=row.last_confirmed,
        nights=row.nights,
        severity=row.severity,
        facts=row.facts,
        cleared_run=row.cleared_run,
        cleared_at=row.cleared_at,
        times_reopened=row.times_reopened,
    )
