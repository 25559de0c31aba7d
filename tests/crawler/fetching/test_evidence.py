import subprocess
import sys
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.evidence import EvidenceWriter, load
from crawler.evidence_mend import mend
from duewatch.domain.sightings import EvidenceRef
from duewatch.errors import StorageError

PAGE = "<html><title>通知</title></html>".encode("gbk")


def keep(writer, url, body, when, **more):
    given = {
        "method": "GET",
        "request_headers": (("Host", "a.example"), ("User-Agent", "duewatch/test")),
        "status": 200,
        "headers": (("Content-Type", "text/html; charset=gbk"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")),
    }
    return writer.keep(url, when, body=body, **(given | more))


def warcio(path: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-c", "from warcio.cli import main; main()", "check", "-v", str(path)]
    return subprocess.run(command, capture_output=True, text=True)


def test_what_was_kept_comes_back_and_the_file_passes_warcio_check(tmp_path, later):
    with EvidenceWriter(tmp_path, 3, "walk-1", "duewatch/test") as writer:
        kept = [
            (body, keep(writer, f"http://a.example/{n}?栏目=1", body, later(n))) for n, body in enumerate((PAGE, b"", PAGE * 9))
        ]
    for body, ref in kept:
        assert ref.file == "3/walk-1.warc.gz"
        headers, loaded = load(tmp_path, ref)
        assert loaded == body
        assert headers == {"content-type": "text/html; charset=gbk", "content-length": str(len(body))}
    checked = warcio(tmp_path / "3" / "walk-1.warc.gz")
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.count("digest pass") >= 6, checked.stdout


def test_a_header_with_a_line_end_or_chinese_cannot_break_the_record(tmp_path, later):
    headers = (("X-A", "one\r\nX-B: two"), ("X-Title", "\xcd\xa8\xd6\xaa"))
    with EvidenceWriter(tmp_path, 1, "walk-1", "duewatch/test") as writer:
        ref = keep(writer, "http://a.example/", PAGE, later(0), headers=headers)
        after = keep(writer, "http://a.example/2", b"second", later(1))
    assert load(tmp_path, ref)[1] == PAGE
    assert "x-b" not in load(tmp_path, ref)[0]
    assert load(tmp_path, after)[1] == b"second"
    assert warcio(tmp_path / ref.file).returncode == 0


def test_each_start_of_a_child_begins_a_file_of_its_own(tmp_path, later):
    refs = []
    for n in range(3):
        with EvidenceWriter(tmp_path, 1, "walk-1", "duewatch/test") as writer:
            refs.append(keep(writer, "http://a.example/", b"%d" % n, later(n)))
    assert [ref.file for ref in refs] == ["1/walk-1.warc.gz", "1/walk-1.2.warc.gz", "1/walk-1.3.warc.gz"]
    assert [load(tmp_path, ref)[1] for ref in refs] == [b"0", b"1", b"2"]


def test_a_killed_child_leaves_all_but_its_last_record_readable(tmp_path, later):
    with EvidenceWriter(tmp_path, 1, "walk-1", "duewatch/test") as writer:
        whole, cut = (keep(writer, f"http://a.example/{n}", PAGE * 500 + b"%d" % n, later(n)) for n in range(2))
    path = tmp_path / whole.file
    path.write_bytes(path.read_bytes()[: cut.offset + 200])
    assert load(tmp_path, whole)[1].endswith(b"0")
    with pytest.raises(StorageError, match="reading evidence"):
        load(tmp_path, cut)


def test_what_is_missing_or_was_changed_is_said_clearly(tmp_path, later):
    with EvidenceWriter(tmp_path, 1, "walk-1", "duewatch/test") as writer:
        ref = keep(writer, "http://a.example/", PAGE, later(0))
    with pytest.raises(StorageError, match="do not have the digest"):
        load(tmp_path, EvidenceRef(ref.file, ref.offset, "sha256:" + "0" * 64))
    with pytest.raises(StorageError, match="reading evidence"):
        load(tmp_path, EvidenceRef("1/walk-9.warc.gz", 0, ref.digest))
    with pytest.raises(StorageError, match="reading evidence"):
        load(tmp_path, EvidenceRef(ref.file, ref.offset + 5, ref.digest))


def test_an_evidence_folder_that_cannot_be_made_is_one_clear_error(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="writing evidence"):
        EvidenceWriter(tmp_path / "file", 1, "walk-1", "duewatch/test")


def test_the_torn_end_of_a_killed_child_is_cut_off_at_the_next_start(tmp_path, later):
    with EvidenceWriter(tmp_path, 1, "walk-1", "duewatch/test") as writer:
        whole, cut = (keep(writer, f"http://a.example/{n}", PAGE * 500 + b"%d" % n, later(n)) for n in range(2))
    path = tmp_path / whole.file
    path.write_bytes(path.read_bytes()[: cut.offset + 100])
    with EvidenceWriter(tmp_path, 1, "walk-1", "duewatch/test") as writer:
        again = keep(writer, "http://a.example/1", b"again", later(2))
    assert path.stat().st_size == cut.offset
    assert [load(tmp_path, ref)[1][-1:] for ref in (whole, again)] == [b"0", b"n"]
    for file in (whole.file, again.file):
        assert warcio(tmp_path / file).returncode == 0


def test_a_file_that_another_child_is_writing_is_left_alone(tmp_path, later):
    with EvidenceWriter(tmp_path, 1, "walk-1", "duewatch/test") as writer:
        keep(writer, "http://a.example/0", PAGE, later(0))
        path = tmp_path / "1" / "walk-1.warc.gz"
        with path.open("ab") as torn:  # as if it were in the middle of a record
            torn.write(b"\x1f\x8b\x08half a record")
        size = path.stat().st_size
        assert mend(path) == 0
        assert path.stat().st_size == size
    assert mend(path) == size - path.stat().st_size > 0
    assert mend(path) == 0


def test_what_was_posted_is_kept_with_its_request(tmp_path, later):
    with EvidenceWriter(tmp_path, 3, "walk-1", "duewatch/test") as writer:
        ref = keep(
            writer, "http://a.example/search", b'{"rows": []}', later(1), method="POST", posted="page=2&key=公开".encode()
        )
    with (tmp_path / ref.file).open("rb") as stream:
        kept = {record.rec_type: record.content_stream().read() for record in ArchiveIterator(stream)}
    assert kept["request"] == "page=2&key=公开".encode()
    assert kept["response"] == b'{"rows": []}'
    assert load(tmp_path, ref)[1] == b'{"rows": []}'
