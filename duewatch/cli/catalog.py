"""``duewatch catalog``: duties as data, validated, exported and imported."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from duewatch.cli.catalog_draft import draft_duties
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.config import Settings
from duewatch.domain.catalogue import Catalog
from duewatch.errors import UsageError

Folder = Annotated[Path | None, typer.Argument(help="A catalogue folder; without one the configured catalogue is meant.")]
Alone = Annotated[bool, typer.Option("--alone", help="Take the folder without the shipped catalogue below it.")]

_GAPS_SHOWN = 200


def register(app: typer.Typer) -> None:
    """Add the commands of this page."""
    group = typer.Typer(help="Duties as data: validate, export, import and draft.", no_args_is_help=True)
    group.command("validate")(validate)
    group.command("export")(export)
    group.command("import")(import_file)
    group.command("draft")(draft_duties)
    app.add_typer(group, name="catalog")


def validate(folder: Folder = None, config: ConfigFile = None, alone: Alone = False) -> None:
    """Load a catalogue and say what it holds, or list everything that is wrong with it (exit status 2)."""
    catalog = _loaded(folder, settings_from(config), alone=alone)
    typer.echo(
        f"{len(catalog.obligations)} obligations, {len(catalog.bases)} bases, {len(catalog.units)} units, "
        f"{len(catalog.offices)} offices, {len(catalog.waivers)} waivers, {len(catalog.jurisdictions)} jurisdictions, "
        f"{len(catalog.scales)} scales."
    )
    sources = Counter(name.partition("/")[0] for name in catalog.obligations)
    for source, count in sorted(sources.items()):
        answered = sum(bool(duty.checks) for name, duty in catalog.obligations.items() if name.startswith(f"{source}/"))
        typer.echo(f"  {source}: {count} obligations, {answered} answered by a check")
    without_address = sum(column.url is None for unit in catalog.units.values() for column in unit.columns)
    if without_address:
        typer.echo(f"{without_address} columns have no address yet: their duties are undetermined until one is entered.")
    typer.echo(f"Catalogue {catalog.digest[:16]} is in order.")


def export(
    xlsx: Annotated[Path, typer.Option("--xlsx", help="The workbook to write.")],
    folder: Folder = None,
    config: ConfigFile = None,
    alone: Alone = False,
) -> None:
    """Write units, columns, obligations, waivers and what they rest on as a workbook."""
    from duewatch.catalog.as_tables import tables_of
    from duewatch.catalog.workbook import write_workbook

    catalog = _loaded(folder, settings_from(config), alone=alone)
    write_workbook(tables_of(catalog), xlsx)
    typer.echo(f"{len(catalog.obligations)} obligations and {len(catalog.units)} units written to {xlsx}.")


def import_file(
    file: Annotated[
        Path, typer.Argument(help="A workbook of `catalog export`, or a published 标准目录 (HTML, XLSX, DOCX, PDF).")
    ],
    out: Annotated[Path, typer.Option("--out", help="New folder for the TOML files.")],
    source: Annotated[str | None, typer.Option("--source", help="First part of the ids of the duties of a 标准目录.")] = None,
    jurisdiction: Annotated[str, typer.Option("--jurisdiction", help="Where the duties of a 标准目录 apply.")] = "national",
    config: ConfigFile = None,
) -> None:
    """Make a catalogue folder of a workbook, or draft duties of a published standard catalogue.

    Nothing is written unless the whole can be loaded. What could not be understood is listed with its cell.
    """
    from duewatch.catalog.workbook import is_catalogue_workbook

    settings = settings_from(config)
    if _is_zip(file) and is_catalogue_workbook(file):
        _import_workbook(file, out, settings)
        return
    if not source:
        raise UsageError(
            "importing a standard catalogue", str(file), "Give its duties a name, for example --source yunxi-2026."
        )
    _import_standard(file, out, source, jurisdiction, settings)


def _import_workbook(file: Path, out: Path, settings: Settings) -> None:
    from duewatch.catalog.workbook import read_workbook
    from duewatch.catalog.writing import write_folder

    tables = read_workbook(file)
    with TemporaryDirectory() as name:
        write_folder(tables, Path(name))
        _loaded(Path(name), settings)
    paths = write_folder(tables, out)
    typer.echo(f"{len(tables['obligation'])} obligations and {len(tables['unit'])} units in {len(paths)} files below {out}.")


def _import_standard(file: Path, out: Path, source: str, jurisdiction: str, settings: Settings) -> None:
    from duewatch.catalog.standard import draft
    from duewatch.catalog.writing import write_folder
    from duewatch.cli.published_catalogue import read_published

    published = read_published(file)
    found = draft(published.items, published.gaps, source, file.stem, jurisdiction)
    tables = {"basis": [found.basis], "obligation": found.obligations}
    with TemporaryDirectory() as name:
        write_folder(tables, Path(name))
        _loaded(Path(name), settings)
    write_folder(tables, out)
    checkable = sum(bool(duty["checks"]) for duty in found.obligations)
    rows = len(found.obligations)
    typer.echo(f"{rows} rows in {published.tables} tables: {checkable} for checks, the others for a person.")
    for warning in published.warnings:
        typer.echo(f"  note: {warning}")
    for gap in found.gaps[:_GAPS_SHOWN]:
        cell = f", column {gap.column}" if gap.column else ""
        typer.echo(f"  {gap.place}, row {gap.row}{cell}, {gap.element}: {gap.what}{f' ({gap.cell})' if gap.cell else ''}")
    if len(found.gaps) > _GAPS_SHOWN:
        typer.echo(f"  … and {len(found.gaps) - _GAPS_SHOWN} more")
    typer.echo(f"A draft stands below {out}: review it before you lay it over your catalogue.")


def _loaded(folder: Path | None, settings: Settings, *, alone: bool = False) -> Catalog:
    from checks.registry import infos
    from duewatch.catalog import load

    own = folder or settings.catalog.folder
    return load(
        [own] if own else [],
        national=settings.catalog.national and not alone,
        calendar_extra=settings.calendar.extra,
        known_checks=infos().keys(),
    )


def _is_zip(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return stream.read(2) == b"PK" and file.suffix.lower() != ".docx"
    except OSError as error:
        raise UsageError("importing", str(file), f"Name a file that can be read: {error.strerror}.") from None
