"""Days printed with two figures for the year (18-06-05), which an address that names the same day makes sure.

Alone such a day says nothing: 10-11-12 can be read in three ways. Where the address of the document carries a day and its year,
month and day are the printed ones in this order, nothing is guessed.
"""

import re

from crawler.fields import dates
from duewatch.domain.dates import DateInterval

SHORT = re.compile(r"(?<![\d.\-/:])(\d{2})([-/.])(0[1-9]|1[0-2])\2(3[01]|[12]\d|0[1-9])(?![\d.\-/:])")


def confirmed(text: str, address: str) -> tuple[str, DateInterval] | None:
    """The day as printed in a text and as a date, if the address of the document it belongs to names the same day."""
    printed = SHORT.search(text)
    if printed is None or (day := dates.in_address(f"/{address}")) is None or day.day is None:
        return None
    return (printed[0], day) if day.day.strftime("%y-%m-%d") == "-".join(printed.group(1, 3, 4)) else None
