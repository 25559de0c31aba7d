"""Counts what a crawl child has done, and tells its parent in lines of JSON."""

import json
import sys
from dataclasses import asdict, dataclass, field
from typing import TextIO


@dataclass(slots=True)
class Tally:
    """The figures of one child, as its parent gets them."""

    pages: int = 0  # addresses walked to
    pages_expected: int = 0  # walked to and known to be still to come
    hosts_done: int = 0
    links: int = 0  # addresses to be probed
    links_done: int = 0
    current: str = ""  # what is being asked now
    cut_short: list[str] = field(default_factory=list)  # hosts whose work did not end
    failed_columns: list[str] = field(default_factory=list)  # "unit/column" whose walk ran into a fault of ours
    notes: list[str] = field(default_factory=list)  # what could not be used, in the words of the error
    done: bool = False  # the child came to the end of its work

    def tell(self, out: TextIO = sys.stdout) -> None:
        """Write one line."""
        out.write(json.dumps(asdict(self), ensure_ascii=True) + "\n")
        out.flush()


def read_line(line: str) -> Tally | None:
    """The figures in one line of a child; ``None`` for anything else that was printed."""
    try:
        told = json.loads(line)
        return Tally(**told)
    except (ValueError, TypeError):
        return None
