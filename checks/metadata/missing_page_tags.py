"""Pages lack tags that government sites must carry, or carry those of another site.

Why it matters
--------------
The tags name site, column, title, day and source in one form for the whole country. Search and the national inspection read
them; a page without them is found under nothing.

How it is decided
-----------------
A duty lists the tags of every page, of a column's pages and of a document's page. The column's list and its documents are
judged each as a whole: a tag that is absent, or empty, or holds a placeholder on a page is missing there. A site code that
differs from the one that the site prints in its foot is another site's.

How to remedy
-------------
Correct the templates, so that every page gets its tags with values of its own, and publish the column again.

When it stays silent
--------------------
Without a duty that lists tags nothing is judged. A page that could not be read, or was not examined, is left out. Tags that a
script adds are not seen; they do not serve those who read pages without scripts either.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, cast

from checks.contract import check
from checks.rulings import Ruling, breached, met
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Obligation, Severity
from duewatch.domain.traits import TraitKind
from duewatch.domain.units import ColumnKind
from duewatch.domain.views import ColumnView, UnitView

SITE_CODE: Final = "siteidcode"
PLACEHOLDERS: Final = frozenset({"null", "none", "undefined", "nan"})
MOST_PAGES: Final = 5


@check(
    title="Page tags missing",
    messages={
        Verdict.MET: "The {pages} pages examined in the column “{column}” carry the tags that are asked for.",
        Verdict.BREACHED: (
            "Of {pages} pages in the column “{column}”, {hit} fail in their tags[[; missing or empty: {lacking}]]"
            "[[; site code of another site: {foreign}]]."
        ),
    },
    severity=Severity.ADVICE,
    since="0.2",
    details={
        "pages": "how many pages were examined",
        "hit": "how many of them fail",
        "lacking": "the tags that are missing or empty on some page",
        "counts": "how many pages lack each tag",
        "foreign": "site codes in tags that differ from the one in the foot of the site",
        "urls": "addresses of some of the pages",
    },
)
def missing_page_tags(view: UnitView) -> Iterable[Ruling]:
    """Judge the list and the documents of every column by the first duty that lists tags."""
    duties = [duty.obligation for duty in view.duties if duty.obligation.required_tags]
    of = min((duty for duty in duties if "missing-page-tags" in duty.checks), key=lambda duty: duty.id, default=None)
    if of is None or of.required_tags is None:
        return
    asked, code = of.required_tags, _printed_code(view)
    for column in view.columns:
        lists = column.walk.pages if column.walk else ()
        is_home = column.column.kind is ColumnKind.HOME
        wanted = asked.page if is_home else (*asked.page, *asked.column)
        yield from _judged(view, column, lists, wanted, "list", of, code)
        # A column that is one page, such as a guide, is a page of the column: it has no title and day of a document to declare.
        documents = [record.sighting for record in column.records if record.understood and record.sighting not in lists]
        yield from _judged(view, column, documents, (*asked.page, *asked.column, *asked.document), "documents", of, code)


def _judged(
    view: UnitView, column: ColumnView, keys: Sequence[str], wanted: Sequence[str], part: str, of: Obligation, code: str
) -> Iterator[Ruling]:
    """One ruling on the pages of one sort in a column, if any were examined."""
    lacking: Counter[str] = Counter()
    foreign: set[str] = set()
    looked: list[str] = []
    guilty: list[str] = []
    for key in dict.fromkeys(keys):
        facts = view.trait(key, TraitKind.PAGE_TAGS)
        if facts is None:
            continue
        looked.append(key)
        tags = cast("Mapping[str, str]", facts["tags"])
        missing = [name for name in wanted if _is_empty(tags.get(name.casefold(), ""))]
        lacking.update(missing)
        declared = tags.get(SITE_CODE, "").strip()
        is_foreign = bool(code) and not _is_empty(declared) and declared.casefold() != code.casefold()
        if is_foreign:
            foreign.add(declared)
        if missing or is_foreign:
            guilty.append(key)
    if not looked:
        return
    facts_: dict[str, Fact] = {
        "column": column.column.name,
        "pages": len(looked),
        "hit": len(guilty),
        "lacking": [name for name in wanted if lacking[name]],
        "counts": {name: lacking[name] for name in wanted if lacking[name]},
        "foreign": sorted(foreign),
        "urls": [view.traits[key].url for key in guilty[:MOST_PAGES]],
    }
    about: dict[str, Any] = {"proof": tuple(guilty[:MOST_PAGES] or looked[:1]), "of": of, "column": column.column.id}
    subject = f"{column.column.id}/{part}"
    yield breached(subject, facts_, **about) if guilty else met(subject, facts_, **about)


def _is_empty(content: str) -> bool:
    plain = content.strip()
    return not plain or plain.casefold() in PLACEHOLDERS or plain.startswith(("<", "${", "{{"))


def _printed_code(view: UnitView) -> str:
    """The site code that the unit's pages print, if they print one and the same; ``""`` otherwise."""
    codes = set()
    for page in view.traits.values():
        facts = page.facts(TraitKind.SITE_MARKS)
        if facts and facts.get("site_code"):
            codes.add(str(facts["site_code"]))
    return codes.pop() if len(codes) == 1 else ""
