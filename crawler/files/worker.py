"""The child that reads one file: bounds itself, reads standard input, writes its answer as JSON, ends.

Started by :mod:`crawler.files.text` and by nothing else.
"""

import json
import math
import resource
import sys
from pathlib import Path

from crawler.files.reading import FileKind, FileReading, Limits, as_plain, refused

ANSWER = 8  # bytes of answer a character of text may need, as escaped in JSON, with some to spare


def main(order: str) -> int:
    """Carry out one order; the exit status is 0 whenever an answer was written."""
    asked = json.loads(order)
    limits = Limits(**asked["limits"])
    bound(limits)
    kind = FileKind(asked["kind"])
    reading = _read(sys.stdin.buffer.read(limits.bytes), kind, asked["name"], limits)
    plain = as_plain(reading)
    plain["peak_memory"] = peak_memory()
    sys.stdout.write(json.dumps(plain))
    return 0


def bound(limits: Limits) -> None:
    """Hand the bounds to the kernel, which keeps them whatever a parser does."""
    seconds = max(1, math.ceil(limits.seconds))
    _cap(resource.RLIMIT_CPU, seconds)
    _cap(resource.RLIMIT_AS, limits.memory)
    _cap(resource.RLIMIT_FSIZE, ANSWER * (limits.text + 64 * limits.cells) + 1_000_000)
    _cap(resource.RLIMIT_CORE, 0)


def _cap(what: int, most: int) -> None:
    """Lower a bound; one that the operator has set lower still stays."""
    _, hard = resource.getrlimit(what)
    value = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (value, value))


def peak_memory() -> int:
    """Bytes this process has used at most. The kernel's ``ru_maxrss`` would also count what our parent held at our start."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


def _read(data: bytes, kind: FileKind, name: str, limits: Limits) -> FileReading:
    from crawler.files.dispatch import read_as

    try:
        return read_as(kind, data, name, limits)
    except MemoryError:
        return refused(kind, f"reading needs more than {limits.memory} bytes of memory", name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
