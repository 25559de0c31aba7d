"""``duewatch db upgrade|status``: the shape of the database."""

import typer

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="The database: which revision it has, and how it gets the newest.", no_args_is_help=True)
    group.command("status")(status)
    group.command("upgrade")(upgrade)
    app.add_typer(group, name="db")


def status(config: ConfigFile = None) -> int:
    """Print where the database is and whether this program can work with it; exit status 2 when it must be upgraded."""
    from duewatch.storage import status_of

    found = status_of(settings_from(config).database_url)
    typer.echo(f"Database: {found.url}")
    if found.revision is None:
        typer.echo("There is no database yet; the first audit makes it.")
        return Exit.OK
    typer.echo(f"Revision: {found.revision}")
    if found.up_to_date:
        typer.echo("It is up to date.")
        return Exit.OK
    newer = found.revision > found.newest
    cure = "Install the duewatch that made it, or a newer one." if newer else "Run `duewatch db upgrade`."
    typer.echo(f"This program needs revision {found.newest}. {cure}")
    return Exit.USAGE


def upgrade(config: ConfigFile = None) -> int:
    """Bring the database to the newest revision; one that does not exist yet is made. Nothing stored is lost."""
    from duewatch.storage import upgrade as bring_up_to_date

    before = bring_up_to_date(settings_from(config).database_url)
    typer.echo(f"Database: {before.url}")
    if before.up_to_date:
        typer.echo(f"It is up to date (revision {before.newest}); nothing was changed.")
    elif before.revision is None:
        typer.echo(f"Made with revision {before.newest}.")
    else:
        typer.echo(f"Upgraded from revision {before.revision} to {before.newest}.")
    return Exit.OK
