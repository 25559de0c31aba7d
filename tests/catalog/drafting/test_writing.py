import json

import pytest

from duewatch.catalog import load
from duewatch.catalog.drafting import About, as_json, as_toml, duties_in, plan_of

PLAN = """云溪区2026年政务公开工作要点
云溪政办〔2026〕3号
一、公开
（一）目录。于6月底前在网站公布标准目录，接受监督。（责任单位：区司法局、各镇）
（二）转载。区政府发布的重要信息，要在12小时内转载转发。
（三）更新。每季度更新一次政务公开专栏内容。
（四）总结。全年落实情况于12月25日前书面报区政府办。
"""
ABOUT = About("yunxi-2026", "plan", "national")


@pytest.fixture
def plan():
    return plan_of(PLAN)


@pytest.fixture
def loaded(plan, tmp_path):
    (tmp_path / "draft.toml").write_text(as_toml(duties_in(plan), plan, ABOUT), encoding="utf-8")
    return load([tmp_path], national=False)


def test_a_draft_is_read_by_the_loader(loaded, plan):
    assert len(loaded.obligations) == len(duties_in(plan)) == 4
    (basis,) = loaded.bases.values()
    assert (basis.title, basis.number) == ("云溪区2026年政务公开工作要点", "云溪政办〔2026〕3号")


def test_a_row_cites_the_plan_word_for_word(loaded):
    duty = loaded.obligations["yunxi-2026/1"]
    (citation,) = duty.basis
    assert (citation.document, citation.clause) == ("云溪政办〔2026〕3号", "一（一）")
    assert citation.quote in PLAN
    assert duty.limit.clauses[0].by.isoformat() == "2026-06-30"
    assert {kind.value for kind in duty.applies_to} == {"department", "township"}


def test_checks_are_proposed_where_the_plan_names_what_can_be_looked_for(loaded):
    duty = loaded.obligations["yunxi-2026/1"]
    assert duty.checks == ("missing-item", "overdue-publication")
    assert duty.looks_for.title == ("标准目录",)


def test_a_check_that_needs_more_than_a_plan_says_is_named_beside_the_row(plan):
    text = as_toml(duties_in(plan), plan, ABOUT)
    assert "# proposed: late-repost: name the source and its column" in text
    assert "# proposed: stale-column: give the column this period" in text


def test_what_goes_to_an_office_on_paper_is_no_duty_for_a_crawler(loaded):
    assert loaded.obligations["yunxi-2026/4"].verifiable == "no"


def test_the_comment_says_confidence_who_and_the_printed_time(plan):
    text = as_toml(duties_in(plan), plan, ABOUT)
    assert (
        "# confidence: high (a day by which something must be done)\n"
        "# responsible as printed: 区司法局、各镇\n"
        "# time as printed: 6月底前\n[[obligation]]" in text
    )


def test_the_json_has_everything_a_reviewer_needs(plan):
    said = json.loads(json.dumps(as_json(duties_in(plan), plan, ABOUT)))
    first = said["duties"][0]
    assert said["number"] == "云溪政办〔2026〕3号"
    assert first["id"] == "yunxi-2026/1"
    assert first["by"] == "2026-06-30"
    assert first["printed"] == "6月底前"
    assert first["responsible"] == "区司法局、各镇"
    assert first["confidence"] == "high"
    assert said["duties"][1]["limit"] == [{"trigger": "source-published", "n": 12, "unit": "hour"}]
