"""Domain values as JSON, and back, exactly. Fields at their defaults are left out, so that rows stay small."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from duewatch.domain.dates import DateInterval, Precision
from duewatch.domain.findings import Finding, FindingKey, FindingState
from duewatch.domain.obligations import Citation
from duewatch.domain.records import Attachment, FieldName, FieldState, FieldValue, Reading, Where
from duewatch.domain.sightings import ListEntry
from duewatch.domain.traits import Trait, TraitKind

Json = dict[str, Any]


def fields_to_json(fields: Mapping[FieldName, FieldValue]) -> Json:
    """The fields of a record."""
    return {
        name.value: {"best": _reading_to_json(value.best), "others": [_reading_to_json(other) for other in value.others]}
        for name, value in fields.items()
    }


def fields_from_json(stored: Json) -> dict[FieldName, FieldValue]:
    """The fields of a record."""
    return {
        FieldName(name): FieldValue(
            _reading_from_json(value["best"]), tuple(_reading_from_json(other) for other in value["others"])
        )
        for name, value in stored.items()
    }


def _reading_to_json(reading: Reading) -> Json:
    stored: Json = {"value": reading.value, "raw": reading.raw, "where": reading.where.value}
    if reading.state is not FieldState.PRESENT:
        stored["state"] = reading.state.value
    if reading.date:
        date = reading.date
        stored["date"] = [date.start.isoformat(), date.end.isoformat(), date.precision.value]
    return stored


def _reading_from_json(stored: Json) -> Reading:
    date = None
    if "date" in stored:
        start, end, precision = stored["date"]
        date = DateInterval(datetime.fromisoformat(start), datetime.fromisoformat(end), Precision(precision))
    state = FieldState(stored.get("state", FieldState.PRESENT))
    return Reading(stored["value"], stored["raw"], Where(stored["where"]), state, date)


def attachment_to_json(attachment: Attachment) -> list[str]:
    """An attachment of a record."""
    return [attachment.href, attachment.url, attachment.text]


def attachment_from_json(stored: list[str]) -> Attachment:
    """An attachment of a record."""
    return Attachment(*stored)


def entry_to_json(entry: ListEntry) -> Json:
    """One row of a column's list."""
    return {
        "title": entry.title,
        "href": entry.href,
        "url": entry.url,
        **({"date_raw": entry.date_raw} if entry.date_raw else {}),
        **({"date": entry.date} if entry.date is not None else {}),
        **({"time": entry.time} if entry.time is not None else {}),
        **({"date_from": entry.date_from} if entry.date_from else {}),
    }


def entry_from_json(stored: Json) -> ListEntry:
    """One row of a column's list."""
    return ListEntry(**stored)


def citation_to_json(citation: Citation) -> list[str]:
    """A citation of a basis."""
    return [citation.document, citation.clause, citation.quote]


def citation_from_json(stored: list[str]) -> Citation:
    """A citation of a basis."""
    return Citation(*stored)


def trait_to_json(trait: Trait) -> Json:
    """One outcome of an examination."""
    return {"kind": trait.kind.value, "facts": dict(trait.facts), "place": trait.place}


def trait_from_json(stored: Json) -> Trait:
    """One outcome of an examination."""
    return Trait(TraitKind(stored["kind"]), stored["facts"], stored["place"])


def finding_to_json(finding: Finding) -> Json:
    """A finding as one move left it."""
    return {
        "check": finding.key.check,
        "unit": finding.key.unit,
        "subject": finding.key.subject,
        "state": finding.state.value,
        "first_run": finding.first_run,
        "first_seen": finding.first_seen.isoformat(),
        "last_confirmed_run": finding.last_confirmed_run,
        "last_confirmed": finding.last_confirmed.isoformat(),
        "nights": finding.nights,
        "severity": finding.severity,
        "facts": dict(finding.facts),
        "cleared_run": finding.cleared_run,
        "cleared_at": finding.cleared_at.isoformat() if finding.cleared_at else None,
        "times_reopened": finding.times_reopened,
    }


def finding_from_json(stored: Json) -> Finding:
    """A finding as one move left it."""
    return Finding(
        key=FindingKey(stored["check"], stored["unit"], stored["subject"]),
        state=FindingState(stored["state"]),
        first_run=stored["first_run"],
        first_seen=datetime.fromisoformat(stored["first_seen"]),
        last_confirmed_run=stored["last_confirmed_run"],
        last_confirmed=datetime.fromisoformat(stored["last_confirmed"]),
        nights=stored["nights"],
        severity=stored["severity"],
        facts=stored["facts"],
        cleared_run=stored["cleared_run"],
        cleared_at=datetime.fromisoformat(stored["cleared_at"]) if stored["cleared_at"] else None,
        times_reopened=stored["times_reopened"],
    )
