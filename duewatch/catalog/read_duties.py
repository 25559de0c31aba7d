"""Tables of duties: bases, obligations, waivers."""

import re

from duewatch.catalog.limit_fields import read_limit
from duewatch.catalog.read_units import read_id
from duewatch.catalog.table import Table
from duewatch.domain.limits import Limit
from duewatch.domain.obligations import (
    Basis,
    Citation,
    LooksFor,
    Obligation,
    RepostRule,
    RequiredTags,
    Severity,
    Verifiable,
    Waiver,
)
from duewatch.domain.records import FieldName
from duewatch.domain.service import ServiceRule
from duewatch.domain.units import ColumnKind, UnitKind

MAX_QUOTE = 300
NEED_A_LIMIT = frozenset(
    {
        *("overdue-publication", "overdue-annual-report", "overdue-budget", "overdue-decision", "overdue-update"),
        *("missing-interpretation", "overdue-interpretation", "short-consultation", "notice-kept-too-long", "stale-homepage"),
    }
)
NEED_A_SOURCE = frozenset({"missing-repost", "late-repost", "altered-repost", "unnamed-source"})
NEED_POLICIES = frozenset({"missing-interpretation", "overdue-interpretation"})
_OBLIGATION_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,60}/[a-z0-9][a-z0-9.-]{0,80}")


def read_basis(table: Table) -> Basis:
    """``[[basis]]`` id, title, number, issuer, issued, effective-from, effective-until."""
    basis = Basis(
        id=read_id(table),
        title=table.required("title"),
        number=table.text("number"),
        issuer=table.text("issuer"),
        issued=table.day("issued"),
        effective_from=table.day("effective-from"),
        effective_until=table.day("effective-until"),
    )
    table.finish()
    return basis


def read_obligation(table: Table) -> Obligation:
    """``[[obligation]]``; what cannot be true at once is a complaint."""
    obligation = Obligation(
        id=_obligation_id(table),
        title=table.required("title"),
        applies_to=table.choices("applies-to", UnitKind),
        looks_for=_looks_for(table, "looks-for") or LooksFor(),
        concerns=_looks_for(table, "concerns"),
        limit=_limit(table),
        checks=table.texts("checks"),
        severity=table.choice("severity", Severity) or Severity.MINOR,
        basis=tuple(_citation(one) for one in table.tables("basis")),
        verifiable=table.choice("verifiable", Verifiable) or Verifiable.YES,
        verifiable_reason=table.text("reason") or "",
        units=table.texts("units"),
        jurisdiction=table.text("jurisdiction", "national") or "national",
        effective_from=table.day("effective-from"),
        effective_until=table.day("effective-until"),
        superseded_by=table.text("superseded-by"),
        replaces=table.texts("replaces"),
        repost=_repost(table),
        service=_service(table),
        required_fields=_fields(table, "required-fields"),
        required_tags=_tags(table),
        may_be_nothing=table.flag("may-be-nothing") if "may-be-nothing" in table else None,
    )
    on_demand = table.flag("on-demand")
    table.finish()
    _complain_about_contradictions(table, obligation)
    if not obligation.applies_to and not obligation.units and not on_demand:
        table.complain(
            "applies-to: is missing; name kinds of units, or units, or say on-demand = true for units that name the duty"
        )
    if on_demand and (obligation.applies_to or obligation.units):
        table.complain("on-demand: contradicts applies-to and units; only units that name the duty have it")
    return obligation


def read_waiver(table: Table) -> Waiver:
    """``[[waiver]]`` unit (or ``"*"``), obligation or check, subject, reason, by, until."""
    waiver = Waiver(
        unit=table.required("unit"),
        obligation=table.text("obligation"),
        check=table.text("check"),
        subject=table.text("subject"),
        reason=table.required("reason"),
        by=table.required("by"),
        until=table.day("until"),
    )
    endless = table.flag("no-end")
    table.finish()
    if not waiver.obligation and not waiver.check:
        table.complain("names neither an obligation nor a check")
    if waiver.subject and not waiver.check:
        table.complain("subject: belongs to a waiver that names a check")
    if (waiver.until is None) != endless and "until" not in table:
        table.complain("until: is missing; write no-end = true if the waiver truly has no end")
    if waiver.until and endless:
        table.complain("no-end: contradicts until")
    return waiver


def _obligation_id(table: Table) -> str:
    value = table.required("id")
    if value and not _OBLIGATION_ID.fullmatch(value):
        table.complain(f"id: {value[:100]!r} is no obligation id; use <source>/<name> in small letters, digits, dots, hyphens")
    return value


def _limit(table: Table) -> Limit | None:
    inner = table.table("limit")
    return read_limit(inner) if inner else None


def _looks_for(table: Table, key: str) -> LooksFor | None:
    inner = table.table(key)
    if inner is None:
        return None
    offset = inner.number("year-offset", -5, 5)
    looks_for = LooksFor(
        columns=inner.texts("columns"),
        column_kinds=inner.choices("column-kinds", ColumnKind),
        title=inner.texts("title"),
        synonyms=inner.texts("synonyms"),
        exclude=inner.texts("exclude"),
        fields=_fields(inner, "fields"),
        column_exists=inner.flag("column-exists"),
        year_in_title=inner.flag("year-in-title"),
        year_offset=-1 if offset is None else offset,
    )
    inner.finish()
    if looks_for.column_exists and not (looks_for.columns or looks_for.column_kinds):
        inner.complain("column-exists: name the columns or column-kinds that must exist")
    return looks_for


