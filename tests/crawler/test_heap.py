"""Freed memory stays with the process: seen by its page faults, in processes of their own."""

import platform
import subprocess
import sys

import pytest

FAULTS = """
import resource
from crawler.heap import keep_freed
if {kept}:
    assert keep_freed()
def fill_and_free():
    [bytearray(100_000) for _ in range(100)]
for _ in range(3):
    fill_and_free()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(5):
    fill_and_free()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def faults(*, kept: bool) -> int:
    """Page faults of taking ten megabytes five times over, after they were taken before."""
    done = subprocess.run([sys.executable, "-c", FAULTS.format(kept=kept)], capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only the GNU C library is told")
def test_memory_that_was_freed_is_not_asked_of_the_kernel_again() -> None:
    assert faults(kept=True) < 100
    assert faults(kept=False) > 1000
