"""``duewatch runs``: what was audited, and how it ended."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.domain.dates import CHINA
from duewatch.domain.orders import Run, RunState

if TYPE_CHECKING:
    from duewatch.storage import Store


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("runs")(runs)


def runs(
    last: Annotated[int, typer.Option("--last", min=1, help="How many, counted from the newest.")] = 20,
    config: ConfigFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> int:
    """List the runs, newest first; one that was killed is called so."""
    from duewatch.storage import Store

    settings = settings_from(config)
    with Store.open(settings.database_url) as store:
        now = datetime.now(CHINA)
        found = [(run, _standing(store, run, now)) for run in store.runs.newest(last)]
    if as_json:
        typer.echo(json.dumps([_as_json(run, standing) for run, standing in found], ensure_ascii=False, indent=2))
        return Exit.OK
    if not found:
        typer.echo("There is no run yet; `duewatch audit` makes one.")
        return Exit.OK
    table = Table("run", "kind", "what", "as of (UTC+8)", "took", "state", "notes")
    for run, standing in found:
        table.add_row(
            str(run.id),
            f"{run.order.kind} of run {run.facts_of}" if run.facts_of else str(run.order.kind),
            escape(run.order.url or run.order.office or ", ".join(run.order.units)),
            f"{run.as_of.astimezone(CHINA):%Y-%m-%d %H:%M}",
            _took(run),
            standing + (f", resumed {run.resumed}×" if run.resumed else ""),
            escape("\n".join(run.notes)),
        )
    Console().print(table)
    return Exit.OK


def _standing(store: "Store", run: Run, now: datetime) -> str:
    if run.state is not RunState.OPEN:
        return str(run.state)
    return "at work" if store.runs.is_alive(run, now) else "killed"


def _took(run: Run) -> str:
    if run.ended_at is None:
        return "-"
    minutes, seconds = divmod(int((run.ended_at - run.started_at).total_seconds()), 60)
    return f"{minutes} min {seconds:02} s"


def _as_json(run: Run, standing: str) -> dict[str, Any]:
    return {
        "id": run.id,
        "kind": str(run.order.kind),
        "office": run.order.office,
        "units": list(run.order.units),
        "url": run.order.url,
        "schedule": run.order.schedule,
        "as_of": run.as_of.isoformat(),
        "started_at": run.started_at.isoformat(),
        "ended_at": run.ended_at.isoformat() if run.ended_at else None,
        "state": str(run.state),
        "killed": standing == "killed",
        "resumed": run.resumed,
        "facts_of": run.facts_of,
        "catalog_digest": run.catalog_digest,
        "version": run.version,
        "notes": list(run.notes),
    }
