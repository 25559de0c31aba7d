"""Acceptances: a person said that a document is what a duty asks for, whatever it is called."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One document, accepted as the answer to one subject of a unit."""

    unit: str
    check: str  # the check whose finding was answered
    subject: str  # its subject: an obligation, or a notice to be reposted
    url: str  # of the accepted document
    title: str  # as it was shown when it was accepted
    by: str
    note: str = ""
    words: str = ""  # blank-separated words of titles accepted from now on, as a synonym of this unit's; "": only the address
    year: int | None = None  # that the thing is about, where the duty asks for one a year: accepted for that year only
    number: int = 0  # the ledger's; 0: not recorded yet
    recorded_at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""


def accepted_for(acceptances: Iterable[Acceptance], subject: str) -> tuple[Acceptance, ...]:
    """What was accepted for a subject."""
    return tuple(one for one in acceptances if one.subject == subject)
