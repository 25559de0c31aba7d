"""A document's text cannot be read: it is only a picture, or there is none.

Why it matters
--------------
Text in pictures cannot be searched, copied or read aloud, so a part of the public is shut out. Plans ask for the full text,
so that it can be looked up.

How it is decided
-----------------
The part of the page that holds the document is looked at. It is only a picture if it shows pictures and no text of its own,
and empty if it shows neither text nor picture nor file.

How to remedy
-------------
Add the text to the page, or attach it as a file whose text can be read.

When it stays silent
--------------------
A page that offers its text as an attached file is left alone, unless every such file was read and is a scan without text. A
picture story (图解) may rightly be a picture: without a duty that asks for text, a person is asked to look. A page whose text
could not be told from its surroundings is undetermined.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.documents import documents
from checks.duties import duty_naming
from checks.rulings import Ruling, breached, met, suspected, undetermined
from checks.wording import shown
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import Record
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import UnitView

WITH_TEXT = frozenset({"text", "partial"})
WITHOUT_TEXT = frozenset({"image-only", "title-only", "empty"})


@check(
    title="Text only as a picture",
    messages={
        Verdict.MET: "The text of “{item}” can be read.",
        Verdict.BREACHED: "“{item}” shows no text that can be read ({body}).",
        Verdict.SUSPECTED: "“{item}” seems to show no text that can be read ({body}); a person should look.",
        Verdict.UNDETERMINED: "Whether “{item}” shows its text could not be verified.",
    },
    severity=Severity.ADVICE,
    since="0.1",
    details={
        "url": "address of the document",
        "body": "what the page shows in place of a text",
        "files": "how many files it offers",
    },
)
def image_only_text(view: UnitView) -> Iterable[Ruling]:
    """Judge the body of every document."""
    of = duty_naming("image-only-text", view)
    for record in documents(view):
        facts: dict[str, Fact] = {
            "item": shown(record.title) or record.url,
            "url": record.url,
            "body": record.body_kind,
            "files": len(record.attachments),
        }
        proof = (record.sighting,)
        only_scans = record.body_kind in WITHOUT_TEXT and _only_scans(view, record)
        if only_scans:
            facts["body"] = "only-scans"
        if record.body_kind not in WITHOUT_TEXT | WITH_TEXT:
            yield undetermined(record.url, Reason.LAYOUT_UNKNOWN, facts, proof=proof, of=of, column=record.column)
        elif record.body_kind in WITH_TEXT or (record.attachments and not only_scans):
            yield met(record.url, facts, proof=proof, of=of, column=record.column)
        elif of and of.looks_for.columns:
            yield breached(record.url, facts, proof=proof, of=of, column=record.column)
        else:
            yield suspected(record.url, facts, proof=proof, of=of, column=record.column)


def _only_scans(view: UnitView, record: Record) -> bool:
    """Whether the document offers files, and all of them were read and are pictures of pages."""
    page = view.traits.get(record.sighting)
    files = {file.place: file.facts for file in page.all(TraitKind.FILE)} if page else {}
    return bool(record.attachments) and all(bool(files.get(file.url, {}).get("scanned")) for file in record.attachments)
