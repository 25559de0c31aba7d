"""``duewatch findings``: the breaches the ledger follows."""

import json
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.domain.dates import CHINA
from duewatch.domain.findings import Finding, FindingState


class Wanted(StrEnum):
    """Which findings are listed."""

    OPEN = "open"
    CLEARED = "cleared"
    ALL = "all"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("findings")(findings)


def findings(
    unit: Annotated[str | None, typer.Option("--unit", help="Only of this unit (its id).")] = None,
    check: Annotated[str | None, typer.Option("--check", help="Only of this check.")] = None,
    state: Annotated[Wanted, typer.Option("--state", help="Open ones, cleared ones, or all.")] = Wanted.OPEN,
    config: ConfigFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> int:
    """List the findings as they stand now, with their history."""
    from duewatch.storage import Store

    settings = settings_from(config)
    asked = None if state is Wanted.ALL else FindingState(state)
    with Store.open(settings.database_url) as store:
        found = store.ledger.findings(state=asked, unit=unit, check=check)
    if as_json:
        typer.echo(json.dumps([_as_json(finding) for finding in found], ensure_ascii=False, indent=2))
        return Exit.OK
    if not found:
        typer.echo("There is no such finding.")
        return Exit.OK
    table = Table("unit", "check", "subject", "severity", "state", "since", "nights", "last confirmed")
    for finding in found:
        table.add_row(
            escape(finding.key.unit),
            escape(finding.key.check),
            escape(_printable(finding.key.subject)),
            finding.severity,
            _state(finding),
            f"{finding.first_seen.astimezone(CHINA):%Y-%m-%d}",
            str(finding.nights),
            f"{finding.last_confirmed.astimezone(CHINA):%Y-%m-%d} (run {finding.last_confirmed_run})",
        )
    Console().print(table)
    return Exit.OK


def _state(finding: Finding) -> str:
    again = f", reopened {finding.times_reopened}×" if finding.times_reopened else ""
    if finding.cleared_at:
        return f"cleared {finding.cleared_at.astimezone(CHINA):%Y-%m-%d}{again}"
    return f"{finding.state}{again}"


def _printable(words: str) -> str:
    """A subject may hold an address from a page: nothing in it may steer the terminal."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in words)


def _as_json(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.key.check,
        "unit": finding.key.unit,
        "subject": finding.key.subject,
        "state": str(finding.state),
        "severity": finding.severity,
        "first_run": finding.first_run,
        "first_seen": finding.first_seen.isoformat(),
        "last_confirmed_run": finding.last_confirmed_run,
        "last_confirmed": finding.last_confirmed.isoformat(),
        "nights": finding.nights,
        "cleared_run": finding.cleared_run,
        "cleared_at": finding.cleared_at.isoformat() if finding.cleared_at else None,
        "times_reopened": finding.times_reopened,
        "facts": dict(finding.facts),
    }
