"""What reports may know of a check without importing it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity


@dataclass(frozen=True, slots=True)
class CheckInfo:
    """A check's identity and its manual page. All texts are English msgids of the ``checks`` gettext domain."""

    id: str  # file name with hyphens; the defect, read after "this unit has a …"
    group: str  # folder
    title: str
    why: str  # why it matters
    how: str  # how it is decided
    remedy: str  # how to remedy
    silent: str  # when it stays silent
    messages: dict[Verdict, str]  # sentence templates over the facts, one a verdict it can give
    severity: Severity  # default, where no obligation sets one
    verdicts: tuple[Verdict, ...]  # those it can give
    since: str  # version
    summary: str = ""  # first line of the manual page
    details: Mapping[str, str] = field(default_factory=dict)  # facts that stand in no message: name → meaning, English only
