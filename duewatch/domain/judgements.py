"""Verdicts, their reasons, and the judgement that carries them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from duewatch.domain.obligations import Citation, Severity

Fact: TypeAlias = str | int | float | bool | list[Any] | dict[str, Any] | None
Facts: TypeAlias = Mapping[str, Fact]


class Verdict(StrEnum):
    """What was decided about one subject."""

    MET = "met"  # 合规: the evidence shows it
    BREACHED = "breached"  # 不合规: the evidence shows the breach
    SUSPECTED = "suspected"  # 疑似: the sign is strong, innocent causes exist
    UNDETERMINED = "undetermined"  # 无法核验, with a reason
    PENDING = "pending"  # 未到期
    EXEMPT = "exempt"  # 不适用/豁免


class Reason(StrEnum):
    """Why something could not be determined: a closed list."""

    UNREACHABLE = "unreachable"
    BLOCKED = "blocked"
    NOT_GENUINE = "not-genuine"
    LAYOUT_UNKNOWN = "layout-unknown"
    DATE_UNREADABLE = "date-unreadable"
    DATE_TOO_COARSE = "date-too-coarse"
    CALENDAR_MISSING = "calendar-missing"
    CRAWL_CUT_SHORT = "crawl-cut-short"
    CHECK_FAULT = "check-fault"
    LIMIT_VAGUE = "limit-vague"  # the limit says 及时 and no local period binds it
    TRIGGER_UNKNOWN = "trigger-unknown"  # the event the limit counts from is not shown on the web
    ADDRESS_UNKNOWN = "address-unknown"  # the catalogue leaves the column's address open
    READER_IN_DOUBT = "reader-in-doubt"  # our own reading of the column contradicts its past or a second reading
    NIGHT_UNSOUND = "night-unsound"  # too much failed alike that night: the cause is probably ours


@dataclass(frozen=True, slots=True)
class Judgement:
    """One verdict on one subject, with the facts it rests on and the sightings that prove it."""

    check: str
    unit: str
    subject: str  # key the check chose: an obligation id, a normalised address, a repost duty; never a date or message
    verdict: Verdict
    severity: Severity
    reason: Reason | None = None  # set exactly when undetermined
    facts: Facts = field(default_factory=dict)  # JSON values only; rendered into sentences last
    sightings: tuple[str, ...] = ()  # keys of sightings
    basis: tuple[Citation, ...] = ()
    obligation: str | None = None  # id of the obligation judged, where there is one
    column: str | None = None  # id of the column concerned, where there is one

    def __post_init__(self) -> None:
        """Hold the invariants: a breach has its proof, an undetermined verdict its reason."""
        if self.verdict is Verdict.BREACHED and not self.sightings:
            raise ValueError(f"{self.check}: a breach of {self.subject!r} without a sighting that shows it")
        if (self.verdict is Verdict.UNDETERMINED) != (self.reason is not None):
            raise ValueError(f"{self.check}: a reason belongs to 'undetermined' and to nothing else ({self.subject!r})")


@dataclass(frozen=True, slots=True)
class Fault:
    """A check that threw: ours, never the unit's."""

    check: str
    unit: str
    traceback: str
