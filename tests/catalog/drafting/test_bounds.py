"""A plan that is one endless line, or thousands of lines that run on, is read in a time that grows with its length."""

import pytest

from duewatch.catalog.drafting import duties_in, plan_of
from duewatch.catalog.drafting.outline import LONGEST_LINE


@pytest.mark.parametrize(
    "words", ["区公开办、", "4月、7月和", "日巡查、", "26个部门", "由区财政局牵头", "(责任单位:区局,", "按照要求,"]
)
def test_a_line_without_end_is_cut_and_what_follows_is_read(words):
    endless = words * (200_000 // len(words))
    found = duties_in(plan_of(f"云溪区2026年工作方案\n{endless}。\n二、时限\n6月底前公开目录。"))
    assert any(duty.quote.startswith("6月底前公开目录") for duty in found)


def test_lines_that_run_on_are_joined_only_so_far():
    plan = plan_of("\n".join(["各单位要把公开事项逐一列入目录并随时补充完善以便群众查阅和监督的同时"] * 2_000))
    assert max(len(paragraph.words) for paragraph in plan.paragraphs) <= LONGEST_LINE + 100
