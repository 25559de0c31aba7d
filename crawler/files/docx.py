"""Text and tables of a DOCX file: the main part only, as a reader sees it (deleted text and fallbacks left out)."""

from collections.abc import Iterator

from lxml import etree

from crawler.files.docx_numbers import Numbering, numbering_of
from crawler.files.packages import open_package, read_part
from crawler.files.reading import CannotRead, FileKind, FileReading, FileTable, Limits
from crawler.grid import MOST_COLUMNS, Grid, square

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = WORD[1:-1]
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "{urn:schemas-microsoft-com:vml}imagedata")
P, TABLE, ROW, CELL = f"{WORD}p", f"{WORD}tbl", f"{WORD}tr", f"{WORD}tc"
VALUE = f"{WORD}val"
LONGEST_CAPTION = 80
BREAKS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
GLYPHS = {"F052": "☑", "F0FE": "☑", "F053": "☒", "F0A8": "□", "F06F": "□", "F0A3": "□", "F06E": "■", "F0FC": "√", "F0D6": "√"}
"""Characters of the Wingdings fonts (``w:sym``) that catalogues tick boxes with."""


def read(data: bytes, limits: Limits, depth: int) -> FileReading:
    """Paragraphs as lines, tables as grids and, in the text, as lines with tabs.

    Raises:
        CannotRead: no main part, or damaged.
    """
    del depth
    with open_package(data, limits) as package:
        entry = next((entry for entry in package.infolist() if entry.filename.startswith("word/document")), None)
        if entry is None:
            raise CannotRead("the document has no main part")
        source = read_part(package, entry, limits, limits.unpacked)
        parts = {one.filename: one for one in package.infolist()}
        lists, styles = (
            read_part(package, parts[name], limits, limits.unpacked) if name in parts else b""
            for name in ("word/numbering.xml", "word/styles.xml")
        )
    body = _parse(source).find(f"{WORD}body")
    if body is None:
        raise CannotRead("the document has no body")
    numbers = numbering_of(_parse(lists) if lists else None, _parse(styles) if styles else None)
    lines: list[str] = []
    tables: list[FileTable] = []
    for block in _blocks(body):
        if block.tag == P:
            lines.append(_numbered(block, numbers))
        else:
            grid = _grid(block, numbers)
            tables.append(FileTable(_caption(lines), grid))
            lines.extend("\t".join(row) for row in grid)
    text = "\n".join(lines).strip()
    scanned = len(text) < 10 and any(body.iter(*PICTURES))
    return FileReading(FileKind.DOCX, text, scanned=scanned, tables=tuple(tables), understood=not scanned)


def _caption(lines: list[str]) -> str:
    """The last line before a table, when it is short enough to be its caption."""
    before = next((line for line in reversed(lines) if line), "")
    return before if len(before) <= LONGEST_CAPTION and not set("\t。") & set(before) else ""


def _parse(source: bytes) -> etree._Element:
    if b"<!DOCTYPE" in source[:4_096] or b"<!ENTITY" in source[:4_096]:
        raise CannotRead("the document declares entities, which no word processor does")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(source.replace(STRICT.encode(), TRANSITIONAL.encode()), parser)
    except etree.XMLSyntaxError as error:
        raise CannotRead(f"the document is damaged: {error}") from error


def _blocks(holder: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, also those inside content controls; not those inside tables."""
    for child in holder:
        if child.tag in (P, TABLE):
            yield child
        elif isinstance(child.tag, str) and child.tag != FALLBACK:
            yield from _blocks(child)


def _numbered(paragraph: etree._Element, numbers: Numbering) -> str:
    """The text of a paragraph behind the number that Word counts for it; an empty paragraph shows none."""
    text = _text(paragraph)
    number = numbers.number_of(paragraph) if text else ""
    return f"{number}\t{text}" if number[-1:].isalnum() else f"{number}{text}"


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph, text boxes anchored in it included."""
    pieces: list[str] = []
    for node in paragraph.iter(f"{WORD}t", f"{WORD}sym", f"{WORD}p", *BREAKS):
        if any(above.tag == FALLBACK for above in node.iterancestors()) if node.tag != P else False:
            continue
        if node.tag == P:
            if node is not paragraph:
                pieces.append("\n")
        elif node.tag == f"{WORD}t":
            pieces.append(node.text or "")
        elif node.tag == f"{WORD}sym":
            pieces.append(GLYPHS.get((node.get(f"{WORD}char") or "").upper(), ""))
        elif node.getparent() is None or node.getparent().tag == f"{WORD}r":  # tab stops of the style are no tabs
            pieces.append(BREAKS[node.tag])
    return "".join(pieces).strip()


def _grid(table: etree._Element, numbers: Numbering) -> Grid:
    """The rows of a table, cells merged across or down filled with their text."""
    rows: list[list[str]] = []
    for row in _own(table, ROW):
        line = [""] * _number(row.find(f"{WORD}trPr/{WORD}gridBefore"), 0)
        for cell in _own(row, CELL):
            if len(line) >= MOST_COLUMNS:
                break
            merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
            if merge is not None and merge.get(VALUE, "continue") == "continue" and rows:
                text = rows[-1][len(line)] if len(line) < len(rows[-1]) else ""
            else:
                text = "\n".join(filter(None, (_in_cell(paragraph, numbers) for paragraph in _paragraphs(cell))))
            line.extend([text] * _number(cell.find(f"{WORD}tcPr/{WORD}gridSpan"), 1))
        rows.append(line)
    return square(rows)


def _in_cell(paragraph: etree._Element, numbers: Numbering) -> str:
    """As outside a table, but a cell that holds nothing but a number (序号 filled in by Word) shows it."""
    text = _text(paragraph)
    number = numbers.number_of(paragraph)
    return f"{number}{text}"


def _own(holder: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those inside content controls; not those of a table inside."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{WORD}sdt", f"{WORD}sdtContent", f"{WORD}customXml", f"{WORD}ins"):
            yield from _own(child, tag)


def _paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    """All paragraphs of a cell, those of tables inside it included, those inside paragraphs not twice."""
    for paragraph in cell.iter(P):
        if not any(above.tag == P for above in paragraph.iterancestors()):
            yield paragraph


def _number(element: etree._Element | None, default: int) -> int:
    """A small count in an attribute; what is no number counts as the default."""
    written = element.get(VALUE, "") if element is not None else ""
    return min(int(written), MOST_COLUMNS) if written.isascii() and written.isdigit() and len(written) < 6 else default
