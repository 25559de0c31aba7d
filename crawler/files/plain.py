"""Plain text, and data formats taken as text; the encoding is found like that of a page."""

from crawler.encoding import decode
from crawler.files.reading import FileKind, FileReading, Limits


def read(data: bytes, limits: Limits, depth: int) -> FileReading:
    """The text as it stands."""
    del limits, depth
    decoded = decode(data)
    return FileReading(FileKind.TEXT, decoded.text, warnings=decoded.warnings)
