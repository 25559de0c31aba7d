"""Starts a crawl child: ``python -m crawler.child_start JOB_FILE``.

A child loads a thousand modules. Nothing of them is garbage, and looking for garbage while they are loaded costs a sixth of
the start, so the collector rests until they are there.
"""

import gc
import sys


def main(argv: list[str]) -> int:
    """Load what a child works with, then let it work; gives its exit status."""
    gc.disable()
    from crawler.child import main as work

    gc.enable()
    return work(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
