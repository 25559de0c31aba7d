"""Units open and close; their duties open and close with them."""

from datetime import date

import pytest

from duewatch.domain.calendar import Calendar
from duewatch.domain.catalogue import Catalog
from duewatch.domain.obligations import LooksFor, Obligation, Severity
from duewatch.domain.units import Unit, UnitKind

DUTY = Obligation("own/one", "某事项", (UnitKind.DEPARTMENT,), LooksFor(), None, (), Severity.MINOR, ())
CATALOG = Catalog({}, {}, {DUTY.id: DUTY}, {}, (), Calendar({}, {}), {"national": ("national",)})


def unit(**dates):
    return Unit("u", "某局", UnitKind.DEPARTMENT, "o", **dates)


@pytest.mark.parametrize(
    ("dates", "day", "is_open"),
    [
        ({}, "2026-06-15", True),
        ({"opened": date(2026, 6, 15)}, "2026-06-15", True),
        ({"opened": date(2026, 6, 16)}, "2026-06-15", False),
        ({"closed": date(2026, 6, 15)}, "2026-06-15", True),
        ({"closed": date(2026, 6, 14)}, "2026-06-15", False),
    ],
)
def test_a_unit_has_duties_only_while_it_is_open(dates, day, is_open):
    day = date.fromisoformat(day)
    assert unit(**dates).is_open(day) == is_open
    assert bool(CATALOG.duties_of(unit(**dates), day)) == is_open
