"""The duty behind a check that looks at the whole unit and not at one duty after another."""

from collections.abc import Iterator

from duewatch.domain.obligations import Obligation, RepostDuty
from duewatch.domain.views import UnitView


def duty_naming(check_id: str, view: UnitView) -> Obligation | None:
    """The first duty of the unit, by id, that names the check; it lends basis and severity."""
    named = [duty.obligation for duty in view.duties if check_id in duty.obligation.checks]
    return min(named, key=lambda obligation: obligation.id, default=None)


def duty_of_id(obligation_id: str | None, view: UnitView) -> Obligation | None:
    """The duty of that id, if it applies to the unit."""
    return next((duty.obligation for duty in view.duties if duty.obligation.id == obligation_id), None)


def distinct_reposts(view: UnitView) -> Iterator[tuple[str, RepostDuty]]:
    """Every notice to be reposted, once, with the subject it is judged under: the obligation and the source's address."""
    yield from {subject_of(duty): duty for duty in view.reposts}.items()


def subject_of(duty: RepostDuty) -> str:
    """What a notice to be reposted is judged under."""
    return f"{duty.obligation.id}|{duty.source_url}"
