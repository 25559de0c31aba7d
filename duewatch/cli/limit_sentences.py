"""A limit in normal form as a sentence for a person, and why one has no deadline. Used by ``duewatch limit``."""

from collections.abc import Callable, Iterator

from duewatch.domain.deadlines import NoDeadline
from duewatch.domain.judgements import Reason
from duewatch.domain.limits import Clause, Direction, PeriodDay, TimeUnit, Trigger, YearlyDate

Words = Callable[[str], str]


def clause_sentence(clause: Clause, _: Words) -> str:
    """Everything a clause says, in the order of a cell: the count or day, what lengthens it, how long a thing is shown."""
    return "; ".join(_said(clause, _)) or _("nothing that sets a date")


def no_deadline_sentence(outcome: NoDeadline, _: Words) -> str:
    """Why there is no deadline; the last words are the cell's own, a year, or the kind of event."""
    match outcome.reason:
        case Reason.LIMIT_VAGUE:
            why = _("the words name no day and no number ({detail})").format(detail=outcome.detail)
        case Reason.CALENDAR_MISSING:
            why = _("the table of working days for {detail} is missing").format(detail=outcome.detail)
        case Reason.TRIGGER_UNKNOWN:
            why = _("the day it is counted from is not known; give it with --from")
        case None:
            why = _("it stands all the time") if outcome.detail == "standing" else _("none is set")
        case _other:
            why = _("the day cannot be computed ({detail})").format(detail=outcome.detail)
    return _("no deadline: {why}").format(why=why)


def _said(clause: Clause, _: Words) -> Iterator[str]:
    if clause.same_as_above:
        yield _("the same as in the row above")
    if clause.n is not None:
        yield _count(clause, _)
    if clause.by:
        yield _("by {date}").format(date=clause.by.isoformat())
    if clause.by_yearly:
        yield _("every year by {date}").format(date=_yearly(clause.by_yearly, _))
    if clause.frequency:
        unit = _unit(clause.frequency.unit, _)
        yield _("at least {times} time(s) in {per} {unit}").format(
            times=clause.frequency.times, per=clause.frequency.per, unit=unit
        )
    if clause.frequency and clause.by_in_period:
        yield _("in each period by {date}").format(date=_in_period(clause.by_in_period, _))
    if clause.extension:
        yield _("may be lengthened by {n} {unit}").format(n=clause.extension, unit=_unit(clause.unit, _))
    if clause.min_public_days:
        unit = _unit(clause.min_public_unit, _)
        yield _("shown for at least {n} {unit}").format(n=clause.min_public_days, unit=unit)
    if clause.max_public_days:
        unit = _unit(clause.max_public_unit, _)
        yield _("shown for at most {n} {unit}").format(n=clause.max_public_days, unit=unit)
    if clause.standing:
        yield _("kept public all the time")
    if clause.vague:
        yield _("no day is set: {words}").format(words=clause.vague)
    if clause.n is None and clause.trigger is Trigger.APPLICATION:
        yield _("only on application")
    if clause.exception:
        yield _("unless other rules say otherwise")


def _count(clause: Clause, _: Words) -> str:
    unit = _unit(clause.unit, _)
    names = _events(_)
    events = [names[trigger] for trigger in (clause.trigger, *clause.also_triggers) if trigger in names]
    if not events:
        return _("within {n} {unit}, counted from an event that the words do not name").format(n=clause.n, unit=unit)
    event = _(" or ").join(events)
    if clause.n == 0:
        return _("on the day of: {event}").format(event=event)
    if clause.direction is Direction.BEFORE:
        return _("at least {n} {unit} before: {event}").format(n=clause.n, unit=unit, event=event)
    return _("within {n} {unit} after: {event}").format(n=clause.n, unit=unit, event=event)


def _events(_: Words) -> dict[Trigger, str]:
    return {
        Trigger.FORMED: _("the information is formed"),
        Trigger.CHANGED: _("the information changes"),
        Trigger.MADE_OR_OBTAINED: _("the information is made or obtained"),
        Trigger.DECISION: _("the decision is made"),
        Trigger.CONGRESS_APPROVAL: _("the people's congress approves it"),
        Trigger.FINANCE_REPLY: _("the finance office replies to it"),
        Trigger.LINKED_PUBLISHED: _("the document it belongs to is published"),
        Trigger.SOURCE_PUBLISHED: _("the source is published"),
        Trigger.RECEIVED: _("the document is received"),
        Trigger.RESULT_FIXED: _("the result is fixed"),
        Trigger.SURVEY_END: _("the survey ends"),
        Trigger.EVENT_START: _("the event begins"),
        Trigger.APPLICATION: _("the application is received"),
    }


def _unit(unit: TimeUnit | None, _: Words) -> str:
    names = {
        TimeUnit.WORKING_DAY: _("working day(s)"),
        TimeUnit.DAY: _("day(s)"),
        TimeUnit.HOUR: _("hour(s)"),
        TimeUnit.WEEK: _("week(s)"),
        TimeUnit.MONTH: _("month(s)"),
        TimeUnit.YEAR: _("year(s)"),
    }
    return names[unit] if unit else ""


def _yearly(day: YearlyDate, _: Words) -> str:
    if not day.day:
        return _("the end of month {month}").format(month=day.month)
    return _("month {month}, day {day}").format(month=day.month, day=day.day)


def _in_period(day: PeriodDay, _: Words) -> str:
    if not day.day:
        return _("the end of its month no. {month}").format(month=day.month)
    return _("day {day} of its month no. {month}").format(month=day.month, day=day.day)
