"""``duewatch catalog``: look at duties as data."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from duewatch.cli.options import ConfigFile, settings_from

Folder = Annotated[Path | None, typer.Argument(help="A catalogue folder; without one the configured catalogue is checked.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this page."""
    group = typer.Typer(help="Duties as data: validate, import and export.", no_args_is_help=True)
    group.command("validate")(validate)
    app.add_typer(group, name="catalog")


def validate(
    folder: Folder = None,
    config: ConfigFile = None,
    alone: Annotated[bool, typer.Option("--alone", help="Check the folder without the shipped catalogue below it.")] = False,
) -> None:
    """Load a catalogue and say what it holds, or list everything that is wrong with it (exit status 2)."""
    from checks.registry import infos
    from duewatch.catalog import load

    settings = settings_from(config)
    own = folder or settings.catalog.folder
    catalog = load(
        [own] if own else [],
        national=settings.catalog.national and not alone,
        calendar_extra=settings.calendar.extra,
        known_checks=infos().keys(),
    )
    typer.echo(
        f"{len(catalog.obligations)} obligations, {len(catalog.bases)} bases, {len(catalog.units)} units, "
        f"{len(catalog.offices)} offices, {len(catalog.waivers)} waivers, {len(catalog.jurisdictions)} jurisdictions."
    )
    sources = Counter(name.partition("/")[0] for name in catalog.obligations)
    for source, count in sorted(sources.items()):
        answered = sum(bool(duty.checks) for name, duty in catalog.obligations.items() if name.startswith(f"{source}/"))
        typer.echo(f"  {source}: {count} obligations, {answered} answered by a check")
    without_address = sum(column.url is None for unit in catalog.units.values() for column in unit.columns)
    if without_address:
        typer.echo(f"{without_address} columns have no address yet: their duties are undetermined until one is entered.")
    typer.echo(f"Catalogue {catalog.digest[:16]} is in order.")
