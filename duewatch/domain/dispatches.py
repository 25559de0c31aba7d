"""Dispatches: one report sent to one office after one run, never twice."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DispatchState(StrEnum):
    """How a dispatch stands."""

    CLAIMED = "claimed"  # a process has it in hand
    DONE = "done"  # handed over
    FAILED = "failed"  # not handed over; may be claimed again unless the failure was permanent


@dataclass(frozen=True, slots=True)
class Dispatch:
    """The sending of one run's report to one office."""

    run: int
    office: str
    state: DispatchState
    owner: str  # the process that claimed it last
    claimed_at: datetime
    attempts: int = 1  # how often it was claimed
    finished_at: datetime | None = None
    how: str = ""  # how it was handed over: the file written, the server that took it
    why: str = ""  # why it failed last
    permanent: bool = False  # trying again cannot help
