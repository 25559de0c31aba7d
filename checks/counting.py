"""Which judgements an indicator of a scale counts, and which of them are about one fault.

One fault is one address, one column or one missing thing, however many checks saw it: a page without its number that was also
published late is one page to be put right, and a blank column in which the guide is missing is one blank column.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Judgement, Reason, Verdict
from duewatch.domain.obligations import AppliedDuty
from duewatch.domain.scales import Indicator, Match
from duewatch.domain.units import Unit
from duewatch.domain.views import ColumnView

OPEN = frozenset({Verdict.SUSPECTED, Verdict.UNDETERMINED})
"""What takes nothing, but might turn out to be a breach."""


@dataclass(frozen=True, slots=True)
class Case:
    """A judgement, its unit, and the fault it is about if it is a breach."""

    judgement: Judgement
    unit: Unit
    fault: str

    @property
    def key(self) -> FindingKey:
        """The key of the finding that the ledger follows."""
        return FindingKey(self.judgement.check, self.judgement.unit, self.judgement.subject)


@dataclass(frozen=True, slots=True)
class Tally:
    """What one indicator counts among some cases."""

    found: tuple[Case, ...]  # breaches
    open: tuple[Case, ...]  # suspected or undetermined, of faults that are not found anyway
    judged: int  # cases of any verdict that the indicator is about
    undecided: int  # of these, those suspected or undetermined

    @property
    def faults(self) -> frozenset[str]:
        """The faults found."""
        return frozenset(case.fault for case in self.found)

    @property
    def open_faults(self) -> frozenset[str]:
        """The faults that may be there."""
        return frozenset(case.fault for case in self.open)


def cases_of(
    unit: Unit, judgements: Iterable[Judgement], duties: Sequence[AppliedDuty], columns: Sequence[ColumnView]
) -> Iterator[Case]:
    """Every judgement of a unit with the fault it is about.

    A bare address is the same fault at every unit that shows it (a dead link in the portal's menu); a column or a duty is the
    unit's own, and so is a duty on somebody else's page (a notice that was to be reposted).
    """
    own_pages = {record.url for column in columns for record in column.records}
    whole_columns = {duty.obligation.id for duty in duties if duty.obligation.looks_for.column_exists}
    for judgement in judgements:
        yield Case(judgement, unit, _fault(judgement, own_pages, whole_columns))


def _fault(judgement: Judgement, own_pages: Collection[str], whole_columns: Collection[str]) -> str:
    subject, column = judgement.subject, judgement.column
    head, _bar, address = subject.partition("|")  # "<address>" or "<duty>|<address>"
    if "://" in head:
        return subject
    if address in own_pages:
        return address
    if column and (subject == column or judgement.obligation in whole_columns):
        return f"{judgement.unit}|column {column}"
    return f"{judgement.unit}|{subject}"


def tally(indicator: Indicator, cases: Sequence[Case]) -> Tally:
    """What the indicator counts, sorted by check, unit and subject, so that the order of the cases does not matter."""
    about = sorted((case for case in cases if _is_about(indicator, case)), key=_place)
    found = tuple(case for case in about if any(_counts(match, case) for match in indicator.counts))
    known = {case.fault for case in found}
    may = (case for case in about if case.judgement.verdict in OPEN and case.fault not in known)
    return Tally(
        found=found,
        open=tuple(case for case in may if any(_may_count(match, case) for match in indicator.counts)),
        judged=len(about),
        undecided=sum(case.judgement.verdict in OPEN for case in about),
    )


def _place(case: Case) -> tuple[str, str, str]:
    return case.judgement.check, case.judgement.unit, case.judgement.subject


def _is_about(indicator: Indicator, case: Case) -> bool:
    return any(_fits(match, case) for match in indicator.counts)


def _fits(match: Match, case: Case) -> bool:
    judgement = case.judgement
    if judgement.check != match.check or (match.unit_kinds and case.unit.kind not in match.unit_kinds):
        return False
    if match.obligations and judgement.obligation not in match.obligations:
        return False
    if not match.column_kinds or judgement.reason is Reason.CHECK_FAULT:  # a check that threw does not say about which column
        return True
    column = case.unit.column(judgement.column) if judgement.column else None
    return column is not None and column.kind in match.column_kinds


def _counts(match: Match, case: Case) -> bool:
    """Whether the case is a breach that the match counts: what it asks of the facts stands in them."""
    facts = case.judgement.facts
    return (
        case.judgement.verdict is Verdict.BREACHED
        and _fits(match, case)
        and all(facts.get(name) == value for name, value in match.facts.items())
        and all(_number(facts.get(name), limit) > limit for name, limit in match.over.items())
    )


def _may_count(match: Match, case: Case) -> bool:
    """Whether an open case may be such a breach: no fact that is known speaks against it."""
    facts = case.judgement.facts
    return (
        _fits(match, case)
        and all(facts.get(name) in (None, value) for name, value in match.facts.items())
        and all(_number(facts.get(name), limit + 1) > limit for name, limit in match.over.items())
    )


def _number(value: object, otherwise: int) -> float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else otherwise
