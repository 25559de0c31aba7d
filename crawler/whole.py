"""Whole numbers as pages and answers write them, and no others.

``str.isdigit`` takes ² and ① for digits, which ``int`` refuses, and thousands of digits are refused, too: a page that prints
such a thing must not end its reading.
"""

LONGEST = 9
"""Digits of a number that counts pages, rows or points of a screen."""


def whole(text: str, longest: int = LONGEST) -> int | None:
    """The number that a text of decimal digits is; ``None`` for any other text, and for more than ``longest`` digits."""
    return int(text) if text.isdecimal() and len(text) <= longest else None
