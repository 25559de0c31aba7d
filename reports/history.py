"""How long a finding has stood, and how long its unit has to put it right."""

from datetime import date

from duewatch.domain.calendar import CalendarMissing
from duewatch.domain.findings import Move
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.results import RunResult
from reports.entries import Entry, Telling
from reports.words import Words


def history_of(entry: Entry, words: Words) -> str:
    """Since when, how often confirmed, and what became of it; "" for what is no finding."""
    finding = entry.finding
    if finding is None:
        return ""
    first, last = words.day(finding.first_seen), words.day(finding.last_confirmed)
    match entry.move:
        case Move.STILL_OPEN:
            return words("Open since {first}, confirmed in {n} runs.", first=first, n=finding.nights)
        case Move.REOPENED:
            return words("First found on {first}, cleared since, and back again ({n}).", first=first, n=finding.times_reopened)
        case Move.CLEARED:
            return words("Found on {first}, last confirmed on {last}, now shown to be put right.", first=first, last=last)
        case Move.UNVERIFIED:
            return words("Found on {first}, last confirmed on {last}; could not be confirmed since.", first=first, last=last)
        case _:
            return words("First found on {first}.", first=first)


def rectify_of(entry: Entry, telling: Telling) -> tuple[str, bool]:
    """The period for putting right in words, and whether it has run out."""
    words, result = telling.words, telling.result
    if entry.move is Move.CLEARED or entry.judgement.verdict not in (Verdict.BREACHED, Verdict.UNDETERMINED):
        return "", False
    days = telling.rectify_days.get(entry.judgement.severity, 0)
    last = _last_day(entry, days, result) if days else None
    if last is None:
        return period_of(entry.judgement.severity, telling), False
    return words("within {n} working days, by {last}", n=days, last=words.day(last)), result.run.as_of.date() > last


def period_of(severity: Severity, telling: Telling) -> str:
    """The period for putting right findings of a severity, in words."""
    days = telling.rectify_days.get(severity, 0)
    return telling.words("within {n} working days", n=days) if days else telling.words("at once")


def _last_day(entry: Entry, days: int, result: RunResult) -> date | None:
    """The last day for putting right; ``None`` where the calendar or the moment of a reopening is not known."""
    finding, as_of = entry.finding, result.run.as_of
    if result.calendar is None:
        return None
    if finding and finding.times_reopened and entry.move is not Move.REOPENED:
        return None  # the ledger keeps when it was first found, not when it came back
    start = finding.first_seen if finding and entry.move is not Move.REOPENED else as_of
    try:
        return result.calendar.add_working_days(start.astimezone(as_of.tzinfo).date(), days)
    except CalendarMissing:
        return None
