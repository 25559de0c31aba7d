"""``duewatch report``: write the reports of a run again."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.session import CatalogFolder, Language, load_catalog, with_choices
from duewatch.domain.dates import CHINA


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("report")(report)


def report(
    run: Annotated[int, typer.Option("--run", help="Number of the run to tell.")],
    out: Annotated[Path | None, typer.Option("--out", help="Folder for the files; default: below the data folder.")] = None,
    catalog: CatalogFolder = None,
    lang: Language = None,
    config: ConfigFile = None,
) -> int:
    """Write the reports of a stored run: one HTML file an office and one a unit."""
    from duewatch.audit import AuditTools, result_for, tell
    from duewatch.storage import Store

    settings = with_choices(settings_from(config), catalog, lang)
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        stored = store.runs.get(run)
        tools = AuditTools(
            settings, load_catalog(settings, stored), store, lambda: datetime.now(CHINA), settings.report.language
        )
        paths = tell(result_for(stored, tools), tools, out)
    for path in paths:
        typer.echo(str(path))
    return Exit.OK
