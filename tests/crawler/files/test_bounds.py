import struct
import time
import zlib

import pytest

from crawler.files import FileKind, Limits, read_file


def test_a_bomb_in_an_archive_is_not_unpacked(make):
    reading = read_file(make.zip({"a.txt": b"0" * 30_000_000}), limits=Limits(unpacked=20_000_000))
    assert not reading.understood
    assert "unpacks to" in reading.warnings[0]


def test_a_part_that_unpacks_to_absurdly_more_than_it_is_is_refused(make):
    reading = read_file(make.zip({"word/document.xml": b"<w:p>" * 8_000_000}))
    assert reading.kind is FileKind.DOCX
    assert "bomb" in reading.warnings[0]


def test_a_directory_that_lies_about_sizes_does_not_help_a_bomb(make):
    data = bytearray(make.zip({"a.txt": b"0" * 30_000_000}))
    entry = data.rfind(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 100)
    reading = read_file(bytes(data))
    assert not reading.understood
    assert len(reading.text) < 1_000


def test_archives_inside_archives_are_opened_to_a_depth(make):
    data = b"text"
    for number in range(5):
        data = make.zip({f"{number}.zip" if number else "0.txt": data})
    reading = read_file(data, limits=Limits(depth=3))
    assert not reading.understood
    innermost = reading.members[0].members[0].members[0]
    assert "nested deeper than 3" in innermost.warnings[0]


def test_a_pdf_that_inflates_without_end_is_stopped_by_the_clock(make):
    stream = zlib.compress(b"0 0 m 1 1 l S\n" * 15_000_000, 1)
    plain = make.pdf(["x"])
    start = plain.index(b"<</Length", plain.index(b"/Contents"))
    end = plain.index(b"endstream", start)
    bomb = plain[:start] + b"<</Length %d/Filter/FlateDecode>>stream\n" % len(stream) + stream + b"\n" + plain[end:]
    started = time.monotonic()
    reading = read_file(bomb, limits=Limits(seconds=1.0))
    assert not reading.understood
    assert time.monotonic() - started < 15  # generous: what counts is that it ends at all


def test_memory_is_bounded_by_the_kernel(make):
    reading = read_file(make.xlsx([["a"] * 200] * 3_000), limits=Limits(memory=60_000_000))
    assert not reading.understood
    assert reading.text == ""


def test_a_sheet_with_its_last_possible_cell_filled_is_refused_and_not_unfolded(make):
    rows = [["a"], *[[]] * 10]
    data = make.xlsx(rows, merges=[(1_048_570, 16_380, 1_048_575, 16_383, "z")])
    assert not read_file(data).understood


def test_a_file_that_is_too_big_is_not_read_at_all(make):
    reading = read_file(make.docx("x"), limits=Limits(bytes=100))
    assert reading.warnings == ("the file is bigger than 100 bytes",)


def test_entities_are_never_expanded(make):
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    data = make.zip({"word/document.xml": f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a9;</x>'.encode()})
    assert "entities" in read_file(data).warnings[0]


def test_long_texts_and_many_cells_are_cut_with_a_word_about_it(make):
    reading = read_file(make.docx("长" * 500), limits=Limits(text=100))
    assert len(reading.text) == 100
    assert "text cut" in reading.warnings[0]
    reading = read_file(make.xlsx([["x"] * 10] * 10), limits=Limits(cells=50))
    assert reading.tables == ()
    assert "tables cut" in reading.warnings[0]


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "ofd", "doc"])
def test_a_torso_is_not_understood_or_says_what_is_missing(make, kind):
    whole = {
        "docx": lambda: make.docx("文字" * 50),
        "xlsx": lambda: make.xlsx([["文字"] * 5] * 50),
        "pdf": lambda: make.pdf(["A text of some length"] * 3),
        "ofd": lambda: make.ofd(["一页文字，长度足够"] * 3),
        "doc": lambda: make.doc("文字" * 2_000),
    }[kind]()
    reading = read_file(whole[: len(whole) * 2 // 3])
    assert reading.warnings or not reading.understood or kind == "pdf"  # pdfium mends what it can
