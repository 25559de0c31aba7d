"""A repeated block of a page: a run of rows, or several joined."""

import re
from dataclasses import dataclass

from crawler.lists.rows import Row
from crawler.lists.spots import Spot

MORE = re.compile(r"^[\[【（(+]?\s*(?:查看)?(?:更多|more)(?:内容|信息|>>)?\s*[\]】）)]?[\s>»›+.…]*$", re.IGNORECASE)
"""A link that only says that there is more."""


@dataclass(slots=True, eq=False)
class Block:
    """A run of rows, or several joined."""

    home: Spot  # the smallest element that holds all of it
    rows: list[Row]
    label: str  # make of its rows
    score: float = 0.0
    headed: bool = False  # the heading above prints the name of the column

    @property
    def dated(self) -> float:
        """Share of the rows that show a date."""
        return sum(1 for row in self.rows if row.date.raw) / len(self.rows)

    @property
    def documents(self) -> float:
        """Share of the rows whose address looks like a document's."""
        return sum(1 for row in self.rows if row.document) / len(self.rows)


def common(one: Spot, other: Spot) -> Spot | None:
    """The smallest element that holds both."""
    while one is not other:
        if one.depth >= other.depth:
            if one.parent is None:
                return None
            one = one.parent
        elif other.parent is None:
            return None
        else:
            other = other.parent
    return one
