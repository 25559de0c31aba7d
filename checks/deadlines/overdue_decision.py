"""An administrative decision was published after its time limit.

Why it matters
--------------
Permits and penalties bind people from the day they are taken. The limit for publishing them is shorter than the general
one, because those concerned and their neighbours can only object while it is fresh.

How it is decided
-----------------
Each document of the columns for decisions whose title says that it is one is judged by itself: the day of the decision that
the page shows starts the count, its date published ends it. The day of the decision is not counted, and working days follow
the State Council's yearly table with its make-up days. A date known only to the day is taken as the whole of that day, and a
decision is late only if every moment of it is. A prolongation that the limit allows is granted before anybody is accused.

How to remedy
-------------
Publish decisions as they are taken, one page each, with the day of the decision in the header. If the decision had been
public on another platform in time, tell the supervising office where.

When it stays silent
--------------------
Lists of many decisions in one document, and decisions that show no day of their own, are undetermined and told in one line.
Where only the signature shows the day, where another place on the page shows an earlier publication, or where a decision
comes so late that it was probably moved from an older site, a person is asked to look. Decisions of other bodies, decisions
before the duty applied, and what was published longer ago than the operator watches are left out. That a column of
decisions is blank is not judged here.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.due import counted_clause
from checks.matching import Shelf
from checks.rulings import Ruling
from checks.timeliness import each_from_its_date
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity, Verifiable
from duewatch.domain.views import UnitView


@check(
    title="Decision published late",
    messages={
        Verdict.MET: "The decision “{item}” of {written} was published in time: {published} by {clock}; the last lawful day "
        "was {due}.",
        Verdict.BREACHED: "The decision “{item}” of {written} was published on {published} by {clock}, {days_late} days after "
        "the last lawful day {due}.",
        Verdict.SUSPECTED: "The decision “{item}” of {written} seems to have been published late: {published} by {clock}, the "
        "last lawful day was {due}; a person should look.",
        Verdict.UNDETERMINED: "Whether the decision “{item}” was published in time could not be verified "
        "(published: {published}, due: {due}).",
    },
    severity=Severity.SERIOUS,
    since="0.1",
    details={
        "deadline": "how the last lawful day was computed, step by step",
        "url": "address of the decision",
        "raw": "the date as printed",
        "first_seen": "when any run saw the decision first",
        "trigger": "the event the limit counts from, where the page does not show its day",
        "undated": "how many decisions show no day to count from",
        "examples": "addresses of some of them",
    },
)
def overdue_decision(view: UnitView) -> Iterable[Ruling]:
    """Judge every decision of the columns that the duty names."""
    shelf = Shelf.of(view)
    for duty in view.duties:
        obligation = duty.obligation
        clause = counted_clause(obligation)
        if "overdue-decision" in obligation.checks and clause and obligation.verifiable is not Verifiable.NO:
            yield from each_from_its_date("overdue-decision", obligation, clause, view, shelf)
