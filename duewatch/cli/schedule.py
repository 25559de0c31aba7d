"""``duewatch schedule list|next|run``: when audits start."""

import json
import logging
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.config import Settings
from duewatch.domain.dates import CHINA
from duewatch.errors import ScheduleError


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="When audits start: the schedule table of the configuration.", no_args_is_help=True)
    group.command("list")(list_schedules)
    group.command("next")(next_starts)
    group.command("run")(run_schedules)
    app.add_typer(group, name="schedule")


def list_schedules(
    config: ConfigFile = None, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False
) -> int:
    """List the schedules, with when each last ran."""
    from duewatch.storage import Store
    from schedules.plan import WEEKDAYS, moments_of

    settings = _with_schedules(config)
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        last = {schedule.name: store.runs.last_of_schedule(schedule.name) for schedule in settings.schedule}
    rows = []
    for schedule in settings.schedule:
        run = last[schedule.name]
        rows.append(
            {
                "name": schedule.name,
                "office": schedule.office,
                "units": list(schedule.units),
                "kind": schedule.kind,
                "at": schedule.at,
                "times_a_day": len(moments_of(schedule)),
                "days": list(schedule.days),
                "send": schedule.send,
                "last_run": run.id if run else None,
                "last_started": run.started_at.astimezone(CHINA).isoformat() if run else None,
                "last_state": str(run.state) if run else None,
            }
        )
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return Exit.OK
    table = Table("name", "what", "at", "days", "mails", "last started", "run")
    for schedule in settings.schedule:
        run = last[schedule.name]
        table.add_row(
            schedule.name,
            schedule.office or ", ".join(schedule.units) or "every unit",
            schedule.at if schedule.kind == "audit" else f"{len(moments_of(schedule))} visits a day",
            "daily" if len(schedule.days) == len(WEEKDAYS) else ",".join(schedule.days),
            "yes" if schedule.send and schedule.kind == "audit" else "no",
            f"{run.started_at.astimezone(CHINA):%Y-%m-%d %H:%M}" if run else "never",
            f"{run.id} ({run.state})" if run else "-",
        )
    Console().print(table)
    return Exit.OK


def next_starts(config: ConfigFile = None, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> int:
    """Print when each schedule starts next."""
    from schedules.plan import next_due

    settings = _with_schedules(config)
    now = datetime.now(CHINA)
    starts = sorted((next_due(schedule, now), schedule.name) for schedule in settings.schedule)
    if as_json:
        typer.echo(json.dumps([{"name": name, "next": due.isoformat()} for due, name in starts], indent=2))
        return Exit.OK
    table = Table("next start (UTC+8)", "in", "schedule")
    for due, name in starts:
        hours, minutes = divmod(int((due - now).total_seconds() // 60), 60)
        table.add_row(f"{due:%Y-%m-%d %H:%M}", f"{hours} h {minutes} min", name)
    Console().print(table)
    return Exit.OK


def run_schedules(
    config: ConfigFile = None,
    once: Annotated[bool, typer.Option("--once", help="Start what was missed, wait for it, and end.")] = False,
) -> int:
    """Keep running and start audits when they are due; what was missed while the machine was off is caught up once."""
    from duewatch.storage import Store
    from schedules.clock import Clock
    from schedules.engines.local import carry_out
    from schedules.plan import missed
    from schedules.start import command_of

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    settings = _with_schedules(config)
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        if once:
            late = missed(settings.schedule, store.runs.last_of_schedule, datetime.now(CHINA))
            statuses = [carry_out(command_of(found.schedule, config)) for found in late]
            return max(statuses, default=Exit.OK)
        Clock(settings, store, lambda: datetime.now(CHINA), config).run_until_signal()
    return Exit.OK


def _with_schedules(config: Path | None) -> Settings:
    settings = settings_from(config)
    if not settings.schedule:
        raise ScheduleError(
            "looking for schedules",
            str(config or "duewatch.toml"),
            'add a table such as: [[schedule]] name = "nightly", office = "…", at = "02:00"',
            ["the configuration holds no [[schedule]]"],
        )
    return settings
