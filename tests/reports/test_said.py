"""Sentences as people read them: pages by their titles, notes in words, addresses that no letter runs into."""

from dataclasses import replace

import pytest

from duewatch.config import Settings
from duewatch.domain.judgements import Facts, Verdict
from duewatch.domain.results import RunResult
from reports.model import unit_report

DOCUMENT = "https://portal.example/zcwj/t20260610_1.html"  # its title: 关于公布目录的通知
COLUMN = "https://portal.example/education/tzgg/"  # its name: 通知公告
ELSEWHERE = "https://other.example/file.pdf"


def told(result: RunResult, settings: Settings, message: str, facts: Facts, language: str = "zh") -> str:
    """The sentence of the broken link of the education bureau, were its check to say this with these facts."""
    info = replace(result.checks["broken-link"], messages=dict.fromkeys(Verdict, message))
    units = tuple(
        replace(
            unit,
            changes=(),
            judgements=tuple(
                replace(one, facts=facts)
                for one in unit.judgements
                if one.check == "broken-link" and one.verdict is Verdict.BREACHED
            ),
        )
        for unit in result.units
    )
    asked = replace(result, units=units, checks={**result.checks, "broken-link": info})
    (finding,) = [
        finding
        for section in unit_report(asked, "education", language, settings).lists.sections
        for finding in section.findings
    ]
    return finding.sentence


@pytest.mark.parametrize(
    ("message", "page", "said"),
    [
        ("{page}上的链接", DOCUMENT, "“关于公布目录的通知”页面上的链接"),
        ("{page}打不开", COLUMN, "“通知公告”栏目打不开"),
        ("附件{page}不存在", ELSEWHERE, f"附件 {ELSEWHERE} 不存在"),
        ("附件（{page}）不存在", ELSEWHERE, f"附件（{ELSEWHERE}）不存在"),
        ("{page}，打不开", ELSEWHERE, f"{ELSEWHERE}，打不开"),
        ("转到{page}", ELSEWHERE, f"转到 {ELSEWHERE}"),
        ("如：{page}", [DOCUMENT, ELSEWHERE], f"如：“关于公布目录的通知”页面、{ELSEWHERE}"),
        ("名为{page}", "javascript:alert(1)", "名为javascript:alert(1)"),
    ],
)
def test_a_page_is_called_by_its_title_and_another_address_stands_apart(
    result: RunResult, settings: Settings, message: str, page: str | list[str], said: str
) -> None:
    assert told(result, settings, message, {"page": page}) == said


def test_english_sentences_name_pages_too(result: RunResult, settings: Settings) -> None:
    said = told(result, settings, "A link on {page} leads to {url}.", {"page": DOCUMENT, "url": ELSEWHERE}, "en")
    assert said == f"A link on the page “关于公布目录的通知” leads to {ELSEWHERE}."


@pytest.mark.parametrize(
    ("note", "said"),
    [("jiasule", "无法核验（安全防护（加速乐））"), ("http-503", "无法核验"), ("", "无法核验"), (None, "无法核验")],
)
def test_the_note_of_a_visit_is_told_in_words_and_left_out_where_it_adds_nothing(
    result: RunResult, settings: Settings, note: str | None, said: str
) -> None:
    assert told(result, settings, "无法核验[[（{note}）]]", {"note": note}) == said


def test_a_home_page_keeps_its_address_because_its_name_says_nothing(result: RunResult, settings: Settings) -> None:
    from duewatch.domain.units import ColumnKind

    units = tuple(
        replace(unit, columns=tuple(replace(v, column=replace(v.column, kind=ColumnKind.HOME)) for v in unit.columns))
        for unit in result.units
    )
    assert told(replace(result, units=units), settings, "{page}打不开", {"page": COLUMN}) == f"{COLUMN} 打不开"
