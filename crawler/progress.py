"""How far a crawl is, and how it ended."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the crawl has come, over all children."""

    pages: int
    pages_expected: int | None  # known so far; None: not even one list has been read
    hosts: int  # walked and probed; a host may be both
    hosts_done: int
    links: int
    links_done: int
    elapsed_s: float
    eta_s: float | None  # by what is known so far
    current: str


@dataclass(frozen=True, slots=True)
class CrawlOutcome:
    """How the crawl ended."""

    complete: bool  # every child came to the end of its work
    notes: tuple[str, ...] = ()  # facts for the operator
    cut_short: tuple[str, ...] = ()  # hosts whose part is missing or was cut
