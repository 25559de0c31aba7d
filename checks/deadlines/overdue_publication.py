"""Something was published after its last lawful day.

Why it matters
--------------
Disclosure that comes late has lost part of its use: decisions were taken, sums spent and objections missed without the
public. "Published after the prescribed time" is a finding of its own in real circulars, beside "not published".

How it is decided
-----------------
Where the limit names its day, the first publication of the item is compared with that day. Where it counts days from the
formation of the information, each document's date written starts the count and its date published ends it; the day of the
event is not counted, and working days follow the State Council's yearly table with its make-up days. A date known only to
the day is taken as the whole of that day, and a document is late only if every moment of it is. What this monitoring saw in
time is in time, whatever date the page shows today. The facts say by which clock it was decided.

How to remedy
-------------
Publish the next item of this kind within its limit. If the date shown is wrong, or the item had been public elsewhere
before, tell the supervising office where; if a law sets another limit, name it.

When it stays silent
--------------------
Nothing that fits was published: that is for `missing-item` to judge. Documents that another body issued are left out,
because the duty is its maker's, and so are those written before the unit existed or before the duty applied. A missing
date, a date too coarse, a year without a working-day table, an earlier copy that may stand in a column which could not be
read, and a limit that only says "timely" are undetermined, never late. If another place on the page or in the list shows an
earlier date, if only the list shows a date of publication or only the running text a date written, if the limit may have
been lengthened, or if a document comes so late that it was probably moved from an older site, a person is asked to look.
What was published longer ago than the operator watches (`[judge] watch_days`) is not newly called late.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.due import counted_clause, dated_clause
from checks.matching import Shelf
from checks.rulings import Ruling
from checks.timeliness import against_named_day, each_from_its_date, without_deadline
from duewatch.domain.judgements import Verdict
from duewatch.domain.limits import Trigger
from duewatch.domain.obligations import Severity, Verifiable
from duewatch.domain.views import UnitView

SHOWN_ON_PAGE = frozenset({Trigger.FORMED, Trigger.CHANGED, Trigger.MADE_OR_OBTAINED})
"""Events whose day a document shows itself, as its date written."""


@check(
    title="Published after the time limit",
    messages={
        Verdict.MET: "“{item}” was published in time: {published} by {clock}; the last lawful day was {due}.",
        Verdict.BREACHED: "“{item}” was published on {published} by {clock}, {days_late} days after the last lawful day {due}.",
        Verdict.SUSPECTED: "“{item}” seems to have been published late: {published} by {clock}, the last lawful day was {due}; "
        "another date, a lengthened limit or an earlier publication may excuse it.",
        Verdict.UNDETERMINED: "Whether “{item}” was published in time could not be verified "
        "(published: {published}, due: {due}).",
        Verdict.PENDING: "“{item}” is to be published by {due}; {days_left} days are left.",
    },
    severity=Severity.SERIOUS,
    since="0.1",
    details={
        "deadline": "how the last lawful day was computed, step by step",
        "url": "address of the document",
        "written": "its date written, from which the limit counts",
        "raw": "the date as printed",
        "first_seen": "when any run saw the document first",
        "due_soon": "true when the days left are few for a duty of this severity",
        "trigger": "the event the limit counts from, where it is not shown on the web",
        "undated": "how many documents show no date to count from",
        "examples": "addresses of some of them",
    },
)
def overdue_publication(view: UnitView) -> Iterable[Ruling]:
    """Judge every duty that has a limit."""
    shelf = Shelf.of(view)
    for duty in view.duties:
        obligation = duty.obligation
        if "overdue-publication" not in obligation.checks or obligation.limit is None or obligation.repost is not None:
            continue
        if obligation.verifiable is Verifiable.NO:
            continue
        clause = counted_clause(obligation)
        if dated_clause(obligation):
            yield from against_named_day(obligation, view, shelf)
        elif clause and SHOWN_ON_PAGE & {clause.trigger, *clause.also_triggers}:
            yield from each_from_its_date("overdue-publication", obligation, clause, view, shelf)
        else:
            yield from without_deadline(obligation, view)
