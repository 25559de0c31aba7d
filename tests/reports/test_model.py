"""What a report says: counted, sorted, worded and linked, tested without HTML."""

from dataclasses import replace
from datetime import timedelta

import pytest

from duewatch.config import Settings
from duewatch.domain.findings import Finding, FindingKey, FindingState
from duewatch.domain.judgements import Judgement, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.orders import RunState
from duewatch.domain.results import RunResult
from duewatch.domain.units import Office
from duewatch.errors import ReportError
from reports.entries import code_of
from reports.model import CARDS_A_KIND, office_report, unit_report
from reports.pages import OfficeReport
from reports.render import office_html


@pytest.fixture
def told(result: RunResult, office: Office, settings: Settings) -> OfficeReport:
    return office_report(result, office, "zh", settings)


def figures(report: OfficeReport) -> dict[str, str]:
    return {figure.label: figure.value for figure in report.figures}


def test_every_move_is_counted_under_its_own_word(told: OfficeReport) -> None:
    assert figures(told) == {"现有问题": "4", "新增": "1", "持续": "2", "反复": "1", "已整改": "1", "未能复核": "1"}
    assert told.tally == "新增 1 / 持续 2 / 反复 1 / 已整改 1"


def test_findings_stand_in_sections_from_veto_to_advice_and_are_numbered_through(told: OfficeReport) -> None:
    assert [section.word for section in told.lists.sections] == ["单项否决", "严重", "一般", "提示"]
    assert [finding.number for section in told.lists.sections for finding in section.findings] == [1, 2, 3, 4]


def test_what_is_no_breach_never_stands_among_the_findings(told: OfficeReport) -> None:
    states = {finding.state for section in told.lists.sections for finding in section.findings}
    assert states == {"new", "open", "reopened"}
    assert [finding.state for finding in told.lists.cleared] == ["cleared"]
    assert [finding.state for finding in told.lists.unverified] == ["unverified"]
    assert [finding.state for finding in told.lists.suspected] == ["suspected"]


def test_what_could_not_be_verified_is_grouped_by_its_reason_in_words(told: OfficeReport) -> None:
    assert [(group.word, group.count) for group in told.lists.undetermined] == [("访问被拦截", 2)]


def test_an_office_is_told_of_its_own_units_only(told: OfficeReport) -> None:
    assert [unit.name for unit in told.units] == ["云溪区民政局", "云溪区教育局", "云溪区财政局"]


def test_units_are_ranked_by_findings_for_every_hundred_things_and_little_seen_gets_no_place(told: OfficeReport) -> None:
    assert [(row.place, row.unit) for row in told.ranking] == [
        ("1", "云溪区教育局"),
        ("2", "云溪区财政局"),
        ("–", "云溪区民政局"),
    ]
    assert "可检查内容过少" in told.ranking[2].remark
    assert told.ranking[2].bar.segments == ()


def test_coverage_says_what_was_not_checked_and_why(told: OfficeReport) -> None:
    assert told.coverage.sentence == "应查地址420个，实查362个（86.2%），被拦截4个，无有效应答49个，未检查5个。"
    assert told.coverage.reasons[0] == ("应答超时", "49")
    assert round(sum(segment.width for segment in told.coverage.bar.segments), 1) == 100


def test_a_deadline_shows_every_step_of_its_arithmetic(told: OfficeReport) -> None:
    late = told.lists.sections[1].findings[0]
    assert len(late.steps) == 5
    assert "20" in late.steps[2]
    assert "2026-05-21" in late.steps[2]


def test_the_period_for_putting_right_is_counted_in_working_days(told: OfficeReport) -> None:
    veto, serious, minor = (told.lists.sections[place].findings[0] for place in range(3))
    assert veto.rectify == "立行立改"
    assert serious.rectify == "3个工作日内（截至2026-05-11）"  # found on Wednesday, 6 May
    assert serious.rectify_overdue
    # It came back today: the count starts anew, and leaves out the day off on 19 June.
    assert minor.rectify == "10个工作日内（截至2026-06-30）"
    assert not minor.rectify_overdue


def test_without_a_calendar_the_period_is_named_without_its_last_day(
    result: RunResult, office: Office, settings: Settings
) -> None:
    told = office_report(replace(result, calendar=None), office, "zh", settings)
    assert told.lists.sections[1].findings[0].rectify == "3个工作日内"


