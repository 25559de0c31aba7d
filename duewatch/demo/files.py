"""Real small files: a PDF, a workbook, a Word document, a picture; the same bytes every time."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from xml.sax.saxutils import escape

CONTENT_TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "png": "image/png",
}
"""Ending → content type the portal answers with."""

Rows = tuple[tuple[str, ...], ...]
_FIGURES: Rows = (("序号", "项目", "金额（万元）"), ("1", "基本支出", "1200"), ("2", "项目支出", "860"))
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN_TYPES = "application/vnd.openxmlformats-officedocument"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def make_file(name: str, title: str, rows: Rows = ()) -> tuple[str, bytes]:
    """Content type and bytes of the file a name's ending asks for; ``rows`` stand in a workbook below its title.

    Raises ``KeyError`` for an ending we do not make.
    """
    ending = name.rsplit(".", 1)[-1].lower()
    if ending == "xlsx":
        return CONTENT_TYPES[ending], _xlsx(title, rows or _FIGURES)
    makers = {"pdf": _pdf, "docx": _docx, "png": _png}
    return CONTENT_TYPES[ending], makers[ending](title)


def _pdf(title: str) -> bytes:
    """One page; the title stands in the document information as UTF-16, the page itself names only its length."""
    stream = f"BT /F1 14 Tf 72 760 Td (Attachment, {len(title)} characters of title) Tj ET".encode("ascii")
    title_hex = "FEFF" + title.encode("utf-16-be").hex().upper()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title <{title_hex}> >>".encode("ascii"),
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for offset in offsets:
        out += f"{offset:010d} 00000 n \n".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _xlsx(title: str, rows: Rows) -> bytes:
    cells = "".join(
        f'<row r="{r}">'
        + "".join(f'<c r="{"ABCDEFGH"[c]}{r}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' for c, text in enumerate(row))
        + "</row>"
        for r, row in enumerate(((title,), *rows), start=1)
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'{_HEAD}<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'
    book = (
        f'{_HEAD}<workbook xmlns="{space}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    return _package(
        main=("xl/workbook.xml", f"{_MAIN_TYPES}.spreadsheetml.sheet.main+xml", book),
        others=(("xl/worksheets/sheet1.xml", f"{_MAIN_TYPES}.spreadsheetml.worksheet+xml", sheet),),
        relations={
            "xl/_rels/workbook.xml.rels": f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        },
    )


def _docx(title: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    texts = (title, "本件由演示数据生成，内容为虚构。")
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in texts)
    document = f'{_HEAD}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return _package(main=("word/document.xml", f"{_MAIN_TYPES}.wordprocessingml.document.main+xml", document))


def _png(title: str) -> bytes:
    """A small grey picture; the title stands in a text chunk, as scanners leave one."""
    rows = b"".join(b"\x00" + bytes((200 + row % 40,)) * 48 for row in range(64))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 48, 64, 8, 0, 0, 0, 0)),
        (b"iTXt", b"Title\x00\x00\x00\x00\x00" + title.encode("utf-8")),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    out = bytearray(b"\x89PNG\r\n\x1a\n")
    for kind, content in chunks:
        out += struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return bytes(out)


def _package(
    main: tuple[str, str, str], others: tuple[tuple[str, str, str], ...] = (), relations: Mapping[str, str] | None = None
) -> bytes:
    """An Open Packaging zip with fixed times, so that the bytes are the same on every machine."""
    parts = (main, *others)
    overrides = "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind, _ in parts)
    types = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    root = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{main[0]}"/>'
    files = [("[Content_Types].xml", types), ("_rels/.rels", _relations(root))]
    files += [(path, _relations(inner)) for path, inner in (relations or {}).items()]
    files += [(path, text) for path, _, text in parts]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, text in files:
            archive.writestr(zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0)), text)
    return buffer.getvalue()


def _relations(inner: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
