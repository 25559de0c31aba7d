"""The title in a page's tags is not the title that the page shows.

Why it matters
--------------
Search engines, the national inspection and other sites take a page's title from its tags. Tags that were copied from another
page announce one document and deliver another.

How it is decided
-----------------
The tag ArticleTitle is compared with every title that is visible on the page. It is a breach if the two have nothing to do
with each other and the list of the column shows the visible title for the same address.

How to remedy
-------------
Let the template fill the tag from the document's own title, and publish the page again.

When it stays silent
--------------------
A page without the tag, with an empty one, or whose visible title could not be read, is not judged. A title that is contained
in the other (a site's name behind it, a subtitle left out) or much like it is the same. Where the list does not confirm the
visible title, a person is asked to look.
"""

from collections.abc import Iterable
from typing import Final, cast

from rapidfuzz import fuzz

from checks.contract import check
from checks.documents import documents
from checks.duties import duty_naming
from checks.matching import normalised
from checks.rulings import Ruling, breached, met, suspected
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import FieldName, FieldState, Record, Where
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import UnitView

TAG: Final = "articletitle"
SAME: Final = 70.0  # likeness in per cent from which two titles are taken for one
DIFFERENT: Final = 50.0  # below which they have nothing to do with each other
TELLING: Final = 4  # letters a title must have to be recognised inside a longer one
VISIBLE: Final = frozenset({Where.HEADING, Where.BLOCK})


@check(
    title="Title and tag differ",
    messages={
        Verdict.MET: "The tag ArticleTitle of “{item}” names the page's own title.",
        Verdict.BREACHED: "The page “{item}” calls itself “{tag}” in its tag ArticleTitle.",
        Verdict.SUSPECTED: "The page “{item}” seems to call itself “{tag}” in its tag ArticleTitle; a person should look.",
    },
    severity=Severity.MINOR,
    since="0.2",
    details={"url": "address of the document", "tag": "the title in the tag"},
)
def title_mismatch(view: UnitView) -> Iterable[Ruling]:
    """Judge every document that has the tag."""
    of = duty_naming("title-mismatch", view)
    listed: dict[str, set[str]] = {}
    for column in view.columns:
        for entry in column.walk.entries if column.walk else ():
            listed.setdefault(entry.url, set()).add(normalised(entry.title))
    for record in documents(view):
        facts = view.trait(record.sighting, TraitKind.PAGE_TAGS)
        tags = cast("dict[str, str]", facts["tags"]) if facts else {}
        declared, titles = normalised(tags.get(TAG, "")), _visible(record)
        if len(declared) < TELLING or not titles:
            continue
        told: dict[str, Fact] = {"item": shown(record.title), "url": record.url, "tag": shown(tags[TAG])}
        rows = listed.get(record.url, set())
        likeness = max(_likeness(declared, title) for title in titles | rows)
        confirmed = any(_likeness(row, title) >= SAME for row in rows for title in titles)
        proof = (record.sighting,)
        if likeness >= SAME:
            yield met(record.url, told, proof=proof, of=of, column=record.column)
        elif likeness < DIFFERENT and confirmed:
            yield breached(record.url, told, proof=proof, of=of, column=record.column)
        else:
            yield suspected(record.url, told, proof=proof, of=of, column=record.column)


def _visible(record: Record) -> set[str]:
    """The titles that the page shows to its reader, in the form for comparing."""
    value = record.fields.get(FieldName.TITLE)
    shows = (value.best, *value.others) if value else ()
    titles = {normalised(one.value or "") for one in shows if one.where in VISIBLE and one.state is FieldState.PRESENT}
    return {title for title in titles if len(title) >= TELLING}


def _likeness(one: str, other: str) -> float:
    shorter, longer = sorted((one, other), key=len)
    return 100.0 if len(shorter) >= TELLING and shorter in longer else fuzz.ratio(one, other)
