"""A whole report as a template sees it: an office's and a unit's; their pieces stand in ``reports.parts``."""

from dataclasses import dataclass

from reports.parts import ClassRow, ColumnRow, CoveragePart, Figure, FindingPart, Lists, Matrix, RankRow
from reports.score_parts import ScorePart


@dataclass(frozen=True, slots=True)
class Head:
    """What the report is about."""

    title: str
    subtitle: str  # whom it is for, or whom it is about
    scope: str
    as_of: str
    day: str  # of ``as_of``, for tables and names
    date: str  # the same in prose
    run_id: int
    run: str  # number, and whether nightly or ad hoc
    language: str  # tag of the HTML element
    slug: str  # for names of files


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the run itself that a reader must know before trusting the numbers."""

    tone: str  # "warning" | "info"
    text: str


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The manual page of a check, as an annex."""

    id: str
    anchor: str
    title: str
    why: tuple[str, ...]
    how: tuple[str, ...]
    remedy: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """How the report came about, for whoever doubts it."""

    lines: tuple[tuple[str, str], ...]
    operator_notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitPart:
    """One unit's place in an office's report."""

    anchor: str
    name: str
    kind: str
    figures: tuple[Figure, ...]
    coverage: CoveragePart
    findings: tuple[FindingPart, ...]  # the cards: open, unverified, suspected, cleared
    more: str  # how many findings have no card here
    columns: tuple[ColumnRow, ...]


@dataclass(frozen=True, slots=True)
class OfficeReport:
    """All units of one office in one run."""

    head: Head
    tally: str  # what changed, on one line
    figures: tuple[Figure, ...]
    overview: tuple[str, ...]
    notices: tuple[Notice, ...]
    coverage: CoveragePart
    priorities: tuple[FindingPart, ...]
    ranking: tuple[RankRow, ...]
    classes: tuple[ClassRow, ...]
    scores: tuple[ScorePart, ...]
    lists: Lists
    units: tuple[UnitPart, ...]
    matrix: Matrix
    annex: tuple[CheckPage, ...]
    method: Method


@dataclass(frozen=True, slots=True)
class UnitReport:
    """One unit in one run."""

    head: Head
    figures: tuple[Figure, ...]
    overview: tuple[str, ...]
    notices: tuple[Notice, ...]
    coverage: CoveragePart
    scores: tuple[ScorePart, ...]
    lists: Lists
    cards: tuple[FindingPart, ...]
    columns: tuple[ColumnRow, ...]
    matrix: Matrix
    annex: tuple[CheckPage, ...]
    method: Method
