"""Titles and addresses of an endpoint's rows where no key says which is which: they are told by what the values look like."""

import html
import re
from collections.abc import Sequence

from crawler.lists import shapes
from crawler.lists.shapes import Row, plain

SHORTEST, LONGEST = 6, 200
"""Characters of a value that may be a title."""

USUAL = 12
"""Characters of titles on the average of a list; names of places, offices and persons are shorter."""

MOST_VALUES = 60
"""Rows whose values are looked at."""

_NO_TITLE = re.compile(
    r"content|summar|abstract|descri|remark|memo|note|keyword|address|addr|org|dept|unit|person|user|creat|publisher|source|company"
    r"|corp|agency|platform|area|region|city|path|column|channel|categor|class"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ANCHOR = re.compile(r"""<a\b[^<>]{0,400}?\bhref\s*=\s*["']?([^"'<>\s]{1,500})""", re.IGNORECASE)


def title_key(rows: Sequence[Row]) -> str | None:
    """The key whose values read like titles of documents, for dated rows none of whose keys is known to hold titles.

    The rows must be dated, and their values long, different, Chinese and no sentences. Of several the longest on the average
    is taken: beside a title there are at most names.
    """
    some = rows[:MOST_VALUES]
    if len(some) < shapes.FEW or shapes.published_key(some) is None:
        return None
    lengths = {
        key: length
        for name, key in shapes.keys_of(some).items()
        if not _NO_TITLE.search(name) and (length := _usual(some, key))
    }
    return max(lengths, key=lambda key: lengths[key], default=None)


def address_in(title: object) -> str:
    """The address of a title that is delivered as a link; ``""`` for one that is not."""
    match = _ANCHOR.search(title) if isinstance(title, str) and "<a" in title.lower() else None
    return html.unescape(match[1]) if match else ""


def _usual(rows: Sequence[Row], key: str) -> float:
    """The usual length of the values under a key where nine in ten read like titles; else 0."""
    values = [plain(row.get(key)) for row in rows]
    good = [value for value in values if SHORTEST <= len(value) <= LONGEST and _HAN.search(value) and "。" not in value]
    if 10 * len(good) < 9 * len(values) or not shapes.tells_apart(rows, key):
        return 0.0
    usual = sum(map(len, good)) / len(good)
    return usual if usual >= USUAL else 0.0
