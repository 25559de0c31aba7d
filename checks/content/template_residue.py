"""A page shows what its template should have replaced.

Why it matters
--------------
Placeholders and pieces of program code on an official page tell the reader that nobody looked at it before it was
published. A plan that still names "town XX" was never made the unit's own.

How it is decided
-----------------
Title and metadata fields are looked at. A field that holds a template's placeholder, and a title with a piece of template
code or of a program's word for "nothing" in it, are residue. A title that names a body by crosses (XX镇) is one only
perhaps.

How to remedy
-------------
Fill in what is meant, and correct the template if other pages show the same.

When it stays silent
--------------------
Crosses that hide the name of a person or of a company are lawful and are left alone. The running text is not looked at.
An index number put together from nothing is told by `malformed-index-number`.
"""

import re
from collections.abc import Iterable

from checks.contract import check
from checks.documents import documents
from checks.duties import duty_naming
from checks.rulings import Ruling, breached, met, suspected
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import FieldName, FieldState
from duewatch.domain.views import UnitView

CODE = re.compile(
    r"[<＜]\s*/?\s*(?:CMS|TRS|%)|\{\{.*?\}\}|\$\{.*?\}|\[\[.*?\]\]|(?<![A-Za-z])(?:undefined|null|NaN)(?![A-Za-z])"
)
CROSSED_BODY = re.compile(r"[XＸ×xｘ]{2,}(?:镇|乡|街道|县|区|市)(?!.*(?:公司|企业))")


@check(
    title="Template residue",
    messages={
        Verdict.MET: "“{item}” shows no residue of its template.",
        Verdict.BREACHED: "“{item}” shows residue of its template[[; in the title: {residue}]][[; in its fields: {fields}]].",
        Verdict.SUSPECTED: "The title “{item}” seems to have been taken from a template: {residue}; a person should look.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={"url": "address of the document", "fields": "the metadata fields that hold a placeholder"},
)
def template_residue(view: UnitView) -> Iterable[Ruling]:
    """Judge title and fields of every document."""
    of = duty_naming("template-residue", view)
    for record in documents(view):
        left = [name for name, value in record.fields.items() if value.best.state is FieldState.PLACEHOLDER]
        # The title is told by its own words, an index number by malformed-index-number: one fault, one finding.
        fields = [name.value for name in left if name not in (FieldName.TITLE, FieldName.INDEX_NO)]
        code, crossed = CODE.search(record.title), CROSSED_BODY.search(record.title)
        sign = code or crossed
        facts: dict[str, Fact] = {
            "item": shown(record.title) or record.url,
            "url": record.url,
            "fields": sorted(fields),
            "residue": shown(sign[0]) if sign else None,
        }
        if fields or code:
            yield breached(record.url, facts, proof=(record.sighting,), of=of, column=record.column)
        elif crossed:
            yield suspected(record.url, facts, proof=(record.sighting,), of=of, column=record.column)
        else:
            yield met(record.url, facts, proof=(record.sighting,), of=of, column=record.column)
