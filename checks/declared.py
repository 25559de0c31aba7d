"""Nothing was published, and somebody declared that there was nothing to publish (零报告)."""

from typing import Final

from checks.rulings import Ruling, with_facts
from duewatch.domain.declarations import answering
from duewatch.domain.judgements import Verdict
from duewatch.domain.views import UnitView

ANSWERED: Final = frozenset({Verdict.BREACHED, Verdict.SUSPECTED, Verdict.PENDING})
"""What a declaration turns into ``exempt``. What could not be verified stays so: a declaration is no look at the pages."""


def declared(ruling: Ruling, view: UnitView) -> Ruling:
    """The ruling, or ``exempt`` in its place where a declaration answers the absence it speaks of."""
    if ruling.absence is None or ruling.verdict not in ANSWERED:
        return ruling
    found = answering(ruling.absence, ruling.of, ruling.column, view.declarations)
    if found is None:
        return ruling
    facts = with_facts(
        ruling,
        {
            "declared_by": found.by,
            "declared_first": found.first.isoformat(),
            "declared_last": found.last.isoformat(),
            "declared_note": found.note or None,
        },
    )
    return Ruling(Verdict.EXEMPT, ruling.subject, facts, ruling.proof, ruling.of, ruling.column, None, ruling.severity)
