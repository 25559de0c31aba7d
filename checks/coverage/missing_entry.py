"""The entry page leads to no interaction, services or disclosure.

Why it matters
--------------
People come to a government site to ask, to apply and to look something up. The rules want one entry for each.

How it is decided
-----------------
The words of all links of the entry page are searched for the names in use for each entry.

How to remedy
-------------
Put the missing entry into the main menu of the site.

When it stays silent
--------------------
An entry page with hardly any links is drawn by a script: undetermined. Where pictures without words lead somewhere, an entry
may be behind one of them, and the missing entry is only suspected.
"""

from collections.abc import Iterable
from typing import Final

from checks.contract import check
from checks.duties import duty_naming
from checks.entry_pages import EntryPage, entry_pages
from checks.examined import number, words
from checks.rulings import Ruling, breached, met, suspected, undetermined
from duewatch.domain.judgements import Fact, Facts, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import UnitView

FEWEST: Final = 15  # links with words from which an entry page was seen whole


@check(
    title="Service entry missing",
    messages={
        Verdict.MET: "“{page}” leads to all {entries} services.",
        Verdict.BREACHED: "“{page}” has no entry for: {lacking}.",
        Verdict.SUSPECTED: "“{page}” seems to have no entry for: {lacking}; a picture may lead there, a person should look.",
        Verdict.UNDETERMINED: "The entries of “{page}” could not be verified.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={"url": "address of the entry page", "entries": "how many entries were found"},
)
def missing_entry(view: UnitView) -> Iterable[Ruling]:
    """Judge every entry page of the unit."""
    of = duty_naming("missing-entry", view)
    for page in entry_pages(view, TraitKind.ENTRIES):
        yield _of_page(page, page.facts, of)


def _of_page(page: EntryPage, read: Facts | None, of: Obligation | None) -> Ruling:
    facts: dict[str, Fact] = {"page": page.name, "url": page.url, "entries": None}
    if read is None or number(read, "links") < FEWEST:
        reason = page.reason or Reason.LAYOUT_UNKNOWN
        return undetermined(page.column, reason, facts, proof=page.proof, of=of, column=page.column)
    found, lacking = read.get("found"), words(read, "missing")
    facts["entries"] = len(found) if isinstance(found, dict) else None
    if not lacking:
        return met(page.column, facts, proof=page.proof, of=of, column=page.column)
    rule = suspected if number(read, "wordless") else breached
    return rule(page.column, {**facts, "lacking": [*lacking]}, proof=page.proof, of=of, column=page.column)
