"""A standard catalogue leaves required elements blank.

Why it matters
--------------
A catalogue that does not say by when, by whom and where an item is published binds nobody, and cannot be checked.

How it is decided
-----------------
The catalogue is read from the tables of its page and of the files it offers. An element for which the form has no column, and
an item that leaves an element blank, are named.

How to remedy
-------------
Fill in the missing elements, after the model of the ministries' guides, and publish the catalogue again.

When it stays silent
--------------------
Items of which a cell was not understood are no blanks. A document that offers no table, or whose file could not be read, is
undetermined where it is called a catalogue, and left alone elsewhere.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.duties import duty_naming
from checks.examined import Examined, examined, number, words
from checks.rulings import Ruling, breached, met, undetermined
from checks.wording import shown
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity
from duewatch.domain.traits import TraitKind
from duewatch.domain.units import ColumnKind
from duewatch.domain.views import UnitView


@check(
    title="Catalogue incomplete",
    messages={
        Verdict.MET: "“{item}” states all required elements for its {items} items.",
        Verdict.BREACHED: "“{item}” leaves required elements out[[; no column for: {absent_elements}]]"
        "[[; blank in {blanks} items, such as {blank}]].",
        Verdict.UNDETERMINED: "Which elements “{item}” states could not be verified: no table of it was read.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={
        "url": "address of the catalogue",
        "items": "items that were read",
        "absent_elements": "elements for which the form has no column",
        "blank": "items with blank elements, the first few",
        "blanks": "how many items leave an element blank",
    },
)
def incomplete_catalogue(view: UnitView) -> Iterable[Ruling]:
    """Judge every standard catalogue, wherever it stands."""
    of = duty_naming("incomplete-catalogue", view)
    for catalogue in examined(view, TraitKind.CATALOGUE, ColumnKind.STANDARDS, title=("目录",), anywhere=True):
        yield _of_catalogue(catalogue, of)


def _of_catalogue(catalogue: Examined, of: Obligation | None) -> Ruling:
    record = catalogue.record
    facts: dict[str, Fact] = {
        "item": shown(record.title),
        "url": record.url,
        "absent_elements": [],
        "blank": [],
        "blanks": None,
    }
    proof, column = (record.sighting,), record.column
    read = catalogue.best("absent", "blank")
    if read is None or not number(read, "items"):
        return undetermined(record.url, Reason.LAYOUT_UNKNOWN, {**facts, "items": None}, proof=proof, of=of, column=column)
    facts["items"] = number(read, "items")
    if not (words(read, "absent") or words(read, "blank")):
        return met(record.url, facts, proof=proof, of=of, column=column)
    facts["absent_elements"] = [*words(read, "absent")]
    facts["blank"] = [*words(read, "blank")]
    facts["blanks"] = number(read, "blanks") or None
    return breached(record.url, facts, proof=proof, of=of, column=column)
