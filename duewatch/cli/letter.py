"""``duewatch letter``: the letter that asks a site's operator to let the audit through."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.session import Language, with_choices
from duewatch.config import Settings
from duewatch.domain.dates import CHINA
from duewatch.errors import UsageError

if TYPE_CHECKING:
    from duewatch.domain.orders import Run
    from duewatch.domain.sightings import Sighting
    from duewatch.storage import Store
    from reports.letter import Sender

RUNS_LOOKED_AT = 20
DOING = "writing a letter"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("letter")(letter)


def letter(
    host: Annotated[str, typer.Argument(help="The host that keeps us out (host or host:port), or any address on it.")],
    run: Annotated[
        int | None, typer.Option("--run", help="Run whose visits are told; default: the newest that met a wall there.")
    ] = None,
    lang: Language = None,
    config: ConfigFile = None,
) -> int:
    """Print a ready letter that asks the operator of a site to admit our address and user agent."""
    from crawler.job import host_of
    from duewatch.storage import Store
    from reports.letter import admission_letter

    settings = with_choices(settings_from(config), None, lang)
    name = host_of(host if "://" in host else f"http://{host}")
    if not name:
        raise UsageError(DOING, host, "name a host like www.town.example, or an address on it")
    with Store.open(settings.database_url) as store:
        told, sightings = _run_with_walls(store, name, run)
    text = admission_letter(name, sightings, told, _sender(settings), datetime.now(CHINA), settings.report.language)
    typer.echo(text.strip())
    return Exit.OK


def _run_with_walls(store: "Store", host: str, number: int | None) -> "tuple[Run, list[Sighting]]":
    """The run that is told, and its sightings of the host.

    Raises:
        UsageError: no wall of that host was met.
    """
    from crawler.job import host_of
    from reports.letter import is_wall

    runs = [store.runs.get(number)] if number is not None else store.runs.newest(RUNS_LOOKED_AT)
    walled: set[str] = set()
    for run in runs:
        sightings = store.facts.sightings(run.facts_of or run.id).values()
        here = [one for one in sightings if host_of(one.url) == host]
        if any(is_wall(one) for one in here):
            return run, here
        walled |= {host_of(one.url) for one in sightings if is_wall(one)}
    seen = [f"hosts with walls there: {', '.join(sorted(walled))}"] if walled else []
    where = f"run {number}" if number is not None else f"the newest {len(runs)} run(s)"
    cure = "name a host that a run's notes call closed to us, or another run with --run; there is nothing to ask for here"
    raise UsageError(DOING, host, cure, [f"no wall of this host in {where}", *seen])


def _sender(settings: Settings) -> "Sender":
    from crawler.settings import user_agent
    from reports.letter import Sender

    crawl = settings.crawl
    return Sender(
        settings.mail.sender_name,
        user_agent(crawl.contact),
        crawl.contact,
        crawl.outgoing_addresses,
        crawl.delay_seconds,
        crawl.per_host,
        crawl.obey_robots,
    )
