"""Something the unit must have published is not to be found.

Why it matters
--------------
What is due to be public and is not there cannot be used by anybody. Inspections count a missing item before they look at
its quality, and the later duties that build on it (interpretation, correction, archive) have nothing to rest on.

How it is decided
-----------------
The duty says in which columns the thing should stand and by which words its title is known. Documents that were read and
rows of lists count alike, and a copy elsewhere among the unit's columns counts too. The thing is missing only when every
column where it should stand was read from its first to its last page, nothing there fits, and its date has passed. Where a
whole column is asked for, it must hold at least one entry. If a title comes near without fitting, a person is asked to look
first. What a person accepted as the thing counts like one that bears its name, and the facts say who did. Where nothing was
to be published, a declaration answers for the days it names, if the duty is one that can come to nothing.

How to remedy
-------------
Publish the item in the column the duty names, or tell the supervising office under which title and address it stands, so
that the name can be accepted as a synonym. If there was nothing to publish, declare that.

When it stays silent
--------------------
A column that could not be read whole, whose address is unknown or whose layout is not understood proves nothing:
undetermined. So is a thing that may stand in another column which happened not to answer. A limit that counts from an event
the web does not show, or that only says "timely", does not tell whether the thing is due yet. Notices that must be reposted
are for `late-repost` to judge. A duty that the web cannot show is left to a person.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.due import fixed_deadline, is_once_a_year
from checks.matching import Shelf
from checks.presence import DETAILS, MESSAGES, rule_on_column, rule_on_item, rule_on_year
from checks.rulings import Ruling
from duewatch.domain.obligations import Severity, Verifiable
from duewatch.domain.views import UnitView


@check(
    title="Required item missing",
    messages=MESSAGES,
    severity=Severity.SERIOUS,
    since="0.1",
    details=DETAILS,
)
def missing_item(view: UnitView) -> Iterable[Ruling]:
    """Judge every duty that asks for a thing or a filled column."""
    shelf = Shelf.of(view)
    for duty in view.duties:
        obligation = duty.obligation
        if "missing-item" in obligation.checks and obligation.repost is None and obligation.verifiable is not Verifiable.NO:
            if obligation.looks_for.column_exists:
                yield rule_on_column(duty, view, shelf)
            elif is_once_a_year(obligation):
                yield rule_on_year(duty, view, shelf)
            else:
                yield rule_on_item(duty, view, shelf, fixed_deadline(obligation, view))
