"""Something that must be published every month, quarter or year was not.

Why it matters
--------------
Reports of figures, of checks and of progress are worth what their regularity is worth: a missing quarter cannot be told
from a quarter without results, and a series with a hole cannot be compared.

How it is decided
-----------------
The duty says how often, and by which columns and titles its things are known. The last whole period before the day of the
audit counts, a calendar month, quarter, half-year or year; what was published in it or since then is counted together, so
that what came somewhat late does not count as missing. Fewer publications than the period asks for are a breach, if the
columns were read from end to end and every fitting entry bears a date. How long a *column* may rest is for `stale-column`.

How to remedy
-------------
Publish what is due for the period, under a title that names it. If there was nothing to publish in the period, declare it.

When it stays silent
--------------------
A period that began before the unit existed or before the duty applied is not judged: pending. Columns that could not be read
whole and fitting entries without a readable date are undetermined, unless enough is found anyway. A duty that asks for one
thing a year, named by its year, is for `missing-item` to judge.
"""

from collections.abc import Iterable
from datetime import date

from checks.clocks import published_of
from checks.contract import check
from checks.due import is_before_its_time
from checks.matching import Shelf, Wanted
from checks.proofs import NotWhole, read_whole
from checks.rulings import Ruling, breached, met, pending, undetermined
from checks.update_periods import Period, frequency_of, last_period
from duewatch.domain.acceptances import accepted_for
from duewatch.domain.declarations import Absence
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity, Verifiable
from duewatch.domain.views import UnitView


@check(
    title="Periodic publication missing",
    messages={
        Verdict.MET: "“{item}” is kept up: {found} published since {first} ({times} asked for).",
        Verdict.BREACHED: "“{item}” is to be published at least {times} times from {first} to {last}; up to {until}, "
        "{found} were[[ (the newest before that: {newest}, {age} days ago)]].",
        Verdict.UNDETERMINED: "Whether “{item}” was published at least {times} times from {first} to {last} could not be "
        "verified ({found} found, {undated} without a date).",
        Verdict.PENDING: "“{item}” is to be published by {due}; {days_left} days are left.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={
        "columns": "the columns that were looked through",
        "unread": "the first column that could not be read whole",
    },
)
def overdue_update(view: UnitView) -> Iterable[Ruling]:
    """Judge every duty that asks for a publication in every period."""
    shelf = Shelf.of(view)
    for duty in view.duties:
        obligation = duty.obligation
        frequency = frequency_of(obligation)
        period = last_period(frequency, view.as_of.date()) if frequency else None
        if "overdue-update" in obligation.checks and frequency and period and obligation.verifiable is not Verifiable.NO:
            yield _of_period(obligation, frequency.times, period, view, shelf)


def _of_period(obligation: Obligation, times: int, period: Period, view: UnitView, shelf: Shelf) -> Ruling:
    today = view.as_of.date()
    wanted = Wanted(obligation.looks_for, None, accepted_for(view.accepted, obligation.id))
    columns = shelf.columns(obligation.looks_for)
    items = [item for item in shelf.items(columns) if wanted.fits(item)]
    dated = [interval for item in items if (interval := published_of(item).interval)]
    past = [interval for interval in dated if interval.first_day <= today]
    counted = sum(interval.last_day >= period.first for interval in past)
    newest = min(max((interval.last_day for interval in past), default=date.min), today)
    place = read_whole(columns)
    facts: dict[str, Fact] = {
        "item": obligation.title,
        "columns": [column.column.name for column in columns],
        "times": times,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "until": today.isoformat(),
        "found": counted,
        "undated": len(items) - len(dated),
        "newest": newest.isoformat() if newest > date.min else None,
        "age": (today - newest).days if newest > date.min else None,
        "unread": place.column or None if isinstance(place, NotWhole) else None,
    }
    column = columns[0].column.id if len(columns) == 1 else None
    if counted >= times:
        return met(obligation.id, facts, proof=place.sightings, of=obligation, column=column)
    if is_before_its_time(period.first, obligation, view):
        facts |= {"due": period.next_end.isoformat(), "days_left": (period.next_end - today).days}
        return pending(obligation.id, facts, of=obligation, column=column)
    if isinstance(place, NotWhole):
        return undetermined(obligation.id, place.reason, facts, proof=place.sightings, of=obligation, column=column)
    if any(item.cut_off for item in shelf.items(columns)):
        return undetermined(obligation.id, Reason.CRAWL_CUT_SHORT, facts, proof=place.sightings, of=obligation, column=column)
    if len(dated) < len(items):
        return undetermined(obligation.id, Reason.DATE_UNREADABLE, facts, proof=place.sightings, of=obligation, column=column)
    # A declaration that speaks for the whole period answers; the days since then belong to the period that still runs.
    absence = Absence(period.first, today, (today - period.last).days)
    return breached(obligation.id, facts, proof=place.sightings, of=obligation, column=column, absence=absence)
