"""``duewatch demo``: serve a made-up district on loopback, audit it, and hold the audit against the answer sheet."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from duewatch.cli.exits import Exit
from duewatch.cli.progress import live_progress
from duewatch.cli.session import JsonFile, Language, load_catalog, require_writable, write_json
from duewatch.domain.dates import CHINA
from duewatch.domain.orders import Order, OrderKind, RunState
from duewatch.errors import UsageError
from duewatch.locale import translator

if TYPE_CHECKING:
    from crawler.launch import Progress
    from duewatch.audit import AuditTools
    from duewatch.demo.opening import Demo
    from duewatch.domain.results import RunResult
    from duewatch.storage import Store

Folder = Annotated[Path, typer.Option("--folder", help="Where the demo keeps its database, evidence and reports.")]
Night = Annotated[int, typer.Option("--night", help="Which night it is: later ones find some faults repaired and others new.")]
Day = Annotated[
    str | None, typer.Option("--date", help="The day the district is generated for, YYYY-MM-DD; default: a fixed day.")
]
DEFAULT_FOLDER = Path("duewatch-demo")


def register(app: typer.Typer) -> None:
    """Add the command and its sub-command."""
    demo_app = typer.Typer(
        invoke_without_command=True, help="Audit a made-up district with planted faults, all on this machine."
    )
    demo_app.callback()(demo)
    demo_app.command("serve")(serve)
    app.add_typer(demo_app, name="demo")


def demo(
    context: typer.Context,
    folder: Folder = DEFAULT_FOLDER,
    night: Night = 1,
    day: Day = None,
    lang: Language = None,
    json_file: JsonFile = None,
) -> int:
    """Serve the district, audit all of it, print what was found and where the reports are.

    Exit status: 0 the audit found exactly what was planted, 1 it differs from the answer sheet, 3 it is incomplete.
    """
    if context.invoked_subcommand:
        return Exit.OK
    from checks.registry import enabled
    from duewatch.audit import tell
    from duewatch.cli.summary import print_summary
    from duewatch.demo.answers import compare
    from duewatch.demo.opening import EVE, EVE_UNITS, open_demo
    from duewatch.storage import Store
    from duewatch.visiting import visit_at

    language = _language(lang)
    require_writable(json_file)
    chosen = _day_to_audit(folder, _day(day), night)
    _, console = translator("cli", language), Console(soft_wrap=True)
    if night == 1 and not _eve_was_audited(folder):
        with (
            open_demo(folder, EVE, chosen, language) as eve,
            Store.open(eve.settings.database_url, eve.settings.evidence_dir) as store,
        ):
            console.print(_("The evening before: one unit is audited, so that later nights have a history."), style="dim")
            _audited(eve, EVE_UNITS, store)
    with (
        open_demo(folder, night, chosen, language) as now,
        Store.open(now.settings.database_url, now.settings.evidence_dir) as store,
    ):
        console.print(_("The demo portal answers at {url}/").format(url=now.portal), style="dim")
        visit_at(now.visit_moments, Order(OrderKind.VISIT, now.units), _tools(now, store))
        result = _audited(now, now.units, store)
        paths = tell(result, _tools(now, store))
        sheet = now.sheet([check.info.id for check in enabled()])
    write_json(result, json_file)
    print_summary(result, paths, language)
    judgements = [judgement for unit in result.units for judgement in unit.judgements]
    differences = compare(judgements, sheet)
    if differences:
        console.print(_("The audit differs from the answer sheet:"), style="red")
        for line in differences.lines:
            console.print(f"  {line}", markup=False, highlight=False)
    else:
        console.print(_("The audit agrees with the answer sheet in all {count} lines.").format(count=len(sheet)))
    if result.run.state is not RunState.CLOSED:
        return Exit.INCOMPLETE
    return Exit.BREACHES if differences else Exit.OK


def serve(folder: Folder = DEFAULT_FOLDER, night: Night = 1, day: Day = None) -> int:
    """Only serve the district, until interrupted; its catalogue and a configuration for it are written into the folder."""
    from duewatch.demo.config import write_settings
    from duewatch.demo.opening import open_demo

    console = Console(soft_wrap=True)
    with open_demo(folder, night, _day(day)) as now:
        for host, base in now.bases.items():
            console.print(f"{host.value:9} {base}/", markup=False, highlight=False)
        file = write_settings(folder, now.bases)
        console.print(f"duewatch audit --config {file} --unit education", markup=False, highlight=False)
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return Exit.OK


def _eve_was_audited(folder: Path) -> bool:
    """Whether the eve's audit was carried to its end; one that was killed is taken up again."""
    from duewatch.demo.config import demo_settings
    from duewatch.demo.opening import EVE_UNITS
    from duewatch.storage import Store

    settings = demo_settings(folder, {})
    if not (folder / "duewatch.db").exists():
        return False
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        return store.runs.last_closed(Order(OrderKind.AD_HOC, EVE_UNITS).key) is not None


def _audited(demo: "Demo", units: tuple[str, ...], store: "Store") -> "RunResult":
    """One audit of some units."""
    from duewatch.audit import run_audit

    order = Order(OrderKind.NIGHTLY if units == demo.units else OrderKind.AD_HOC, units)
    with live_progress() as on_progress:
        return run_audit(order, _tools(demo, store, on_progress), demo.as_of)


def _tools(demo: "Demo", store: "Store", on_progress: "Callable[[Progress], None] | None" = None) -> "AuditTools":
    from duewatch.audit import AuditTools

    catalog = load_catalog(demo.settings)
    tools = AuditTools(demo.settings, catalog, store, lambda: datetime.now(CHINA), demo.settings.report.language)
    return replace(tools, on_progress=on_progress) if on_progress else tools


def _day_to_audit(folder: Path, asked: date | None, night: int) -> date:
    """The day of the demo: the one asked for, that of the folder, or the usual one. Found out before anything is written.

    Raises:
        UsageError: there is no such night, or it lies ahead of the clock.
    """
    from duewatch.demo.moments import check_night, default_day, moments_of
    from duewatch.demo.opening import kept_in

    now = datetime.now(CHINA)
    kept = kept_in(folder)
    day = asked or (kept[0] if kept else default_day(now.date()))
    as_of = moments_of(day).as_of(check_night(night))
    if now < as_of:
        complaint = "pages would be seen before they are due, and nothing could ever be late"
        raise UsageError("auditing the demo", f"{as_of:%Y-%m-%d %H:%M}", "choose an earlier --date", [complaint])
    return day


def _language(asked: str | None) -> str:
    if asked not in (None, "zh", "en"):
        raise UsageError("reading --lang", str(asked), "zh and en are known")
    return asked or "zh"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError("reading --date", str(text), "write the date as YYYY-MM-DD") from error