def test_the_page_of_a_dead_link_is_the_one_that_carries_it(told: OfficeReport) -> None:
    broken = told.lists.sections[2].findings[0]
    assert broken.page.text == "关于公布目录的通知"
    assert broken.column
    assert broken.column.text == "政策文件"
    assert [group.label for group in broken.pages] == ["所在页面"]
    assert [piece.outcome for piece in broken.evidence] == ["页面不存在（状态码404）"] * 2


def test_a_code_depends_on_the_key_of_the_finding_alone(result: RunResult) -> None:
    judgement = next(unit for unit in result.units if unit.unit.id == "education").judgements[0]
    worded_anew = replace(judgement, facts={"item": "something else"}, severity=Severity.ADVICE)
    assert code_of(judgement) == code_of(worded_anew)
    assert code_of(judgement) != code_of(replace(judgement, subject="another"))


def test_every_target_of_a_link_inside_the_report_exists(told: OfficeReport) -> None:
    cards = {card.anchor for unit in told.units for card in unit.findings}
    cells = {cell.target for row in told.matrix.rows for cell in row.cells if cell.target}
    columns = {row.target for unit in told.units for row in unit.columns if row.target}
    assert cells
    assert columns
    assert cells | columns <= cards


def test_a_duty_shows_the_worst_of_its_judgements(told: OfficeReport) -> None:
    in_time = next(row for row in told.matrix.rows if row.title == "信息形成后20个工作日内公开")
    education = told.matrix.units.index(("云溪区教育局", "u-education"))
    assert in_time.cells[education].tone == "breached"
    assert in_time.cells[education].word == "不合规（1项，共判定3项）"


def test_duties_for_a_person_say_why_and_what_is_recorded(told: OfficeReport) -> None:
    rows = [row for row in told.lists.by_person if row.unit == "云溪区财政局"]
    assert [(row.duty, row.why, row.attested) for row in rows] == [
        ("配备专职工作人员", "网站上看不到人员配备情况", "未登记"),
        ("每年组织一次培训", "网站上只能核验其中一部分。", "2026-05-01登记为已完成"),
    ]


def test_a_waiver_shows_its_reason_and_its_end_whether_something_judged_it_or_not(
    waived: RunResult, office: Office, settings: Settings
) -> None:
    rows = office_report(waived, office, "zh", settings).lists.waivers
    assert [(row.unit, row.reason, row.until) for row in rows] == [
        ("云溪区教育局", "机构改革过渡期", "2026-12-31"),
        ("云溪区财政局", "编制调整期间", "未设期限"),
    ]


def test_what_is_due_soon_shows_the_days_left(told: OfficeReport) -> None:
    (row,) = told.lists.upcoming
    assert (row.due, row.days_left, row.tone) == ("2026-06-22", "7", "soon")


def test_columns_show_their_last_update_and_the_days_left(result: RunResult, settings: Settings) -> None:
    told = unit_report(result, "education", "zh", settings)
    assert [(row.column.text, row.last_update, row.days_left, row.tone) for row in told.columns] == [
        ("政策文件", "2026-06-10", "175", "good"),
        ("通知公告", "2026-05-20", "4", "soon"),
        ("政府信息公开指南", "–", "–", "plain"),
        ("抗疫专题", "–", "–", "plain"),
    ]
    assert told.columns[1].state_word == "部分读取：检查提前结束"
    assert told.columns[2].state_word == "地址未知"


def test_the_first_audit_says_that_there_is_nothing_to_compare_with(result: RunResult, settings: Settings) -> None:
    told = unit_report(replace(result, previous=None), "finance", "zh", settings)
    assert "此前没有可比的同类监测" in "".join(told.overview)


def test_runs_that_were_killed_resumed_or_cut_short_are_told_before_the_numbers(
    result: RunResult, office: Office, settings: Settings
) -> None:
    killed = replace(result.run, id=5, state=RunState.OPEN)
    run = replace(result.run, state=RunState.INCOMPLETE, resumed=2)
    texts = [
        notice.text for notice in office_report(replace(result, run=run, unfinished=(killed,)), office, "zh", settings).notices
    ]
    assert any("曾中断2次" in text for text in texts)
    assert any("第5次监测" in text and "中途终止" in text for text in texts)
    assert any("未能完成" in text for text in texts)
    assert any("系统自身故障" in text for text in texts)


