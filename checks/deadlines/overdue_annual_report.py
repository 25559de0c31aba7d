"""An annual report on disclosure is absent after its day, or came after it.

Why it matters
--------------
The annual report is the yearly account of what a body disclosed, how it answered applications and what it means to do
better. Its day stands in the law, everybody knows it, and inspectors look on the day after.

How it is decided
-----------------
The duty names the day of the year for the kind of unit, and the report must name the year it is about. Once the day has
passed, a report that is nowhere to be found, though every column where it should stand was read from end to end, is absent.
One that is found is late if every clock of its page that can be relied on shows a moment after the day. What this
monitoring saw in time is in time. Where no day is set, only the report itself is asked for, by the end of the year after
the one it is about.

How to remedy
-------------
Publish the report in the column for annual reports under a title that names its year. A late one stays late; note the
reason in the reply, and set a reminder before the next day comes.

When it stays silent
--------------------
Before the day it is pending. A column that could not be read whole, a date that cannot be read, and a title that comes near
without fitting accuse nobody: undetermined, or a person is asked to look. The content of the report is for
`incomplete-annual-report` to judge, and `missing-item` and `overdue-publication` do not judge the same duty again.
"""

from collections.abc import Iterable

from checks.absent_or_late import rule_on_named_day
from checks.contract import check
from checks.matching import Shelf
from checks.rulings import Ruling
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity, Verifiable
from duewatch.domain.views import UnitView


@check(
    title="Annual report absent or late",
    messages={
        Verdict.MET: "The report “{item}” is published[[: {published} by {clock}]][[; the last lawful day was {due}]].",
        Verdict.BREACHED: "The report “{item}” was due[[ by {due}]]: {outcome}[[ ({published} by {clock}, {days_late} days "
        "late)]][[; looked for in column “{columns}”]].",
        Verdict.SUSPECTED: "The report “{item}” was due[[ by {due}]]; it seems that {outcome}[[ ({published} by {clock})]]"
        "[[, but “{nearest}” comes near]]; a person should look.",
        Verdict.UNDETERMINED: "Whether the report “{item}” was published in time could not be verified "
        "(due: {due}, published: {published}).",
        Verdict.PENDING: "The report “{item}” is to be published by {due}; {days_left} days are left.",
    },
    severity=Severity.SERIOUS,
    since="0.1",
    details={
        "deadline": "how the last lawful day was computed, step by step",
        "year": "the year the report must be about",
        "title": "title of the report that was found",
        "url": "address of the report",
        "column": "name of the column it was found in",
        "elsewhere": "true when it was found outside the columns the duty names",
        "candidates": "the titles that come nearest, where no report was found",
        "raw": "the date as printed",
        "written": "the date written, where the limit counts from it",
        "first_seen": "when any run saw the report first",
        "due_soon": "true when the days left are few for a duty of this severity",
        "unread": "the first column that could not be read whole",
        "attested": "the day a person recorded the duty as done",
    },
)
def overdue_annual_report(view: UnitView) -> Iterable[Ruling]:
    """Judge every duty to publish an annual report."""
    shelf = Shelf.of(view)
    for duty in view.duties:
        if "overdue-annual-report" in duty.obligation.checks and duty.obligation.verifiable is not Verifiable.NO:
            yield rule_on_named_day(duty, view, shelf)
