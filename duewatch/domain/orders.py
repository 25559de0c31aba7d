"""What is to be audited and why, and one carrying-out of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OrderKind(StrEnum):
    """Why an audit happens."""

    NIGHTLY = "nightly"
    AD_HOC = "ad-hoc"
    REJUDGE = "rejudge"
    VISIT = "visit"  # only whether the home pages open; nothing is judged


class RunState(StrEnum):
    """How a run stands. A run that is ``open`` and has no living process was killed."""

    OPEN = "open"
    CLOSED = "closed"
    INCOMPLETE = "incomplete"  # ended, but part of it could not be carried out


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be audited: all units of an office, some units, or one address without a catalogue."""

    kind: OrderKind
    units: tuple[str, ...]  # unit ids, sorted; for an address: the ad hoc unit's id
    office: str | None = None
    url: str | None = None
    schedule: str | None = None  # name of the schedule that fired it

    @property
    def key(self) -> str:
        """Same key, same order: by it a killed run is found again and resumed."""
        what = self.url or self.office or ",".join(self.units)
        return f"{self.kind}:{self.schedule or ''}:{what}"


@dataclass(frozen=True, slots=True)
class Run:
    """One carrying-out of an order."""

    id: int
    order: Order
    as_of: datetime  # the moment everything is compared with; taken once
    started_at: datetime
    ended_at: datetime | None
    state: RunState
    resumed: int = 0  # how often it was taken up again after being killed
    catalog_digest: str = ""  # which catalogue it was judged with
    version: str = ""  # of duewatch
    notes: tuple[str, ...] = ()  # facts for the operator
    facts_of: int | None = None  # a re-judgement: the run whose stored facts were judged again
