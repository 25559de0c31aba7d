"""What a file is, told by its bytes alone: extensions and Content-Type headers of government portals lie.

Nothing is unpacked here. A ZIP container is known by the names in its directory, which stand in clear at its end; an OLE
container by the names of its streams, which stand in UTF-16 in its directory sectors.
"""

import re
from typing import Final

from crawler.files.reading import FileKind

HEAD = 8_192
MAGIC: Final = (
    (b"%PDF-", FileKind.PDF),
    (b"{\\rtf", FileKind.RTF),
    (b"Founder CEB", FileKind.CEB),
    (b"Rar!\x1a\x07", FileKind.RAR),
    (b"7z\xbc\xaf\x27\x1c", FileKind.SEVEN_ZIP),
    (b"\x1f\x8b", FileKind.GZIP),
    (b"\x89PNG\r\n", FileKind.IMAGE),
    (b"\xff\xd8\xff", FileKind.IMAGE),
    (b"GIF8", FileKind.IMAGE),
    (b"II*\0", FileKind.IMAGE),
    (b"MM\0*", FileKind.IMAGE),
    (b"ID3", FileKind.MEDIA),
    (b"\x1aE\xdf\xa3", FileKind.MEDIA),
    (b"FLV\x01", FileKind.MEDIA),
)
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_STARTS: Final = (b"PK\x03\x04", b"PK\x05\x06")
OLE_STREAMS: Final = (
    ("WordDocument", FileKind.DOC),
    ("Workbook", FileKind.XLS),
    ("Book", FileKind.XLS),
    ("PowerPoint Document", FileKind.PPT),
)
PARTS: Final = (
    (b"OFD.xml", FileKind.OFD),
    (b"word/document", FileKind.DOCX),
    (b"xl/workbook", FileKind.XLSX),
    (b"ppt/presentation", FileKind.PPTX),
)
MIMES: Final = (
    (b"application/vnd.oasis.opendocument.spreadsheet", FileKind.ODS),
    (b"application/vnd.oasis.opendocument.text", FileKind.ODT),
)
MARKUP = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|meta|script|p|title)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
XML = re.compile(rb"\s*<(?:\?xml|[A-Za-z][\w:.-]*[\s>/])")
JSON = re.compile(rb"\s*(?:[\[{]\s*[\"\[{\]}\d-]|[\w$.]{1,60}\(\s*[\[{])")
DIRECTORY_ENTRY = b"PK\x01\x02"
ENTRY_HEAD = 46  # bytes before the name
DIRECTORY_END = b"PK\x05\x06"
MOST_COMMENT = 65_535  # bytes that may stand behind the end record
MOST_NAMES = 5_000
WEB: Final = frozenset({FileKind.HTML, FileKind.JSON, FileKind.XML, FileKind.TEXT, FileKind.EMPTY, FileKind.UNKNOWN})
"""What the reader of pages takes: markup and data, and whatever is of no kind, for a broken page is still a page."""


def sniff(data: bytes) -> FileKind:
    """The kind of a file. Never raises."""
    if not data.strip(b"\0 \t\r\n") and not data[:1_000].strip(b"\0 \t\r\n"):
        return FileKind.EMPTY
    head = data[:HEAD]
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(OLE):
        return _ole_kind(data)
    if head.startswith(ZIP_STARTS):
        return _zip_kind(data)
    if head[:4] == b"RIFF":
        return FileKind.IMAGE if head[8:12] == b"WEBP" else FileKind.MEDIA
    if head[4:8] == b"ftyp":
        return FileKind.MEDIA
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0":
        return FileKind.IMAGE
    kind = _text_kind(head)
    if kind is not FileKind.HTML and b"%PDF-" in head[:1024]:  # readers accept up to a kilobyte of rubbish before the mark
        return FileKind.PDF
    return kind


def _ole_kind(data: bytes) -> FileKind:
    for name, kind in OLE_STREAMS:
        if name.encode("utf-16-le") + b"\0\0" in data:
            return kind
    return FileKind.OLE


def _zip_kind(data: bytes) -> FileKind:
    if data[30:38] == b"mimetype":
        for mime, kind in MIMES:
            if mime in data[38:200]:
                return kind
    names = _directory_names(_directory(data))
    for part, kind in PARTS:
        if any(name == part if kind is FileKind.OFD else name.startswith(part) for name in names):
            return kind
    return FileKind.ZIP


def _directory(data: bytes) -> bytes:
    """The central directory: it ends where the end record begins. Names inside stored members must not be taken for it."""
    end = data.rfind(DIRECTORY_END, max(0, len(data) - MOST_COMMENT - 22))
    if end < 0:
        return b""
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    return data[max(0, end - size) : end]


def _directory_names(directory: bytes) -> set[bytes]:
    """The member names in a central directory, as bytes with forward slashes."""
    names: set[bytes] = set()
    at = 0
    while directory.startswith(DIRECTORY_ENTRY, at) and len(names) < MOST_NAMES:
        length, extra, comment = (int.from_bytes(directory[at + place : at + place + 2], "little") for place in (28, 30, 32))
        names.add(directory[at + ENTRY_HEAD : at + ENTRY_HEAD + length].replace(b"\\", b"/").lstrip(b"/"))
        at += ENTRY_HEAD + length + extra + comment
    return names


def _text_kind(head: bytes) -> FileKind:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    head = head.removeprefix(b"\xef\xbb\xbf")
    if MARKUP.match(head):
        return FileKind.HTML
    if head.lstrip().startswith(b"<?xml") and re.search(rb"<(?:!doctype\s+)?html[\s>]", head, re.IGNORECASE):
        return FileKind.HTML  # XHTML with its declaration
    if JSON.match(head):
        return FileKind.JSON
    if XML.match(head):
        return FileKind.XML
    controls = sum(head.count(bytes([code])) for code in (*range(9), 11, *range(14, 27), *range(28, 32)))
    return FileKind.TEXT if controls * 200 <= len(head) else FileKind.UNKNOWN
