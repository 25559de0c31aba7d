"""What ill-meaning pages and files do to the reader: ``python -m benchmarks.hostile [--cases N] [--corpus FOLDER]``.

Every case is a file on disk that a child reads and prints, as JSON and as lines, by the functions behind ``duewatch read``. A
child that dies or hangs is counted and replaced.
Prints crashes, the slowest cases and the peak of memory. Exit status 1 on a crash, a case over 5 seconds, or memory over the
bound. The same seed makes the same cases.

Seconds are processor time for a page, so that a busy machine does not make the reader look slow, and wall time for a file,
whose child is stopped by the clock. A child that gives no answer within half a minute of work counts as a crash.
"""

import argparse
import contextlib
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.hostile_files import FILE_CASES, make_file
from benchmarks.hostile_pages import make_page

ADDRESS = "https://portal.example/zwgk/t20240305_1.htm"
SLOWEST = 5.0
HANG = 30.0  # seconds of processor time after which a child is given up
STALLED = 300.0  # the same of wall time, for a child that waits for something that never comes
FILES = 0.06  # share of cases that are files: each costs the start of a child


@dataclass(frozen=True)
class Outcome:
    """What reading one case cost, or how it failed."""

    case: int
    name: str
    seconds: float
    size: int
    peak: int = 0  # bytes of the process that reads pages, or of the child that reads files
    failure: str = ""


def case_of(number: int, seed: int, pages: list[bytes], files: float) -> tuple[str, bytes]:
    rng = random.Random(f"{seed}/{number}")
    return make_file(rng) if rng.random() < files else make_page(rng, pages)


def read_as_the_command_does(file: Path) -> int:
    """Read and print a saved page or file; gives the peak of memory of the child that reads a file, else 0."""
    from duewatch.cli.read import printed, read_saved

    answer = read_saved(file, ADDRESS)
    printed(answer, as_json=True)
    printed(answer, as_json=False)
    return int((answer.get("file") or {}).get("peak_memory", 0))


def reader(wire: Connection, seed: int, pages: list[bytes], files: float) -> None:
    """The child: makes a case, reads it, answers; ends when told."""
    from crawler.files.worker import peak_memory

    saved = Path(tempfile.mkdtemp(prefix="hostile-")) / "case.html"
    while (number := wire.recv()) is not None:
        name, data = case_of(number, seed, pages, files)
        saved.write_bytes(data)
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew, so that it is of this case
        start, worked, failure, peak = time.perf_counter(), time.process_time(), "", 0
        try:
            peak = read_as_the_command_does(saved)
        except BaseException as error:  # noqa: BLE001 - every kind of crash is what is counted here
            failure = f"{type(error).__name__}: {error}"[:200]
        is_file = peak > 0 or name in FILE_CASES
        seconds = time.perf_counter() - start if is_file else time.process_time() - worked
        wire.send(Outcome(number, name, seconds, len(data), max(peak, peak_memory()), failure))
    shutil.rmtree(saved.parent)


class Reader:
    """A child that reads, replaced when it dies."""

    def __init__(self, seed: int, pages: list[bytes], files: float) -> None:
        self._settings = (seed, pages, files)
        self._start()

    def _start(self) -> None:
        self._wire, theirs = multiprocessing.get_context("spawn").Pipe()
        self._child = multiprocessing.get_context("spawn").Process(target=reader, args=(theirs, *self._settings), daemon=False)
        self._child.start()
        theirs.close()

    def read(self, number: int) -> Outcome:
        """One case; a dead or hanging child is an outcome, too."""
        self._wire.send(number)
        try:
            if self._answers():
                return self._wire.recv()
            failure = f"no answer within {HANG:.0f} s of work or {STALLED:.0f} s of waiting"
        except (EOFError, OSError):
            failure = "the reading process died"
        self._child.kill()
        self._child.join()
        self._start()
        name, data = case_of(number, *self._settings)
        return Outcome(number, name, HANG, len(data), 0, failure)

    def _answers(self) -> bool:
        """Wait for the answer as long as the child has not worked too long; a machine that stands still is no fault of its."""
        begun, until = self._worked(), time.monotonic() + STALLED
        while time.monotonic() < until and self._worked() - begun < HANG:
            if self._wire.poll(1.0):
                return True
        return False

    def _worked(self) -> float:
        """Seconds of processor time the child has used."""
        fields = Path(f"/proc/{self._child.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """Tell the child to end."""
        self._wire.send(None)
        self._child.join()


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--cases", type=int, default=10_000)
    asked.add_argument("--first", type=int, default=0, help="number of the first case")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--corpus", type=Path, default=Path("../shared/corpus"), help="folder with real pages to mutate (raw/)")
    asked.add_argument("--files", type=float, default=FILES, help="share of the cases that are files")
    asked.add_argument("--memory", type=int, default=800, help="bound of memory in megabytes")
    told = asked.parse_args()
    pages = [path.read_bytes() for path in sorted((told.corpus / "raw").glob("*"))]
    child = Reader(told.seed, pages, told.files)
    started = time.perf_counter()
    outcomes = [child.read(number) for number in range(told.first, told.first + told.cases)]
    child.close()
    crashes = [one for one in outcomes if one.failure]
    slow = [one for one in outcomes if one.seconds > SLOWEST]
    peak = max(one.peak for one in outcomes)
    print(f"{len(outcomes)} cases from {len(pages)} real pages in {time.perf_counter() - started:.0f} s (seed {told.seed})")
    print("kinds:", ", ".join(f"{name} {count}" for name, count in Counter(one.name for one in outcomes).most_common()))
    print(f"crashes: {len(crashes)}")
    for one in crashes[:20]:
        print(f"  case {one.case} {one.name} ({one.size:,} bytes): {one.failure}")
    print(f"over {SLOWEST:g} s: {len(slow)}")
    for what, of_this_sort in (
        ("pages", lambda one: one.name not in FILE_CASES),
        ("files", lambda one: one.name in FILE_CASES),
    ):
        print(f"slowest {what}:")
        for one in sorted(filter(of_this_sort, outcomes), key=lambda one: -one.seconds)[:6]:
            print(f"  {one.seconds:6.2f} s  case {one.case} {one.name} ({one.size:,} bytes, {one.peak / 1e6:.0f} MB)")
    print(f"peak memory: {peak / 1e6:.0f} MB of {told.memory} MB")
    for one in sorted(outcomes, key=lambda one: -one.peak)[:4]:
        print(f"  {one.peak / 1e6:6.0f} MB  case {one.case} {one.name} ({one.size:,} bytes, {one.seconds:.2f} s)")
    return int(bool(crashes or slow or peak > told.memory * 1_000_000))


if __name__ == "__main__":
    sys.exit(main())
