"""Reads a file in a child process that may be killed: on time, on memory, on the size of its answer.

The parsers of PDF, spreadsheets and old Word files are big and meet whatever a portal serves. None of them runs in the
process that audits. The file reaches the child as its standard input and the answer comes back through a temporary file, so
that neither side can block the other by not reading.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import IO

from crawler.files.reading import FileKind, FileReading, Limits, from_plain, refused
from crawler.files.sniff import sniff

SOURCE = Path(__file__).resolve().parents[2]  # the folder that holds the package, so that the child finds the same one
WORKER = "crawler.files.worker"
ENVIRONMENT = {"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "2"}
"""All that the child is told: a parser has no business with our settings and passwords. One arena keeps memory countable."""
UNREAD = {
    FileKind.EMPTY: "the file is empty",
    FileKind.IMAGE: "a picture: it has no text that can be read",
    FileKind.MEDIA: "sound or moving pictures: no text",
    FileKind.UNKNOWN: "the bytes are of no known kind of file",
    FileKind.OLE: "an OLE file that is neither a document nor a spreadsheet",
}


def read_file(source: Path | bytes, name: str = "", *, limits: Limits | None = None) -> FileReading:
    """The text and tables of a file, given as path or bytes. ``name`` is only kept, never believed.

    Whatever the bytes are, this returns within the time of ``limits`` and a moment for starting and ending the child; what went
    wrong stands in ``warnings`` with ``understood`` false.

    Raises:
        OSError: the path cannot be opened.
    """
    bounds = limits or Limits()
    if isinstance(source, bytes):
        data = source
    else:
        name = name or source.name
        with source.open("rb") as opened:
            data = opened.read(bounds.bytes + 1)
    kind = sniff(data)
    if len(data) > bounds.bytes:
        return refused(kind, f"the file is bigger than {bounds.bytes} bytes", name)
    if why := UNREAD.get(kind):
        return refused(kind, why, name)
    return _in_child(data, kind, name, bounds)


def _in_child(data: bytes, kind: FileKind, name: str, limits: Limits) -> FileReading:
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answered:
        given.write(data)
        given.seek(0)
        order = json.dumps({"kind": kind, "name": name[:300], "limits": asdict(limits)})
        child = subprocess.Popen(
            [sys.executable, "-m", WORKER, order],
            stdin=given,
            stdout=answered,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            cwd=SOURCE,
            start_new_session=True,
        )
        try:
            status = child.wait(limits.seconds)
        except subprocess.TimeoutExpired:
            return refused(kind, f"reading was stopped after {limits.seconds:g} seconds", name)
        finally:
            child.kill()  # does nothing once the child has ended
            child.wait()
        return _answer(answered, status, kind, name)


def _answer(answered: IO[bytes], status: int, kind: FileKind, name: str) -> FileReading:
    answered.seek(0)
    body = answered.read()
    if status == 0 and body:
        return from_plain(json.loads(body))
    if status < 0:
        return refused(kind, f"the parser died of signal {-status} (time, memory or a damaged file)", name)
    return refused(kind, "the parser ended without an answer", name)
