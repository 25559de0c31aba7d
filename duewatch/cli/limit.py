"""``duewatch limit``: what a 公开时限 means, and the deadline it makes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

import typer

from duewatch.cli.limit_sentences import clause_sentence, no_deadline_sentence
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.domain.calendar import Calendar, CalendarMissing
from duewatch.domain.dates import CHINA, DateInterval, Precision
from duewatch.domain.deadlines import STEP_MESSAGES, Deadline, NoDeadline, day_by_day, deadline_of
from duewatch.domain.limits import Clause, TimeUnit
from duewatch.domain.sentences import render
from duewatch.errors import UsageError
from duewatch.locale import translator


def register(app: typer.Typer) -> None:
    """Add the command of this page."""
    app.command("limit")(limit)


@dataclass(frozen=True, slots=True)
class _Answer:
    """One clause and what became of it."""

    clause: Clause
    outcome: Deadline | NoDeadline
    days: tuple[dict[str, Any], ...]


def limit(
    text: Annotated[str, typer.Argument(help="The words of the limit, as they stand in the plan or catalogue.")],
    since: Annotated[
        str | None, typer.Option("--from", help="When the event happened: 2026-02-06, or 2026-02-06T20:30 for limits in hours.")
    ] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="The day to look from; default: today in China.")] = None,
    days: Annotated[bool, typer.Option("--days", help="List every day that was counted or left out.")] = False,
    lang: Annotated[str, typer.Option("--lang", help="Language of the explanation: zh or en.")] = "zh",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    config: ConfigFile = None,
) -> None:
    """Read the words of a time limit; with --from, compute the last lawful day and say how."""
    from duewatch.catalog.calendars import calendar
    from duewatch.catalog.limit_text import parse_limit

    if lang not in ("zh", "en"):
        raise UsageError("reading a limit", f"--lang {lang}", "Use zh or en.")
    event = _event(since) if since else None
    day = _day(as_of) if as_of else datetime.now(CHINA).date()
    tables = calendar(settings_from(config).calendar.extra)
    answers = [_answer(clause, event, tables, day, days=days or as_json) for clause in parse_limit(text).clauses]
    if as_json:
        typer.echo(json.dumps(_as_json(text, answers), ensure_ascii=False, indent=2))
        return
    if not any(_said(answer.clause) for answer in answers):
        _ = translator("cli", lang)
        typer.echo(_("No limit was understood in these words."))
    for number, answer in enumerate(answers, 1):
        for line in _lines(number, answer, lang, days=days):
            typer.echo(line)


def _answer(clause: Clause, event: DateInterval | None, tables: Calendar, as_of: date, *, days: bool) -> _Answer:
    outcome = deadline_of(clause, trigger=event, calendar=tables, as_of=as_of)
    listed: tuple[dict[str, Any], ...] = ()
    if days and event and isinstance(outcome, Deadline):
        start, end = sorted((event.last_day, outcome.last.date()))
        try:
            listed = day_by_day(tables, start, end)
        except CalendarMissing:
            listed = ()  # a named date may lie outside the tables; then there is nothing to list
    return _Answer(clause, outcome, listed)


def _said(clause: Clause) -> dict[str, Any]:
    from duewatch.catalog.limit_fields import as_fields

    return {key: value.isoformat() if isinstance(value, date) else value for key, value in as_fields(clause).items()}


def _lines(number: int, answer: _Answer, lang: str, *, days: bool) -> Iterator[str]:
    words = translator("cli", lang)
    yield f"{number}. {clause_sentence(answer.clause, words)}"
    outcome = answer.outcome
    if isinstance(outcome, NoDeadline):
        yield f"   {no_deadline_sentence(outcome, words)}"
        return
    translate = translator("limits", lang)
    for step in outcome.steps:
        yield "   " + render(translate(STEP_MESSAGES[str(step["step"])]), step)
    if not days:
        return
    for day in answer.days:
        counted = day["kind"] in ("working", "make-up")
        yield f"     {day['day']} {day['weekday']}  {day['kind']:8} {day['count'] if counted else '':>4}".rstrip()


def _as_json(text: str, answers: list[_Answer]) -> dict[str, Any]:
    return {"text": text, "clauses": [{**_normal_form(one.clause), **_outcome(one)} for one in answers]}


def _normal_form(clause: Clause) -> dict[str, Any]:
    """Every field of a clause, those the text does not speak of too; a period on show is a number with its unit."""
    return {
        "text": clause.text,
        "trigger": clause.trigger.value,
        "also_triggers": [trigger.value for trigger in clause.also_triggers],
        "direction": clause.direction.value,
        "n": clause.n,
        "unit": clause.unit,
        "extension": clause.extension,
        "min_public": _period(clause.min_public_days, clause.min_public_unit),
        "max_public": _period(clause.max_public_days, clause.max_public_unit),
        "by": clause.by.isoformat() if clause.by else None,
        "by_yearly": _said(clause).get("by-yearly"),
        "frequency": _said(clause).get("frequency"),
        "by_in_period": _said(clause).get("by-in-period"),
        "standing": clause.standing,
        "vague": clause.vague,
        "exception": clause.exception,
        "same_as_above": clause.same_as_above,
    }


def _period(n: int | None, unit: TimeUnit | None) -> dict[str, Any] | None:
    return {"n": n, "unit": unit} if n is not None else None


def _outcome(answer: _Answer) -> dict[str, Any]:
    outcome = answer.outcome
    if isinstance(outcome, NoDeadline):
        return {"deadline": None, "no_deadline": {"reason": outcome.reason, "detail": outcome.detail}}
    return {
        "deadline": {
            "last": outcome.last.isoformat(),
            "first_possible": outcome.first_possible.isoformat(),
            "last_possible": outcome.last_possible.isoformat(),
            "steps": list(outcome.steps),
            "days": list(answer.days),
        }
    }


def _event(text: str) -> DateInterval:
    try:
        if len(text) == len("2026-02-06"):
            return DateInterval.of_day(date.fromisoformat(text))
        precision = Precision.MINUTE if len(text) <= len("2026-02-06T20:30") else Precision.SECOND
        return DateInterval.of_moment(datetime.fromisoformat(text), precision)
    except ValueError:
        raise UsageError(
            "reading a limit", f"--from {text}", "Write a day as 2026-02-06 or a time as 2026-02-06T20:30."
        ) from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("reading a limit", f"--as-of {text}", "Write a day as 2026-02-06.") from None
