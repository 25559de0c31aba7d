"""``duewatch replies uphold``, ``grant`` and ``refuse``: what a person decides on a reply."""

from datetime import date, datetime
from typing import Annotated

import typer

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.session import Spoken, speaker
from duewatch.cli.state_words import state_word
from duewatch.domain.dates import CHINA
from duewatch.domain.replies import Answer, Outcome, Reply
from duewatch.errors import UsageError

Code = Annotated[str, typer.Argument(help="Code of the reply, as `duewatch replies list` shows it.")]
By = Annotated[str, typer.Option("--by", help="Who decides: a person or an office.")]


def uphold(
    code: Code,
    by: By,
    note: Annotated[str, typer.Option("--note", help="What was found, and what is done about it.")] = "",
    lang: Spoken = None,
    config: ConfigFile = None,
) -> int:
    """Agree that a finding was a false alarm. The finding itself goes when the check, the catalogue or a waiver says so."""
    _ = speaker(settings_from(config), lang)
    said = _answer(code, Outcome.UPHELD, by, note, config)
    told = _("Recorded: {finding} of {unit} was a false alarm, says {by}.")
    typer.echo(told.format(finding=_finding(said), unit=said.key.unit, by=by.strip()))
    typer.echo(
        _("It stays open until a judgement says otherwise: accept a document, correct the catalogue, or grant a waiver.")
    )
    return Exit.OK


def grant(
    code: Code,
    by: By,
    reason: Annotated[str, typer.Option("--reason", help="Why; default: what the unit wrote.")] = "",
    until: Annotated[str | None, typer.Option("--until", help="Last day of the waiver, YYYY-MM-DD.")] = None,
    no_end: Annotated[bool, typer.Option("--no-end", help="The waiver truly has no end.")] = False,
    lang: Spoken = None,
    config: ConfigFile = None,
) -> int:
    """Grant the waiver a unit asked for: for this finding alone, with reason, author and last day."""
    _ = speaker(settings_from(config), lang)
    last = _last_day(until, no_end=no_end)
    said = _answer(code, Outcome.GRANTED, by, reason, config, last)
    until_when = _("until {day}").format(day=last) if last else _("without an end")
    told = _("Granted: {finding} of {unit} is exempt {until}, by {by}.")
    typer.echo(told.format(finding=_finding(said), unit=said.key.unit, until=until_when, by=by.strip()))
    return Exit.OK


def refuse(
    code: Code,
    by: By,
    reason: Annotated[str, typer.Option("--reason", help="Why.")],
    lang: Spoken = None,
    config: ConfigFile = None,
) -> int:
    """Do not agree with a false alarm or a wish for a waiver; the unit reads the reason in the next report."""
    if not reason.strip():
        raise UsageError("answering a reply", code, "give the reason; the unit will read it", ["--reason: is empty"])
    _ = speaker(settings_from(config), lang)
    said = _answer(code, Outcome.REFUSED, by, reason, config)
    told = _("Recorded: {kind} of {finding} of {unit} is refused.")
    typer.echo(told.format(kind=state_word(said.kind, _), finding=_finding(said), unit=said.key.unit))
    return Exit.OK


def _finding(said: Reply) -> str:
    return f"{said.key.check}/{said.key.subject}"


def _answer(code: str, outcome: Outcome, by: str, note: str, config: ConfigFile, until: date | None = None) -> Reply:
    from duewatch.answering import answer
    from duewatch.storage import Store

    if not by.strip():
        raise UsageError("answering a reply", code, "name who decides", ["--by: is empty"])
    decided = Answer(outcome, by.strip(), " ".join(note.split()), datetime.now(CHINA))
    with Store.open(settings_from(config).database_url) as store:
        return answer(code.strip().upper(), decided, store, until)


def _last_day(until: str | None, *, no_end: bool) -> date | None:
    if (until is None) != no_end:
        raise UsageError("granting a waiver", until or "--no-end", "give --until DAY, or --no-end if it truly has none")
    if until is None:
        return None
    try:
        day = date.fromisoformat(until)
    except ValueError as error:
        raise UsageError("reading --until", until, "write the date as YYYY-MM-DD") from error
    if day < datetime.now(CHINA).date():
        raise UsageError("reading --until", until, "give a day that is still to come", ["this day has passed"])
    return day
