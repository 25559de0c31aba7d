"""A draft of the circular (通报) that an office writes after an audit, as a DOCX file in the shape official letters have.

Typefaces and sizes follow 《党政机关公文格式》 (GB/T 9704—2012): the title in size 2, the text in size 3, 22 lines a page,
first lines indented by two characters. It is a draft: what it says is taken from the report, and a person signs it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph

from reports.pages import OfficeReport
from reports.parts import ClassRow, FindingPart
from reports.safe import one_line
from reports.vocabulary import N_
from reports.words import Words

TITLE, HEADING, TEXT, NUMBER = "方正小标宋简体", "黑体", "仿宋_GB2312", "宋体"
SIZE_2, SIZE_3, SIZE_4, SIZE_5 = Pt(22), Pt(16), Pt(14), Pt(10.5)
LINE, INDENT = Pt(28), Pt(32)

ROWS = 300  # of the annex; the ledger has all
KINDS_IN_FULL = 10  # the gravest and most frequent kinds of problems have a paragraph of their own
EXAMPLES = 2  # findings named under each kind of problem
NUMERALS = "一二三四五六七八九十"

ANNEX = {
    N_("No."): Cm(1.2),
    N_("Unit"): Cm(3.5),
    N_("Column"): Cm(3.1),
    N_("Kind of problem"): Cm(3.0),
    N_("What was found"): Cm(8.8),
    N_("Basis"): Cm(3.4),
    N_("To be put right"): Cm(2.7),
}
"""Columns of the annex and their widths; together what is between the margins of a page laid across."""


def office_circular(report: OfficeReport, words: Words, created: datetime) -> bytes:
    """The draft of an office's circular: general situation, main problems, what was put right, demands, list of findings.

    Args:
        report: What the office is told.
        words: The language; that of the report.
        created: The moment written into the file's properties.
    """
    document = docx.Document()
    _set_up(document, report, created)
    _paragraph(document, words("Circular on the audit of disclosure columns (draft)"), TITLE, SIZE_2, centred=True)
    _paragraph(
        document,
        words("Drawn up from the audit's records; to be checked and completed by a person."),
        TEXT,
        SIZE_5,
        centred=True,
    )
    _paragraph(document, words("To the units concerned:"), indented=False)
    parts = (
        (words("General situation"), _situation(report)),
        (words("Main problems"), _problems(report, words)),
        (words("What was put right"), _put_right(report, words)),
        (words("What is asked for next"), _demands(report, words)),
    )
    for number, (heading, texts) in enumerate(parts, 1):
        _paragraph(document, f"{_numeral(number, words)}{heading}", HEADING)
        for text in texts:
            _paragraph(document, text)
    document.paragraphs[-1].paragraph_format.keep_with_next = True  # a signature never stands on a page alone
    _paragraph(document, report.head.subtitle, aligned=WD_ALIGN_PARAGRAPH.RIGHT)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _paragraph(document, report.head.date, aligned=WD_ALIGN_PARAGRAPH.RIGHT)
    _annex(document, report, words)
    return _settled(document)


def _situation(report: OfficeReport) -> Iterable[str]:
    yield from report.overview
    yield report.coverage.sentence


def _problems(report: OfficeReport, words: Words) -> Iterable[str]:
    """A paragraph a kind of problem, with the units concerned and the first findings as examples; rare kinds in one."""
    if not report.classes:
        yield words("The evidence of this audit shows no finding.")
    told, rest = report.classes[:KINDS_IN_FULL], report.classes[KINDS_IN_FULL:]
    for number, row in enumerate(told, 1):
        examples = [_example(finding, words) for finding in _of_class(report, row)[:EXAMPLES]]
        yield words(
            "{number}{kind} ({severity}, {n}). Units concerned: {units}. For example: {examples}",
            number=_numeral(number, words, inner=True),
            kind=row.kind,
            severity=row.severity_word,
            n=row.count,
            units=row.units,
            examples=" ".join(examples),
        )
    if rest:
        kinds = [words("{kind} ({units})", kind=row.kind, units=row.units) for row in rest]
        yield words(
            "{number}Other problems ({n}), each listed in the annex: {kinds}.",
            number=_numeral(len(told) + 1, words, inner=True),
            n=sum(row.count for row in rest),
            kinds=words.join(kinds),
        )


def _of_class(report: OfficeReport, row: ClassRow) -> list[FindingPart]:
    found = (finding for section in report.lists.sections for finding in section.findings)
    return [finding for finding in found if finding.check_anchor == row.check_anchor and finding.severity == row.severity]


def _example(finding: FindingPart, words: Words) -> str:
    """The sentence of a finding, or unit and page where the sentence is one of addresses, which nobody reads out."""
    return (
        words("{unit}: {page}.", unit=finding.unit, page=finding.page.text) if "://" in finding.sentence else finding.sentence
    )


def _put_right(report: OfficeReport, words: Words) -> Iterable[str]:
    cleared = report.lists.cleared
    if not cleared:
        yield words("No finding of earlier audits was shown to be put right this time.")
    else:
        told = [words("{unit}: {kind}", unit=finding.unit, kind=finding.kind) for finding in cleared]
        yield words("Shown to be put right: {n}. {told}", n=len(cleared), told=words.join(told))
    overdue = [f for section in report.lists.sections for f in section.findings if f.rectify_overdue]
    if overdue:
        units = words.join(sorted({finding.unit for finding in overdue}))
        yield words("Not put right within the period: {n}. Units concerned: {units}.", n=len(overdue), units=units)


def _demands(report: OfficeReport, words: Words) -> Iterable[str]:
    periods = [
        words("{word}: {period}", word=section.word, period=section.period)
        for section in report.lists.sections
        if section.findings
    ]
    if periods:
        yield words(
            "The units concerned put the findings right one by one, counted from the day each was found: {periods}.",
            periods=words.join(periods),
        )
    yield words("They fill in the form of reply in their reports and return it; the next audit looks again at every line.")
    if report.lists.upcoming:
        soon = [
            words("{subject} ({due})", subject=row.subject, due=row.due) for row in report.lists.upcoming if row.tone == "soon"
        ]
        if soon:
            yield words("Due soon: {soon}.", soon=words.join(list(dict.fromkeys(soon))))


def _annex(document: Document, report: OfficeReport, words: Words) -> None:
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Cm(2.5), Cm(2), Cm(2), Cm(2)
    _paragraph(document, words("Annex: list of findings"), HEADING, indented=False)
    table = document.add_table(rows=1, cols=len(ANNEX), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, ANNEX.values(), strict=True):
        column.width = width
    _fill(table.rows[0], [words(heading) for heading in ANNEX], HEADING, is_head=True)
    found = [finding for severity in report.lists.sections for finding in severity.findings]
    for finding in found[:ROWS]:
        texts = (
            str(finding.number),
            finding.unit,
            finding.column.text if finding.column else "–",
            finding.kind,
            finding.sentence,
            finding.basis_line,
            finding.rectify,
        )
        _fill(table.add_row(), texts, TEXT)
    if len(found) > ROWS:
        _paragraph(document, words("and {n} more, in the ledger", n=len(found) - ROWS), TEXT, SIZE_5, indented=False)


def _fill(row: _Row, texts: Sequence[str], face: str, *, is_head: bool = False) -> None:
    """Write a row of the annex; it is not torn over two pages, and the head stands on each."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no other way to either
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, text, width in zip(row.cells, texts, ANNEX.values(), strict=True):
        cell.width = width  # of the cell, too: not every program looks at the column
        _write(cell.paragraphs[0], text, face, SIZE_5)


