"""The longest time a column may rest: its own period, or the one a duty sets for columns of its kind."""

from checks.duties import duty_naming, duty_of_id
from checks.update_periods import frequency_of, longest_gap
from duewatch.domain.obligations import Obligation
from duewatch.domain.units import Column
from duewatch.domain.views import UnitView


def period_of(column: Column, view: UnitView, check: str = "stale-column") -> tuple[int | None, Obligation | None]:
    """Days, and the duty they rest on; no days for a column that may rest as long as it likes.

    ``check`` is the one that a duty on columns of the kind must name. Of several such duties the strictest counts. A column's
    own period outweighs them: it is local.
    """
    if column.update_days is not None:
        return column.update_days, duty_of_id(column.update_basis, view) or duty_naming(check, view)
    found: list[tuple[int, str, Obligation]] = []
    for duty in view.duties:
        obligation = duty.obligation
        frequency = frequency_of(obligation)
        if check in obligation.checks and frequency and column.kind in obligation.looks_for.column_kinds:
            gap = longest_gap(frequency)
            if gap is not None:
                found.append((gap, obligation.id, obligation))
    if not found:
        return None, None
    gap, _, obligation = min(found, key=lambda one: one[:2])
    return gap, obligation
