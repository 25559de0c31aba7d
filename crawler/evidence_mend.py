"""Cuts the torn end off a WARC file whose writer was killed, so that every tool can read the file to its end.

Each record is a gzip member of its own; whatever follows the last whole member is half a record that nothing refers to.
"""

import os
import zlib
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # no file locks on this system: then nobody can know whether the writer lives, and files stay as they are
    fcntl = None  # type: ignore[assignment]

_CHUNK = 1 << 20
_GZIP = zlib.MAX_WBITS + 16


def hold(stream: BinaryIO) -> None:
    """Mark a file as being written for as long as it is open."""
    if fcntl is not None:
        fcntl.flock(stream, fcntl.LOCK_EX)  # at most for the moment in which another child looks at the new file


def mend(path: Path) -> int:
    """Cut a torn end off and give the number of bytes cut; a file that somebody is writing is left alone."""
    if fcntl is None:
        return 0
    with path.open("r+b") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return 0
        whole, size = _end_of_last_member(stream), os.fstat(stream.fileno()).st_size
        if whole < size:
            stream.truncate(whole)
        return size - whole


def _end_of_last_member(stream: BinaryIO) -> int:
    """The offset behind the last whole gzip member."""
    whole = at = 0
    member = zlib.decompressobj(_GZIP)
    stream.seek(0)
    while chunk := stream.read(_CHUNK):
        while chunk:
            try:
                member.decompress(chunk)
            except zlib.error:
                return whole
            used = len(chunk) - len(member.unused_data)
            at += used
            if not member.eof:
                break
            whole = at
            chunk = member.unused_data
            member = zlib.decompressobj(_GZIP)
    return whole
