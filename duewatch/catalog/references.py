"""What only the whole catalogue can show: names that lead nowhere, circles, duties nobody can have."""

from collections.abc import Collection, Mapping

from duewatch.catalog.complaints import nearest
from duewatch.catalog.gathering import Gathered, Kept, unknown
from duewatch.domain.obligations import Obligation, Waiver
from duewatch.domain.units import Unit

NATIONAL = "national"


def check_references(found: Gathered, known_checks: Collection[str] | None) -> dict[str, tuple[str, ...]]:
    """Complain about everything that does not resolve; gives jurisdictions as id → itself and its parents, nearest first."""
    jurisdictions = _chains(found)
    documents = documents_of(found)
    for unit in found.units.values():
        _check_unit(found, unit, jurisdictions)
    for obligation in found.obligations.values():
        _check_obligation(found, obligation, jurisdictions, documents, known_checks)
    for waiver in found.waivers:
        _check_waiver(found, waiver, known_checks)
    return jurisdictions


def documents_of(found: Gathered) -> set[str]:
    """Every name by which a basis may be cited."""
    return {name for kept in found.bases.values() for name in (kept.value.id, kept.value.number, kept.value.title) if name}


def _chains(found: Gathered) -> dict[str, tuple[str, ...]]:
    parents: dict[str, str | None] = {NATIONAL: None}
    for identity, kept in found.jurisdictions.items():
        parents[identity] = kept.value if kept.value or identity == NATIONAL else NATIONAL
    chains: dict[str, tuple[str, ...]] = {}
    for identity in parents:
        chain, step = [identity], parents[identity]
        while step is not None:
            if step in chain:
                found.complaints.add(found.jurisdictions[identity].file, identity, f"parent: {step!r} leads in a circle")
                break
            if step not in parents:
                found.complaints.add(found.jurisdictions[chain[-1]].file, chain[-1], unknown("parent", step, parents))
                break
            chain.append(step)
            step = parents[step]
        chains[identity] = tuple(chain)
    return chains


def _check_unit(found: Gathered, kept: Kept[Unit], jurisdictions: Mapping[str, tuple[str, ...]]) -> None:
    unit, complaints = kept.value, found.complaints
    if unit.office and unit.office not in found.offices:
        complaints.add(kept.file, unit.id, unknown("office", unit.office, found.offices))
    if unit.jurisdiction not in jurisdictions:
        complaints.add(kept.file, unit.id, unknown("jurisdiction", unit.jurisdiction, jurisdictions))
    if unit.successor and unit.successor not in found.units:
        complaints.add(kept.file, unit.id, unknown("successor", unit.successor, found.units))
    for duty in unit.duties_of:
        if duty not in found.obligations:
            complaints.add(kept.file, unit.id, unknown("duties-of", duty, found.obligations))
    for column in unit.columns:
        if column.update_basis and column.update_basis not in found.obligations:
            about = f"{unit.id}: column {column.id}"
            complaints.add(kept.file, about, unknown("update-basis", column.update_basis, found.obligations))


def _check_obligation(
    found: Gathered,
    kept: Kept[Obligation],
    jurisdictions: Mapping[str, tuple[str, ...]],
    documents: Collection[str],
    known_checks: Collection[str] | None,
) -> None:
    duty, complaints = kept.value, found.complaints

    def complain(what: str) -> None:
        complaints.add(kept.file, duty.id, what)

    if duty.jurisdiction not in jurisdictions:
        complain(unknown("jurisdiction", duty.jurisdiction, jurisdictions))
    for unit in duty.units:
        if unit not in found.units:
            complain(unknown("units", unit, found.units))
    for citation in duty.basis:
        if citation.document and citation.document not in documents:
            complain(f"basis: document {citation.document[:100]!r} is not known{nearest(citation.document, documents)}")
    if known_checks is not None:
        for check in duty.checks:
            if check not in known_checks:
                complain(f"checks: there is no check {check[:100]!r}{nearest(check, known_checks)}")
    for key, names in (("superseded-by", (duty.superseded_by,)), ("replaces", duty.replaces)):
        for name in names:
            if name and name not in found.obligations:
                complain(unknown(key, name, found.obligations))
            elif name == duty.id:
                complain(f"{key}: names the duty itself")
    if duty.superseded_by and not duty.effective_until:
        complain("superseded-by: give the last day it was in force as effective-until")
    if duty.repost:
        source = found.units.get(duty.repost.source_unit)
        if source is None:
            complain(unknown("repost: source-unit", duty.repost.source_unit, found.units))
        elif source.value.column(duty.repost.source_column) is None:
            known = [column.id for column in source.value.columns]
            hint = nearest(duty.repost.source_column, known)
            complain(f"repost: source-column {duty.repost.source_column!r} is no column of {duty.repost.source_unit}{hint}")


def _check_waiver(found: Gathered, kept: Kept[Waiver], known_checks: Collection[str] | None) -> None:
    waiver, complaints = kept.value, found.complaints
    about = f"waiver of {waiver.unit}"
    if waiver.unit not in ("", "*") and waiver.unit not in found.units:
        complaints.add(kept.file, about, unknown("unit", waiver.unit, found.units))
    if waiver.obligation and waiver.obligation not in found.obligations:
        complaints.add(kept.file, about, unknown("obligation", waiver.obligation, found.obligations))
    if waiver.check and known_checks is not None and waiver.check not in known_checks:
        complaints.add(kept.file, about, f"there is no check {waiver.check[:100]!r}{nearest(waiver.check, known_checks)}")
