"""Whom a draft names: by a note, by the head of the sentence, by what stands before a semicolon."""

import pytest


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("26个领域主管部门要梳理本领域事项,于8月20日前交区公开办。", "26个领域主管部门"),
        ("区公开办要抓紧汇总,10月12日前编制全区总目录。", "区公开办"),
        ("2026年11月底前各乡镇编制完成本级目录。", "各乡镇"),
        ("区政务公开领导小组下半年要组织一次专项检查。", "区政务公开领导小组"),
        ("各地年底前要集中考核一次。", "各地"),
        ("分管负责同志每季度至少研究1次政务公开工作。", "分管负责同志"),
        ("区府办定于9月底对整改落实情况进行复核。", "区府办"),
        ("10月20日前,由征收办负责补录历年项目档案。", "征收办"),
    ],
)
def test_the_head_of_a_sentence_says_whom_it_asks(rows, text, who):
    (duty,) = rows(text)
    assert duty.responsible == who


def test_behind_a_semicolon_the_same_bodies_go_on(rows):
    text = "各单位应于5月18日前制定方案;11月末报送全年总结。年内组织2次培训。"
    assert [duty.responsible for duty in rows(text)] == ["各单位", "各单位", ""]


def test_a_bracket_that_names_only_who_helps_leaves_the_subject_in_place(rows):
    text = "质安站每季度公布一次抽查结果(配合单位:执法大队)。每月通报一次工地扬尘情况(协办单位:环卫所)。"
    assert [duty.responsible for duty in rows(text)] == ["质安站", "环卫所"]


def test_a_line_that_names_only_who_leads_belongs_to_the_task_above_it(rows):
    text = (
        "一、主要任务\n按月公开全区财政收支情况,解读增减变化的原因\n区财政局牵头落实\n"
        "7月底前公布重大项目清单\n由区发改局、区住建局分别负责"
    )
    assert [duty.responsible for duty in rows(text)] == ["区财政局牵头落实", "区发改局、区住建局分别负责"]


def test_a_time_that_closes_the_names_in_a_bracket_is_the_time_of_the_task(rows, shown):
    text = (
        "1.推进相对集中许可权改革。(牵头单位:县审批局;责任单位:县司法局,各镇政府,6月底完成)\n"
        "2.加快实体大厅建设。(牵头单位:县审批局,持续推进)"
    )
    assert [(shown(duty), duty.responsible) for duty in rows(text)] == [
        ("2026-06-30", "县审批局，县司法局,各镇政府"),
        ("standing", "县审批局"),
    ]


def test_a_bracket_behind_the_name_of_an_office_is_part_of_that_name(rows):
    (duty,) = rows("各有关单位请于7月4日前将落实方案报区政府办公室(政务公开科)。")
    assert duty.responsible == "各有关单位"
