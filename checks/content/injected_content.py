"""A page of the unit's own carries the text of a gambling or adult farm.

Why it matters
--------------
Whoever writes such a text into a page has got into the publishing system. Search engines then show the site under the trade's
words, and national inspections fail a site for it outright.

How it is decided
-----------------
Every page is searched for the words of such trades in its title, its keywords, elements that nobody sees and the words of its
links; where one of them speaks of a trade, also in its text. Three signs that agree are a breach, two are shown to a person.
One finding a column names the pages.

How to remedy
-------------
Take the page offline, close the hole through which it was written, look for the same words in other pages and in the template,
and tell the office that is in charge of network security.

When it stays silent
--------------------
A page that speaks against the trade in several words (a campaign, the police, the press) is left alone unless hidden elements
and tags say otherwise. Text that only a script writes is not seen. Words in a document's text alone are no sign.
"""

from collections.abc import Iterable, Iterator
from typing import Final, cast

from checks.contract import check
from checks.duties import duty_naming
from checks.rulings import Ruling, breached, met, suspected
from duewatch.domain.judgements import Fact, Facts, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import ColumnView, UnitView

PROOF: Final = 3  # signs that are a breach
WORTH_A_LOOK: Final = 2
UNSEEN: Final = frozenset({"hidden", "keywords", "title"})
"""Signs that an article about the trade does not give."""
MOST_PAGES: Final = 5


@check(
    title="Text of a foreign trade injected",
    messages={
        Verdict.MET: "None of the {pages} pages examined in the column “{column}” speaks of a foreign trade.",
        Verdict.BREACHED: "{hit} pages of the column “{column}” carry text of the {trade} trade ({words}), such as {urls}.",
        Verdict.SUSPECTED: (
            "{hit} pages of the column “{column}” seem to carry text of the {trade} trade ({words}), such as {urls}; "
            "a person should look."
        ),
    },
    severity=Severity.SERIOUS,
    since="0.2",
    details={
        "pages": "how many pages were examined",
        "hit": "how many of them carry such text",
        "trade": "the trade",
        "words": "some of its words that were found",
        "urls": "addresses of some of the pages",
        "signs": "the signs found",
    },
)
def injected_content(view: UnitView) -> Iterable[Ruling]:
    """Judge the pages of every column."""
    of = duty_naming("injected-content", view)
    for column in view.columns:
        looked = list(_examined(view, column))
        if not looked:
            continue
        guilty = [(key, url, facts) for key, url, facts in looked if _weight(facts) >= WORTH_A_LOOK]
        facts: dict[str, Fact] = {
            "column": column.column.name,
            "pages": len(looked),
            "hit": len(guilty),
            "trade": sorted({str(found["trade"]) for _, _, found in guilty}),
            "words": sorted({word for _, _, found in guilty for word in cast("list[str]", found["words"])})[:MOST_PAGES],
            "urls": [url for _, url, _ in guilty][:MOST_PAGES],
            "signs": sorted({sign for _, _, found in guilty for sign in cast("list[str]", found["signs"])}),
        }
        proof = tuple(key for key, _, _ in guilty)[:MOST_PAGES] or (looked[0][0],)
        place = column.column.id
        if any(_weight(found) >= PROOF for _, _, found in guilty):
            yield breached(place, facts, proof=proof, of=of, column=place)
        elif guilty:
            yield suspected(place, facts, proof=proof, of=of, column=place)
        else:
            yield met(place, facts, proof=proof, of=of, column=place)


def _examined(view: UnitView, column: ColumnView) -> Iterator[tuple[str, str, Facts]]:
    """The pages of a column that were examined: key of the sighting, address, facts."""
    keys = [*(column.walk.pages if column.walk else ()), *(record.sighting for record in column.records)]
    for key in dict.fromkeys(keys):
        page = view.traits.get(key)
        facts = page.facts(TraitKind.INJECTED) if page else None
        if page is not None and facts is not None:
            yield key, page.url, facts


def _weight(facts: Facts) -> int:
    """How many signs count on a page."""
    signs = set(cast("list[str]", facts["signs"]))
    if not facts["trade"] or not signs & (UNSEEN | {"links"}):
        return 0
    if facts["against"] and len(signs & UNSEEN) < WORTH_A_LOOK:
        return 0
    return len(signs)
