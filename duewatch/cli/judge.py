"""``duewatch judge``: judge stored facts again, without network."""

from datetime import datetime
from typing import Annotated

import typer

from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.session import (
    CatalogFolder,
    JsonFile,
    Language,
    exit_of,
    load_catalog,
    require_writable,
    with_choices,
    write_json,
)
from duewatch.domain.dates import CHINA


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("judge")(judge)


def judge(
    run: Annotated[int, typer.Option("--run", help="Number of the run whose stored facts are judged.")],
    catalog: CatalogFolder = None,
    lang: Language = None,
    json_file: JsonFile = None,
    config: ConfigFile = None,
) -> int:
    """Judge the stored facts of a run with today's checks and catalogue, without network, as a new run."""
    from duewatch.audit import AuditTools, rejudge, tell
    from duewatch.cli.summary import print_summary
    from duewatch.storage import Store

    settings = with_choices(settings_from(config), catalog, lang)
    require_writable(json_file)
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        known = load_catalog(settings, store.runs.get(run))
        tools = AuditTools(settings, known, store, lambda: datetime.now(CHINA), settings.report.language)
        result = rejudge(run, tools)
        paths = tell(result, tools)
    write_json(result, json_file)
    print_summary(result, paths, settings.report.language)
    return exit_of(result, settings)
