"""A few readers of files side by side, each started once and kept for the night.

No file can do more than make its own reading fail: a reader that stops answering is killed and the next file gets a new one.
"""

import asyncio
import contextlib
import json
import queue
import select
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from crawler.files.foreman import DIED, TIMED_OUT
from crawler.files.reading import FileKind, FileReading, Limits, from_plain, refused
from crawler.files.sniff import sniff
from crawler.files.text import ENVIRONMENT, SOURCE, UNREAD
from duewatch.domain.traits import Trait, TraitKind

FOREMAN = "crawler.files.foreman"
PATIENCE = 20.0  # seconds beyond a file's own time after which a reader counts as stuck: it may be starting on a busy machine


@dataclass(frozen=True, slots=True)
class FileExamination:
    """What one file gave: how its reading went, and what was looked for in it."""

    reading: FileReading  # without its text and tables
    traits: tuple[Trait, ...] = ()


class ReaderPool:
    """At most ``readers`` files are read at a time; readers are started when they are first needed."""

    def __init__(self, readers: int = 2, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._free: queue.LifoQueue[_Reader] = queue.LifoQueue()
        self._folder = tempfile.TemporaryDirectory(prefix="duewatch-files-")
        self._readers = [_Reader(Path(self._folder.name) / str(number)) for number in range(readers)]
        for reader in self._readers:
            self._free.put(reader)
        self._turns = asyncio.Semaphore(readers)

    async def examine(self, data: bytes, name: str, about: str = "") -> FileExamination:
        """Read and examine one file; ``about`` is the title of the document that offers it. Never raises on any bytes."""
        kind = sniff(data)
        if len(data) > self._limits.bytes:
            return FileExamination(refused(kind, f"the file is bigger than {self._limits.bytes} bytes", name))
        if why := UNREAD.get(kind):
            return FileExamination(refused(kind, why, name))
        async with self._turns:
            return await asyncio.to_thread(self._examine, data, kind, name, about)

    def close(self) -> None:
        """End the readers and remove what they were given."""
        for reader in self._readers:
            reader.end()
        self._folder.cleanup()

    def _examine(self, data: bytes, kind: FileKind, name: str, about: str) -> FileExamination:
        reader = self._free.get()
        try:
            return reader.examine(data, kind, name, about, self._limits)
        finally:
            self._free.put(reader)


class _Reader:
    """One foreman process and the two files through which it gets its work and answers."""

    def __init__(self, place: Path) -> None:
        self._source, self._answer = place.with_suffix(".file"), place.with_suffix(".json")
        self._process: subprocess.Popen[str] | None = None

    def examine(self, data: bytes, kind: FileKind, name: str, about: str, limits: Limits) -> FileExamination:
        try:
            self._source.write_bytes(data)
            self._answer.unlink(missing_ok=True)
            order = {"source": str(self._source), "answer": str(self._answer), "kind": kind, "name": name[:300]}
            told = self._ask({**order, "about": about[:500], "limits": asdict(limits)}, limits.seconds)
            if told is None:
                return FileExamination(refused(kind, "the reader stopped answering", name))
            if told["end"] == TIMED_OUT:
                return FileExamination(refused(kind, f"reading was stopped after {limits.seconds:g} seconds", name))
            if told["end"] == DIED:
                return FileExamination(refused(kind, "the parser died (time, memory or a damaged file)", name))
            answer = json.loads(self._answer.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            return FileExamination(refused(kind, f"the file could not be handed over: {type(error).__name__}", name))
        traits = tuple(Trait(TraitKind(one["kind"]), one["facts"]) for one in answer["traits"])
        return FileExamination(from_plain(answer["reading"]), traits)

    def _ask(self, order: dict[str, Any], seconds: float) -> dict[str, Any] | None:
        """Give one order and wait for its end; ``None`` when the process does not answer, which ends it."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(order) + "\n")
            process.stdin.flush()
            ready, _, _ = select.select([process.stdout], [], [], seconds + PATIENCE)
            line = process.stdout.readline() if ready else ""
        except OSError:
            line = ""
        if not line:
            self.end()
            return None
        told: dict[str, Any] = json.loads(line)
        return told

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", FOREMAN],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=ENVIRONMENT,
                cwd=SOURCE,
                text=True,
                encoding="ascii",
                start_new_session=True,
            )
        return self._process

    def end(self) -> None:
        """Let the process go, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
