"""``duewatch score``: vetoes and points of a stored run, each traced to its findings."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.session import CatalogFolder, Language, load_catalog, with_choices
from duewatch.domain.dates import CHINA
from duewatch.domain.scores import Score
from duewatch.errors import UsageError
from duewatch.locale import translator

if TYPE_CHECKING:
    from duewatch.domain.orders import Run
    from duewatch.domain.results import RunResult
    from duewatch.storage import Store


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("score")(score)


def score(
    run: Annotated[int | None, typer.Option("--run", help="Number of the run; default: the newest one.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="Only this unit (its id), indicator by indicator.")] = None,
    catalog: CatalogFolder = None,
    lang: Language = None,
    config: ConfigFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> int:
    """Weigh a stored run by the scales that the catalogue selects today; without network, nothing is stored."""
    from duewatch.audit import AuditTools, result_for
    from duewatch.storage import Store
    from reports.scores_json import score_json

    settings = with_choices(settings_from(config), catalog, lang)
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        stored = _run_of(store, run)
        loaded = load_catalog(settings, stored)
        tools = AuditTools(settings, loaded, store, lambda: datetime.now(CHINA), settings.report.language)
        result = result_for(stored, tools)
    found = _asked(result, unit)
    if as_json:
        typer.echo(json.dumps([score_json(one) for one in found], ensure_ascii=False, indent=2))
        return Exit.OK
    _ = translator("cli", settings.report.language)
    console = Console()
    if not found:
        console.print(_("No scale is selected for what run {run} audited; see docs/scales.md.").format(run=stored.id))
    elif unit:
        _print_in_full(result, unit, settings.report.language, console)
    else:
        _print_table(result, settings.report.language, console)
    return Exit.OK


def _run_of(store: "Store", number: int | None) -> "Run":
    if number is not None:
        return store.runs.get(number)
    newest = store.runs.newest(1)
    if not newest:
        raise UsageError("scoring a run", "the newest", "audit something first: duewatch audit", ["there is no run yet"])
    return newest[0]


def _asked(result: "RunResult", unit: str | None) -> tuple[Score, ...]:
    if unit is None:
        return result.scores
    audited = sorted(one.unit.id for one in result.units)
    if unit not in audited:
        cure = "name a unit of the run: " + ", ".join(audited[:20])
        raise UsageError("scoring a unit", unit, cure, [f"run {result.run.id} did not audit it"])
    return tuple(one for one in result.scores if unit in one.units)


def _print_table(result: "RunResult", language: str, console: Console) -> None:
    from reports.scores import scores_told
    from reports.words import words_of

    _ = translator("cli", language)
    table = _table(_("unit or site"), _("standing"), _("points"), _("vetoes reached"), _("indicators left out"))
    for one in scores_told(result, result.units, words_of(language)):
        table.add_row(*(escape(text) for text in (one.subject, one.word, one.points, one.vetoed_by or "-", one.left_out_count)))
    console.print(table)


def _print_in_full(result: "RunResult", unit: str, language: str, console: Console) -> None:
    from reports.scores import scores_told
    from reports.words import words_of

    _ = translator("cli", language)
    own = [one for one in result.units if one.unit.id == unit]
    for one in scores_told(result, own, words_of(language)):
        console.print(f"{one.subject}: {one.word}, {one.points}", markup=False, highlight=False)
        console.print(one.sentence, markup=False, highlight=False)
        table = _table(_("indicator"), _("state"), _("faults"), _("deduction"), _("findings"))
        for line in (*one.vetoes, *one.deductions):
            codes = " ".join(finding.code for finding in line.findings)
            faults = f"{line.count}\n{line.open}" if line.open else line.count
            table.add_row(*(escape(text) for text in (line.title, line.word, faults, line.points or "-", codes or "-")))
        console.print(table)
        for row in one.left_out:
            console.print(f"  - {row.title}: {row.why}", markup=False, highlight=False)


def _table(*headings: str) -> Table:
    """A table that breaks lines inside Chinese titles, which have no blanks, instead of cutting them."""
    table = Table()
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table
