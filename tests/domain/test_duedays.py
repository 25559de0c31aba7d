from datetime import date

import pytest

from duewatch.domain.calendar import Calendar
from duewatch.domain.catalogue import Catalog
from duewatch.domain.duedays import counted_from_events, due_between
from duewatch.domain.limits import Clause, Frequency, Limit, PeriodDay, TimeUnit, Trigger, YearlyDate
from duewatch.domain.obligations import Citation, LooksFor, Obligation, Severity, Waiver
from duewatch.domain.units import Unit, UnitKind


def duty(name, clause, **more):
    return Obligation(
        id=f"s/{name}",
        title=name,
        applies_to=(UnitKind.STREET,),
        looks_for=LooksFor(title=("x",)),
        limit=Limit((clause,)),
        checks=("missing-item",),
        severity=Severity.SERIOUS,
        basis=(Citation("law", "1", "q"),),
        **more,
    )


def catalog(*duties, waivers=(), **unit):
    street = Unit("street", "Street", UnitKind.STREET, "office", **unit)
    obligations = {one.id: one for one in duties}
    return Catalog({}, {street.id: street}, obligations, {}, waivers, Calendar({}, {}))


def days(found):
    return [(one.day.isoformat(), one.obligation.id) for one in found]


REPORT = duty("report", Clause(by_yearly=YearlyDate(1, 31)))
ONCE = duty("once", Clause(by=date(2026, 11, 15)))
COUNTED = duty("counted", Clause(trigger=Trigger.FORMED, n=20, unit=TimeUnit.WORKING_DAY))


def due(made, first, last):
    return due_between(made, made.units.values(), date.fromisoformat(first), date.fromisoformat(last))


def test_a_yearly_duty_falls_due_every_year_of_the_span():
    found = due(catalog(REPORT), "2025-06-01", "2028-01-31")
    assert days(found) == [(f"{year}-01-31", "s/report") for year in (2026, 2027, 2028)]


def test_the_first_and_the_last_day_belong_to_the_span():
    assert days(due(catalog(ONCE), "2026-11-15", "2026-11-15")) == [("2026-11-15", "s/once")]
    assert not due(catalog(ONCE), "2026-11-16", "2026-12-31")
    assert not due(catalog(ONCE), "2026-01-01", "2026-11-14")


def test_what_counts_from_an_event_is_counted_but_has_no_day():
    made = catalog(REPORT, COUNTED)
    assert days(due(made, "2026-01-01", "2026-12-31")) == [("2026-01-31", "s/report")]
    assert counted_from_events(made, made.units.values(), date(2026, 1, 1)) == 1


def test_a_duty_out_of_force_on_its_day_is_not_due():
    ended = duty("ended", Clause(by_yearly=YearlyDate(1, 31)), effective_until=date(2026, 12, 31))
    assert days(due(catalog(ended), "2026-01-01", "2028-12-31")) == [("2026-01-31", "s/ended")]


@pytest.mark.parametrize("unit", [{"opened": date(2026, 12, 1)}, {"closed": date(2026, 10, 1)}])
def test_a_unit_that_does_not_exist_on_the_day_owes_nothing(unit):
    assert not due(catalog(ONCE, **unit), "2026-01-01", "2026-12-31")


def test_a_waiver_is_named_with_what_it_covers():
    waiver = Waiver("street", "s/once", None, None, "rebuilt", "office", date(2026, 12, 31))
    (found,) = due(catalog(ONCE, waivers=(waiver,)), "2026-01-01", "2026-12-31")
    assert found.waiver is waiver


def test_a_day_inside_each_period_falls_due_in_each():
    quarterly = duty("q", Clause(frequency=Frequency(1, 3, TimeUnit.MONTH), by_in_period=PeriodDay(1, 15)))
    found = catalog(quarterly)
    due = due_between(found, found.units.values(), date(2026, 4, 1), date(2026, 8, 1))
    assert days(due) == [("2026-04-15", "s/q"), ("2026-07-15", "s/q")]
    assert counted_from_events(found, found.units.values(), date(2026, 4, 1)) == 0
