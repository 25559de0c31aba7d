"""The ledger of an office as an XLSX workbook: what people who work in Excel filter, fill in and send on (整改台账)."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

import xlsxwriter

from reports.pages import OfficeReport
from reports.score_rows import score_headings, score_rows
from reports.sheets import FACE, SIZE, Sheet, formats_of, write_sheet
from reports.words import Words
from reports.workbook_findings import findings_sheet


def office_workbook(report: OfficeReport, words: Words, created: datetime) -> bytes:
    """The workbook of an office's report.

    Every text is written as a text: nothing a page holds becomes a formula, and links are those of http and https only.

    Args:
        report: What the office is told.
        words: The language of the headings; that of the report.
        created: The moment written into the file's properties; a file made from the same report is the same file.
    """
    stream = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FACE, "font_size": SIZE},
    }
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": f"{report.head.title} {report.head.subtitle}", "created": created.replace(tzinfo=None)})
        formats = formats_of(book)
        for sheet in _sheets(report, words):
            write_sheet(book.add_worksheet(sheet.name), sheet, formats)
    return stream.getvalue()


def _sheets(report: OfficeReport, words: Words) -> Iterable[Sheet]:
    lists = report.lists
    found = [finding for section in lists.sections for finding in section.findings]
    yield findings_sheet(words("List of findings"), found, words, to_fill=True)
    yield findings_sheet(words("Cleared"), lists.cleared, words)
    yield findings_sheet(words("Not confirmed this time"), lists.unverified, words, to_fill=True)
    yield findings_sheet(words("Suspected"), lists.suspected, words)
    yield Sheet(
        words("Could not be verified"),
        (
            (words("Reason"), 20),
            (words("Unit"), 22),
            (words("Check"), 18),
            (words("Subject"), 44),
            (words("What can be said"), 60),
        ),
        [(group.word, row.unit, row.kind, row.subject, row.sentence) for group in lists.undetermined for row in group.rows],
    )
    yield Sheet(
        words("Due soon"),
        ((words("Unit"), 22), (words("Duty"), 48), (words("Due on"), 14), (words("Days left"), 10), (words("Basis"), 40)),
        [(row.unit, row.subject, row.due, row.days_left, row.basis_line) for row in lists.upcoming],
    )
    if report.scores:
        yield Sheet(words("Scores"), score_headings(words), list(score_rows(report.scores, words)))
    yield Sheet(
        words("Waivers and declarations"),
        (
            (words("Unit"), 22),
            (words("Kind"), 12),
            (words("What is exempted"), 48),
            (words("Why"), 36),
            (words("Granted by"), 24),
            (words("Until"), 14),
        ),
        [(row.unit, row.kind, row.subject, row.reason, row.by, row.until) for row in lists.waivers],
    )
    yield Sheet(
        words("Replies of units"),
        (
            (words("Unit"), 22),
            (words("Code"), 12),
            (words("Kind of problem"), 18),
            (words("Subject"), 40),
            (words("Reply"), 12),
            (words("Explanation"), 40),
            (words("Filled in by"), 14),
            (words("Received on"), 12),
            (words("What became of it"), 24),
            (words("Note"), 30),
        ),
        [
            (
                *(row.unit, row.code, row.kind, row.subject, row.said, row.explained),
                *(row.by, row.received, row.outcome, row.note or "–"),
            )
            for row in lists.replies
        ],
    )
    yield Sheet(
        words("Duties for a person"),
        (
            (words("Unit"), 22),
            (words("Duty"), 48),
            (words("Why"), 36),
            (words("Basis"), 40),
            (words("Record"), 24),
            (words("How to record it"), 60),
        ),
        [(row.unit, row.duty, row.why, row.basis_line, row.attested, row.how) for row in lists.by_person],
    )
    yield Sheet(
        words("Columns"),
        (
            (words("Unit"), 22),
            (words("Column"), 30),
            (words("Kind"), 18),
            (words("Entries"), 8),
            (words("Last update"), 13),
            (words("Period"), 16),
            (words("Days left"), 10),
            (words("How far it was read"), 28),
        ),
        [
            (unit.name, row.column, row.kind, row.documents, row.last_update, row.period, row.days_left, row.state_word)
            for unit in report.units
            for row in unit.columns
        ],
    )
    yield Sheet(
        words("How this report came about"),
        ((words("Subject"), 24), (words("What can be said"), 110)),
        [
            (words("As of"), report.head.as_of),
            (words("Scope"), report.head.scope),
            (words("Coverage"), report.coverage.sentence),
            *report.method.lines,
        ],
    )
