"""What is known of the other pages of a list."""

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from crawler.lists.spots import Spot


@dataclass(slots=True)
class Paging:
    """What a page says about the other pages of its list."""

    next_page: str | None = None
    page_count: int | None = None
    total: int | None = None
    here: int | None = None  # number of this page, counted from 1
    parts: tuple[str, str] | None = None  # name and extension of the pages, where the page does not say how it joins them
    node: LexborNode | None = None  # the script that builds the page links, when it is one
    spot: Spot | None = None  # the element with the page links, when there is one
    by_script: bool = False  # a button brings more rows by a script that was not run
    found: bool = False  # whether any sign of pagination was there