def test_an_open_finding_that_the_run_did_not_meet_is_told(result: RunResult, settings: Settings) -> None:
    key = FindingKey("broken-link", "finance", "https://portal.example/gone.html")
    before = result.run.as_of - timedelta(days=3)
    silent = Finding(key, FindingState.OPEN, 2, before, 5, before, 4, "minor")
    units = tuple(replace(unit, unmentioned=(silent,)) if unit.unit.id == "finance" else unit for unit in result.units)
    told = unit_report(replace(result, units=units), "finance", "zh", settings)
    assert [(row.subject.url, row.last_confirmed) for row in told.lists.unmentioned] == [(key.subject, "2026-06-12")]


def test_facts_that_do_not_fit_the_sentence_leave_the_kind_of_problem(result: RunResult, settings: Settings) -> None:
    judgement = Judgement("broken-link", "finance", "x", Verdict.BREACHED, Severity.MINOR, sightings=("gone-1",))
    units = tuple(replace(unit, judgements=(judgement,)) if unit.unit.id == "finance" else unit for unit in result.units)
    (section,) = [s for s in unit_report(replace(result, units=units), "finance", "en", settings).lists.sections if s.findings]
    assert section.findings[0].sentence == "Broken link"


def test_english_on_request(result: RunResult, office: Office, settings: Settings) -> None:
    told = office_report(result, office, "en", settings)
    assert told.head.language == "en"
    assert told.head.as_of == "15 June 2026 02:10"
    assert told.tally == "New 1 / Still open 2 / Reopened 1 / Cleared 1"


def test_an_office_or_unit_the_run_does_not_hold_is_refused(result: RunResult, settings: Settings) -> None:
    with pytest.raises(ReportError, match="office nobody"):
        office_report(result, Office("nobody", "Nobody"), "zh", settings)
    with pytest.raises(ReportError, match="unit nowhere"):
        unit_report(result, "nowhere", "zh", settings)


def test_an_office_sees_a_bounded_number_of_cards_of_one_kind_and_still_every_row(
    result: RunResult, office: Office, settings: Settings
) -> None:
    town = next(unit for unit in result.units if unit.unit.id == "education")
    link = next(judgement for judgement in town.judgements if judgement.check == "broken-link")
    many = tuple(replace(link, subject=f"https://portal.example/{n}.pdf") for n in range(CARDS_A_KIND + 7))
    units = tuple(replace(unit, judgements=many, changes=()) if unit is town else unit for unit in result.units)
    told = office_report(replace(result, units=units), office, "en", settings)
    rows = [finding for section in told.lists.sections for finding in section.findings]
    assert len(rows) == CARDS_A_KIND + 7
    (education,) = [unit for unit in told.units if unit.name == "云溪区教育局"]
    assert len(education.findings) == CARDS_A_KIND
    assert education.more.startswith("7 more findings")
    html = office_html(told)
    assert all(f'id="{row.anchor}"' in html for row in rows)
    own = unit_report(replace(result, units=units), "education", "en", settings)
    assert len(own.cards) == CARDS_A_KIND + 7


def test_a_report_that_saw_little_says_so_before_its_numbers(result: RunResult, settings: Settings) -> None:
    texts = [notice.text for notice in unit_report(result, "civil", "zh", settings).notices]
    assert any("仅有8%的应查地址" in text for text in texts)
    assert unit_report(result, "finance", "zh", settings).notices == ()


def test_a_unit_reads_what_to_do_once_beside_each_kind_of_problem_and_of_no_suspicion(
    result: RunResult, settings: Settings
) -> None:
    cards = unit_report(result, "education", "zh", settings).cards
    told = [(card.check_anchor, card.state) for card in cards if card.remedy]
    assert len(told) == len({anchor for anchor, _ in told})
    assert {state for _, state in told} <= {"new", "open", "reopened"}
    assert {card.check_anchor for card in cards if card.state in ("new", "open", "reopened")} == {anchor for anchor, _ in told}
