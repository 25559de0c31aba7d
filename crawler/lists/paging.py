"""What is known of the other pages of a list."""

from dataclasses import dataclass

from crawler.lists.spots import Spot


@dataclass(slots=True)
class Paging:
    """What a page says about the other pages of its list."""

    next_page: str | None = None
    page_count: int | None = None
    total: int | None = None
    here: int | None = None  # number of this page, counted from 1
    guess: str | None = None  # address the next page usually has where the page does not say it
    spot: Spot | None = None  # the element with the page links, when there is one
    found: bool = False  # whether any sign of pagination was there
