"""Freed memory is kept for the next page.

The C library gives the end of its heap back to the kernel as soon as 128 kB of it are free, and a page's tree is several times
that: one page after the other then asks for the same memory again, and each of its parts costs a page fault (about 140 a page
of 60 kB, an eighth of the time of reading it). A process that reads thousands of pages keeps a few megabytes instead.
"""

import contextlib
import ctypes
import sys

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # malloc.h of the GNU C library
KEPT = 32 << 20
"""Bytes at the end of the heap that are not given back."""
MAPPED_FROM = 4 << 20
"""Bytes from which a block gets a mapping of its own, which is given back when it is freed; naming the other bound fixes it."""


def keep_freed() -> bool:
    """Tell the C library of this process to keep what is freed; ``False`` where it cannot be told (it then works as before)."""
    if sys.platform != "linux":
        return False
    with contextlib.suppress(OSError, AttributeError):  # musl has no mallopt
        mallopt = ctypes.CDLL(None).mallopt
        return bool(mallopt(_M_MMAP_THRESHOLD, MAPPED_FROM)) and bool(mallopt(_M_TRIM_THRESHOLD, KEPT))
    return False
