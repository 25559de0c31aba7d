"""Everything the judges may know of one unit at one moment."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar, cast

from duewatch.domain.acceptances import Acceptance
from duewatch.domain.calendar import Calendar
from duewatch.domain.declarations import Declaration
from duewatch.domain.judgements import Facts
from duewatch.domain.obligations import AppliedDuty, RepostDuty, Waiver
from duewatch.domain.records import FieldName, Record
from duewatch.domain.repeals import Repeal
from duewatch.domain.scales import Indicator
from duewatch.domain.service import HomeVisit
from duewatch.domain.sightings import ColumnWalk, Link, Sighting
from duewatch.domain.traits import PageTraits, TraitKind
from duewatch.domain.units import Column, Unit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ColumnPast:
    """What a column looked like in an earlier run that read it whole."""

    run: int
    rows: int
    other_rows: int | None  # that the second reading saw
    shown: Mapping[str, frozenset[FieldName]]  # address of a document → the fields its page showed
    menu: tuple[str, ...] = ()  # disclosure columns to which the menu of its pages led


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column, how the walk through it went, and the records found in it."""

    column: Column
    walk: ColumnWalk | None  # None: not walked (address unknown, host down before the start)
    sightings: tuple[Sighting, ...]  # of its list pages, in order
    records: tuple[Record, ...]
    past: ColumnPast | None = None  # None: no earlier run read it whole
    kept: dict[Hashable, Any] = field(init=False, default_factory=dict, compare=False, repr=False)  # for ``once``

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Something that follows from the column alone, made for the first check that asks and kept for the others."""
        return _once(self.kept, key, make)


@dataclass(frozen=True, slots=True)
class LinkView:
    """One link target, where it occurs, and every observation of it in time order (earlier runs included)."""

    url: str
    occurrences: tuple[Link, ...]
    observations: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class JudgingSettings:
    """Local settings the checks compare with: data of the jurisdiction and the configuration, never literals in checks."""

    link_recheck_seconds: float = 1800.0  # least time between two observations that make a link broken
    due_soon_days: Mapping[str, int] = field(default_factory=dict)  # severity → days before a deadline called 即将超期
    republished_after_days: int = 365  # so many days past its limit a document was rather moved or issued again than withheld
    watch_days: int = 365  # documents published longer ago are not newly judged for lateness; 0: however old
    back_dating_days: int = 3  # days a page may be younger than the date of publication it shows before a person looks
    veto_lines: tuple[Indicator, ...] = ()  # vetoes of the unit's scale that several faults reach together


@dataclass(frozen=True, slots=True)
class UnitView:
    """What the judges get; a check is a pure function of it."""

    unit: Unit
    as_of: datetime
    calendar: Calendar
    settings: JudgingSettings
    columns: tuple[ColumnView, ...]
    duties: tuple[AppliedDuty, ...]
    links: tuple[LinkView, ...] = ()
    reposts: tuple[RepostDuty, ...] = ()
    unread_sources: tuple[tuple[str, str], ...] = ()  # (obligation id, reason): superior columns that could not be read
    waivers: tuple[Waiver, ...] = ()
    declarations: tuple[Declaration, ...] = ()  # of this unit: nothing was to be published in a period
    accepted: tuple[Acceptance, ...] = ()  # of this unit: documents a person took for what a duty asks for
    sightings: Mapping[str, Sighting] = field(default_factory=dict)  # every sighting the view refers to, by key
    # check → subject → facts of the last confirmation: findings open before this run, so that a check can tell that what it
    # found is no longer there at all (a dead link was taken away)
    open_before: Mapping[str, Mapping[str, Facts]] = field(default_factory=dict)
    # address of an own column, or made address of an own host's certificate → its last observations, earlier runs included
    own_looks: Mapping[str, tuple[Sighting, ...]] = field(default_factory=dict)
    visits: Mapping[str, tuple[HomeVisit, ...]] = field(default_factory=dict)  # home address → the visits of the last days
    usual_ms: int | None = None  # what half of all hosts of the run took to deliver a page: how quick our own line was
    traits: Mapping[str, PageTraits] = field(default_factory=dict)  # by the key of the sighting that shows the page
    repeals: tuple[Repeal, ...] = ()  # documents no longer in force
    kept: dict[Hashable, Any] = field(init=False, default_factory=dict, compare=False, repr=False)  # for ``once``

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Something that follows from the view alone, made for the first check that asks and kept for the others."""
        return _once(self.kept, key, make)

    @property
    def records(self) -> tuple[Record, ...]:
        """All records of all columns."""
        return tuple(record for column in self.columns for record in column.records)

    def trait(self, sighting: str, kind: TraitKind) -> Facts | None:
        """What a page shows of a kind, or ``None`` when it was not examined for it."""
        page = self.traits.get(sighting)
        return page.facts(kind) if page else None


def _once(kept: dict[Hashable, Any], key: Hashable, make: Callable[[], T]) -> T:
    if key not in kept:
        kept[key] = make()
    return cast("T", kept[key])
