"""Which checks a draft proposes: only those there are, and none that the words do not call for."""

import pytest

from checks.registry import infos
from duewatch.catalog.drafting import duties_in, plan_of
from duewatch.catalog.drafting.proposals import propose

HEAD = "云溪区2026年政务公开工作要点\n"
SENTENCES = (
    "各单位于2027年1月31日前公布政府信息公开工作年度报告。",
    "预算批复后20日内公开部门预算。",
    "解读应于文件公布后3个工作日内发布。",
    "重大行政决策草案公开征求意见不少于30日。",
    "行政处罚决定作出之日起7个工作日内公示。",
    "公开栏每季度更新一次。",
    "每半年公布一次民生项目进展。",
    "区政府发布的重要信息12小时内转载转发。",
    "6月底前公布标准目录。",
    "办事条件变化后2个工作日内公布新的条件。",
)


def proposal_of(sentence, known=None):
    (duty,) = duties_in(plan_of(HEAD + sentence))
    return propose(duty, known)


@pytest.mark.parametrize(
    ("sentence", "checks", "advised"),
    list(
        zip(
            SENTENCES,
            (["overdue-annual-report"], ["missing-item"], [], [], [], [], [], [], ["missing-item", "overdue-publication"], []),
            (
                "",
                "overdue-budget",
                "overdue-interpretation",
                "short-consultation",
                "overdue-decision",
                "stale-column",
                "overdue-update",
                "late-repost",
                "",
                "overdue-publication",
            ),
            strict=True,
        )
    ),
)
def test_the_check_that_answers_a_duty_is_named(sentence, checks, advised):
    proposal = proposal_of(sentence)
    assert (proposal.checks, proposal.advised.partition(":")[0]) == (checks, advised)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_proposed_check_exists(sentence):
    proposal = proposal_of(sentence)
    named = {*proposal.checks, *filter(None, [proposal.advised.partition(":")[0]])}
    assert named
    assert named <= infos().keys()


def test_a_check_that_does_not_exist_is_not_proposed():
    proposal = proposal_of(SENTENCES[0], {"missing-item"})
    assert proposal.checks == []
    assert proposal_of(SENTENCES[1], {"missing-item"}).advised == ""


def test_the_annual_report_is_looked_for_by_the_year_before():
    assert proposal_of(SENTENCES[0]).looks_for["year-offset"] == -1
