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


def printed(result: RunResult, office: Office, settings: Settings, sheet: int) -> str:
    told = office_report(result, office, "zh", settings)
    return unzipped(office_workbook(told, words_of("zh"), result.run.as_of))[f"xl/worksheets/sheet{sheet}.xml"].decode()


def test_what_is_filled_in_is_printed_on_a_page_of_its_own_beside_what_was_found(
    result: RunResult, office: Office, settings: Settings
) -> None:
    head = rows(read(result, office, settings), "问题清单")[0]
    first_to_fill = head.index("整改情况")
    page = printed(result, office, settings, 1)
    assert re.search(rf'<colBreaks [^>]*><brk id="{first_to_fill}"', page)
    assert "fitToPage" not in page, "fitting to a page would ignore the break and shrink everything"
    setup = re.search(r"<pageSetup [^>]*>", page)
    assert setup
    scale = re.search(r'scale="(\d+)"', setup.group())
    assert 'paperSize="8"' in setup.group()
    assert int(scale.group(1) if scale else 100) >= 70


def test_the_head_and_the_names_of_the_rows_are_printed_on_every_page_and_the_hidden_mark_on_none(
    result: RunResult, office: Office, settings: Settings
) -> None:
    told = office_report(result, office, "zh", settings)
    book = unzipped(office_workbook(told, words_of("zh"), result.run.as_of))["xl/workbook.xml"].decode()
    assert '_xlnm.Print_Titles" localSheetId="0">问题清单!$A:$C,问题清单!$1:$1<' in book
    shown = len(rows(read(result, office, settings), "问题清单")[0]) - 1
    area = re.search(r'_xlnm.Print_Area" localSheetId="0">问题清单!\$A\$1:\$([A-Z]+)\$', book)
    assert area
    assert column_number(area.group(1)) == shown


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def test_a_sheet_that_fits_the_usual_paper_is_not_sent_to_the_large_one(
    result: RunResult, office: Office, settings: Settings
) -> None:
    sheets = read(result, office, settings).sheet_names
    assert 'paperSize="9"' in printed(result, office, settings, sheets.index("栏目") + 1)
    assert 'paperSize="8"' in printed(result, office, settings, sheets.index("疑似问题") + 1)
