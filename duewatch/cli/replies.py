"""``duewatch replies``: what units say of findings, read from the workbook and looked at again one by one."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.reply_answers import grant, refuse, uphold
from duewatch.cli.session import CatalogFolder, Language, Spoken, load_catalog, moment_of, speaker, with_choices
from duewatch.cli.state_words import state_word
from duewatch.domain.dates import CHINA
from duewatch.domain.orders import Order, OrderKind, RunState
from duewatch.domain.replies import Outcome, ReplyKind, ReplyState, finding_code
from duewatch.errors import UsageError
from duewatch.locale import Translate

if TYPE_CHECKING:
    from duewatch.answering import Evidence

LOOK_AGAIN = frozenset({Outcome.WAITING, Outcome.UNDETERMINED})
"""What became of a reply that something was put right, as long as another look may tell more."""


def register(app: typer.Typer) -> None:
    """Add the commands of this page."""
    group = typer.Typer(help="Replies of units to findings.", no_args_is_help=True)
    group.command("import")(import_file)
    group.command("list")(list_replies)
    group.command("recheck")(recheck)
    group.command("uphold")(uphold)
    group.command("grant")(grant)
    group.command("refuse")(refuse)
    app.add_typer(group, name="replies")


def import_file(
    file: Annotated[Path, typer.Argument(help="The workbook of an office's report, filled in by units.")],
    lang: Spoken = None,
    config: ConfigFile = None,
) -> int:
    """Read the replies in a workbook: 已整改, 误报, 申请豁免. A reply changes no verdict by itself."""
    from duewatch.reply_book import read_replies
    from duewatch.storage import Store

    settings = settings_from(config)
    _ = speaker(settings, lang)
    with Store.open(settings.database_url) as store:
        said = read_replies(file, store, datetime.now(CHINA))
        new = store.replies.put(said)
    typer.echo(_("{n} replies read, {new} of them new.").format(n=len(said), new=len(new)))
    counts = {kind: sum(one.kind is kind for one in new) for kind in ReplyKind}
    if counts[ReplyKind.PUT_RIGHT]:
        told = _("  {n} say it was put right: `duewatch replies recheck` looks again now.")
        typer.echo(told.format(n=counts[ReplyKind.PUT_RIGHT]))
    if counts[ReplyKind.FALSE_ALARM]:
        told = _("  {n} call it a false alarm: `duewatch replies uphold` or `refuse` answers.")
        typer.echo(told.format(n=counts[ReplyKind.FALSE_ALARM]))
    if counts[ReplyKind.ASKS_WAIVER]:
        told = _("  {n} ask for a waiver: `duewatch replies grant` or `refuse` answers.")
        typer.echo(told.format(n=counts[ReplyKind.ASKS_WAIVER]))
    return Exit.OK


def list_replies(
    unit: Annotated[str | None, typer.Option("--unit", help="Only of this unit.")] = None,
    waiting: Annotated[bool, typer.Option("--waiting", help="Only those that wait for a look or a decision.")] = False,
    lang: Spoken = None,
    config: ConfigFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with the evidence of each finding.")] = False,
) -> int:
    """List the replies and what became of them; of false alarms with the evidence to look at."""
    from duewatch.answering import evidence_of
    from duewatch.storage import Store

    settings = settings_from(config)
    _ = speaker(settings, lang)
    with Store.open(settings.database_url) as store:
        states = store.replies.states({unit} if unit else None)
        states = tuple(state for state in states if not waiting or state.outcome is Outcome.WAITING)
        evidence = evidence_of(states, store)
    if as_json:
        rows = [_as_json(state, evidence[state.reply.code]) for state in states]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return Exit.OK
    if not states:
        typer.echo(_("There is no such reply."))
        return Exit.OK
    _print(states, _)
    for state in states:
        if state.reply.kind is ReplyKind.FALSE_ALARM and state.outcome is Outcome.WAITING:
            typer.echo(_("Evidence of {code}:").format(code=state.reply.code))
            for line in _evidence_lines(evidence[state.reply.code], _):
                typer.echo(f"  {line}")
    return Exit.OK


def recheck(
    unit: Annotated[list[str] | None, typer.Option("--unit", help="Only this unit; may be given several times.")] = None,
    as_of: Annotated[str | None, typer.Option(help="Judge as of this date, YYYY-MM-DD; default: now.")] = None,
    catalog: CatalogFolder = None,
    lang: Language = None,
    config: ConfigFile = None,
) -> int:
    """Look again now at the units that say something was put right, and say of each reply what is true."""
    from duewatch.audit import AuditTools, run_audit, tell
    from duewatch.cli.progress import live_progress
    from duewatch.cli.summary import print_summary
    from duewatch.storage import Store

    moment = moment_of(as_of)
    settings = with_choices(settings_from(config), catalog, lang)
    _ = speaker(settings)
    known = load_catalog(settings)
    strange = [name for name in unit or () if name not in known.units]
    if strange:
        raise UsageError("choosing what to look at again", ", ".join(strange), "name units of the catalogue")
    with Store.open(settings.database_url, settings.evidence_dir) as store, live_progress() as on_progress:
        waiting = [
            state.reply
            for state in store.replies.states(unit or None)
            if state.reply.kind is ReplyKind.PUT_RIGHT and state.outcome in LOOK_AGAIN and state.reply.key.unit in known.units
        ]
        if not waiting:
            typer.echo(_("No reply waits for a second look."))
            return Exit.OK
        tools = AuditTools(settings, known, store, lambda: datetime.now(CHINA), settings.report.language, on_progress)
        result = run_audit(Order(OrderKind.AD_HOC, tuple(sorted({one.key.unit for one in waiting}))), tools, moment)
        paths = tell(result, tools)
        codes = {one.code for one in waiting}
        states = [state for state in store.replies.states(result.run.order.units) if state.reply.code in codes]
    _print(states, _)
    print_summary(result, paths, settings.report.language)
    return Exit.OK if result.run.state is RunState.CLOSED else Exit.INCOMPLETE


def _print(states: Sequence[ReplyState], _: Translate) -> None:
    for state in states:
        said, outcome = state.reply, state_word(state.outcome, _)
        if state.answer:
            outcome = _("{outcome} by {by}").format(outcome=outcome, by=state.answer.by)
            outcome += f": {state.answer.note}" if state.answer.note else ""
        elif state.looked_in and said.kind is ReplyKind.PUT_RIGHT:
            outcome = _("{outcome} (run {run})").format(outcome=outcome, run=state.looked_in)
        typer.echo(_printable(f"{said.code} {state_word(said.kind, _)}: {outcome}"))
        found = _("{finding} ({code}, run {run})").format(
            finding=f"{said.key.unit} {said.key.check}/{said.key.subject}", code=finding_code(said.key), run=said.run
        )
        typer.echo(_printable(f"  {found}"))
        typer.echo(_printable(f"  {said.by}, {said.received_at:%Y-%m-%d}" + (f": {said.words}" if said.words else "")))


def _evidence_lines(evidence: "Evidence", _: Translate) -> list[str]:
    if not evidence.sightings:
        return [_("no sighting of it is kept")]
    return [
        _printable(
            f"{seen.url}: {seen.kind.value}{f', status {seen.status}' if seen.status else ''}, {seen.seen_at:%Y-%m-%d %H:%M:%S}"
            + (f", {seen.evidence.file} @ {seen.evidence.offset}" if seen.evidence else "")
        )
        for seen in evidence.sightings
    ]


def _printable(words: str) -> str:
    """A subject may hold an address from a page: nothing in it may steer the terminal."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in words)


def _as_json(state: ReplyState, evidence: "Evidence") -> dict[str, Any]:
    said, answer = state.reply, state.answer
    return {
        "code": said.code,
        "finding": finding_code(said.key),
        "check": said.key.check,
        "unit": said.key.unit,
        "subject": said.key.subject,
        "run": said.run,
        "kind": said.kind.value,
        "words": said.words,
        "by": said.by,
        "received_at": said.received_at.isoformat(),
        "source": said.source,
        "outcome": state.outcome.value,
        "looked_in": state.looked_in,
        "looked_at": state.looked_at.isoformat() if state.looked_at else None,
        "answer": {"by": answer.by, "note": answer.note, "at": answer.at.isoformat()} if answer else None,
        "verdict_then": evidence.judgement.verdict.value if evidence.judgement else None,
        "evidence": [
            {
                "url": seen.url,
                "kind": seen.kind.value,
                "status": seen.status,
                "seen_at": seen.seen_at.isoformat(),
                "file": seen.evidence.file if seen.evidence else None,
                "offset": seen.evidence.offset if seen.evidence else None,
                "digest": seen.evidence.digest if seen.evidence else None,
            }
            for seen in evidence.sightings
        ],
    }
