"""Text of an old Word file (OLE "WordDocument"): .doc and most .wps."""

from legacy_doc import ExtractionOptions, LegacyDocError, extract_text

from crawler.files.reading import CannotRead, FileKind, FileReading, Limits


def read(data: bytes, limits: Limits, depth: int) -> FileReading:
    """The text; the page count is what the program that saved it wrote down.

    Raises:
        CannotRead: encrypted or damaged.
    """
    del depth
    options = ExtractionOptions(max_file_bytes=len(data), max_text_bytes=4 * limits.text)
    try:
        result = extract_text(data, options=options)
    except LegacyDocError as error:
        raise CannotRead(f"the document is not read: {error}") from error
    pages = result.metadata.get("page_count")
    return FileReading(
        FileKind.DOC, result.text, pages=pages if isinstance(pages, int) else None, warnings=tuple(map(str, result.warnings))
    )
