"""What an audit hands to the tellers: one run, judged and remembered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from duewatch.domain.calendar import Calendar
from duewatch.domain.checkinfo import CheckInfo
from duewatch.domain.findings import Change, Finding, FindingKey
from duewatch.domain.judgements import Fault, Judgement
from duewatch.domain.obligations import AppliedDuty
from duewatch.domain.orders import Run
from duewatch.domain.replies import ReplyState
from duewatch.domain.scores import Score
from duewatch.domain.sightings import Sighting
from duewatch.domain.units import Office, Unit
from duewatch.domain.views import ColumnView


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was to be looked at and what was: counts of addresses, so that nobody takes silence for health.

    ``listed`` = ``checked`` + ``blocked`` + ``failed`` + ``not_checked``.
    """

    listed: int  # addresses that should have been looked at
    checked: int  # answered usably: seen, moved or gone
    blocked: int  # behind a wall, or refused
    failed: int  # no usable answer, or an answer that is not the page
    not_checked: int  # robots.txt, limits, crawl cut short, address unknown
    columns: int = 0
    columns_read: int = 0  # walked to their end
    documents: int = 0
    attachments: int = 0
    links: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)  # note of the sighting → count, for what was not checked


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One unit's part of a run."""

    unit: Unit
    columns: tuple[ColumnView, ...]
    duties: tuple[AppliedDuty, ...]  # the duties that apply, those only a person can verify included
    judgements: tuple[Judgement, ...]
    changes: tuple[Change, ...]
    coverage: Coverage
    faults: tuple[Fault, ...] = ()
    unmentioned: tuple[Finding, ...] = ()  # open before, and nothing was judged on their subject in this run


@dataclass(frozen=True, slots=True)
class RunResult:
    """One run, ready to be told."""

    run: Run
    units: tuple[UnitResult, ...]
    offices: tuple[Office, ...]
    checks: Mapping[str, CheckInfo]
    sightings: Mapping[str, Sighting]  # every sighting a judgement points to, by key
    previous: Run | None = None  # the last closed run of the same order
    unfinished: tuple[Run, ...] = ()  # earlier runs of the same order that were killed and never closed
    operator_notes: tuple[str, ...] = ()
    calendar: Calendar | None = None  # to count the days left for putting right; None: periods are named without their last day
    ledger: str = ""  # which ledger holds the run, so that a workbook that comes back is known again
    scores: tuple[Score, ...] = ()  # of sites, then of units; empty where no scale is selected
    replies: Mapping[FindingKey, ReplyState] = field(default_factory=dict)  # what units said of findings, and what became of it
