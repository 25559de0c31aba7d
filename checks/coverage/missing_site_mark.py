"""The foot of the entry page lacks marks that government sites must carry.

Why it matters
--------------
The marks tell a reader that the site is genuine, who runs it, and where to report an error. Inspections look for each of them.

How it is decided
-----------------
The entry page is searched for every mark: words in its visible text, pictures and their scripts in its source. The foot counts
as seen only if at least two marks were found, one of them of a register, or no script draws anything.

How to remedy
-------------
Put the missing mark into the foot of the site's template, so that it stands on every page.

When it stays silent
--------------------
An entry page on which hardly any mark is found has a foot that a script draws: undetermined. Marks that are pictures may be put
there by a script as well; where the page loads scripts, a missing one is only suspected.
"""

from collections.abc import Iterable
from typing import Final

from checks.contract import check
from checks.duties import duty_naming
from checks.entry_pages import EntryPage, entry_pages
from checks.examined import words
from checks.rulings import Ruling, breached, met, suspected, undetermined
from duewatch.domain.judgements import Fact, Facts, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import UnitView

FEWEST: Final = 2  # marks from which the foot of a page was seen
REGISTERED: Final = frozenset({"网站标识码", "ICP备案号", "公安机关备案标识"})
"""Marks that stand nowhere but in a foot."""
DRAWN: Final = frozenset({"公安机关备案标识", "党政机关标识", "政府网站找错"})
"""Marks that are pictures, which scripts of the granting bodies put there."""


@check(
    title="Site mark missing",
    messages={
        Verdict.MET: "The foot of “{page}” carries all {marks} marks.",
        Verdict.BREACHED: "The foot of “{page}” lacks: {lacking}.",
        Verdict.SUSPECTED: "The foot of “{page}” seems to lack: {lacking}; a script may draw it, a person should look.",
        Verdict.UNDETERMINED: "The marks of “{page}” could not be verified.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={"url": "address of the entry page", "marks": "how many marks were found"},
)
def missing_site_mark(view: UnitView) -> Iterable[Ruling]:
    """Judge every entry page of the unit."""
    of = duty_naming("missing-site-mark", view)
    for page in entry_pages(view, TraitKind.SITE_MARKS):
        yield _of_page(page, page.facts, of)


def _is_seen(read: Facts) -> bool:
    """Whether the foot is in the page itself: words like a telephone stand elsewhere on a page, too."""
    found = words(read, "found")
    return len(found) >= FEWEST and (not read.get("scripted") or not REGISTERED.isdisjoint(found))


def _of_page(page: EntryPage, read: Facts | None, of: Obligation | None) -> Ruling:
    facts: dict[str, Fact] = {"page": page.name, "url": page.url, "marks": None}
    if read is None or not _is_seen(read):
        reason = page.reason or Reason.LAYOUT_UNKNOWN
        return undetermined(page.column, reason, facts, proof=page.proof, of=of, column=page.column)
    facts["marks"] = len(words(read, "found"))
    lacking = words(read, "missing")
    if not lacking:
        return met(page.column, facts, proof=page.proof, of=of, column=page.column)
    sure = [mark for mark in lacking if mark not in DRAWN or not read.get("scripted")]
    if sure:
        return breached(page.column, {**facts, "lacking": [*sure]}, proof=page.proof, of=of, column=page.column)
    return suspected(page.column, {**facts, "lacking": [*lacking]}, proof=page.proof, of=of, column=page.column)
