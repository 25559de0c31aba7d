"""The XLSX ledger, read back by another library than the one that writes it."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from duewatch.config import Settings
from duewatch.domain.results import RunResult
from duewatch.domain.units import Office
from reports.model import office_report
from reports.words import words_of
from reports.workbook import office_workbook


def read(result: RunResult, office: Office, settings: Settings, language: str = "zh") -> CalamineWorkbook:
    told = office_report(result, office, language, settings)
    return CalamineWorkbook.from_filelike(BytesIO(office_workbook(told, words_of(language), result.run.as_of)))


def rows(book: CalamineWorkbook, sheet: str) -> list[list[object]]:
    return book.get_sheet_by_name(sheet).to_python()


def test_there_is_a_sheet_for_everything_the_report_tells(result: RunResult, office: Office, settings: Settings) -> None:
    assert read(result, office, settings).sheet_names == [
        "问题清单", "已整改", "未能复核", "疑似问题", "无法核验", "即将到期", "豁免和零报告", "单位反馈", "须人工核验",
        "栏目", "监测方法说明",
    ]  # fmt: skip


def test_the_list_of_findings_has_every_finding_and_places_to_fill_in(
    result: RunResult, office: Office, settings: Settings
) -> None:
    head, *found = rows(read(result, office, settings), "问题清单")
    assert head[:3] == ["序号", "编号", "责任单位"]
    to_fill = ["整改情况", "说明", "填报人", "整改后链接", "整改时间", "复核结果", "销号"]
    assert head[-9:] == ["整改期限", *to_fill, "duewatch"]
    assert [row[0] for row in found] == [1, 2, 3, 4]
    assert [row[5] for row in found] == ["单项否决", "严重", "一般", "提示"]
    assert [row[10] for row in found] == ["新增", "持续", "反复", "持续"]


@pytest.mark.parametrize("attack", ['=HYPERLINK("http://evil.example")', "+1+1", "@SUM(A1)", "-2+3", "=cmd|'/c calc'!A1"])
def test_nothing_a_page_holds_becomes_a_formula(result: RunResult, office: Office, settings: Settings, attack: str) -> None:
    units = tuple(replace(unit, unit=replace(unit.unit, name=attack)) for unit in result.units)
    told = office_report(replace(result, units=units), office, "zh", settings)
    content = office_workbook(told, words_of("zh"), result.run.as_of)
    found = rows(CalamineWorkbook.from_filelike(BytesIO(content)), "问题清单")
    assert found[1][2] == attack
    assert b"<f>" not in b"".join(unzipped(content).values())


def unzipped(content: bytes) -> dict[str, bytes]:
    from zipfile import ZipFile

    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_same_report_gives_the_same_file(result: RunResult, office: Office, settings: Settings) -> None:
    told = office_report(result, office, "zh", settings)
    made = [office_workbook(told, words_of("zh"), result.run.as_of) for _ in range(2)]
    assert unzipped(made[0]) == unzipped(made[1])


def test_sheets_are_named_in_english_on_request(result: RunResult, office: Office, settings: Settings) -> None:
    assert read(result, office, settings, "en").sheet_names[:2] == ["List of findings", "Cleared"]


def test_a_row_is_as_high_as_its_longest_text_needs(result: RunResult, office: Office, settings: Settings) -> None:
    report = office_report(result, office, "zh", settings)
    content = office_workbook(report, words_of("zh"), result.run.as_of)
    sheets = b"".join(unzipped(content).values())
    heights = [float(found) for found in re.findall(rb'<row [^>]*\bht="([\d.]+)"', sheets)]
    assert max(heights) > 1.5 * min(heights)
    assert max(heights) <= 409
