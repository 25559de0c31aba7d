"""Numbers as people type them into the tables."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from crawler.annual_report.model import Figure
from crawler.normal import bare, half_width

UNITS = re.compile(r"(?:件|万元|元|条|宗|个|份|次)$")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def figure(raw: str) -> Figure:
    """A cell; thousands separators, full-width digits and a unit behind the number are taken off."""
    text = UNITS.sub("", bare(half_width(raw))).replace(",", "")
    if not NUMBER.fullmatch(text) or len(text) > 30:
        return Figure(raw[:100], None)
    try:
        return Figure(raw[:100], Decimal(text))
    except InvalidOperation:
        return Figure(raw[:100], None)


def first_key(words: Mapping[str, re.Pattern[str]], label: str) -> str | None:
    """The first key whose words stand in a label."""
    return next((key for key, pattern in words.items() if pattern.search(label)), None)


def path(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Labels from the outside in: a merged cell's repeated text counts once, empty cells not at all."""
    found: list[str] = []
    for cell in cells:
        text = bare(cell)
        if text and (not found or found[-1] != text):
            found.append(text)
    return tuple(found)
