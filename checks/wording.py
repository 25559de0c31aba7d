"""Words of a page as they may stand in a fact: bounded, on one line, and with no person's number in full."""

import re
from typing import Final

LONGEST: Final = 120  # characters of a title or link text that a fact keeps

# An identity card number (18 places) or a mobile number (11 places) that does not stand inside a longer number.
_PERSONAL = re.compile(r"(?<![0-9A-Za-z])(?:(\d{3})\d{11}(\d{3}[\dXx])|(1[3-9]\d)\d{4}(\d{4}))(?![0-9A-Za-z])")


def shown(text: str) -> str:
    """A piece of page text for a fact: white space folded, personal numbers masked, cut to ``LONGEST``."""
    folded = " ".join(text.split())
    masked = _PERSONAL.sub(_mask, folded)
    return masked if len(masked) <= LONGEST else masked[: LONGEST - 1] + "…"


def _mask(found: re.Match[str]) -> str:
    head, tail = (found[1], found[2]) if found[1] else (found[3], found[4])
    return head + "*" * (len(found[0]) - len(head) - len(tail)) + tail
