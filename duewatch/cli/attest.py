"""``duewatch attest``: record that a duty was done which the web cannot show."""

import difflib
import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.session import CatalogFolder, Spoken, load_catalog, speaker, with_choices
from duewatch.domain.catalogue import Attestation
from duewatch.domain.dates import CHINA
from duewatch.errors import UsageError

if TYPE_CHECKING:
    from duewatch.domain.catalogue import Catalog


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("attest")(attest)
    app.command("attestations")(attestations)


def attest(
    obligation: Annotated[str, typer.Option("--obligation", help="Id of the duty.")],
    unit: Annotated[str, typer.Option("--unit", help="Id of the unit that did it.")],
    by: Annotated[str, typer.Option("--by", help="Who vouches for it: a person or an office.")],
    on: Annotated[str | None, typer.Option("--on", help="Day it was done, YYYY-MM-DD; default: today.")] = None,
    note: Annotated[str, typer.Option("--note", help="Where the proof is kept.")] = "",
    catalog: CatalogFolder = None,
    lang: Spoken = None,
    config: ConfigFile = None,
) -> int:
    """Record that a duty was done which the web cannot show; later reports say so."""
    from duewatch.storage import Store

    settings = with_choices(settings_from(config), catalog, lang)
    _ = speaker(settings)
    now = datetime.now(CHINA)
    attested = Attestation(obligation, unit, _day(on, now.date()), by.strip(), note.strip())
    _must_be_known(attested, load_catalog(settings))
    with Store.open(settings.database_url) as store:
        store.ledger.attest(attested, now)
    done = _("Recorded: {duty}, done by {unit} on {day}, says {by}.")
    typer.echo(done.format(duty=obligation, unit=unit, day=attested.on, by=attested.by))
    return Exit.OK


def attestations(
    lang: Spoken = None,
    config: ConfigFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> int:
    """List what people recorded as done."""
    from duewatch.storage import Store

    settings = settings_from(config)
    _ = speaker(settings, lang)
    with Store.open(settings.database_url) as store:
        found = store.ledger.attestations()
    if as_json:
        rows = [
            {"obligation": one.obligation, "unit": one.unit, "on": one.on.isoformat(), "by": one.by, "note": one.note}
            for one in found
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return Exit.OK
    if not found:
        typer.echo(_("Nobody has recorded anything yet."))
        return Exit.OK
    table = Table(_("duty"), _("unit"), _("done on"), _("says"), _("note"))
    for one in found:
        table.add_row(*(escape(words) for words in (one.obligation, one.unit, one.on.isoformat(), one.by, one.note)))
    Console().print(table)
    return Exit.OK


def _day(written: str | None, today: date) -> date:
    try:
        day = date.fromisoformat(written) if written else today
    except ValueError as error:
        raise UsageError("reading --on", str(written), "write the date as YYYY-MM-DD") from error
    if day > today:
        raise UsageError("reading --on", str(written), "record it when it is done", ["this day has not come yet"])
    return day


def _must_be_known(attested: Attestation, catalog: "Catalog") -> None:
    complaints = [
        *_unknown("--obligation", attested.obligation, catalog.obligations),
        *_unknown("--unit", attested.unit, catalog.units),
        *([] if attested.by else ["--by: name who vouches for it"]),
    ]
    if complaints:
        cure = "correct it; `duewatch catalog validate` shows which catalogue is read"
        raise UsageError("recording an attestation", f"{attested.obligation}, {attested.unit}", cure, complaints)


def _unknown(option: str, name: str, known: Iterable[str]) -> list[str]:
    names = set(known)
    if name in names:
        return []
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return [f"{option}: the catalogue does not know {name!r}" + (f"; did you mean {near[0]!r}?" if near else "")]
