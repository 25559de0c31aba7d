"""The child that carries out ``duewatch read`` on hostile cases, and the guards around it.

Nothing is called but the command itself: arguments go in, what it prints goes to a sink that encodes as a terminal does. The
kernel ends the child when one case has cost it too much processor time, and refuses it memory beyond a multiple of the bound.
"""

import contextlib
import io
import json
import multiprocessing
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

Make = Callable[[int], tuple[str, bytes]]
"""A case by its number: its name and its bytes."""

ADDRESSES = ("https://portal.example/zwgk/t20240305_1.htm", "https://portal.example/zwgk/tzgg/", "https://portal.example/")
"""A document's, a list's and a home page's: readers look at other things on each."""
HANG = 20.0  # seconds of processor time after which the kernel ends the child
STALLED = 300.0  # the same of wall time, for a child that waits for something that never comes
ROOM = 5  # how many times the bound of memory the child may map at all


@dataclass(frozen=True)
class Outcome:
    """What reading one case cost, or how it failed."""

    case: int
    name: str
    seconds: float  # processor time of the dearer of the two ways to print, children of the reader included
    size: int
    peak: int = 0  # bytes of the process that reads pages, or of the child that reads files
    failure: str = ""
    is_file: bool = False


def printed_by_the_command(arguments: list[str]) -> str:
    """What ``duewatch`` prints, which must be encodable as it is.

    Raises:
        RuntimeError: the command ended with another status than 0.
    """
    from duewatch.cli.main import run

    sink, said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with contextlib.redirect_stdout(sink), contextlib.redirect_stderr(said):
        status = run(arguments)
        sink.flush()
    if status != 0:
        raise RuntimeError(f"status {status}: {said.getvalue()[-200:]}")
    return sink.buffer.getvalue().decode() if isinstance(sink.buffer, io.BytesIO) else ""


def worked() -> float:
    """Seconds of processor time of this process and of the children it has waited for."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def outcome_of(number: int, name: str, data: bytes, saved: Path) -> Outcome:
    """Carry the command out on one case, once for JSON and once for lines."""
    from crawler.files.worker import peak_memory

    saved.write_bytes(data)
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew, so that it is of this case
    seconds, peak, is_file, failure = 0.0, 0, False, ""
    for flags in (["--json"], []):
        start = worked()
        signal.setitimer(signal.ITIMER_PROF, HANG)
        try:
            text = printed_by_the_command(["read", str(saved), "--url", ADDRESSES[number % len(ADDRESSES)], *flags])
        except BaseException as error:  # noqa: BLE001 - every kind of crash is what is counted here
            text, failure = "", f"{type(error).__name__}: {error}"[:300]
        signal.setitimer(signal.ITIMER_PROF, 0)
        seconds = max(seconds, worked() - start)
        if flags and not failure:
            own = peak_memory()  # before the answer is taken apart here
            held = json.loads(text).get("file") or {}
            is_file, peak = bool(held), max(own, int(held.get("peak_memory", 0)))
    return Outcome(number, name, seconds, len(data), max(peak, peak_memory()), failure, is_file)


def serve(wire: Connection, make: Make, memory: int) -> None:
    """The child: makes a case, reads it, answers; ends when told."""
    resource.setrlimit(resource.RLIMIT_AS, (ROOM * memory, ROOM * memory))
    saved = Path(tempfile.mkdtemp(prefix="hostile-")) / "case.html"
    printed_by_the_command(["read", __file__])  # what is loaded once is no case's cost
    while (number := wire.recv()) is not None:
        name, data = make(number)
        wire.send(outcome_of(number, name, data, saved))
    shutil.rmtree(saved.parent)


class Reader:
    """A child that reads, replaced when it dies."""

    def __init__(self, make: Make, memory: int) -> None:
        self._make, self._memory = make, memory
        self._start()

    def _start(self) -> None:
        processes = multiprocessing.get_context("spawn")
        self._wire, theirs = processes.Pipe()
        self._child = processes.Process(target=serve, args=(theirs, self._make, self._memory), daemon=False)
        self._child.start()
        theirs.close()

    def read(self, number: int) -> Outcome:
        """One case; a dead or hanging child is an outcome, too."""
        try:
            self._wire.send(number)
            if self._wire.poll(STALLED):
                answer: Outcome = self._wire.recv()
                return answer
            failure = f"no answer within {STALLED:.0f} s"
        except (EOFError, OSError):
            self._child.join()
            hung = self._child.exitcode == -signal.SIGPROF
            failure = f"ended after {HANG:.0f} s of work" if hung else f"the process died ({self._child.exitcode})"
        self._child.kill()
        self._child.join()
        self._start()
        name, data = self._make(number)
        return Outcome(number, name, HANG, len(data), 0, failure)

    def close(self) -> None:
        """Tell the child to end."""
        self._wire.send(None)
        self._child.join()


def command() -> list[str]:
    """The installed command."""
    beside = Path(sys.executable).with_name("duewatch")
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "duewatch"]
