"""Which process owns a run, a dispatch or a lease, and whether it still lives.

An owner is written ``host:pid:start``. The start time (in clock ticks after boot, from ``/proc``) tells a process from a later
one that got the same number; where there is no ``/proc`` it is empty and the number alone must do.
"""

import os
import re
import socket
import sys
from datetime import datetime, timedelta
from pathlib import Path

_OWNER = re.compile(r"(?P<host>.+?):(?P<pid>\d+)(?::(?P<start>\d*))?")

SILENCE = timedelta(minutes=10)
"""After so long without a sign of life, an owner on another machine counts as dead."""


def current_owner() -> str:
    """This process."""
    found = _from_proc(os.getpid())
    return f"{socket.gethostname()}:{os.getpid()}:{found[1] if found else ''}"


def is_alive(owner: str, heard: datetime, now: datetime) -> bool:
    """Whether the owner still lives; ``heard`` is its last sign of life, which decides where its process cannot be seen."""
    host, pid, start = _parts(owner)
    if host != socket.gethostname() or pid is None or sys.platform == "win32":
        return now - heard < SILENCE
    found = _from_proc(pid)
    if found is not None:
        state, started = found
        return state not in "ZX" and (not start or started == start)
    try:
        os.kill(pid, 0)  # signal 0 only asks whether the process is there
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # there, but another user's
    return True


def _parts(owner: str) -> tuple[str, int | None, str]:
    found = _OWNER.fullmatch(owner)
    return (found["host"], int(found["pid"]), found["start"] or "") if found else (owner, None, "")


def _from_proc(pid: int) -> tuple[str, str] | None:
    """State letter and start time of a process; ``None`` when it, or ``/proc``, is not there."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    after_name = stat.rpartition(")")[2].split()  # the name stands in brackets and may hold blanks
    return after_name[0], after_name[19]
