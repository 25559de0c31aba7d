"""A plan as paragraphs with their clause numbers, whatever file it came in and whatever noise a copy left in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from duewatch.catalog.copied_text import simplified
from duewatch.errors import CatalogError

MOST_BYTES: Final = 32 * 1024 * 1024
MOST_PARAGRAPHS: Final = 20_000
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_HEADS: Final = (
    re.compile(r"^([一二三四五六七八九十]{1,3}、)"),
    re.compile(r"^(\([一二三四五六七八九十]{1,3}\))"),
    re.compile(r"^(\d{1,2}[.、])(?!\d)"),
)
_SENTENCE_GOES_ON: Final = re.compile(r"[^。；;:：!?！？.)）]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or table cell: its text, and the clause it stands in, such as 三（一）1."""

    text: str
    clause: str


def paragraphs_of(path: Path) -> tuple[Paragraph, ...]:
    """The paragraphs of a plan (TXT, HTML, DOCX or PDF). Raises :class:`CatalogError` for a file that cannot be read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CatalogError("reading a plan", str(path), f"The file is larger than {MOST_BYTES} bytes.")
        raw = path.read_bytes()
        lines = list(_lines(raw))[:MOST_PARAGRAPHS]
    except (OSError, BadZipFile, KeyError, ValueError, RuntimeError) as error:  # pdfium's own is a RuntimeError
        raise CatalogError("reading a plan", str(path), f"Give a TXT, HTML, DOCX or PDF file with text: {error}.") from error
    return tuple(_numbered(_joined([clean(line) for line in lines])))


def clean(line: str) -> str:
    """One line in half width and simplified characters, without blanks and inserted readings."""
    return re.sub(r"\s+", "", simplified(line))


def _lines(raw: bytes) -> Iterator[str]:
    if raw.startswith(b"PK"):
        yield from _word_lines(raw)
    elif raw.startswith(b"%PDF"):
        yield from _pdf_lines(raw)
    else:
        text = _decoded(raw)
        if re.search(r"<(?:html|body|p|div|table)\b", text[:5000], re.IGNORECASE):
            yield from _html_lines(text)
        else:
            yield from text.splitlines()


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")


def _html_lines(text: str) -> Iterator[str]:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(text, "lxml")
    for noise in soup(["script", "style", "nav", "footer"]):
        noise.decompose()
    for block in soup.find_all(["p", "td", "th", "li", "h1", "h2", "h3", "h4", "div"]):
        if not block.find(["p", "td", "li", "div", "table"]):
            yield block.get_text()


def _word_lines(raw: bytes) -> Iterator[str]:
    import io

    from lxml import etree

    with ZipFile(io.BytesIO(raw)) as archive:
        if archive.getinfo("word/document.xml").file_size > MOST_BYTES:
            raise ValueError("the document is too large")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        root = etree.fromstring(archive.read("word/document.xml"), parser)
    for paragraph in root.iter(f"{_W}p"):
        yield "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))


def _pdf_lines(raw: bytes) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    try:
        for page in document:
            yield from page.get_textpage().get_text_range().splitlines()
    finally:
        document.close()


def _joined(lines: list[str]) -> Iterator[str]:
    """Lines that a conversion broke inside a sentence are one paragraph (7 ⏎ .完善; 盖章后 ⏎ 书面报)."""
    pending = ""
    for line in lines:
        if not line:
            # A blank line ends a paragraph unless the sentence is plainly not over and long enough to be one.
            if pending and not (len(pending) > 30 and _SENTENCE_GOES_ON.search(pending)):
                yield pending
                pending = ""
            continue
        if pending and _continues(pending, line):
            pending += line
            continue
        if pending:
            yield pending
        pending = line
    if pending:
        yield pending


def _continues(pending: str, line: str) -> bool:
    if any(head.match(line) for head in _HEADS):
        return False
    if re.fullmatch(r"\d{1,2}", pending) and line.startswith("."):
        return True
    return len(pending) > 30 and _SENTENCE_GOES_ON.search(pending) is not None and len(line) > 8


def _numbered(lines: Iterator[str]) -> Iterator[Paragraph]:
    heads = ["", "", ""]
    in_annex = False
    for line in lines:
        if re.match(r"^附件\d?[::]?", line):
            in_annex, heads = True, ["附件", "", ""]
        if in_annex and re.fullmatch(r"\d{1,2}", line):
            heads[1:] = [line, ""]  # the number of a table's row
            continue
        for level, pattern in enumerate(_HEADS):
            match = pattern.match(line)
            if match and not (in_annex and level == 0):
                heads[level] = match[1].rstrip("、.")
                heads[level + 1 :] = [""] * (len(_HEADS) - level - 1)
                break
        yield Paragraph(line, "".join(heads))
