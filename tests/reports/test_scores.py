"""Scores are told as they were given: every point leads to its finding, what was left out says why, no scale no section."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook

from duewatch.config import Settings
from duewatch.domain.findings import FindingKey
from duewatch.domain.obligations import Citation, Severity
from duewatch.domain.results import RunResult
from duewatch.domain.scales import Certainty, Effect, Indicator, Level, Match, Scale
from duewatch.domain.scores import LeftOut, Line, Score, Standing, WhyLeftOut
from duewatch.domain.units import Office
from reports.as_json import run_json
from reports.circular import office_circular
from reports.entries import code_of_key
from reports.model import office_report, unit_report
from reports.render import office_html, unit_html
from reports.words import words_of
from reports.workbook import office_workbook

SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "docs" / "audit.schema.json").read_text(encoding="utf-8"))
BASIS = Citation("云政办〔2026〕3号", "三（二）", "每发现1个扣2分")
STALE = FindingKey("stale-column", "education", "notices")
LINK = FindingKey("broken-link", "education", "https://portal.example/files/plan.pdf")
WALL = FindingKey("broken-link", "education", "https://wall.example/")
FAR = FindingKey("stale-column", "baishi", "notices")


def indicator(id_: str, title: str, effect: Effect, **more: object) -> Indicator:
    group = {"veto": "单项否决", "deduction": "扣分指标", "bonus": "加分指标"}[effect]
    return Indicator(id_, title, group, effect, Certainty.VERBATIM, BASIS, (Match("stale-column"),), enabled=True, **more)  # type: ignore[arg-type]


BLANK = indicator("blank", "空白栏目5个以上", Effect.VETO, line=5, warn=3)
OLD = indicator("old", "栏目超期", Effect.DEDUCTION, points=Decimal("2.5"), cap=Decimal(10))
LINKS = indicator("links", "错链断链", Effect.DEDUCTION, points=Decimal(1), cap=Decimal(5))
GIVEN = indicator("bonus", "创新发展", Effect.BONUS, reason="由检查人员评定")
SCALE = Scale(
    "yunxi", "云溪区检查指标", BASIS, (Level.UNIT,), Decimal(100), Decimal(60), Decimal(10), None, (BLANK, OLD, LINKS, GIVEN)
)


def score(subject: str = "education", **more: object) -> Score:
    told = Score(
        scale=SCALE,
        level=Level.UNIT,
        subject=subject,
        units=(subject,),
        whole=True,
        vetoes=(Line(BLANK, 0, (), (), ()),),
        deductions=(
            Line(OLD, 1, (STALE,), (), (), Decimal("2.5")),
            Line(LINKS, 1, (LINK,), (), (WALL,), Decimal(1), open_faults=1),
        ),
        left_out=(LeftOut(GIVEN, WhyLeftOut.FOR_A_PERSON),),
        most=Decimal("96.5"),
        least=Decimal("95.5"),
        standing=Standing.PASSED,
    )
    return replace(told, **more)


SITE = score(
    "portal.example",
    level=Level.SITE,
    units=("baishi", "education"),
    whole=False,
    vetoes=(Line(BLANK, 5, (STALE, FAR), (), ()),),
    deductions=(),
    most=None,
    least=None,
    standing=Standing.VETOED,
)


@pytest.fixture
def scored(result: RunResult) -> RunResult:
    return replace(result, scores=(SITE, score()))


def test_a_unit_is_told_its_score_as_a_range_with_its_reasons(scored: RunResult, settings: Settings) -> None:
    html = unit_html(unit_report(scored, "education", "zh", settings))
    section = html[html.index('id="scores"') : html.index('id="columns"')]
    for words in (
        "95.5–96.5",
        "满分100分，扣除有证据证明的问题后为96.5分",
        "−2.5（最多扣10分）",
        "1个未能核验",
        "须人工评定（由检查人员评定）",
    ):
        assert words in section
    assert "由人工评定" in section


def test_every_point_leads_to_the_card_of_its_finding(scored: RunResult, settings: Settings) -> None:
    for language in ("zh", "en"):
        html = unit_html(unit_report(scored, "education", language, settings))
        section = html[html.index('id="scores"') : html.index('id="columns"')]
        anchors = re.findall(r'href="#(f-[0-9a-f-]+)"', section)
        assert len(anchors) == 3
        assert all(f'id="{anchor}"' in html for anchor in anchors)


def test_an_office_sees_its_units_and_the_site_they_stand_on(scored: RunResult, office: Office, settings: Settings) -> None:
    html = office_html(office_report(scored, office, "zh", settings))
    section = html[html.index('id="scores"') : html.index('id="findings"')]
    assert "网站整体（portal.example）" in section
    assert "单项否决，不合格" in section
    assert "本次未监测该网站的全部单位" in section
    assert "合格（就已计分指标而言）" in section
    linked = re.findall(r'href="#(f-[0-9a-f-]+)"', section)
    assert all(f'id="{anchor}"' in html for anchor in linked), "findings of another office have no card here and no link"
    assert "白石镇" in section


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (
            {"vetoes": (Line(BLANK, 3, (STALE,), (), (WALL,), open_faults=2),)},
            "未能核验的事项可能使单项否决成立：空白栏目5个以上",
        ),
        ({"least": Decimal(59)}, "能否达到60分，取决于未能核验的事项"),
        ({}, "能够核验的内容过少，不能认定合格"),
    ],
)
def test_what_is_not_decided_says_why(scored: RunResult, settings: Settings, more: dict[str, Any], words: str) -> None:
    told = unit_report(replace(scored, scores=(score(standing=Standing.OPEN, **more),)), "education", "zh", settings)
    assert words in told.scores[0].sentence


def test_a_unit_that_is_not_scored_is_told_of_no_score(scored: RunResult, settings: Settings) -> None:
    assert unit_report(scored, "finance", "zh", settings).scores == ()


def test_without_a_scale_there_is_no_section_no_sheet_and_no_word(
    result: RunResult, office: Office, settings: Settings
) -> None:
    told = office_report(result, office, "zh", settings)
    assert 'id="scores"' not in office_html(told)
    assert (
        "得分"
        not in CalamineWorkbook.from_filelike(BytesIO(office_workbook(told, words_of("zh"), result.run.as_of))).sheet_names
    )
    assert run_json(result)["scores"] == []


def test_the_workbook_has_a_row_an_indicator(scored: RunResult, office: Office, settings: Settings) -> None:
    told = office_report(scored, office, "zh", settings)
    book = CalamineWorkbook.from_filelike(BytesIO(office_workbook(told, words_of("zh"), scored.run.as_of)))
    head, *rows = book.get_sheet_by_name("得分").to_python()
    assert head[:5] == ["单位（网站）", "结论", "得分", "类别", "指标"]
    assert [(row[0], row[4], row[7]) for row in rows] == [
        ("网站整体（portal.example）", "空白栏目5个以上", ""),
        ("网站整体（portal.example）", "创新发展", ""),
        ("云溪区教育局", "空白栏目5个以上", ""),
        ("云溪区教育局", "栏目超期", "−2.5（最多扣10分）"),
        ("云溪区教育局", "错链断链", "−1（最多扣5分）"),
        ("云溪区教育局", "创新发展", ""),
    ]


def test_a_finding_says_what_it_weighs(scored: RunResult, office: Office, settings: Settings) -> None:
    told = unit_report(scored, "education", "zh", settings)
    weights = {part.code: part.weight for section in told.lists.sections for part in section.findings}
    assert (weights[code_of_key(STALE)], weights[code_of_key(LINK)]) == ("−2.5（栏目超期）", "−1（错链断链）")
    assert sorted(weights.values())[:2] == ["", ""]
    assert "−2.5（栏目超期）" in unit_html(told)
    book = CalamineWorkbook.from_filelike(
        BytesIO(office_workbook(office_report(scored, office, "zh", settings), words_of("zh"), scored.run.as_of))
    )
    head, *rows = book.get_sheet_by_name("问题清单").to_python()
    assert sorted(row[head.index("扣分")] for row in rows) == ["–", "–", "−1（错链断链）", "−2.5（栏目超期）"]


def test_a_finding_that_takes_no_further_points_says_so(scored: RunResult, settings: Settings) -> None:
    spent = score(deductions=(Line(OLD, 0, (), (STALE,), ()),), vetoes=(Line(BLANK, 1, (LINK,), (), ()),))
    told = unit_report(replace(scored, scores=(spent,)), "education", "zh", settings)
    weights = {part.weight for section in told.lists.sections for part in section.findings}
    assert weights == {"", "不再重复扣分", "计入单项否决“空白栏目5个以上”"}


def test_the_circular_names_vetoes_and_no_points(scored: RunResult, office: Office, settings: Settings) -> None:
    told = office_report(scored, office, "zh", settings)
    document = docx.Document(BytesIO(office_circular(told, words_of("zh"), scored.run.as_of)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "网站整体（portal.example）出现单项否决情形：空白栏目5个以上。" in text
    assert "96.5" not in text


def test_scores_for_machines_keep_to_the_schema(scored: RunResult) -> None:
    told = json.loads(json.dumps(run_json(scored)))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(told)] == []
    site, unit = told["scores"]
    assert (site["most"], site["vetoes"][0]["reached"]) == (None, True)
    assert (unit["most"], unit["least"], unit["deductions"][0]["deducted"]) == (96.5, 95.5, 2.5)
    assert unit["deductions"][0]["found"] == [{"check": "stale-column", "unit": "education", "subject": "notices"}]


@pytest.mark.parametrize(("place", "words"), [("standing", Standing), ("level", Level)])
def test_the_schema_knows_every_word_of_a_score(place: str, words: type) -> None:
    assert set(SCHEMA["$defs"]["score"]["properties"][place]["enum"]) == {str(word) for word in words}


def test_the_schema_knows_why_an_indicator_is_left_out() -> None:
    row = SCHEMA["$defs"]["score"]["properties"]["left_out"]["items"]["properties"]
    assert set(row["why"]["enum"]) == {str(word) for word in WhyLeftOut}
    assert set(row["certainty"]["enum"]) == {str(word) for word in Certainty}


def without_vetoes(result: RunResult) -> RunResult:
    """The same run, no single finding being a veto."""
    units = tuple(
        replace(
            unit,
            changes=(),
            judgements=tuple(one for one in unit.judgements if one.severity is not Severity.VETO),
        )
        for unit in result.units
    )
    return replace(result, units=units)


SITE_VETOED = score(
    "portal.example",
    level=Level.SITE,
    units=("education", "finance", "civil"),
    vetoes=(Line(BLANK, 7, (), (), ()),),
    deductions=(),
    most=None,
    least=None,
    standing=Standing.VETOED,
)
NO_VETO = "单项否决：未发现。"
TOGETHER = "网站整体（portal.example）出现单项否决情形：空白栏目5个以上。"


def test_a_veto_that_findings_reach_together_is_told_in_the_general_situation(
    result: RunResult, office: Office, settings: Settings
) -> None:
    clean = without_vetoes(result)
    assert NO_VETO in office_report(clean, office, "zh", settings).overview
    vetoed = office_report(replace(clean, scores=(SITE_VETOED,)), office, "zh", settings)
    assert NO_VETO not in vetoed.overview
    assert TOGETHER in vetoed.overview
    assert "多项问题累计达到否决标准" in office_html(vetoed)


def test_a_unit_is_not_called_vetoed_because_its_site_is(result: RunResult, settings: Settings) -> None:
    told = unit_report(replace(without_vetoes(result), scores=(SITE_VETOED, score())), "education", "zh", settings)
    assert TOGETHER in told.overview
    assert "多项问题累计达到否决标准" not in unit_html(told)
