"""A document number is not written as the format of official documents asks.

Why it matters
--------------
A document is cited, searched and matched by its number. A number with other brackets, blanks or a leading zero is not found
by those who write it correctly.

How it is decided
-----------------
A number that consists of an issuing code, a year in brackets and a serial number is compared with the form of GB/T 9704:
six-cornered brackets around four digits of the year, an Arabic serial number without leading zero and without 第, ending in
号, no blanks. The facts name each deviation.

How to remedy
-------------
Write the number as in 国办发〔2020〕17号 and correct the field in the publishing system.

When it stays silent
--------------------
Numbers of orders and announcements (令第3号, 2026年第5号公告) have a form of their own and are left alone, and so is everything
that does not look like a number of the usual kind. A number that was only read from the running text is not judged, because
it may be another document's.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from checks.contract import check
from checks.documents import documents, present
from checks.duties import duty_naming
from checks.rulings import Ruling, breached, met
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import FieldName, Where
from duewatch.domain.views import UnitView

LABELLED = frozenset({Where.BLOCK, Where.META, Where.API})
USUAL = re.compile(r"^[\u4e00-\u9fff]{1,15}\s*[〔﹝\[［(（【]?\s*\d{4}\s*[〕﹞\]］)）】]?\s*第?\s*\d+\s*号?$")
"""Anything that is meant as a number of the usual kind, however it is bracketed."""

FORM = re.compile(r"^[\u4e00-\u9fff]{1,15}[〔﹝]\d{4}[〕﹞][1-9]\d*号$")
DEVIATIONS: Final[Mapping[str, re.Pattern[str]]] = {
    "brackets": re.compile(r"[\[［(（【]\s*\d{4}|\d{4}\s*[\]］)）】]"),
    "bracket-missing": re.compile(r"^[^〔﹝\[［(（【]*$|^[^〕﹞\]］)）】]*$"),
    "blanks": re.compile(r"\s"),
    "leading-zero": re.compile(r"[〕﹞\]］)）】]\s*第?\s*0\d*"),
    "ordinal": re.compile(r"第"),
    "ending": re.compile(r"[^号]$"),
}


@check(
    title="Malformed document number",
    messages={
        Verdict.MET: "The document number {number} of “{item}” has the form it should have.",
        Verdict.BREACHED: "The document number {number} of “{item}” is malformed: {deviations}.",
    },
    severity=Severity.ADVICE,
    since="0.1",
    details={"url": "address of the document"},
)
def malformed_document_number(view: UnitView) -> Iterable[Ruling]:
    """Judge every document number of the usual kind that stands in a field of its own."""
    of = duty_naming("malformed-document-number", view)
    for record in documents(view):
        reading = present(record, FieldName.DOC_NO)
        number = reading.raw.strip() if reading and reading.where in LABELLED else ""
        if not USUAL.match(number):
            continue
        found: list[Fact] = [] if FORM.match(number) else [name for name, sign in DEVIATIONS.items() if sign.search(number)]
        facts: dict[str, Fact] = {"item": shown(record.title) or record.url, "url": record.url, "number": shown(number)}
        if found:
            facts["deviations"] = found
            yield breached(record.url, facts, proof=(record.sighting,), of=of, column=record.column)
        else:
            yield met(record.url, facts, proof=(record.sighting,), of=of, column=record.column)
