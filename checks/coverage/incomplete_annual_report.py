"""An annual report lacks parts of the national form, or its figures do not add up.

Why it matters
--------------
The form makes reports comparable. A table whose sums disagree shows that figures were copied or guessed, and the national
system rejects it.

How it is decided
-----------------
The report is searched for the sections and tables of the form, on its page and in the files it offers; the sums that the form
demands are computed from the tables. What is missing from a report that was read whole, and every sum that disagrees, is
named with both sides.

How to remedy
-------------
Add the missing section or table; where nothing is to be reported, keep the heading and say so. Correct the figures and publish
the corrected report with a note.

When it stays silent
--------------------
Reports about years before the form of the duty's basis, and reports published longer ago than the watch period, are left alone.
Where part of a report stands in a file or picture that could not be read, missing parts are undetermined; sums of the tables
that were read are judged all the same.
"""

from collections.abc import Iterable
from typing import Final

from checks.contract import check
from checks.duties import duty_naming
from checks.examined import Examined, examined, words
from checks.rulings import Ruling, breached, met, undetermined
from checks.watched import is_watched
from checks.wording import shown
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity
from duewatch.domain.traits import TraitKind
from duewatch.domain.units import ColumnKind
from duewatch.domain.views import UnitView

NAMES: Final = ("年度报告", "年报")
"""Words of titles in the column of annual reports; statistics and notices stand there, too."""


@check(
    title="Annual report incomplete",
    messages={
        Verdict.MET: "“{item}” has all sections and tables of the form, and its sums agree.",
        Verdict.BREACHED: "“{item}” departs from the form[[; sections missing: {sections}]][[; tables missing: {tables}]]"
        "[[; sums that disagree ({sum_count}): {sums_told}]].",
        Verdict.UNDETERMINED: "Whether “{item}” has all parts of the form could not be verified: part of it was not read.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={
        "url": "address of the report",
        "year": "the year reported on",
        "sections": "sections of the form that are not there",
        "tables": "tables of the form that are not there",
        "sums": "sums that the form demands and that disagree, with both sides",
    },
)
def incomplete_annual_report(view: UnitView) -> Iterable[Ruling]:
    """Judge every annual report that was published within the watch period."""
    of = duty_naming("incomplete-annual-report", view)
    for report in examined(view, TraitKind.ANNUAL_REPORT, ColumnKind.ANNUAL_REPORT, title=NAMES):
        if is_watched(report.record, view):
            yield from _of_report(report, of)


def _of_report(report: Examined, of: Obligation | None) -> Iterable[Ruling]:
    record = report.record
    facts: dict[str, Fact] = {"item": shown(record.title), "url": record.url, "year": None}
    lacking: dict[str, Fact] = {**facts, "sections": [], "tables": [], "sums": []}
    proof, column = (record.sighting,), record.column
    read = report.best("missing_sections", "missing_tables")
    if read is None or not (words(read, "sections") or words(read, "tables")):
        yield undetermined(record.url, Reason.LAYOUT_UNKNOWN, lacking, proof=proof, of=of, column=column)
        return
    year = read.get("year")
    if of is not None and of.effective_from is not None and isinstance(year, int) and year < of.effective_from.year:
        return
    facts["year"] = year
    sums: list[Fact] = [*words(read, "wrong_sums")]
    sections: list[Fact] = [*words(read, "missing_sections")]
    tables: list[Fact] = [*words(read, "missing_tables")]
    hidden = report.unread_files or bool(read.get("pictures"))
    if hidden and (sections or tables):
        sections, tables = [], []
        if not sums:
            yield undetermined(record.url, Reason.LAYOUT_UNKNOWN, {**lacking, "year": year}, proof=proof, of=of, column=column)
            return
    facts |= {"sections": sections, "tables": tables, "sums": sums}
    facts |= {"sum_count": len(sums) or None, "sums_told": "; ".join(map(str, sums)) or None}
    if sections or tables or sums:
        yield breached(record.url, facts, proof=proof, of=of, column=column)
    else:
        yield met(record.url, facts, proof=proof, of=of, column=column)
