"""What a browser made of a page, and who can have one made."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from crawler.answer import Answer

VIA = "chromium"

# Why there is no rendering, or why it is not believed.
TIMEOUT, TOO_LARGE, CRASHED, UNUSABLE = "timeout", "too-large", "crashed", "browser-unusable"
ASKED_IN_VAIN = "asked-in-vain"  # what the page's own scripts asked for could not be had
NO_ROWS = "no-rows"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A page as its scripts have filled it, or why there is none. Exactly one of ``html`` and ``trouble`` is set."""

    html: bytes = b""  # the document as it stands at the end, in UTF-8
    trouble: str = ""
    refused: tuple[str, ...] = ()  # hosts the page's scripts were not let to
    is_partial: bool = False  # data was among what was refused: rows may be lacking
    browser: str = ""  # name and version
    elapsed_ms: int = 0


class Shower(Protocol):
    """Shows pages in a browser."""

    async def show(self, answer: Answer, hosts: Collection[str]) -> Rendering:
        """Show a page that was delivered; its scripts may ask ``hosts`` (``host`` or ``host:port``) for more."""

    async def close(self) -> None:
        """End the browser."""
