"""Small files of every kind, made here: none is taken from anywhere."""

import io
import struct
import zipfile
from collections.abc import Callable, Sequence

import docx
import pytest
import xlsxwriter


def zipped(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return kept.getvalue()


def zipped_by_chinese_windows(parts: dict[str, bytes]) -> bytes:
    """Names as bytes of GBK with the UTF-8 flag off, which the standard library does not write by itself."""
    stand_ins = {f"{chr(0x41 + n) * len(name.encode('gbk'))}": name for n, name in enumerate(parts)}
    data = zipped({stand_in: parts[name] for stand_in, name in stand_ins.items()})
    for stand_in, name in stand_ins.items():
        data = data.replace(stand_in.encode(), name.encode("gbk"))
    return data


def pdf_of(
    pages: Sequence[str], *, picture: bool = False, count: int | None = None, drawings: Sequence[str] | None = None
) -> bytes:
    """A PDF by hand, a page a text.

    ``picture`` lays a page-sized image on each, ``count`` lies about their number, ``drawings`` are operators for each page.
    """
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    image = (
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream"
    )
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages) if count is None else count}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        image,
    ]
    for n, text in enumerate(pages):
        content = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET" + (" q 200 0 0 200 0 0 cm /I1 Do Q" if picture else "")
        content += f" {drawings[n]}" if drawings else ""
        resources = "<</Font<</F1 3 0 R>>/XObject<</I1 4 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources{resources}/Contents {6 + 2 * n} 0 R>>")
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode()


OUTLINE = "<ofd:AbbreviatedData>M 0 0 L 1 1</ofd:AbbreviatedData>"


def ofd_of(pages: Sequence[str]) -> bytes:
    """An OFD file whose pages hold one text object each."""
    namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    parts = {
        "OFD.xml": f'<ofd:OFD {namespace} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {namespace}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{n + 1}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
    }
    for n, text in enumerate(pages):
        drawn = (
            f'<ofd:TextObject ID="{100 + n}" Boundary="10 10 100 10" Font="1" Size="5">'
            f'<ofd:TextCode X="0" Y="5">{text}</ofd:TextCode></ofd:TextObject>'
            if text
            else f'<ofd:PathObject ID="{100 + n}" Boundary="10 10 100 10">{OUTLINE}</ofd:PathObject>'
        )
        parts[f"Doc_0/Pages/Page_{n}/Content.xml"] = (
            f'<ofd:Page {namespace}><ofd:Content><ofd:Layer ID="{50 + n}">{drawn}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    return zipped({name: text.encode() for name, text in parts.items()})


def doc_of(text: str) -> bytes:
    """An old Word file: an OLE container with the two streams its text needs (MS-CFB, MS-DOC), without a mini stream."""
    written = text.encode("utf-16-le")
    start = 2048
    word = bytearray(start + len(written))
    struct.pack_into("<HH", word, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", word, 0x0A, 0x0200)  # the piece table is in 1Table
    struct.pack_into("<II", word, 0x18, start, start + len(written))
    word[start:] = written
    pieces = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, start, 0)
    return ole_of({"WordDocument": bytes(word), "1Table": b"\x02" + struct.pack("<I", len(pieces)) + pieces})


def ole_of(streams: dict[str, bytes]) -> bytes:
    sector, end, fat_mark = 512, 0xFFFFFFFE, 0xFFFFFFFD
    bodies = [content.ljust(max(4096, -(-len(content) // sector) * sector), b"\0") for content in streams.values()]
    fat, entries, body, at = [fat_mark, end], [_entry("Root Entry", 5, end, 0)], b"", 2
    for name, content in zip(streams, bodies, strict=True):
        count = len(content) // sector
        entries.append(_entry(name, 2, at, len(content)))
        fat += [*range(at + 1, at + count), end]
        body += content
        at += count
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 0x18, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", head, 0x28, 0, 1, 1, 0, 4096, end, 0, end, 0)
    struct.pack_into("<109I", head, 0x4C, 0, *[0xFFFFFFFF] * 108)
    fat += [0xFFFFFFFF] * (128 - len(fat))
    directory = b"".join(entries).ljust(sector, b"\0")
    return bytes(head) + struct.pack("<128I", *fat) + directory + body


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    nowhere = 0xFFFFFFFF
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written), kind, 1, nowhere, nowhere, nowhere)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def docx_of(*lines: str, table: Sequence[Sequence[str]] = ()) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for at, row in enumerate(table):
            for column, text in enumerate(row):
                made.cell(at, column).text = text
    return saved(document.save)


def xlsx_of(
    rows: Sequence[Sequence[object]], merges: Sequence[tuple[int, int, int, int, str]] = (), sheet: str = "目录"
) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        made = workbook.add_worksheet(sheet)
        for number, row in enumerate(rows):
            made.write_row(number, 0, row)
        for merge in merges:
            made.merge_range(*merge)
    return kept.getvalue()


def saved(save: Callable[[io.BytesIO], None]) -> bytes:
    kept = io.BytesIO()
    save(kept)
    return kept.getvalue()


class Maker:
    """All builders under one name, so that tests ask for one fixture."""

    zip = staticmethod(zipped)
    chinese_zip = staticmethod(zipped_by_chinese_windows)
    pdf = staticmethod(pdf_of)
    ofd = staticmethod(ofd_of)
    doc = staticmethod(doc_of)
    ole = staticmethod(ole_of)
    docx = staticmethod(docx_of)
    xlsx = staticmethod(xlsx_of)
    saved = staticmethod(saved)


@pytest.fixture
def make() -> type[Maker]:
    return Maker
