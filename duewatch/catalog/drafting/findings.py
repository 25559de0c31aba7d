"""What a plan was found to ask for: values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from duewatch.domain.limits import Limit

MAX_QUOTE: Final = 280
"""Characters of a quotation; the catalogue allows a little more."""


class Confidence(StrEnum):
    """How sure it is that the words are a duty with this limit."""

    HIGH = "high"  # a day by which something must be done, or a cell or note that is headed as its time
    MEDIUM = "medium"  # a day on which, a count, a repetition, the time of a stage
    LOW = "low"  # a time that is not quite one, or that had to be guessed at


@dataclass(frozen=True, slots=True)
class Found:
    """One dated or periodic duty."""

    clause: str  # where it stands, e.g. 三（一）1; empty before the first heading
    quote: str  # the words relied on, as printed, without line ends and readings
    plain: str  # the same in one writing; of a row of a table every cell that says what is to be done
    limit: Limit  # in normal form; its text is the words that set the time
    printed_limit: str  # those words as printed
    responsible: str  # as printed; empty where the plan names nobody there
    confidence: Confidence
    reason: str  # why no more and no less, in English
