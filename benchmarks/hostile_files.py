"""Files that wish the reader ill: bombs, liars, torsos."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache

import docx
import xlsxwriter

MEGABYTES = 120


@lru_cache
def good_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("示例文件")
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合并"
    return _saved(document.save)


@lru_cache
def good_xlsx() -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("目录")
        sheet.merge_range(0, 0, 0, 3, "示例标准目录")
        for row in range(1, 40):
            sheet.write_row(row, 0, [row, "事项", "√", 3.5])
    return kept.getvalue()


@lru_cache
def good_pdf() -> bytes:
    return pdf(["BT /F1 12 Tf 20 100 Td (Hello) Tj ET"] * 3)


def pdf(contents: Sequence[str], *, count: int | None = None, length: int | None = None) -> bytes:
    """A small PDF by hand; ``count`` and ``length`` let it lie about its pages and streams."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count if count is not None else len(contents)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n, content in enumerate(contents):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * n} 0 R>>"
        )
        objects.append(f"<</Length {length if length is not None else len(content)}>>stream\n{content}\nendstream")
    body, places = b"%PDF-1.4\n", list[int]()
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    head = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    return body + f"{head}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF".encode()


def zipped(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return kept.getvalue()


@lru_cache
def bomb() -> bytes:
    return zipped({f"{n}.txt": b"0" * 10_000_000 for n in range(MEGABYTES // 10)})


@lru_cache
def lying_bomb() -> bytes:
    """The directory says that the member is small; it is not."""
    data = bytearray(zipped({"a.txt": b"0" * 80_000_000}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 1_000)
    return bytes(data)


@lru_cache
def deep_zip() -> bytes:
    data = b"text"
    for n in range(200):
        data = zipped({f"{n}.zip": data})
    return data


@lru_cache
def docx_bomb() -> bytes:
    return zipped({"word/document.xml": b"<w:p>" * 16_000_000})


@lru_cache
def docx_laughs() -> bytes:
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    return zipped({"word/document.xml": f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a9;</x>'.encode()})


@lru_cache
def deep_docx() -> bytes:
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    return zipped({"word/document.xml": head + b"<w:tbl><w:tr><w:tc>" * 30_000})


@lru_cache
def far_cell() -> bytes:
    """A sheet with its first and its last possible cell: a full rectangle would hold seventeen thousand million."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "z")
    return kept.getvalue()


@lru_cache
def far_merges() -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for row in range(0, 60, 2):  # the writer itself fills every cell covered
            sheet.merge_range(row, 0, row + 1, 16_000, "x")
    return kept.getvalue()


@lru_cache
def pdf_bomb() -> bytes:
    """A content stream that inflates to 200 MB of drawing."""
    stream = zlib.compress(b"0 0 m 1 1 l S\n" * 15_000_000, 9)
    return pdf(["x"]).replace(
        b"<</Length 1>>stream\nx\n", b"<</Length %d/Filter/FlateDecode>>stream\n" % len(stream) + stream + b"\n"
    )


@lru_cache
def many_pages() -> bytes:
    return pdf(["BT /F1 12 Tf 20 100 Td (" + "A" * 2_000 + ") Tj ET"] * 3_000)


@lru_cache
def many_names() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        for n in range(25_000):
            package.writestr(f"{n}/" + "长" * 40, b"")
    return kept.getvalue()


@lru_cache
def old_word() -> bytes:
    """An OLE head with the name of a Word stream and rubbish behind it."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 16
        + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"
        + b"\0" * 470
        + ("WordDocument".encode("utf-16-le") + b"\0" * 104) * 200
    )


@lru_cache
def ofd() -> bytes:
    namespace = b'xmlns:ofd="http://www.ofdspec.org/2016"'
    pages = b'<ofd:Page ID="1" BaseLoc="D.xml"/>' * 20_000
    return zipped(
        {
            "OFD.xml": b"<ofd:OFD %s><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>" % namespace,
            "D.xml": b"<ofd:Document %s><ofd:Pages>%s</ofd:Pages></ofd:Document>" % (namespace, pages),
        }
    )


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    kept = io.BytesIO()
    save(kept)
    return kept.getvalue()


def lying_pdf(rng: random.Random) -> bytes:
    """Wrong counts, wrong lengths, or another file behind a PDF's first line."""
    return rng.choice(
        (
            pdf(["BT (x) Tj ET"], count=rng.choice((-1, 0, 2**31 - 1, 10**9))),
            pdf(["BT (x) Tj ET"], length=rng.choice((0, -5, 10**12))),
            good_pdf().replace(b"2 0 R", b"1 0 R"),
            b"%PDF-1.7\n" + good_docx(),
            b"%PDF-1.4\n" + rng.randbytes(50_000),
            good_pdf().replace(b"startxref\n", b"startxref\n9"),
        )
    )


def damaged(rng: random.Random) -> bytes:
    """A good file, cut off or with bytes changed."""
    data = bytearray(rng.choice((good_docx, good_xlsx, good_pdf, old_word, ofd))())
    if rng.random() < 0.5:
        return bytes(data[: rng.randrange(len(data))])
    for _ in range(rng.choice((1, 5, 100))):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


FIXED: Sequence[Callable[[], bytes]] = (
    bomb, lying_bomb, deep_zip, docx_bomb, docx_laughs, deep_docx, far_cell, far_merges, pdf_bomb, many_pages, many_names,
    old_word, ofd,
)  # fmt: skip


FILE_CASES = frozenset({*(one.__name__ for one in FIXED), "lying_pdf", "damaged"})


def make_file(rng: random.Random) -> tuple[str, bytes]:
    """One file and its name."""
    kind = rng.random()
    if kind < 0.3:
        fixed = rng.choice(FIXED)
        return fixed.__name__, fixed()
    made = lying_pdf if kind < 0.5 else damaged
    return made.__name__, made(rng)
