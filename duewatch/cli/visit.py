"""``duewatch visit``: do the home pages open? Many times a day, for what one audit a night cannot prove."""

import json
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.session import CatalogFolder, Language, load_catalog, with_choices
from duewatch.domain.dates import CHINA
from duewatch.domain.orders import OrderKind
from duewatch.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("visit")(visit)


def visit(
    office: Annotated[str | None, typer.Option(help="The units of this office.")] = None,
    unit: Annotated[list[str] | None, typer.Option(help="This unit; may be given several times.")] = None,
    catalog: CatalogFolder = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one entry an address.")] = False,
    lang: Language = None,
    schedule: Annotated[str | None, typer.Option(help="Name of the schedule that starts this visit.", hidden=True)] = None,
    config: ConfigFile = None,
) -> int:
    """Ask the home pages of units once whether they open, and remember it for the check `site-unreachable`.

    Nothing is judged. A week of many visits a day proves something, one visit nothing: let a schedule of that kind make them.
    Exit status: 0, whatever the pages answered.
    """
    from dataclasses import replace

    from duewatch.audit import AuditTools
    from duewatch.cli.audit import order_of
    from duewatch.domain.service import end_of
    from duewatch.storage import Store
    from duewatch.visiting import run_visit
    from reports.words import words_of

    if office is not None and unit:
        raise UsageError("reading the command", "visit", "give only one of --office and --unit")
    settings = with_choices(settings_from(config), catalog, lang)
    known = load_catalog(settings)
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        now = datetime.now(CHINA)
        order = replace(order_of(known, office, unit or [], schedule, now.date()), kind=OrderKind.VISIT)
        visited = run_visit(order, AuditTools(settings, known, store, lambda: datetime.now(CHINA), settings.report.language))
    rows = [
        {
            "url": one.url,
            "end": end_of(one).value,
            "kind": one.kind.value,
            "status": one.status,
            "note": one.note,
            "elapsed_ms": one.elapsed_ms,
            "seen_at": one.seen_at.isoformat(),
        }
        for one in visited.ends
    ]
    if as_json:
        typer.echo(json.dumps({"run": visited.run.id, "visits": rows}, ensure_ascii=False, indent=2))
        return Exit.OK
    words = words_of(settings.report.language)
    table = Table("address", "end", "status", "ms", "note")
    for row in rows:
        shown = (row["url"], row["end"], row["status"] or "-", row["elapsed_ms"] or "-", words.note(str(row["note"])))
        table.add_row(*(escape(str(cell)) for cell in shown))
    Console().print(table)
    return Exit.OK
