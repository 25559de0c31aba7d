"""A document is called valid although its own page says that it was repealed.

Why it matters
--------------
Whoever relies on a document looks at its validity first. A page that calls a repealed document valid misleads the reader in
the worst way: with the authority of the body that repealed it.

How it is decided
-----------------
The field for validity is compared with the field for the date of repeal. They contradict each other if the document is
called valid and the date of repeal lies wholly before the day of the audit.

How to remedy
-------------
Correct the validity, and link to the document that repealed it.

When it stays silent
--------------------
A page without a date of repeal, or one whose validity is not shown in a field, contradicts nothing. Documents that were
repealed elsewhere without a word on their own page are not found.
"""

from collections.abc import Iterable

from checks.clocks import shown_interval
from checks.contract import check
from checks.documents import documents, present
from checks.duties import duty_naming
from checks.matching import normalised
from checks.rulings import Ruling, breached, met
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import FieldName
from duewatch.domain.views import UnitView

IN_FORCE = frozenset({"有效", "现行有效", "继续有效"})
"""The values by which pages call a document valid."""


@check(
    title="Contradicting validity",
    messages={
        Verdict.MET: "The validity of “{item}” ({validity}) and its date of repeal ({repealed}) agree.",
        Verdict.BREACHED: "“{item}” is called {validity}, but was repealed on {repealed}.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={"url": "address of the document"},
)
def contradicting_validity(view: UnitView) -> Iterable[Ruling]:
    """Judge every document that shows both its validity and a date of repeal."""
    of = duty_naming("contradicting-validity", view)
    for record in documents(view):
        validity, repealed = present(record, FieldName.VALIDITY), present(record, FieldName.REPEALED_DATE)
        if validity is None or repealed is None or repealed.date is None:
            continue
        facts: dict[str, Fact] = {
            "item": shown(record.title) or record.url,
            "url": record.url,
            "validity": shown(validity.value or validity.raw),
            "repealed": shown_interval(repealed.date),
        }
        over = repealed.date.last_day < view.as_of.date()
        if over and normalised(validity.value or "") in IN_FORCE:
            yield breached(record.url, facts, proof=(record.sighting,), of=of, column=record.column)
        else:
            yield met(record.url, facts, proof=(record.sighting,), of=of, column=record.column)
