"""Reads file after file, each in a child of its own that is bounded and may be killed.

Started by :mod:`crawler.files.pool` and by nothing else. Starting an interpreter and loading the parsers takes longer than most
files take to read, so that is done once; what is forked from it for a file shares the loaded parsers, gets the bounds of
:mod:`crawler.files.worker`, and takes whatever a file does to it down with itself alone. Orders come and replies go as lines of
JSON.
"""

import contextlib
import json
import os
import select
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from crawler.files.dispatch import READERS, read_as
from crawler.files.reading import FileKind, FileReading, Limits, as_plain, refused
from crawler.files.worker import bound, peak_memory

TIMED_OUT = "timed-out"
DIED = "died"
ANSWERED = "answered"


def main() -> int:
    """Carry out orders until the input ends."""
    for module in sorted(set(READERS.values())):
        import_module(f"crawler.files.{module}")
    import_module("crawler.traits.of_files")
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_carry_out(json.loads(line))) + "\n")
        sys.stdout.flush()
    return 0


def _carry_out(order: dict[str, Any]) -> dict[str, Any]:
    """Fork for one order and see how it ends. The file is taken from its place first: whatever dies, nothing is left lying."""
    source = Path(order["source"])
    content = source.read_bytes()
    source.unlink()
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading_end)
        _work(order, content)
    os.close(writing_end)
    try:
        ended, _, _ = select.select([reading_end], [], [], order["limits"]["seconds"])
        if not ended:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    finally:
        os.close(reading_end)
    if not ended:
        return {"end": TIMED_OUT}
    code = os.waitstatus_to_exitcode(status)
    return {"end": ANSWERED} if code == 0 else {"end": DIED, "signal": max(0, -code)}


def _work(order: dict[str, Any], content: bytes) -> None:
    """Read and examine one file, write the answer, end. Never returns; nothing of the parent is cleaned up twice."""
    status = 1
    try:
        limits = Limits(**order["limits"])
        bound(limits)
        answer = _answer(order, content, limits)
        Path(order["answer"]).write_text(json.dumps(answer), encoding="utf-8")
        status = 0
    finally:
        os._exit(status)


def _answer(order: dict[str, Any], content: bytes, limits: Limits) -> dict[str, Any]:
    from crawler.traits.of_files import ExaminedFile, traits_of_file

    kind, name = FileKind(order["kind"]), order["name"]
    reading = _read(content, kind, name, limits)
    traits = traits_of_file(ExaminedFile(reading, order["about"]))
    told = as_plain(
        FileReading(reading.kind, "", reading.pages, reading.scanned, (), reading.warnings, reading.understood, name)
    )
    return {
        "reading": {**told, "peak_memory": peak_memory()},
        "traits": [{"kind": trait.kind, "facts": trait.facts} for trait in traits],
    }


def _read(data: bytes, kind: FileKind, name: str, limits: Limits) -> FileReading:
    try:
        return read_as(kind, data, name, limits)
    except MemoryError:
        return refused(kind, f"reading needs more than {limits.memory} bytes of memory", name)


if __name__ == "__main__":
    sys.exit(main())
