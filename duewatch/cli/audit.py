"""``duewatch audit``: see, judge, remember, tell."""

import difflib
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.session import (
    CatalogFolder,
    JsonFile,
    Language,
    exit_of,
    load_catalog,
    moment_of,
    require_writable,
    with_choices,
    write_json,
)
from duewatch.domain.dates import CHINA
from duewatch.domain.orders import Order, OrderKind
from duewatch.domain.units import UnitKind
from duewatch.errors import UsageError

if TYPE_CHECKING:
    from duewatch.domain.catalogue import Catalog


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("audit")(audit)


def audit(
    office: Annotated[str | None, typer.Option(help="All units of this office.")] = None,
    unit: Annotated[list[str] | None, typer.Option(help="This unit; may be given several times.")] = None,
    url: Annotated[
        str | None, typer.Option(help="One address, without configuration: its disclosure columns are found by name.")
    ] = None,
    catalog: CatalogFolder = None,
    as_of: Annotated[str | None, typer.Option(help="Judge as of this date, YYYY-MM-DD; default: now.")] = None,
    lang: Language = None,
    json_file: JsonFile = None,
    send: Annotated[bool, typer.Option("--send", help="Mail the reports to the offices.")] = False,
    schedule: Annotated[str | None, typer.Option(help="Name of the schedule that starts this audit.", hidden=True)] = None,
    config: ConfigFile = None,
) -> int:
    """Crawl the columns of units, judge their duties, write the reports. Without a choice: every unit of your own catalogue."""
    from duewatch.adhoc import address_order
    from duewatch.audit import AuditTools, run_audit, tell
    from duewatch.cli.progress import live_progress
    from duewatch.cli.send import send_reports
    from duewatch.cli.summary import print_summary
    from duewatch.storage import Store

    if sum(choice is not None for choice in (office, unit or None, url)) > 1:
        raise UsageError("reading the command", "audit", "give only one of --office, --unit and --url")
    moment = moment_of(as_of)
    settings = with_choices(settings_from(config), catalog, lang)
    require_writable(json_file)
    known = load_catalog(settings)
    with Store.open(settings.database_url, settings.evidence_dir) as store, live_progress() as on_progress:
        tools = AuditTools(settings, known, store, lambda: datetime.now(CHINA), settings.report.language, on_progress)
        order = (
            address_order(url) if url else order_of(known, office, unit or [], schedule, (moment or datetime.now(CHINA)).date())
        )
        result = run_audit(order, tools, moment)
        paths = tell(result, tools)
        sent = send_reports(result, store, settings) if send else Exit.OK
    write_json(result, json_file)
    print_summary(result, paths, settings.report.language)
    return max(exit_of(result, settings), sent)


def order_of(catalog: "Catalog", office: str | None, units: list[str], schedule: str | None, day: date) -> Order:
    """The order a person (or a schedule) asks for; units that are not open on the day are left out unless they are named.

    Raises:
        UsageError: an office or unit is unknown, with the nearest known name; or there is nothing to audit.
    """
    complaints = []
    if office and office not in catalog.offices:
        complaints.append(_unknown("office", office, catalog.offices))
    complaints.extend(_unknown("unit", name, catalog.units) for name in units if name not in catalog.units)
    judged = {name for name, unit in catalog.units.items() if unit.kind is not UnitKind.SUPERIOR and unit.is_open(day)}
    of_office = {unit.id for unit in catalog.units_of(office)} if office else set(catalog.units) - catalog.shipped_units
    chosen = set(units) or of_office & judged
    if not chosen and not complaints:
        complaints.append("your catalogue holds no unit; try --url ADDRESS, or write one (docs/catalogue.md)")
    if complaints:
        raise UsageError("choosing what to audit", office or ", ".join(units) or "every unit", "name known units", complaints)
    kind = OrderKind.NIGHTLY if schedule or not units else OrderKind.AD_HOC
    return Order(kind, tuple(sorted(chosen)), office=office, schedule=schedule)


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"unknown {what} {name!r}" + (f'; did you mean "{near[0]}"?' if near else "")
