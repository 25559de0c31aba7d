"""A duty left to a person falls due within days.

Why it matters
--------------
The cheapest finding is the one that never opens. What a machine watches is announced by the check that watches it; what
only a person can see to is forgotten until it is late.

How it is decided
-----------------
Duties that the public web cannot show, and those that name this check, have a last lawful day where their limit names it.
From so many days before that day as the operator chose for the duty's severity (`[judge] due_soon_days`), it is told as
pending with the days left. It is never a breach, and nothing is told after the day: then a person knows or asks.

How to remedy
-------------
See to it that the duty is done in time, and record it (`duewatch attest`), so that it is not announced again.

When it stays silent
--------------------
A duty that another check looks for is announced by that check, once. A limit that counts from an event has no day of its
own. A duty that was recorded as done, or waived, needs no reminder.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.due import A_YEAR, dated_clause, deadline_facts, fixed_deadline, time_left
from checks.rulings import Ruling, pending
from duewatch.domain.deadlines import Deadline
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import AppliedDuty, Severity
from duewatch.domain.views import UnitView


@check(
    title="Due soon",
    messages={Verdict.PENDING: "“{item}” is due by {due}; {days_left} days are left. A person has to see to it."},
    severity=Severity.ADVICE,
    since="0.1",
    details={
        "deadline": "how the last lawful day was computed, step by step",
        "due_soon": "true: the days left are few for a duty of this severity",
    },
)
def due_soon(view: UnitView) -> Iterable[Ruling]:
    """Announce the duties that no other check looks for."""
    for duty in view.duties:
        obligation = duty.obligation
        if set(obligation.checks) <= {"due-soon"} and dated_clause(obligation):
            deadline = fixed_deadline(obligation, view)
            if isinstance(deadline, Deadline) and not _is_done(duty, deadline):
                left = time_left(deadline, obligation, view)
                if view.as_of <= deadline.last and left["due_soon"]:
                    facts: dict[str, Fact] = {"item": obligation.title, **deadline_facts(deadline), **left}
                    yield pending(obligation.id, facts, of=obligation)


def _is_done(duty: AppliedDuty, deadline: Deadline) -> bool:
    """Whether a person recorded it as done for this cycle: ever for a day named once, since last year's for a yearly one."""
    if duty.attested_on is None:
        return False
    clause = dated_clause(duty.obligation)
    yearly = clause is not None and clause.by_yearly is not None
    return not yearly or duty.attested_on > deadline.last.date() - A_YEAR