def _fields(table: Table, key: str) -> tuple[str, ...]:
    return tuple(field.value for field in table.choices(key, FieldName))


def _tags(table: Table) -> RequiredTags | None:
    inner = table.table("required-tags")
    if inner is None:
        return None
    tags = RequiredTags(inner.texts("page"), inner.texts("column"), inner.texts("document"))
    inner.finish()
    return tags


def _citation(table: Table) -> Citation:
    citation = Citation(table.required("document"), table.required("clause"), table.required("quote"))
    if len(citation.quote) > MAX_QUOTE:
        table.complain(f"quote: longer than {MAX_QUOTE} characters; quote only the words relied on")
    table.finish()
    return citation


def _repost(table: Table) -> RepostRule | None:
    inner = table.table("repost")
    if inner is None:
        return None
    hours = inner.number("hours", 1, 24 * 366)
    if hours is None and "hours" not in inner:
        inner.complain("hours: is missing")
    rule = RepostRule(
        source_unit=inner.required("source-unit"),
        source_column=inner.required("source-column"),
        hours=hours or 24,
        into=inner.choices("into", ColumnKind) or (ColumnKind.REPOSTS,),
        title=inner.texts("title"),
    )
    inner.finish()
    return rule


def _service(table: Table) -> ServiceRule | None:
    inner = table.table("service")
    if inner is None:
        return None
    rule = ServiceRule(
        open_seconds=inner.number("open-seconds", 1, 300),
        visits_per_day=inner.number("visits-per-day", 1, 1440),
        days=inner.number("days", 1, 60),
        failed_percent=inner.number("failed-percent", 1, 100),
        page_seconds=inner.number("page-seconds", 1, 300),
        least_looks=inner.number("least-looks", 2, 50),
        certificate_days=inner.number("certificate-days", 0, 365),
    )
    inner.finish()
    return rule


def _complain_about_contradictions(table: Table, duty: Obligation) -> None:
    if UnitKind.SUPERIOR in duty.applies_to:
        table.complain("applies-to: superior bodies are watched, not judged")
    if not duty.basis:
        table.complain("basis: is missing; every duty cites document, clause and quote")
    if duty.effective_from and duty.effective_until and duty.effective_until < duty.effective_from:
        table.complain(f"effective-until: {duty.effective_until} lies before effective-from {duty.effective_from}")
    if duty.verifiable is Verifiable.NO and duty.checks:
        table.complain('checks: a duty that is verifiable = "no" has none; it is printed for a person')
    if not duty.checks and not duty.verifiable_reason:
        table.complain("checks: are missing; name those that answer the duty, or give the reason why a person must see to it")
    elif duty.verifiable is not Verifiable.YES and not duty.verifiable_reason:
        table.complain(f'reason: is missing; say why the duty is verifiable = "{duty.verifiable}"')
    for check in sorted(NEED_A_LIMIT & set(duty.checks)):
        if duty.limit is None:
            table.complain(f"limit: is missing, but the check {check} needs one")
    if duty.may_be_nothing and duty.severity is Severity.VETO:
        table.complain("may-be-nothing: what fails a unit by itself cannot be declared away")
    if "missing-item" in duty.checks and not _can_be_found(duty.looks_for):
        table.complain("looks-for: says nothing, but the check missing-item must know what to look for")
    for check in sorted(NEED_A_SOURCE & set(duty.checks)):
        if duty.repost is None:
            table.complain(f"repost: is missing, but the check {check} needs the source and the hours")
    for check in sorted(NEED_POLICIES & set(duty.checks)):
        if duty.concerns is None:
            table.complain(f"concerns: is missing, but the check {check} must know which documents call for an interpretation")
    if "missing-column" in duty.checks and not duty.looks_for.columns:
        table.complain("looks-for: names no columns, but the check missing-column needs their names")
    _complain_about_figures(table, duty)
    if "missing-page-tags" in duty.checks and duty.required_tags is None:
        table.complain("required-tags: are missing, but the check missing-page-tags needs them")
    if "incomplete-metadata" in duty.checks and not (duty.required_fields or duty.looks_for.fields):
        table.complain("required-fields: are missing, but the check incomplete-metadata needs them")


def _can_be_found(looks_for: LooksFor) -> bool:
    return bool(looks_for.columns or looks_for.column_kinds or looks_for.title or looks_for.synonyms)


def _complain_about_figures(table: Table, duty: Obligation) -> None:
    """The figures that checks of a site's service compare with stand nowhere else."""
    wanted = {
        "site-unreachable": ("open_seconds", "visits_per_day", "days", "failed_percent"),
        "slow-page": ("page_seconds", "least_looks"),
        "certificate-problem": ("certificate_days",),
    }
    for check, names in wanted.items():
        missing = [name.replace("_", "-") for name in names if getattr(duty.service, name, None) is None]
        if check in duty.checks and missing:
            table.complain(f"service: the check {check} needs {', '.join(missing)}")
