import io
import zipfile

import pytest

from crawler.files import WEB, FileKind, sniff


def test_every_kind_is_told_by_its_bytes_and_not_by_its_name(make):
    assert sniff(make.pdf(["x"])) is FileKind.PDF
    assert sniff(make.docx("x")) is FileKind.DOCX
    assert sniff(make.xlsx([["x"]])) is FileKind.XLSX
    assert sniff(make.ofd(["x"])) is FileKind.OFD
    assert sniff(make.doc("x")) is FileKind.DOC
    assert sniff(make.ole({"Workbook": b"x"})) is FileKind.XLS
    assert sniff(make.ole({"Contents": b"x"})) is FileKind.OLE
    assert sniff(make.zip({"a.txt": b"x"})) is FileKind.ZIP


def test_a_document_stored_inside_an_archive_does_not_make_the_archive_a_document(make):
    assert sniff(make.zip({"附件.docx": make.docx("x")})) is FileKind.ZIP
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as package:
        package.writestr("a.xlsx", make.xlsx([["x"]]))
    assert sniff(kept.getvalue()) is FileKind.ZIP


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"", FileKind.EMPTY),
        (b"\0" * 50, FileKind.EMPTY),
        (b"\xff\xd8\xff\xe0", FileKind.IMAGE),
        (b"Rar!\x1a\x07\x00", FileKind.RAR),
        (b"{\\rtf1", FileKind.RTF),
        (b"\0\0\0\x18ftypmp42", FileKind.MEDIA),
        ("﻿<!DOCTYPE html><p>".encode(), FileKind.HTML),
        (b"\r\n <!-- made by hand --> <HTML>", FileKind.HTML),
        (b"<title>%PDF- is the mark of a PDF</title>", FileKind.HTML),
        (b"rubbish before the mark\n%PDF-1.4", FileKind.PDF),
        (b'{"code": 200}', FileKind.JSON),
        (b"<?xml version='1.0'?><rss>", FileKind.XML),
        ("公开事项".encode("gb18030"), FileKind.TEXT),
        (bytes(range(32)) * 8, FileKind.UNKNOWN),
    ],
)
def test_a_beginning_is_enough_where_nothing_else_is_there(start, kind):
    assert sniff(start) is kind


def test_whatever_is_of_no_kind_goes_to_the_reader_of_pages():
    assert {FileKind.UNKNOWN, FileKind.EMPTY, FileKind.HTML} <= WEB
    assert FileKind.PDF not in WEB
