"""What ill-meaning pages and files do to ``duewatch read``: ``python -m benchmarks.hostile [--cases N] [--corpus FOLDER]``.

Every case is a file on disk on which the command is carried out in a child, from its arguments to what it prints, as JSON and
as lines (:mod:`benchmarks.hostile_reader`). A sample goes through the installed command, a process a case.
Prints crashes, the slowest cases and the peak of memory. Exit status 1 on a crash, a case over 5 seconds of processor time, or
memory over the bound; 0 says that the goal held. The same seed makes the same cases.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.hostile_files import make_file
from benchmarks.hostile_pages import make_page
from benchmarks.hostile_reader import ADDRESSES, Make, Outcome, Reader, command
from benchmarks.hostile_shapes import make_shape

SLOWEST = 5.0
FILES = 0.03  # share of cases that are files: each costs the start of two children
SHAPES = 0.05  # share of cases that are whole pages made to hurt, which are dear
EVERY = 500  # cases between two lines of progress


@dataclass(frozen=True)
class Cases:
    """The cases of one seed; a child is sent this and not the pages."""

    seed: int
    corpus: Path
    files: float
    shapes: float

    @cached_property
    def pages(self) -> list[bytes]:
        """Real pages to mutate; none where there is no corpus."""
        return [path.read_bytes() for path in sorted((self.corpus / "raw").glob("*"))]

    def __call__(self, number: int) -> tuple[str, bytes]:
        """The name and the bytes of one case."""
        rng = random.Random(f"{self.seed}/{number}")
        kind = rng.random()
        if kind < self.files:
            return make_file(rng)
        return make_shape(rng) if kind < self.files + self.shapes else make_page(rng, self.pages)


def in_children(make: Make, numbers: range, workers: int, memory: int) -> Iterator[Outcome]:
    """The outcomes of the cases, each worker with a child of its own."""

    def share(worker: int) -> list[Outcome]:
        child = Reader(make, memory)
        found: list[Outcome] = []
        for number in numbers[worker::workers]:
            found.append(child.read(number))
            if len(found) % EVERY == 0:
                slowest = max(one.seconds for one in found)
                print(f"  worker {worker}: {len(found)} cases, slowest {slowest:.2f} s", file=sys.stderr, flush=True)
        child.close()
        return found

    with ThreadPoolExecutor(workers) as pool:
        for found in pool.map(share, range(workers)):
            yield from found


def as_a_process(make: Make, number: int) -> Outcome:
    """One case through the installed command, start of the interpreter included."""
    name, data = make(number)
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder, tempfile.TemporaryFile() as said:
        saved = Path(folder) / "case.html"
        saved.write_bytes(data)
        arguments = [*command(), "read", str(saved), "--url", ADDRESSES[number % len(ADDRESSES)], "--json"]
        process = subprocess.Popen(arguments, stdout=said, stderr=subprocess.PIPE)
        told = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        failure = "" if process.returncode == 0 and not told else f"status {process.returncode}: {told[-200:].decode()}"
        try:
            json.loads(said.read())
        except ValueError as error:
            failure = failure or f"no JSON: {error}"
    return Outcome(number, name, used.ru_utime + used.ru_stime, len(data), used.ru_maxrss * 1024, failure)


def main() -> int:
    """Run the cases and say what they did; 1 when the goal was missed."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--cases", type=int, default=10_000)
    asked.add_argument("--first", type=int, default=0, help="number of the first case")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--corpus", type=Path, default=Path("../shared/corpus"), help="folder with real pages to mutate (raw/)")
    asked.add_argument("--files", type=float, default=FILES, help="share of the cases that are files")
    asked.add_argument("--shapes", type=float, default=SHAPES, help="share of the cases that are whole pages made to hurt")
    asked.add_argument("--memory", type=int, default=800, help="bound of memory in megabytes")
    asked.add_argument("--workers", type=int, default=1, help="children side by side")
    asked.add_argument("--processes", type=int, default=100, help="cases that also go through the installed command")
    asked.add_argument("--keep", type=Path, help="folder for the bytes of every case that failed")
    told = asked.parse_args()
    make = Cases(told.seed, told.corpus, told.files, told.shapes)
    numbers = range(told.first, told.first + told.cases)
    started = time.perf_counter()
    outcomes = list(in_children(make, numbers, told.workers, told.memory * 1_000_000))
    print(
        f"{len(outcomes)} cases from {len(make.pages)} real pages in {time.perf_counter() - started:.0f} s (seed {told.seed})"
    )
    held = judged(outcomes, told.memory * 1_000_000)
    if told.processes:
        sample = random.Random(told.seed).sample(numbers, min(told.processes, len(numbers)))
        outcomes += (singly := [as_a_process(make, number) for number in sample])
        print(f"{len(singly)} of them through {Path(command()[0]).name} read, a process each:")
        held = judged(singly, told.memory * 1_000_000) and held
    if told.keep:
        told.keep.mkdir(parents=True, exist_ok=True)
        for one in outcomes:
            if one.failure or one.seconds > SLOWEST:
                (told.keep / f"{told.seed}-{one.case}-{one.name}").write_bytes(make(one.case)[1])
    print("the goal held" if held else "THE GOAL WAS MISSED")
    return int(not held)


def judged(outcomes: list[Outcome], memory: int) -> bool:
    """Print what some cases did; whether none failed."""
    crashes = [one for one in outcomes if one.failure]
    slow = [one for one in outcomes if one.seconds > SLOWEST]
    peak = max(one.peak for one in outcomes)
    print("kinds:", ", ".join(f"{name} {count}" for name, count in Counter(one.name for one in outcomes).most_common()))
    print(f"crashes: {len(crashes)}")
    for one in crashes[:20]:
        print(f"  case {one.case} {one.name} ({one.size:,} bytes): {one.failure}")
    print(f"over {SLOWEST:g} s: {len(slow)}")
    sorts: tuple[tuple[str, Callable[[Outcome], bool]], ...] = (
        ("pages", lambda one: not one.is_file),
        ("files", lambda one: one.is_file),
    )
    for what, of_this_sort in sorts:
        if chosen := sorted(filter(of_this_sort, outcomes), key=lambda one: -one.seconds)[:6]:
            print(f"slowest {what}:")
        for one in chosen:
            print(f"  {one.seconds:6.2f} s  case {one.case} {one.name} ({one.size:,} bytes, {one.peak / 1e6:.0f} MB)")
    print(f"peak memory: {peak / 1e6:.0f} MB of {memory / 1e6:.0f} MB")
    for one in sorted(outcomes, key=lambda one: -one.peak)[:3]:
        print(f"  {one.peak / 1e6:6.0f} MB  case {one.case} {one.name} ({one.size:,} bytes, {one.seconds:.2f} s)")
    return not crashes and not slow and peak <= memory


if __name__ == "__main__":
    sys.exit(main())
