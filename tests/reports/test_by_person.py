"""No duty without a check goes untold: each stands in the unit's report with its reason and the command that records it."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from checks.registry import infos
from duewatch.catalog import load
from duewatch.config import Settings
from duewatch.domain.catalogue import Catalog
from duewatch.domain.obligations import Verifiable
from duewatch.domain.results import Coverage, RunResult, UnitResult
from duewatch.domain.units import Office, UnitKind
from reports.model import office_report, unit_report
from reports.render import unit_html
from reports.words import words_of
from reports.workbook import office_workbook

IN_FORCE = date(2026, 11, 21)
IN_THE_YEAR_OF_THE_PLANS = date(2020, 12, 20)
NOTHING = Coverage(0, 0, 0, 0, 0)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load([], known_checks=infos().keys())


def run_of(catalog: Catalog, result: RunResult, day: date) -> RunResult:
    """A run in which nothing was judged: every unit of the shipped catalogue with the duties it has that day."""
    units = [unit for unit in catalog.units.values() if unit.kind is not UnitKind.SUPERIOR]
    told = (UnitResult(unit, (), catalog.duties_of(unit, day), (), (), NOTHING) for unit in units)
    return replace(result, units=tuple(told), offices=tuple(catalog.offices.values()))


@pytest.mark.parametrize("day", [IN_FORCE, IN_THE_YEAR_OF_THE_PLANS])
def test_every_duty_of_the_shipped_catalogue_that_no_check_answers_is_told(
    catalog: Catalog, result: RunResult, settings: Settings, day: date
) -> None:
    run, told_over_all = run_of(catalog, result, day), set()
    for unit in run.units:
        rows = unit_report(run, unit.unit.id, "zh", settings).lists.by_person
        told = {row.how.split()[3] for row in rows}
        unanswered = {duty.obligation.id for duty in unit.duties if not duty.obligation.checks}
        unsure = {duty.obligation.id for duty in unit.duties if duty.obligation.verifiable is not Verifiable.YES}
        assert told == unanswered | unsure
        assert len(rows) == len(told)
        assert all(row.why and row.basis_line and row.attested == "未登记" for row in rows)
        told_over_all |= told
    assert len(told_over_all) > 10


def test_no_duty_of_the_catalogue_lacks_both_a_check_and_a_reason(catalog: Catalog) -> None:
    unanswered = [duty for duty in catalog.obligations.values() if not duty.checks]
    assert len(unanswered) > 40
    assert all(duty.verifiable_reason for duty in unanswered)


def test_the_page_names_the_command_that_records_a_duty(result: RunResult, settings: Settings) -> None:
    html = unit_html(unit_report(result, "finance", "en", settings))
    assert "duewatch attest --obligation yunxi/staff --unit finance --by NAME" in html


def test_a_duty_without_a_check_is_told_even_if_the_web_could_show_it(result: RunResult, settings: Settings) -> None:
    def unanswered(unit: UnitResult) -> UnitResult:
        duties = tuple(
            replace(duty, obligation=replace(duty.obligation, checks=())) if duty.obligation.id == "yunxi/in-time" else duty
            for duty in unit.duties
        )
        return replace(unit, duties=duties)

    told = unit_report(replace(result, units=tuple(map(unanswered, result.units))), "finance", "en", settings)
    assert "信息形成后20个工作日内公开" in {row.duty for row in told.lists.by_person}
    (row,) = (row for row in told.matrix.rows if row.title == "信息形成后20个工作日内公开")
    assert [cell.tone for cell in row.cells] == ["person"]


def test_the_workbook_says_how_to_record_a_duty(result: RunResult, office: Office, settings: Settings) -> None:
    told = office_report(result, office, "zh", settings)
    book = CalamineWorkbook.from_filelike(BytesIO(office_workbook(told, words_of("zh"), result.run.as_of)))
    head, *rows = book.get_sheet_by_name("须人工核验").to_python()
    assert head[-1] == "如何登记"
    assert all(str(row[-1]).startswith("duewatch attest --obligation ") for row in rows)
