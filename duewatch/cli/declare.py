"""``duewatch declare``: declarations that there was nothing to publish (零报告)."""

import json
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.session import CatalogFolder, Spoken, load_catalog, speaker, with_choices
from duewatch.domain.dates import CHINA
from duewatch.domain.declarations import Declaration, may_be_nothing
from duewatch.errors import UsageError

if TYPE_CHECKING:
    from duewatch.domain.catalogue import Catalog
    from duewatch.domain.units import Unit

LONGEST = timedelta(days=366)
"""Nobody can say for more than a year at once that there was nothing."""

CURE = "correct it; `duewatch catalog validate` shows which catalogue is read"


def register(app: typer.Typer) -> None:
    """Add the commands of this page."""
    group = typer.Typer(help="Declarations of nothing to publish.", no_args_is_help=True)
    group.command("nothing")(nothing)
    group.command("list")(list_declarations)
    group.command("withdraw")(withdraw)
    app.add_typer(group, name="declare")


def nothing(
    unit: Annotated[str, typer.Option("--unit", help="Id of the unit that had nothing to publish.")],
    first: Annotated[str, typer.Option("--from", help="First day of the period, YYYY-MM-DD.")],
    last: Annotated[str, typer.Option("--to", help="Last day of the period, YYYY-MM-DD.")],
    by: Annotated[str, typer.Option("--by", help="Who declares it: a person or an office.")],
    obligation: Annotated[str | None, typer.Option("--obligation", help="Id of the duty.")] = None,
    column: Annotated[str | None, typer.Option("--column", help="Or: id of the unit's column.")] = None,
    note: Annotated[str, typer.Option("--note", help="Why there was nothing, or where that is on record.")] = "",
    catalog: CatalogFolder = None,
    lang: Spoken = None,
    config: ConfigFile = None,
) -> int:
    """Declare that a unit had nothing to publish in a period, under a duty or in a column (零报告)."""
    from duewatch.storage import Store

    settings = with_choices(settings_from(config), catalog, lang)
    _ = speaker(settings)
    now = datetime.now(CHINA)
    declared = Declaration(
        unit, obligation, column, _day("--from", first), _day("--to", last), by.strip(), " ".join(note.split())
    )
    complaints = list(_complaints(declared, load_catalog(settings), now.date()))
    if complaints:
        raise UsageError("recording a declaration", f"{unit}, {obligation or column or '?'}", CURE, complaints)
    with Store.open(settings.database_url) as store:
        number = store.declarations.record(declared, now)
    typer.echo(
        _(
            "Recorded as number {n}: {unit} had nothing to publish for {what} from {first} to {last}, says {by}. It answers "
            "from the next judgement on."
        ).format(n=number, unit=unit, what=obligation or column, first=declared.first, last=declared.last, by=declared.by)
    )
    return Exit.OK


