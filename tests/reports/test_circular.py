"""The draft of a circular, read back as a document."""

from io import BytesIO

import docx
import pytest

from duewatch.config import Settings
from duewatch.domain.results import RunResult
from duewatch.domain.units import Office
from reports.circular import office_circular
from reports.model import office_report
from reports.words import words_of


def texts(result: RunResult, office: Office, settings: Settings, language: str = "zh") -> list[str]:
    told = office_report(result, office, language, settings)
    document = docx.Document(BytesIO(office_circular(told, words_of(language), result.run.as_of)))
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def test_it_has_the_four_parts_of_a_real_circular(result: RunResult, office: Office, settings: Settings) -> None:
    found = texts(result, office, settings)
    assert found[0] == "关于政务公开栏目监测情况的通报（草稿）"
    assert "人工审核" in found[1]
    parts = [text for text in found if text[:2] in ("一、", "二、", "三、", "四、")]
    assert parts == ["一、总体情况", "二、主要问题", "三、整改情况", "四、下一步工作要求"]
    assert found[-3:] == ["云溪区政务公开办公室", "2026年6月15日", "附件：问题清单"]


def test_problems_are_told_class_by_class_with_units_and_examples(
    result: RunResult, office: Office, settings: Settings
) -> None:
    problems = [text for text in texts(result, office, settings) if text.startswith("（")]
    assert [text[:3] for text in problems] == ["（一）", "（二）", "（三）", "（四）"]
    assert "涉及云溪区教育局。如：“公开标准目录”" in problems[0]


def test_overdue_and_due_soon_are_named(result: RunResult, office: Office, settings: Settings) -> None:
    whole = "\n".join(texts(result, office, settings))
    assert "逾期未整改2项，涉及云溪区教育局。" in whole
    assert "政府信息公开工作年度报告（2026-06-22）" in whole
    assert "单项否决问题立行立改、严重问题3个工作日内" in whole


def test_the_annex_lists_every_finding(result: RunResult, office: Office, settings: Settings) -> None:
    told = office_report(result, office, "zh", settings)
    document = docx.Document(BytesIO(office_circular(told, words_of("zh"), result.run.as_of)))
    (table,) = document.tables
    assert [row.cells[0].text for row in table.rows] == ["序号", "1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "（一）"), (10, "（十）"), (11, "（十一）"), (20, "（二十）"), (35, "（三十五）")],
)
def test_chinese_numerals(number: int, written: str) -> None:
    from reports.circular import _numeral

    assert _numeral(number, words_of("zh"), inner=True) == written


def test_english_on_request(result: RunResult, office: Office, settings: Settings) -> None:
    found = texts(result, office, settings, "en")
    assert found[0] == "Circular on the audit of disclosure columns (draft)"
    assert "1. General situation" in found


def annex_of(result: RunResult, office: Office, settings: Settings):
    told = office_report(result, office, "zh", settings)
    document = docx.Document(BytesIO(office_circular(told, words_of("zh"), result.run.as_of)))
    return document.sections[-1], document.tables[0]


def test_the_annex_gives_most_room_to_what_was_found_and_stays_between_the_margins(
    result: RunResult, office: Office, settings: Settings
) -> None:
    section, table = annex_of(result, office, settings)
    widths = [cell.width for cell in table.rows[1].cells]
    assert max(widths) == widths[4]
    assert sum(widths) <= section.page_width - section.left_margin - section.right_margin


def test_the_annex_repeats_its_head_and_tears_no_row(result: RunResult, office: Office, settings: Settings) -> None:
    _, table = annex_of(result, office, settings)
    assert ["w:tblHeader" in row._tr.xml for row in table.rows] == [True, False, False, False, False]
    assert all("w:cantSplit" in row._tr.xml for row in table.rows)


def test_rare_kinds_of_problems_are_told_in_one_paragraph(
    result: RunResult, office: Office, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.circular.KINDS_IN_FULL", 2)
    problems = [text for text in texts(result, office, settings) if text.startswith("（")]
    assert [text[:3] for text in problems] == ["（一）", "（二）", "（三）"]
    assert problems[2].startswith("（三）其他问题（2项，逐项见附件）：")
    assert "云溪区教育局" in problems[2]
    assert "如：" not in problems[2]


def test_pages_are_numbered_between_dashes(result: RunResult, office: Office, settings: Settings) -> None:
    section, _ = annex_of(result, office, settings)
    footer = section.footer.paragraphs[0]
    assert "PAGE" in footer._p.xml
    assert footer.text.startswith("— ")
