"""The pool of readers: one interpreter for many files, a bounded child for each, and no file that can stop the next."""

import asyncio
from dataclasses import replace

from crawler.files import FileKind, Limits
from crawler.files.pool import ReaderPool
from duewatch.domain.traits import TraitKind

LIMITS = Limits(seconds=10.0)
TEXT = "现将有关事项通知如下，请认真组织实施。".encode()


def read(*files: bytes, readers: int = 1, limits: Limits = LIMITS):
    async def run():
        pool = ReaderPool(readers, limits)
        try:
            return await asyncio.gather(*(pool.examine(data, f"{n}.bin", "关于公示的通知") for n, data in enumerate(files)))
        finally:
            pool.close()

    return asyncio.run(run())


def test_a_file_gives_how_it_was_read_and_what_was_looked_for():
    (found,) = read(TEXT)
    assert found.reading.kind is FileKind.TEXT
    assert found.reading.text == "", "the text itself stays in the child"
    assert [trait.kind for trait in found.traits] == [TraitKind.FILE, TraitKind.PERSONAL_DATA]
    assert found.traits[0].facts["characters"] == len(TEXT.decode())


def test_what_no_reader_takes_is_not_handed_over():
    empty, picture = read(b"", b"\x89PNG\r\n\x1a\n" + b"x" * 50)
    assert (empty.reading.understood, empty.traits) == (False, ())
    assert picture.reading.kind is FileKind.IMAGE


def test_a_file_beyond_the_bounds_is_refused_before_it_is_read():
    (found,) = read(TEXT * 100, limits=replace(LIMITS, bytes=1000))
    assert "bigger than 1000 bytes" in found.reading.warnings[0]


def test_a_damaged_file_fails_alone_and_the_next_is_read():
    damaged, sound = read(b"%PDF-1.4\n" + b"\x00rubbish" * 50, TEXT)
    assert not damaged.reading.understood
    assert sound.reading.understood


def test_a_file_that_takes_too_long_is_stopped_and_the_reader_stays():
    for found in read(TEXT, TEXT, limits=replace(LIMITS, seconds=0.0)):
        assert not found.reading.understood
        assert "stopped after 0 seconds" in found.reading.warnings[0]


def test_many_files_share_their_readers(make):
    found = read(*[make.docx("甲", "乙")] * 60, readers=2)
    assert all(one.reading.understood and one.traits for one in found)
    assert len(found) == 60
