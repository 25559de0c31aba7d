"""``duewatch due``: the calendar of duties."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.session import Spoken, speaker
from duewatch.cli.state_words import state_word
from duewatch.domain.catalogue import Catalog
from duewatch.domain.dates import CHINA
from duewatch.domain.duedays import DueDay, counted_from_events, due_between
from duewatch.domain.units import Unit, UnitKind
from duewatch.errors import ReportError, UsageError
from duewatch.locale import Translate

_SPAN = timedelta(days=90)


def register(app: typer.Typer) -> None:
    """Add the command of this page."""
    app.command("due")(due)


def due(
    office: Annotated[str | None, typer.Option("--office", help="Only units this office supervises.")] = None,
    unit: Annotated[list[str] | None, typer.Option("--unit", help="Only this unit; may be given several times.")] = None,
    first: Annotated[str | None, typer.Option("--from", help="First day; default: today in China.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last day; default: 90 days after the first.")] = None,
    ics: Annotated[Path | None, typer.Option("--ics", help="Write an iCalendar file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    folder: Annotated[Path | None, typer.Option("--catalog", help="Catalogue folder, laid over the shipped one.")] = None,
    lang: Spoken = None,
    config: ConfigFile = None,
) -> None:
    """List what falls due: duties whose limit names its day, for each unit they bind."""
    from duewatch.catalog import load
    from duewatch.catalog.icalendar import icalendar

    settings = settings_from(config)
    _ = speaker(settings, lang)
    today = datetime.now(CHINA).date()
    start = _day(first) if first else today
    end = _day(last) if last else start + _SPAN
    if end < start:
        raise UsageError("listing what falls due", f"--from {start} --to {end}", "Give a first day before the last.")
    own = folder or settings.catalog.folder
    catalog = load([own] if own else [], national=settings.catalog.national, calendar_extra=settings.calendar.extra)
    units = _chosen(catalog, office, unit)
    found = due_between(catalog, units, start, end)
    soon = settings.judge.due_soon_days
    if ics:
        try:
            ics.write_bytes(icalendar(found, start, dict(soon.items())).encode())
        except OSError as error:
            raise ReportError(
                "writing the calendar", str(ics), f"Choose a file that can be written: {error.strerror}."
            ) from error
    if as_json:
        rows = [_row(one, today, soon.get(one.obligation.severity.value, 0)) for one in found]
        typer.echo(json.dumps({"from": start.isoformat(), "to": end.isoformat(), "due": rows}, ensure_ascii=False, indent=2))
        return
    _print(found, today, dict(soon.items()), _)
    undated = counted_from_events(catalog, units, start)
    typer.echo(
        _("{n} due from {start} to {end}; {undated} more duties count from an event and have no day of their own.").format(
            n=len(found), start=start, end=end, undated=undated
        )
    )
    if ics:
        typer.echo(_("Calendar: {file}").format(file=ics))


def _chosen(catalog: Catalog, office: str | None, names: list[str] | None) -> tuple[Unit, ...]:
    if office and office not in catalog.offices:
        raise UsageError("listing what falls due", f"--office {office}", _known("offices", catalog.offices))
    for name in names or ():
        if name not in catalog.units:
            raise UsageError("listing what falls due", f"--unit {name}", _known("units", catalog.units))
    if office or names:
        return tuple(one for one in catalog.units.values() if one.office == office or one.id in (names or ()))
    own = [one for one in catalog.units.values() if one.kind is not UnitKind.SUPERIOR]
    # Without a choice the operator's own units are meant; those of the shipped catalogue only where there are no others.
    return tuple(one for one in own if one.id not in catalog.shipped_units) or tuple(own)


def _known(kind: str, known: Any) -> str:  # noqa: ANN401 - any mapping by id
    return f"Known {kind} are: {', '.join(sorted(known)[:30])}." if known else f"The catalogue has no {kind}."


def _row(one: DueDay, today: date, soon: int) -> dict[str, Any]:
    left = (one.day - today).days
    return {
        "day": one.day.isoformat(),
        "days_left": left,
        "due_soon": 0 <= left <= soon,
        "unit": one.unit.id,
        "unit_name": one.unit.name,
        "obligation": one.obligation.id,
        "title": one.obligation.title,
        "severity": one.obligation.severity.value,
        "checks": list(one.obligation.checks),
        "basis": [{"document": cited.document, "clause": cited.clause, "quote": cited.quote} for cited in one.obligation.basis],
        "waived": one.waiver.reason if one.waiver else None,
    }


def _print(found: tuple[DueDay, ...], today: date, soon: dict[str, int], _: Translate) -> None:
    if not found:
        return
    table = Table(_("day"), _("left"), _("unit"), _("duty"), _("severity"), _("note"), box=None, pad_edge=False)
    for one in found:
        row = _row(one, today, soon.get(one.obligation.severity.value, 0))
        note = _("waived") if row["waived"] else _("soon") if row["due_soon"] else "" if row["checks"] else _("for a person")
        severity = state_word(row["severity"], _)
        table.add_row(row["day"], str(row["days_left"]), one.unit.name, one.obligation.title, severity, note)
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = 200  # a file or a pipe has no width; nothing needs to be cut short there
    console.print(table)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("listing what falls due", text, "Write a day as 2026-12-31.") from None
