"""Text and ruled tables of a PDF by pdfium; a PDF whose pages are pictures is recognised as scanned."""

import time

import pypdfium2
from pypdfium2 import raw

from crawler.files.pdf_tables import PageReading, joined, read_page
from crawler.files.reading import CannotRead, FileKind, FileReading, FileTable, Limits

WORDLESS = 10  # characters of a page below which it has no text layer worth the name: a stamp, a page number
PAGE_SIZED = 0.5  # share of the page a picture covers
SCANNED = 0.8  # share of the pages that are pictures without text
TIME = 0.75  # share of the time after which no further page is begun


def read(data: bytes, limits: Limits, depth: int) -> FileReading:
    """Text page by page.

    Raises:
        CannotRead: encrypted, or no PDF after all.
    """
    del depth
    until = time.monotonic() + TIME * limits.seconds
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        why = "it asks for a password" if "password" in str(error).lower() else f"it cannot be opened ({error})"
        raise CannotRead(f"the PDF is not read: {why}") from error
    warnings: list[str] = []
    texts: list[str] = []
    readings: list[PageReading] = []
    length = pictures = unreadable = 0
    for number in range(min(count, limits.pages)):
        if time.monotonic() > until or length > limits.text:
            break
        try:
            page = document[number]
            reading = read_page(page)
        except pypdfium2.PdfiumError:
            unreadable += 1
            texts.append("")
            readings.append(PageReading("", []))
            continue
        length += len(reading.text)
        texts.append(reading.text)
        readings.append(reading)
        if len(reading.text.strip()) < WORDLESS and _is_picture(page):
            pictures += 1
    if len(texts) < count:
        warnings.append(f"{len(texts)} of {count} pages read")
    if unreadable:
        warnings.append(f"{unreadable} pages cannot be read")
    scanned = bool(texts) and pictures >= SCANNED * len(texts)
    return FileReading(
        FileKind.PDF,
        "\n\n".join(texts).strip(),
        pages=count,
        scanned=scanned,
        tables=tuple(FileTable(caption, grid) for caption, grid in joined(readings)),
        warnings=tuple(warnings),
        understood=not scanned and unreadable < max(1, len(texts)),
    )


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a picture, or several side by side, cover the page."""
    width, height = page.get_size()
    covered = 0.0
    for number, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)):
        if number > 500:
            break
        left, bottom, right, top = item.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return bool(covered >= PAGE_SIZED * width * height > 0)
