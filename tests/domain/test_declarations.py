"""What a declaration of nothing to publish answers, and what it never does."""

from dataclasses import replace
from datetime import date

import pytest

from duewatch.domain.declarations import Absence, Declaration, answering, may_be_nothing, undeclared_days
from duewatch.domain.limits import Clause, Frequency, Limit, TimeUnit, YearlyDate
from duewatch.domain.obligations import LooksFor, Obligation, Severity
from duewatch.domain.units import UnitKind

DUTY = Obligation(
    "yunxi/penalties", "行政处罚", (UnitKind.TOWNSHIP,), LooksFor(), None, ("missing-item",), Severity.SERIOUS, ()
)
QUARTER = Declaration("baishi", DUTY.id, None, date(2026, 4, 1), date(2026, 6, 30), "白石镇政府", number=1)
ON_THE_DAY = Absence(date(2026, 5, 31), date(2026, 5, 31))


def dated(**limit) -> Obligation:
    return replace(DUTY, limit=Limit((Clause(**limit),)))


@pytest.mark.parametrize(
    ("duty", "may"),
    [
        (DUTY, True),
        (dated(frequency=Frequency(2, 1, TimeUnit.YEAR)), True),
        (dated(n=20, unit=TimeUnit.WORKING_DAY), True),
        (dated(by=date(2026, 5, 31)), False),
        (dated(by_yearly=YearlyDate(3, 31)), False),
        (replace(DUTY, looks_for=LooksFor(year_in_title=True)), False),
        (replace(DUTY, looks_for=LooksFor(column_exists=True)), False),
        (replace(DUTY, severity=Severity.VETO), False),
        (replace(dated(by=date(2026, 5, 31)), may_be_nothing=True), True),
        (replace(DUTY, may_be_nothing=False), False),
    ],
)
def test_a_duty_can_come_to_nothing_unless_it_is_owed_by_its_date_or_by_its_nature(duty, may):
    assert may_be_nothing(duty) is may


def test_a_thing_due_on_a_day_is_answered_by_a_declaration_that_holds_the_day():
    assert answering(ON_THE_DAY, DUTY, None, [QUARTER]) is QUARTER
    assert answering(Absence(date(2026, 7, 1), date(2026, 7, 1)), DUTY, None, [QUARTER]) is None
    assert answering(ON_THE_DAY, replace(DUTY, id="yunxi/other"), None, [QUARTER]) is None
    assert answering(ON_THE_DAY, None, None, [QUARTER]) is None


def test_a_declaration_of_a_column_answers_for_the_column_and_for_no_duty_that_cannot_come_to_nothing():
    column = replace(QUARTER, obligation=None, column="news")
    assert answering(ON_THE_DAY, None, "news", [column]) is column
    assert answering(ON_THE_DAY, DUTY, "news", [column]) is column
    assert answering(ON_THE_DAY, replace(DUTY, may_be_nothing=False), "news", [column]) is None
    assert answering(ON_THE_DAY, DUTY, None, [column]) is None


def test_of_several_declarations_the_latest_answers():
    later = replace(QUARTER, number=2, note="补充说明")
    assert answering(ON_THE_DAY, DUTY, None, [later, QUARTER]) is later


@pytest.mark.parametrize(
    ("periods", "left"),
    [
        ([], 30),
        ([(1, 30)], 0),
        ([(1, 10), (5, 20)], 10),
        ([(21, 30), (1, 10)], 10),
        ([(5, 10), (6, 7)], 24),
        ([(28, 31)], 27),
    ],
)
def test_days_that_several_declarations_cover_count_once(periods, left):
    june = Absence(date(2026, 6, 1), date(2026, 6, 30))
    said = [
        replace(QUARTER, first=date(2026, 6, first), last=date(2026, 7, 1) if last == 31 else date(2026, 6, last))
        for first, last in periods
    ]
    assert undeclared_days(june, said) == left


def test_a_column_may_be_silent_for_its_period_beside_the_declared_days():
    since = Absence(date(2026, 3, 21), date(2026, 7, 10), allowed=21)
    column = replace(QUARTER, obligation=None, column="news")
    assert answering(since, None, "news", [column]) is column
    assert answering(replace(since, allowed=20), None, "news", [column]) is None
