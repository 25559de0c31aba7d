"""``duewatch accept``: accept a document as what a duty asks for, whatever it is called."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.session import CatalogFolder, Spoken, load_catalog, speaker, with_choices
from duewatch.domain.acceptances import Acceptance
from duewatch.domain.dates import CHINA
from duewatch.errors import UsageError
from duewatch.locale import Translate

if TYPE_CHECKING:
    from duewatch.domain.catalogue import Catalog


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("accept")(accept)


def accept(
    finding: Annotated[list[str] | None, typer.Argument(help="CHECK/SUBJECT, as `duewatch findings` shows them.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="Id of the unit.")] = None,
    candidate: Annotated[str | None, typer.Option("--candidate", help="Address of the document.")] = None,
    by: Annotated[str, typer.Option("--by", help="Who accepts it: a person or an office.")] = "",
    note: Annotated[str, typer.Option("--note", help="Why it is the same thing.")] = "",
    words: Annotated[
        str, typer.Option("--words", help="Words of its title: accept every document of the unit with these words, too.")
    ] = "",
    withdraw: Annotated[int | None, typer.Option("--withdraw", help="Withdraw the acceptance of this number.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the acceptances, those withdrawn too.")] = False,
    snippet: Annotated[
        bool, typer.Option("--snippet", help="Print what to add to the catalogue, so that the name counts for every unit.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --list: print JSON.")] = False,
    catalog: CatalogFolder = None,
    lang: Spoken = None,
    config: ConfigFile = None,
) -> int:
    """Accept a document as what a missing item, or a missing repost, asks for; later judgements name who accepted it."""
    from duewatch.storage import Store

    settings = with_choices(settings_from(config), catalog, lang)
    _ = speaker(settings)
    if withdraw is not None and not finding:
        if not by.strip():
            raise UsageError("withdrawing an acceptance", f"number {withdraw}", "name who withdraws it", ["--by: is empty"])
        with Store.open(settings.database_url) as store:
            store.acceptances.withdraw(withdraw, by.strip(), datetime.now(CHINA))
        typer.echo(_("Acceptance {n} is withdrawn; it holds no longer from the next judgement on.").format(n=withdraw))
        return Exit.OK
    if (listed or snippet) and not finding:
        with Store.open(settings.database_url) as store:
            found = store.acceptances.standing() if snippet else store.acceptances.every()
        if snippet:
            typer.echo(_snippets(found, load_catalog(settings), _))
        else:
            _print(found, _, as_json=as_json)
        return Exit.OK
    if not finding or not unit:
        cure = "give CHECK/SUBJECT, --unit, --candidate and --by; or --list, or --withdraw"
        raise UsageError("reading the command", "accept", cure)
    from duewatch.accepting import Asked, acceptances_of

    known = load_catalog(settings)
    asked = tuple(Asked(one, unit, candidate or "", by.strip(), " ".join(note.split()), words) for one in finding)
    with Store.open(settings.database_url) as store:
        accepted = acceptances_of(asked, store, known)
        for one in accepted:
            number = store.acceptances.record(one, datetime.now(CHINA))
            typer.echo(
                _(
                    "Recorded as number {n}: {url} counts as {check}/{subject} of {unit}, says {by}. It holds from the next "
                    "judgement on."
                ).format(n=number, url=one.url, check=one.check, subject=one.subject, unit=one.unit, by=one.by)
            )
    if snippet:
        typer.echo(_snippets(accepted, known, _))
    return Exit.OK


def _print(found: Sequence[Acceptance], _: Translate, *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
        return
    if not found:
        typer.echo(_("Nobody has accepted anything yet."))
        return
    for one in found:
        year = f" ({one.year})" if one.year else ""
        typer.echo(_printable(f"{one.number}. {one.unit} {one.check}/{one.subject}{year}: {one.title} {one.url}"))
        said = [
            _("accepted by {by}").format(by=one.by),
            one.note,
            _("words: {words}").format(words=one.words) if one.words else "",
        ]
        if one.withdrawn_at:
            said.append(_("withdrawn on {day} by {by}").format(day=f"{one.withdrawn_at:%Y-%m-%d}", by=one.withdrawn_by))
        typer.echo(_printable(f"   {'; '.join(filter(None, said))}"))


def _snippets(found: Sequence[Acceptance], catalog: "Catalog", _: Translate) -> str:
    """The ``looks-for`` lines of the duties, the accepted names added as synonyms; a title is shortened by a person."""
    from duewatch.catalog.as_tables import obligation_table
    from duewatch.catalog.toml_text import inline

    names: dict[str, list[str]] = {}
    for one in found:
        duty = catalog.obligations.get(one.subject)
        if duty and duty.repost is None:
            names.setdefault(duty.id, []).append(one.words or one.title)
    if not names:
        return _("# No acceptance names a duty of the catalogue whose words could be added to.")
    blocks = []
    for name, synonyms in names.items():
        looks_for = dict(obligation_table(catalog.obligations[name]).get("looks-for", {}))
        looks_for["synonyms"] = list(dict.fromkeys([*looks_for.get("synonyms", []), *synonyms]))
        blocks.append(f"# in [[obligation]] id = {inline(name)}\nlooks-for = {inline(looks_for)}")
    return "\n\n".join(blocks)


def _printable(words: str) -> str:
    """A title or an address comes from a page: nothing in it may steer the terminal."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in words)


def _as_json(one: Acceptance) -> dict[str, str | int | None]:
    return {
        "number": one.number,
        "unit": one.unit,
        "check": one.check,
        "subject": one.subject,
        "url": one.url,
        "title": one.title,
        "words": one.words,
        "year": one.year,
        "by": one.by,
        "note": one.note,
        "recorded_at": one.recorded_at.isoformat() if one.recorded_at else None,
        "withdrawn_at": one.withdrawn_at.isoformat() if one.withdrawn_at else None,
        "withdrawn_by": one.withdrawn_by or None,
    }
