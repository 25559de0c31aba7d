"""What was seen, as rows of the tables, and back."""

from typing import Any

from sqlalchemy import Row

from duewatch.domain.records import Record
from duewatch.domain.sightings import ColumnWalk, EvidenceRef, Link, Role, Sighting, SightingKind
from duewatch.domain.traits import PageTraits
from duewatch.storage import values
from duewatch.storage.columns import digest

Values = dict[str, Any]


def sighting_row(run_id: int, unit: str, sighting: Sighting) -> Values:
    """A row of ``sighting``."""
    evidence = sighting.evidence
    return {
        "run_id": run_id,
        "key": sighting.key,
        "unit": unit,
        "url": sighting.url,
        "url_digest": digest(sighting.url),
        "role": sighting.role.value,
        "kind": sighting.kind.value,
        "seen_at": sighting.seen_at,
        "status": sighting.status,
        "method": sighting.method,
        "attempt": sighting.attempt,
        "location": sighting.location,
        "content_type": sighting.content_type,
        "length": sighting.length,
        "elapsed_ms": sighting.elapsed_ms,
        "note": sighting.note,
        "via": sighting.via,
        "evidence_file": evidence.file if evidence else None,
        "evidence_offset": evidence.offset if evidence else None,
        "evidence_digest": evidence.digest if evidence else None,
    }


def sighting_of(row: Row[Any]) -> Sighting:
    """The sighting a row holds."""
    evidence = None
    if row.evidence_file is not None:
        evidence = EvidenceRef(row.evidence_file, row.evidence_offset, row.evidence_digest)
    return Sighting(
        key=row.key,
        url=row.url,
        role=Role(row.role),
        kind=SightingKind(row.kind),
        seen_at=row.seen_at,
        status=row.status,
        method=row.method,
        attempt=row.attempt,
        location=row.location,
        content_type=row.content_type,
        length=row.length,
        elapsed_ms=row.elapsed_ms,
        note=row.note,
        via=row.via,
        evidence=evidence,
    )


def walk_row(run_id: int, walk: ColumnWalk) -> Values:
    """A row of ``walk``."""
    return {
        "run_id": run_id,
        "unit": walk.unit,
        "column_id": walk.column,
        "pages": list(walk.pages),
        "entries": [values.entry_to_json(entry) for entry in walk.entries],
        "complete": walk.complete,
        "reason": walk.reason,
        "declared_total": walk.declared_total,
        "layout": walk.layout,
        "other_entries": walk.other_entries,
        "warnings": list(walk.warnings),
    }


def walk_of(row: Row[Any]) -> ColumnWalk:
    """The walk a row holds."""
    return ColumnWalk(
        unit=row.unit,
        column=row.column_id,
        pages=tuple(row.pages),
        entries=tuple(values.entry_from_json(entry) for entry in row.entries),
        complete=row.complete,
        reason=row.reason,
        declared_total=row.declared_total,
        layout=row.layout,
        other_entries=row.other_entries,
        warnings=tuple(row.warnings),
    )


def record_row(run_id: int, record: Record) -> Values:
    """A row of ``record``; when it was first seen stands in the register of all runs instead."""
    return {
        "run_id": run_id,
        "unit": record.unit,
        "column_id": record.column,
        "url_digest": digest(record.url),
        "url": record.url,
        "sighting": record.sighting,
        "title": record.title,
        "fields": values.fields_to_json(record.fields),
        "attachments": [values.attachment_to_json(attachment) for attachment in record.attachments],
        "body_length": record.body_length,
        "body_kind": record.body_kind,
        "text_sketch": sorted(record.text_sketch),
        "layout": record.layout,
        "understood": record.understood,
        "list_date": record.list_date,
        "warnings": list(record.warnings),
    }


def record_of(row: Row[Any]) -> Record:
    """The record a row holds; the row was joined with the register and carries ``first_seen_at``."""
    return Record(
        unit=row.unit,
        column=row.column_id,
        url=row.url,
        sighting=row.sighting,
        title=row.title,
        fields=values.fields_from_json(row.fields),
        attachments=tuple(values.attachment_from_json(attachment) for attachment in row.attachments),
        body_length=row.body_length,
        body_kind=row.body_kind,
        text_sketch=frozenset(row.text_sketch),
        layout=row.layout,
        understood=row.understood,
        first_seen=row.first_seen_at,
        list_date=row.list_date,
        warnings=tuple(row.warnings),
    )


def link_row(run_id: int, unit: str, link: Link) -> Values:
    """A row of ``link``. The same link twice on one page, in the same words, is one row."""
    return {
        "run_id": run_id,
        "unit": unit,
        "link_digest": digest(link.page_url, link.url, link.href, link.text, link.role),
        "page_url": link.page_url,
        "page_sighting": link.page_sighting,
        "url": link.url,
        "href": link.href,
        "text": link.text,
        "role": link.role,
        "in_template": link.in_template,
    }


def link_of(row: Row[Any]) -> Link:
    """The link a row holds."""
    return Link(row.page_url, row.page_sighting, row.url, row.href, row.text, row.role, row.in_template)


def traits_row(run_id: int, page: PageTraits) -> Values:
    """A row of ``page_traits``."""
    return {
        "run_id": run_id,
        "sighting": page.sighting,
        "url": page.url,
        "traits": [values.trait_to_json(trait) for trait in page.traits],
    }


def traits_of(row: Row[Any]) -> PageTraits:
    """The traits a row holds."""
    return PageTraits(row.sighting, row.url, tuple(values.trait_from_json(trait) for trait in row.traits))
