"""The ledger of an office as an XLSX workbook: what people who work in Excel filter, fill in and send on (整改台账)."""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, TypeAlias

import xlsxwriter

from reports.pages import OfficeReport
from reports.parts import FindingPart, Link
from reports.safe import clean
from reports.score_rows import score_headings, score_rows
from reports.words import Words

Cell: TypeAlias = str | int | Link

LONGEST_CELL = 32_000  # Excel holds 32,767 characters
LONGEST_ADDRESS = 2_000  # and links of 2,079
MOST_LINKS = 60_000  # and 65,530 links a sheet; further addresses stay text

POINTS_A_LINE = 14  # of text in 10 points
MOST_POINTS = 400  # Excel's rows end at 409


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, headings with their widths, rows; the last ``to_fill`` columns are for people to fill in."""

    name: str
    headings: tuple[tuple[str, int], ...]
    rows: Sequence[tuple[Cell, ...]]
    to_fill: int = 0


def office_workbook(report: OfficeReport, words: Words, created: datetime) -> bytes:
    """The workbook of an office's report.

    Every text is written as a text: nothing a page holds becomes a formula, and links are those of http and https only.

    Args:
        report: What the office is told.
        words: The language of the headings; that of the report.
        created: The moment written into the file's properties; a file made from the same report is the same file.
    """
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": f"{report.head.title} {report.head.subtitle}", "created": created.replace(tzinfo=None)})
        formats = _formats(book)
        for sheet in _sheets(report, words):
            _write(book.add_worksheet(sheet.name), sheet, formats)
    return stream.getvalue()


def _sheets(report: OfficeReport, words: Words) -> Iterable[Sheet]:
    lists = report.lists
    found = [finding for section in lists.sections for finding in section.findings]
    yield _findings(words("List of findings"), found, words, to_fill=True)
    yield _findings(words("Cleared"), lists.cleared, words)
    yield _findings(words("Not confirmed this time"), lists.unverified, words)
    yield _findings(words("Suspected"), lists.suspected, words)
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
        words("Waivers"),
        (
            (words("Unit"), 22),
            (words("What is exempted"), 48),
            (words("Why"), 36),
            (words("Granted by"), 24),
            (words("Until"), 14),
        ),
        [(row.unit, row.subject, row.reason, row.by, row.until) for row in lists.waivers],
    )
    yield Sheet(
        words("Duties for a person"),
        ((words("Unit"), 22), (words("Duty"), 48), (words("Why"), 36), (words("Basis"), 40), (words("Record"), 24)),
        [(row.unit, row.duty, row.why, row.basis_line, row.attested) for row in lists.by_person],
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


def _findings(name: str, findings: Sequence[FindingPart], words: Words, *, to_fill: bool = False) -> Sheet:
    headings = [
        (words("No."), 6),
        (words("Code"), 12),
        (words("Unit"), 22),
        (words("Column"), 20),
        (words("Kind of problem"), 18),
        (words("Severity"), 10),
        (words("What was found"), 60),
        (words("Page"), 36),
        (words("Evidence"), 26),
        (words("Found on"), 12),
        (words("State"), 10),
        (words("Basis"), 36),
        (words("To be put right"), 26),
    ]
    blank = [
        (words("Measure taken"), 24),
        (words("Address after it was put right"), 24),
        (words("Put right on"), 12),
        (words("Outcome of the second look"), 14),
        (words("Struck off"), 8),
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            finding.number,
            finding.code,
            finding.unit,
            finding.column or "–",
            finding.kind,
            finding.severity_word,
            finding.sentence,
            finding.page,
            finding.evidence_line,
            finding.found,
            finding.state_word,
            finding.basis_line,
            finding.rectify or "–",
            *([""] * len(blank) if to_fill else []),
        )
        for finding in findings
    ]
    return Sheet(name, tuple(headings + blank if to_fill else headings), rows, len(blank) if to_fill else 0)


def _formats(book: Any) -> dict[str, Any]:  # noqa: ANN401 - the library has no types
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D5DBE1", "font_size": 10}
    return {
        "head": book.add_format({**cell, "bold": True, "font_color": "#FFFFFF", "bg_color": "#17426B", "valign": "vcenter"}),
        "cell": book.add_format(cell),
        "link": book.add_format({**cell, "font_color": "#17426B", "underline": 1}),
        "fill": book.add_format({**cell, "bg_color": "#FFFBEA", "locked": False}),
    }


def _height(row: Sequence[Cell], widths: Sequence[int]) -> float:
    """Points a row needs for its longest cell: not every program fits rows to their text, and some would cut it."""
    texts = [clean(str(cell.text if isinstance(cell, Link) else cell)) for cell in row]
    lines = [
        sum(math.ceil(max(1, _width(line)) / width) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    ]
    return min(MOST_POINTS, POINTS_A_LINE * max(lines, default=1) + 2)


def _width(text: str) -> int:
    """Columns a text takes, a Chinese character two of them."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:  # noqa: ANN401 - the library has no types
    first_to_fill = len(sheet.headings) - sheet.to_fill
    links = 0
    for place, (heading, width) in enumerate(sheet.headings):
        page.set_column(place, place, width)
        page.write_string(0, place, heading, formats["head"])
    for number, row in enumerate(sheet.rows, 1):
        page.set_row(number, _height(row, [width for _, width in sheet.headings]))
        for place, cell in enumerate(row):
            if isinstance(cell, Link) and cell.url and len(cell.url) <= LONGEST_ADDRESS and links < MOST_LINKS:
                links += 1
                page.write_url(number, place, cell.url, formats["link"], clean(cell.text)[:255])
            elif isinstance(cell, int):
                page.write_number(number, place, cell, formats["cell"])
            else:
                text = clean(cell.text if isinstance(cell, Link) else cell)[:LONGEST_CELL]
                page.write_string(number, place, text, formats["fill" if place >= first_to_fill else "cell"])
    page.freeze_panes(1, 0)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    page.set_landscape()
    page.set_paper(8)  # A3: eighteen columns
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
