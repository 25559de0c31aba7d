"""Duties that a person has to verify: what the web does not show, or only in part, and what no check answers."""

from collections.abc import Iterable, Sequence

from duewatch.domain.obligations import AppliedDuty, Obligation, Verifiable
from duewatch.domain.results import UnitResult
from reports.naming import basis_line
from reports.parts import PersonRow
from reports.safe import one_line
from reports.words import Words


def needs_a_person(obligation: Obligation) -> bool:
    """Whether a report must hand the duty to a person; no duty without a check may go untold."""
    return obligation.verifiable is not Verifiable.YES or not obligation.checks


def person_rows(units: Sequence[UnitResult], words: Words) -> Iterable[PersonRow]:
    """A row a unit and duty, in the order of the duties; waived ones stand among the waivers."""
    for unit in units:
        for duty in unit.duties:
            if needs_a_person(duty.obligation) and not duty.waiver:
                yield _row(unit, duty, words)


def _row(unit: UnitResult, duty: AppliedDuty, words: Words) -> PersonRow:
    obligation = duty.obligation
    in_part = obligation.verifiable is Verifiable.PARTLY and bool(obligation.checks)
    part, whole = words("Only part of it shows on the web."), words("It does not show on the web.")
    name = words("NAME")
    done = words("recorded as done on {day}", day=words.day(duty.attested_on)) if duty.attested_on else ""
    return PersonRow(
        unit=unit.unit.name,
        duty=one_line(obligation.title),
        why=one_line(obligation.verifiable_reason) or (part if in_part else whole),
        basis_line=basis_line(obligation.basis, words),
        attested=done or words("not recorded"),
        how=f"duewatch attest --obligation {obligation.id} --unit {unit.unit.id} --by {name}",
    )
