"""Text of an OFD file (GB/T 33190, the fixed layout of Chinese official documents)."""

import io
import time

import ofdkit

from crawler.files.packages import check_ratio, open_package
from crawler.files.reading import CannotRead, FileKind, FileReading, Limits

WORDLESS = 10  # characters of a page below which its words are drawn, not written
SCANNED = 0.8
TIME = 0.75  # share of the time after which no further page is begun


def read(data: bytes, limits: Limits, depth: int) -> FileReading:
    """Text page by page; a file whose pages are pictures or outlines of letters counts as scanned.

    Raises:
        CannotRead: damaged, or a bomb.
    """
    del depth
    until = time.monotonic() + TIME * limits.seconds
    with open_package(data, limits) as package:
        for entry in package.infolist():
            check_ratio(entry, limits)
    texts: list[str] = []
    try:
        with ofdkit.open(io.BytesIO(data)) as document:
            count = len(document.pages)
            for page in document.pages[: limits.pages]:
                if time.monotonic() > until or sum(map(len, texts)) > limits.text:
                    break
                texts.append(_page(page, document.warnings))
            warnings = [str(warning) for warning in document.warnings]
    except ofdkit.OFDError as error:
        raise CannotRead(f"the OFD file is damaged: {error}") from error
    if len(texts) < count:
        warnings.append(f"{len(texts)} of {count} pages read")
    scanned = bool(texts) and sum(len(text.strip()) < WORDLESS for text in texts) >= SCANNED * len(texts)
    return FileReading(
        FileKind.OFD, "\n\n".join(texts).strip(), pages=count, scanned=scanned, warnings=tuple(warnings), understood=not scanned
    )


def _page(page: ofdkit.Page, warnings: list[str]) -> str:
    try:
        return str(page.text())
    except ofdkit.OFDError as error:
        warnings.append(f"page {page.index + 1}: {error}")
        return ""
