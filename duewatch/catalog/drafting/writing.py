"""A draft as TOML in the shape of the catalogue, and as JSON."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from duewatch.catalog.as_tables import limit_table
from duewatch.catalog.drafting.findings import Found
from duewatch.catalog.drafting.outline import Plan
from duewatch.catalog.drafting.proposals import Proposal, propose
from duewatch.catalog.limit_fields import as_fields
from duewatch.catalog.toml_text import toml_text

MAX_TITLE: Final = 80
_HEAD: Final = (
    "Draft of the dated and periodic duties of {file}: a person must review every row.\n"
    "Look at quotation, limit and whom it binds; say what is to be looked for; delete what is no duty."
)


@dataclass(frozen=True, slots=True)
class About:
    """What every row of a draft has in common."""

    source: str  # first part of the ids
    file: str  # name of the plan's file, for a plan that does not name itself
    jurisdiction: str = "national"


def as_toml(found: Sequence[Found], plan: Plan, about: About, known_checks: Collection[str] | None = None) -> str:
    """The draft as TOML text that the loader reads once a unit kind or two have been looked at."""
    title, number = plan.title or about.file, plan.number
    basis = {"id": about.source, "title": title, **({"number": number} if number else {})}
    parts = [toml_text("basis", [basis], _HEAD.format(file=about.file))]
    parts.extend(_blocks(found, number or title, about, known_checks))
    return "\n".join(parts)


def as_json(found: Sequence[Found], plan: Plan, about: About, known_checks: Collection[str] | None = None) -> dict[str, Any]:
    """The draft as JSON values."""
    return {
        "source": about.source,
        "title": plan.title or about.file,
        "number": plan.number,
        "duties": [_row(duty, f"{about.source}/{at}", known_checks) for at, duty in enumerate(found, 1)],
    }


def _blocks(found: Sequence[Found], document: str, about: About, known_checks: Collection[str] | None) -> Iterator[str]:
    for at, duty in enumerate(found, 1):
        proposal = propose(duty, known_checks)
        notes = [
            f"confidence: {duty.confidence} ({duty.reason})",
            f"responsible as printed: {duty.responsible}" if duty.responsible else "responsible: the plan names nobody here",
            f"time as printed: {duty.printed_limit}",
        ]
        if proposal.advised:
            notes.append(f"proposed: {proposal.advised}")
        table = _table(duty, proposal, f"{about.source}/{at}", document, about.jurisdiction)
        yield toml_text("obligation", [table], "\n".join(notes)).replace("\n\n[[", "\n[[", 1)


def _table(duty: Found, proposal: Proposal, identity: str, document: str, jurisdiction: str) -> dict[str, Any]:
    table: dict[str, Any] = {
        "id": identity,
        "title": duty.plain[:MAX_TITLE],
        "applies-to": proposal.applies_to,
        "jurisdiction": jurisdiction,
    }
    if proposal.looks_for:
        table["looks-for"] = proposal.looks_for
    table["limit"] = limit_table(duty.limit)
    table["checks"] = proposal.checks
    table["severity"] = "minor"
    table["basis"] = {"document": document, "clause": duty.clause or "正文", "quote": duty.quote}
    table["verifiable"] = proposal.verifiable
    table["reason"] = _REASONS[proposal.verifiable] if proposal.checks or proposal.verifiable == "no" else _NOTHING
    return table


_NOTHING: Final = "草案：未能确定在网上查找什么，须人工判断"
_REASONS: Final = {"partly": "草案，须人工审核", "no": "草案：所要求的事项网上一般不能核验，须人工审核"}


def _row(duty: Found, identity: str, known_checks: Collection[str] | None) -> dict[str, Any]:
    proposal = propose(duty, known_checks)
    return {
        "id": identity,
        "clause": duty.clause,
        "quote": duty.quote,
        "limit": [_plain(as_fields(clause)) for clause in duty.limit.clauses],
        "by": next((clause.by.isoformat() for clause in duty.limit.clauses if clause.by), None),
        "printed": duty.printed_limit,
        "responsible": duty.responsible,
        "applies-to": proposal.applies_to,
        "looks-for": proposal.looks_for,
        "checks": proposal.checks,
        "proposed": proposal.advised,
        "verifiable": proposal.verifiable,
        "confidence": duty.confidence.value,
        "reason": duty.reason,
    }


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in fields.items()}
