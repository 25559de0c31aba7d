from datetime import date

import pytest

from duewatch.catalog.drafting import duties_in, plan_of


def first_time(duty):
    """The first time of a row, in few words."""
    clause = duty.limit.clauses[0]
    if clause.by:
        return clause.by.isoformat()
    if clause.by_yearly:
        return f"every {clause.by_yearly.month:02d}-{clause.by_yearly.day:02d}"
    if clause.frequency:
        return f"{clause.frequency.times} per {clause.frequency.per} {clause.frequency.unit}"
    if clause.n is not None:
        return f"{clause.n} {clause.unit}"
    if clause.min_public_days:
        return f"at least {clause.min_public_days} {clause.min_public_unit}"
    return "standing" if clause.standing else clause.vague


@pytest.fixture
def drafted():
    """Rows of a plan that is about 2026, as (time, quotation)."""

    def draft(text, tables=(), title="云溪区2026年政务公开工作要点"):
        return [(first_time(duty), duty.quote) for duty in duties_in(plan_of(f"{title}\n{text}", tables))]

    return draft


@pytest.fixture
def rows():
    """The rows themselves."""

    def draft(text, tables=(), title="云溪区2026年政务公开工作要点"):
        return duties_in(plan_of(f"{title}\n{text}", tables))

    return draft


@pytest.fixture
def days():
    """Every day a draft names."""

    def listed(duties):
        return {clause.by for duty in duties for clause in duty.limit.clauses if isinstance(clause.by, date)}

    return listed


@pytest.fixture
def shown():
    """The first time of a row, in few words."""
    return first_time
