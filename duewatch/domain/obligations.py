"""What must have been published, by when and on what basis: duties as values.

The data stand in ``catalog/``; how a limit becomes a deadline stands in ``duewatch.domain.limits``.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from duewatch.domain.limits import Limit
from duewatch.domain.service import ServiceRule
from duewatch.domain.units import ColumnKind, UnitKind


class Severity(StrEnum):
    """How grave a breach is, in words an office can use.

    ``veto`` 单项否决: by itself fails the unit in the national inspection; to be put right at once.
    ``serious`` 严重: a breach of a dated legal or planned duty; to be put right within days.
    ``minor`` 一般: a defect that hinders a reader; to be put right within the usual rectification period.
    ``advice`` 提示: no breach of a rule, but worth a look.
    """

    VETO = "veto"
    SERIOUS = "serious"
    MINOR = "minor"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for advice … 3 for veto, for thresholds and sorting."""
        return (Severity.ADVICE, Severity.MINOR, Severity.SERIOUS, Severity.VETO).index(self)


class Verifiable(StrEnum):
    """Whether the public web can show that a duty was met."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal text or plan an obligation rests on."""

    id: str
    title: str
    number: str | None = None  # 发文字号 or decree number
    issuer: str | None = None
    issued: date | None = None
    effective_from: date | None = None
    effective_until: date | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in a basis: document, clause, quoted words."""

    document: str  # number or title as printed, e.g. 鼓政办〔2020〕65号
    clause: str  # e.g. 一（二） or 第二十六条
    quote: str  # the words relied on, verbatim


@dataclass(frozen=True, slots=True)
class LooksFor:
    """How the thing an obligation asks for is recognised among a unit's records."""

    columns: tuple[str, ...] = ()  # column names where it should stand (names or synonyms, matched normalised)
    column_kinds: tuple[ColumnKind, ...] = ()  # or: columns of these kinds
    title: tuple[str, ...] = ()  # words; all of one entry's blank-separated words must occur in the title
    synonyms: tuple[str, ...] = ()  # alternatives to ``title``, same form
    exclude: tuple[str, ...] = ()  # a title with one of these words does not count
    fields: tuple[str, ...] = ()  # metadata fields a matching record must carry (names of records.FieldName)
    column_exists: bool = False  # the column itself, not empty, is what is asked for
    year_in_title: bool = False  # the title must name the year the duty is about (年报, 预算 …)
    year_offset: int = -1  # that year, counted from the year of the deadline: the report due in 2026 is about 2025


@dataclass(frozen=True, slots=True)
class RepostRule:
    """Notices of a superior column that must be reposted."""

    source_unit: str  # id of the superior unit
    source_column: str  # id of its column
    hours: int  # time limit in hours after publication at the source
    into: tuple[ColumnKind, ...] = (ColumnKind.REPOSTS,)  # where the repost should stand
    title: tuple[str, ...] = ()  # only source titles with one of these words; empty: all
    watch_days: int = 30  # notices published longer ago are no longer watched


@dataclass(frozen=True, slots=True)
class RequiredTags:
    """The meta tags that pages must carry, by their names as prescribed."""

    page: tuple[str, ...] = ()  # every page
    column: tuple[str, ...] = ()  # pages of a column: its list and its documents
    document: tuple[str, ...] = ()  # a document's own page


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing a kind of unit must have published, by when, on what basis."""

    id: str  # "<source>/<name>"
    title: str
    applies_to: tuple[UnitKind, ...]  # with ``units`` empty too: only units that name it under duties_of
    looks_for: LooksFor
    limit: Limit | None  # None: no date is set, existence alone is due
    checks: tuple[str, ...]  # ids of the checks that answer it
    severity: Severity
    basis: tuple[Citation, ...]
    verifiable: Verifiable = Verifiable.YES
    verifiable_reason: str = ""  # why only partly or not; which part
    units: tuple[str, ...] = ()  # only these units; empty: all of the kinds
    jurisdiction: str = "national"
    effective_from: date | None = None
    effective_until: date | None = None
    superseded_by: str | None = None
    replaces: tuple[str, ...] = ()  # obligations this one stands instead of where it applies (a local rule for a national one)
    repost: RepostRule | None = None
    service: ServiceRule | None = None  # figures of what a site owes beside its documents
    required_fields: tuple[str, ...] = ()  # metadata every record of the matching columns must carry
    required_tags: RequiredTags | None = None  # meta tags the unit's pages must carry
    concerns: LooksFor | None = None  # the documents that call for what is looked for: policies, for an interpretation
    may_be_nothing: bool | None = None  # a period may bring nothing to publish (零报告); None: domain.declarations decides


@dataclass(frozen=True, slots=True)
class Waiver:
    """Who exempted what, why, until when."""

    unit: str  # unit id, or "*" for all
    obligation: str | None  # obligation id, or None
    check: str | None  # check id, or None
    subject: str | None  # subject key a check chose (an address, an obligation id), or None for all
    reason: str
    by: str  # the office or person that granted it
    until: date | None  # last day; None only where the waiver says it has no end


@dataclass(frozen=True, slots=True)
class AppliedDuty:
    """An obligation as it applies to one unit now."""

    obligation: Obligation
    waiver: Waiver | None = None
    attested_on: date | None = None  # a person recorded it as done (duties the web cannot show)


@dataclass(frozen=True, slots=True)
class RepostDuty:
    """One notice of a superior that a unit must repost."""

    obligation: Obligation
    source_url: str
    source_title: str
    source_doc_no: str | None
    published_start: datetime | None  # earliest moment the source can have published it
    published_end: datetime | None  # latest moment; both None: unreadable
    published_raw: str  # as printed
    sighting: str  # key of the sighting of the source page
    text_sketch: frozenset[int] = field(default_factory=frozenset)  # hashes of the normalised text, for matching
    passages: tuple[tuple[str, str], ...] = ()  # of the source: fingerprint and beginning of each, in order