def _set_up(document: Document, report: OfficeReport, created: datetime) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Cm(3.7), Cm(3.5), Cm(2.8), Cm(2.6)
    _number_pages(page.footer.paragraphs[0])
    document.core_properties.title = one_line(f"{report.head.title} {report.head.day}")
    document.core_properties.author = one_line(report.head.subtitle)
    document.core_properties.created = document.core_properties.modified = created.replace(tzinfo=None)


def _number_pages(paragraph: Paragraph) -> None:
    """The page's number between dashes, as official letters have it."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_run(paragraph, "— ", NUMBER, SIZE_4)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - the library has no fields
    _add_run(paragraph, " —", NUMBER, SIZE_4)


def _paragraph(
    document: Document,
    text: str,
    face: str = TEXT,
    size: Pt = SIZE_3,
    *,
    centred: bool = False,
    indented: bool = True,
    aligned: WD_ALIGN_PARAGRAPH | None = None,
) -> None:
    paragraph = document.add_paragraph()
    where = WD_ALIGN_PARAGRAPH.CENTER if centred else aligned
    if where is not None:
        paragraph.alignment = where
    paragraph.paragraph_format.line_spacing = LINE
    paragraph.paragraph_format.space_after = Pt(0)
    if indented and not centred and aligned is None:
        paragraph.paragraph_format.first_line_indent = INDENT
    _write(paragraph, text, face, size)


def _write(paragraph: Paragraph, text: str, face: str, size: Pt) -> None:
    _add_run(paragraph, one_line(text, 4000), face, size)


def _add_run(paragraph: Paragraph, text: str, face: str, size: Pt) -> None:
    run = paragraph.add_run(text)
    run.font.size = size
    run.font.name = face
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)  # noqa: SLF001 - the library's way to East Asian faces


def _numeral(number: int, words: Words, *, inner: bool = False) -> str:
    """一、 and （一） in Chinese, 1. and (1) in English."""
    if words.language == "en":
        return f"({number}) " if inner else f"{number}. "
    tens, ones = divmod(number, 10)
    written = (NUMERALS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (NUMERALS[ones - 1] if ones else "")
    return f"（{written}）" if inner else f"{written}、"


def _settled(document: Document) -> bytes:
    """The file's bytes with no moment of writing in them: the same report is the same file."""
    raw, settled = BytesIO(), BytesIO()
    document.save(raw)
    with ZipFile(raw) as source, ZipFile(settled, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return settled.getvalue()
