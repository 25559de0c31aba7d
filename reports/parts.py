"""What a template may see: frozen values, already sorted, counted, worded and linked. Templates only place them.

Every text is in the report's language. A field that names a class of things (``tone``, ``state``, ``severity``) holds one
of a few fixed ASCII words, for the style sheet; the word beside it is the one for people.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A text with the address it leads to; ``url`` is ``None`` where there is none or it is not http(s)."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a drawn bar, in per cent of its width."""

    x: float
    width: float
    tone: str
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart; ``label`` says in words what it shows."""

    segments: tuple[Segment, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One headline number; ``target`` is the anchor of the section it counts, where there is one."""

    label: str
    value: str
    tone: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class BasisLine:
    """One place in a legal text or plan."""

    document: str
    clause: str
    quote: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sighting that proves a judgement, and where its bytes are kept."""

    page: Link
    outcome: str  # in words, with the HTTP status
    seen_at: str
    client: str
    digest: str
    place: str  # WARC file and offset; "" when no bytes came


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Pages that belong to a finding, under one label; ``more`` were left out."""

    label: str
    links: tuple[Link, ...]
    more: str


@dataclass(frozen=True, slots=True)
class FindingPart:
    """One judgement as a row of a table and as a card of its own."""

    number: int
    anchor: str
    code: str  # stays the same as long as the finding is the same finding; for letters and telephone calls
    unit: str
    unit_anchor: str
    column: Link | None
    check_anchor: str
    kind: str
    severity: str
    severity_word: str
    subject: str
    sentence: str
    page: Link  # the one page to look at first
    pages: tuple[LinkGroup, ...]
    evidence: tuple[Evidence, ...]
    evidence_line: str
    found: str
    history: str
    confirmed: str  # how many runs have confirmed it, where more than one
    basis: tuple[BasisLine, ...]
    basis_line: str
    rectify: str  # "" where nothing is to be put right
    rectify_overdue: bool
    weight: str  # what it takes in a score; "" where nothing is scored
    state: str
    state_word: str
    steps: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    remedy: tuple[str, ...]  # what to do, where the report says it beside the finding
    reply: str  # what the unit said of it, and what became of that; "" where it said nothing
    mark: str  # by which a row of a workbook that comes back is known again; "" where the ledger is not known
    in_full: bool  # whether this report has a card of it; if not, the row in the table carries the anchor


@dataclass(frozen=True, slots=True)
class SeveritySection:
    """The open findings of one severity, or the words that there is none."""

    anchor: str
    severity: str
    word: str
    meaning: str
    period: str  # for putting right
    findings: tuple[FindingPart, ...]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One subject that could not be verified."""

    unit: str
    kind: str
    subject: Link
    sentence: str


@dataclass(frozen=True, slots=True)
class ReasonGroup:
    """Everything that could not be verified for one reason."""

    word: str
    meaning: str
    count: int
    rows: tuple[ReasonRow, ...]
    more: str


@dataclass(frozen=True, slots=True)
class UpcomingRow:
    """A duty whose deadline has not passed."""

    unit: str
    subject: str
    due: str
    days_left: str
    tone: str
    basis_line: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """Something exempted, why and until when: by a waiver, or because there was nothing to publish."""

    unit: str
    kind: str
    subject: str
    reason: str
    by: str
    until: str


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """What a unit said of a finding, and what became of it."""

    unit: str
    code: str  # of the finding
    kind: str
    subject: Link
    said: str
    explained: str
    by: str
    received: str
    outcome: str
    note: str  # of whoever decided
    tone: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A duty that only a person can verify, wholly or in part."""

    unit: str
    duty: str
    why: str
    basis_line: str
    attested: str
    how: str  # the command that records it


@dataclass(frozen=True, slots=True)
class SilentRow:
    """An open finding of which the run says nothing, because its subject was not met."""

    unit: str
    kind: str
    subject: Link
    found: str
    last_confirmed: str


@dataclass(frozen=True, slots=True)
class Lists:
    """Everything that was decided, sorted for reading."""

    sections: tuple[SeveritySection, ...]
    cleared: tuple[FindingPart, ...]
    unverified: tuple[FindingPart, ...]
    unmentioned: tuple[SilentRow, ...]
    suspected: tuple[FindingPart, ...]
    undetermined: tuple[ReasonGroup, ...]
    upcoming: tuple[UpcomingRow, ...]
    upcoming_more: str
    waivers: tuple[WaiverRow, ...]
    replies: tuple[ReplyRow, ...]
    by_person: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class CoveragePart:
    """What was looked at and what was not, and why."""

    sentence: str
    extent: str
    bar: Bar
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column with its last update."""

    column: Link
    kind: str
    documents: str
    last_update: str
    period: str
    days_left: str
    tone: str
    state_word: str
    target: str | None  # anchor of the finding about it


@dataclass(frozen=True, slots=True)
class DutyCell:
    """What was decided of one duty for one unit."""

    mark: str
    tone: str
    word: str
    target: str | None


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty over all units of the report."""

    title: str
    basis_line: str
    cells: tuple[DutyCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Duties by units; ``units`` are their names and anchors, in the order of the cells."""

    units: tuple[tuple[str, str], ...]
    rows: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True)
class RankRow:
    """One unit among the others."""

    place: str
    unit: str
    anchor: str
    bar: Bar
    findings: str
    rate: str
    remark: str


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One kind of problem and the units that have it."""

    kind: str
    check_anchor: str
    severity: str
    severity_word: str
    count: int
    units: str