def list_declarations(
    unit: Annotated[str | None, typer.Option("--unit", help="Only of this unit.")] = None,
    lang: Spoken = None,
    config: ConfigFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> int:
    """List the declarations, those withdrawn too."""
    from duewatch.storage import Store

    settings = settings_from(config)
    _ = speaker(settings, lang)
    with Store.open(settings.database_url) as store:
        found = [one for one in store.declarations.every() if unit in (None, one.unit)]
    if as_json:
        typer.echo(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
        return Exit.OK
    if not found:
        typer.echo(_("Nobody has declared anything yet."))
        return Exit.OK
    table = Table(_("no."), _("unit"), _("duty or column"), _("from"), _("to"), _("says"), _("note"), _("withdrawn"))
    for one in found:
        withdrawn = f"{one.withdrawn_at:%Y-%m-%d} {one.withdrawn_by}" if one.withdrawn_at else ""
        cells = (str(one.number), one.unit, one.obligation or one.column or "", str(one.first), str(one.last))
        table.add_row(*(escape(words) for words in (*cells, one.by, one.note, withdrawn)))
    Console().print(table)
    return Exit.OK


def withdraw(
    number: Annotated[int, typer.Argument(help="Its number, as `duewatch declare list` shows it.")],
    by: Annotated[str, typer.Option("--by", help="Who withdraws it.")],
    lang: Spoken = None,
    config: ConfigFile = None,
) -> int:
    """Withdraw a declaration; that it was made stays known."""
    from duewatch.storage import Store

    if not by.strip():
        raise UsageError("withdrawing a declaration", f"number {number}", "name who withdraws it", ["--by: is empty"])
    settings = settings_from(config)
    _ = speaker(settings, lang)
    with Store.open(settings.database_url) as store:
        store.declarations.withdraw(number, by.strip(), datetime.now(CHINA))
    typer.echo(_("Declaration {n} is withdrawn; it answers nothing from the next judgement on.").format(n=number))
    return Exit.OK


def _day(option: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UsageError(f"reading {option}", written, "write the date as YYYY-MM-DD") from error


def _complaints(declared: Declaration, catalog: "Catalog", today: date) -> list[str]:
    from duewatch.catalog.complaints import nearest

    complaints = []
    if not declared.by:
        complaints.append("--by: name who declares it")
    if (declared.obligation is None) == (declared.column is None):
        complaints.append("--obligation, --column: give one of them")
    if declared.last < declared.first:
        complaints.append(f"--to: {declared.last} lies before {declared.first}")
    elif declared.last - declared.first > LONGEST:
        complaints.append("--to: a declaration covers a year at most; declare each year by itself")
    if declared.first > today:
        complaints.append(f"--from: {declared.first} has not come yet; declare it when the period has begun")
    unit = catalog.units.get(declared.unit)
    if unit is None:
        complaints.append(
            f"--unit: the catalogue does not know {declared.unit!r}{nearest(declared.unit, catalog.units.keys())}"
        )
    if declared.obligation is not None:
        complaints.extend(_about_duty(declared.obligation, unit, catalog, today))
    if declared.column is not None and unit is not None:
        complaints.extend(_about_column(declared.column, unit, catalog))
    return complaints


def _about_duty(name: str, unit: "Unit | None", catalog: "Catalog", today: date) -> list[str]:
    from duewatch.catalog.complaints import nearest

    duty = catalog.obligations.get(name)
    if duty is None:
        return [f"--obligation: the catalogue does not know {name!r}{nearest(name, catalog.obligations.keys())}"]
    if not may_be_nothing(duty):
        return [f"--obligation: {name} cannot come to nothing: {_why_not(name, catalog)}"]
    if unit is not None and name not in {one.obligation.id for one in catalog.duties_of(unit, today)}:
        return [f"--obligation: {name} does not bind {unit.id}"]
    return []


def _about_column(name: str, unit: "Unit", catalog: "Catalog") -> list[str]:
    from duewatch.catalog.complaints import nearest

    column = unit.column(name)
    if column is None:
        return [f"--column: {unit.id} has no column {name!r}{nearest(name, [one.id for one in unit.columns])}"]
    basis = catalog.obligations.get(column.update_basis or "")
    if basis is not None and not may_be_nothing(basis):
        return [f"--column: {name} is kept up under {basis.id}, which cannot come to nothing: {_why_not(basis.id, catalog)}"]
    return []


def _why_not(name: str, catalog: "Catalog") -> str:
    if catalog.obligations[name].may_be_nothing is False:
        return "the catalogue says so (may-be-nothing = false)"
    return (
        "it names a date, a year or a column that must exist, or fails the unit by itself; where the law knows years "
        "without it, the catalogue may say may-be-nothing = true"
    )


def _as_json(one: Declaration) -> dict[str, str | int | None]:
    return {
        "number": one.number,
        "unit": one.unit,
        "obligation": one.obligation,
        "column": one.column,
        "from": one.first.isoformat(),
        "to": one.last.isoformat(),
        "by": one.by,
        "note": one.note,
        "recorded_at": one.recorded_at.isoformat() if one.recorded_at else None,
        "withdrawn_at": one.withdrawn_at.isoformat() if one.withdrawn_at else None,
        "withdrawn_by": one.withdrawn_by or None,
    }
