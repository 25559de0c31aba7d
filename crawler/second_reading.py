"""A second count of a list's rows, by a method that shares nothing with the first.

The list reader looks at structure: repeated elements, dates, places. This one looks only at addresses: publishing systems give
the documents of a column addresses of one shape. When the first reading found far fewer rows than this one, our reader is
probably wrong, and the operator hears of it before any unit is accused (design: absence of evidence).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

from crawler.readings import PageLink

MIN_TITLE = 6
"""Characters of a link that can be the title of a document; entries of menus are shorter."""

_NUMBER = re.compile(r"\d+")
_HEX = re.compile(r"[0-9a-f]{16,}", re.IGNORECASE)


def count_rows(links: Iterable[PageLink], own: str = "") -> int:
    """How many different documents a page's links lead to, judged by the commonest shape of address.

    Args:
        links: the page's links as read; those in header, footer and menu are not counted.
        own: the page's own address. Addresses of its shape are other columns: a menu in a table looks like a list otherwise.

    Returns:
        The size of the biggest class of addresses of one shape with a number in it; 0 when there is none. Side blocks with
        addresses of the same shape are counted too, so the count is an upper bound of the list's rows and not a second truth.
    """
    classes: dict[str, set[str]] = defaultdict(set)
    column = shape_of(own)
    for link in links:
        if link.in_template or link.role != "link" or not link.url or len("".join(link.text.split())) < MIN_TITLE:
            continue
        shape = shape_of(link.url)
        if shape and shape != column:
            classes[shape].add(link.url)
    return max((len(urls) for urls in classes.values()), default=0)


def shape_of(url: str) -> str:
    """The last part of an address with its numbers blotted out; ``""`` when it has none, like the addresses of columns."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    last = parts.path.rstrip("/").rsplit("/", 1)[-1]
    values = [f"{key}={_blot(value)}" for key, value in parse_qsl(parts.query)]
    shape = "&".join((_blot(last), *values))
    return shape if "#" in shape else ""


def _blot(text: str) -> str:
    return _NUMBER.sub("#", _HEX.sub("#", text))
