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
from duewatch.cli.session import Spoken, speaker
from duewatch.cli.state_words import state_word
from duewatch.domain.dates import CHINA
from duewatch.domain.orders import Run, RunState
from duewatch.locale import Translate

if TYPE_CHECKING:
    from duewatch.storage import Store


UNITS_NAMED = 3


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("runs")(runs)


def runs(
    last: Annotated[int, typer.Option("--last", min=1, help="How many, counted from the newest.")] = 20,
    lang: Spoken = None,
    config: ConfigFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> int:
    """List the runs, newest first; one that was killed is called so."""
    from duewatch.storage import Store

    settings = settings_from(config)
    _ = speaker(settings, lang)
    with Store.open(settings.database_url) as store:
        now = datetime.now(CHINA)
        found = [(run, _standing(store, run, now)) for run in store.runs.newest(last)]
    if as_json:
        typer.echo(json.dumps([_as_json(run, standing) for run, standing in found], ensure_ascii=False, indent=2))
        return Exit.OK
    if not found:
        typer.echo(_("There is no run yet; `duewatch audit` makes one."))
        return Exit.OK
    table = Table(_("run"), _("kind"), _("what"), _("as of (UTC+8)"), _("took"), _("state"), _("notes"))
    for run, standing in found:
        table.add_row(
            str(run.id),
            _kind(run, _),
            escape(_what(run, _)),
            f"{run.as_of.astimezone(CHINA):%Y-%m-%d %H:%M}",
            _took(run, _),
            state_word(standing, _) + (_(", resumed {n}×").format(n=run.resumed) if run.resumed else ""),
            escape("\n".join(run.notes)),
        )
    Console().print(table)
    return Exit.OK


def _standing(store: "Store", run: Run, now: datetime) -> str:
    if run.state is not RunState.OPEN:
        return str(run.state)
    return "at work" if store.runs.is_alive(run, now) else "killed"


def _kind(run: Run, _: Translate) -> str:
    kind = state_word(run.order.kind, _)
    return _("{kind} of run {run}").format(kind=kind, run=run.facts_of) if run.facts_of else kind


def _what(run: Run, _: Translate) -> str:
    """The address, the office or the units of a run; of many units their number, for a list is read by its rows."""
    units = run.order.units
    named = ", ".join(units) if len(units) <= UNITS_NAMED else _("{n} units").format(n=len(units))
    return run.order.url or run.order.office or named


def _took(run: Run, _: Translate) -> str:
    if run.ended_at is None:
        return "-"
    minutes, seconds = divmod(int((run.ended_at - run.started_at).total_seconds()), 60)
    return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=f"{seconds:02}")


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
