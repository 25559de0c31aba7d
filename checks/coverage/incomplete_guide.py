"""A disclosure guide lacks elements that the law names.

Why it matters
--------------
The guide tells people how information is ordered, how to get it and whom to ask. Without an address, office hours or a
telephone number nobody can apply.

How it is decided
-----------------
The text of the guide is searched for each element by its name and by the other words in use for it. An element of which no
sign is found in a text that was read whole is missing.

How to remedy
-------------
Add the missing elements to the guide and keep them up to date.

When it stays silent
--------------------
Where the guide is a file or a picture that could not be read, nothing is said of its elements; so, too, where it goes on in a
file. Whether an element is right and up to date is for a person to judge.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.duties import duty_naming
from checks.examined import Examined, examined, words
from checks.rulings import Ruling, breached, met, undetermined
from checks.wording import shown
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity
from duewatch.domain.traits import TraitKind
from duewatch.domain.units import ColumnKind
from duewatch.domain.views import UnitView


@check(
    title="Disclosure guide incomplete",
    messages={
        Verdict.MET: "“{item}” names all {elements} elements.",
        Verdict.BREACHED: "“{item}” does not name: {lacking}.",
        Verdict.UNDETERMINED: "Which elements “{item}” names could not be verified: its text was not read.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={"url": "address of the guide", "elements": "how many of the elements are named"},
)
def incomplete_guide(view: UnitView) -> Iterable[Ruling]:
    """Judge every document in the columns of guides that is one."""
    of = duty_naming("incomplete-guide", view)
    for guide in examined(view, TraitKind.GUIDE, ColumnKind.GUIDE, title=("指南",)):
        yield _of_guide(guide, of)


def _of_guide(guide: Examined, of: Obligation | None) -> Ruling:
    facts: dict[str, Fact] = {"item": shown(guide.record.title), "url": guide.record.url}
    subject, proof, column = guide.record.url, (guide.record.sighting,), guide.record.column
    read = guide.best("missing")
    absent = words(read, "missing") if read else []
    if read is None or (absent and guide.unread_files):
        reason = Reason.LAYOUT_UNKNOWN
        return undetermined(subject, reason, {**facts, "elements": None}, proof=proof, of=of, column=column)
    facts["elements"] = len(words(read, "elements"))
    if not absent:
        return met(subject, facts, proof=proof, of=of, column=column)
    return breached(subject, {**facts, "lacking": absent}, proof=proof, of=of, column=column)
