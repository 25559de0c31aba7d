"""Small plans, one feature each."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duewatch.catalog.drafting import Confidence, duties_in, plan_of


def test_a_sentence_with_a_day_by_which_is_a_duty(drafted):
    assert drafted("一、目录。各镇于 6 月底前编制标准目录，认真落实。") == [("2026-06-30", "各镇于 6 月底前编制标准目录")]


def test_two_duties_of_one_sentence_are_two_rows(drafted):
    found = drafted("各镇于6月底前编制完成标准目录，并于7月15日在区政府网站公开。")
    assert found == [
        ("2026-06-30", "各镇于6月底前编制完成标准目录"),
        ("2026-07-15", "各镇于6月底前编制完成标准目录，并于7月15日在区政府网站公开"),
    ]


def test_a_time_that_stands_before_its_task_takes_it_along(drafted):
    assert drafted("2026年底前，建成政府信息公开平台，做到应公开尽公开。") == [
        ("2026-12-31", "2026年底前，建成政府信息公开平台")
    ]


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("重要政务信息要在12小时内转载转发。", "12 hour"),
        ("办事条件变化的，应在审批后1个工作日内公开变更内容。", "1 working-day"),
        ("领导班子每年至少1次在线解读重大政策。", "1 per 1 year"),
        ("每季度更新一次财务公开栏。", "1 per 3 month"),
        ("征求意见时间一般不少于30日。", "at least 30 day"),
        ("对公开目录进行定期调整完善。", "定期"),
        ("对工作制度等稳定的内容长期公开。", "standing"),
        ("政策文件与解读材料同步公布。", "0 day"),
        ("每年1月31日前公布上一年度年度报告。", "every 01-31"),
    ],
)
def test_counts_repetitions_and_standing_duties_are_found(drafted, sentence, when):
    ((found, quote),) = drafted(f"一、要求。{sentence}")
    assert found == when
    assert quote in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年12月，省政府办公厅印发了《考核办法》。",
        "根据《2026年3月底前完成任务的通知》（省政办〔2026〕1号）精神，制定本方案。",
        "自2019年5月15日起施行的条例实施以来，成效明显。",
        "截至2025年底已公开信息3000条。",
        "去年全区召开新闻发布会8场。",
        "贯彻落实2026年3月5日全区政务公开工作会议精神。",
        "实施数字政府三年行动计划（2026—2028年），提供7×24小时热线服务。",
        "未按时公开的每次扣2分。",
        "对2025年12月31日以前制发的文件，要认真复核。",
        "2026年底前不得变更。",
        "2025年，街道共发布信息356条，其中12月份发布42条。",
        "2025年11月底前完成了标准目录修订。",
        "年度内被通报2次以上的科室，取消评优资格。",
        "办公时间：每周一至周五上午8:30—12:00。",
        "本办法自2026年5月1日起施行，有效期至2027年12月31日。",
        "（以下简称“6月底前工程”）",
        "发布日期：2026年4月2日 浏览次数：30",
        "云溪区人民政府办公室\n2026年3月10日",
        "云溪区人民政府办公室\n二〇二六年三月十日",
        "云溪区人民政府办公室 2026年3月10日印发",
    ],
)
def test_what_binds_nobody_is_no_duty(drafted, sentence):
    assert drafted(sentence) == []


@pytest.mark.parametrize(
    ("text", "when", "who"),
    [
        (
            "（一）公布规范性文件目录。（责任单位：区司法局（区法制办）、各镇；完成时限：9月底前）",
            "2026-09-30",
            "区司法局（区法制办）、各镇",
        ),
        ("（一）公布规范性文件目录。（区司法局牵头，各镇配合，9月底前完成）", "2026-09-30", "区司法局牵头，各镇配合"),
        ("（一）公布规范性文件目录（9月底前完成）。", "2026-09-30", ""),
        ("（一）公布规范性文件目录。\n责任单位：区司法局；完成时限：2026年9月", "2026-09-30", "区司法局"),
        ("（一）公布规范性文件目录。【牵头单位：区司法局 完成时限：长期坚持】", "standing", "区司法局"),
        ("（一）9月底前公布规范性文件目录。（牵头单位：区司法局；配合单位：各镇）", "2026-09-30", "区司法局，各镇"),
    ],
)
def test_a_note_says_who_and_by_when(rows, shown, text, when, who):
    (duty,) = rows(text)
    assert shown(duty) == when
    assert duty.responsible == who
    assert "责任单位" not in duty.quote
    assert duty.clause == "（一）"


def test_a_stage_dates_what_stands_below_its_heading(drafted):
    found = drafted(
        "二、步骤\n（一）动员部署阶段（2026年3月1日—3月20日）。制定方案，召开动员会。\n"
        "（二）实施阶段（2026年3月21日至10月31日）\n1.梳理公开事项，编制目录。\n2.于6月15日前公开目录。\n三、要求\n加强组织领导。"
    )
    assert found == [
        ("2026-03-20", "制定方案，召开动员会。"),
        ("2026-10-31", "梳理公开事项，编制目录。"),
        ("2026-06-15", "于6月15日前公开目录"),
    ]


def test_an_item_headed_by_its_months_is_a_stage(drafted):
    found = drafted("三、安排\n（一）3月：制定方案，明确责任。\n（二）4—10月：全面推进目录编制。\n四、要求\n加强领导。")
    assert found == [("2026-03-31", "制定方案，明确责任。"), ("2026-10-31", "全面推进目录编制。")]


def test_a_quarter_that_is_spoken_of_is_not_the_time(drafted):
    assert drafted("第四季度情况要在次年1月10日前公开。") == [("2027-01-10", "第四季度情况要在次年1月10日前公开")]


def test_next_year_is_said_of_one_date_alone(days, rows):
    assert days(rows("分别于7月底、次年1月底发布消费投诉分析。")) == {date(2026, 7, 31), date(2027, 1, 31)}


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("处罚决定作出后7个工作日内上网。", "7 working-day"),
        ("全年线上招聘会不低于12场。", "12 per 1 year"),
        ("考核结果于2027年一季度通报。", "2027-03-31"),
        ("对长期未更新的账号限期一周整改。", "1 week"),
        ("上、下半年各组织一次业务培训。", "2026-06-30"),
    ],
)
def test_unusual_words_for_a_deed_are_understood(drafted, sentence, when):
    assert [found for found, _ in drafted(sentence)] == [when]


def test_a_limit_that_says_not_what_goes_with_the_words_before_it(drafted):
    found = drafted("解读材料要与文件同步发布，至迟不超过3个工作日。")
    assert found[1] == ("3 working-day", "解读材料要与文件同步发布，至迟不超过3个工作日")


def test_the_year_of_a_sentence_goes_on_behind_a_semicolon(days, rows):
    found = rows("2027年1月31日前，各单位发布年度报告；县政府年度报告3月底前发布。其他工作3月底前完成。")
    assert days(found) == {date(2027, 1, 31), date(2027, 3, 31), date(2026, 3, 31)}


def test_the_month_of_a_quarter_is_no_time_of_its_own(drafted):
    assert drafted("每季度最后一个月20日前报送进展。") == [("1 per 3 month", "每季度最后一个月20日前报送进展")]


def test_the_first_quarter_is_not_every_quarter(drafted):
    assert drafted("一季度发布图解不少于2个。")[0][0] == "2026-03-31"


def test_the_same_words_with_the_same_time_are_one_row(drafted):
    assert len(drafted("一、目标\n6月底前公布目录。\n附件\n6月底前公布目录。")) == 1


def test_a_plan_in_traditional_characters_with_readings_is_read(drafted):
    found = drafted("（一）政務(wù)公開。于6月底前編制公開目錄，在網(wǎng)站公布。")
    assert found == [("2026-06-30", "于6月底前編制公開目錄，在網站公布")]


def test_every_row_says_how_sure_it_is_and_why(rows):
    found = rows(
        "一、安排\n6月底前公布目录。\n7月15日公布清单。\n定期调整完善目录内容。\n（一）编制手册（完成时限：8月底）。\n3个工作日内答复群众来信。"
    )
    assert [duty.confidence for duty in found] == [
        Confidence.HIGH,
        Confidence.MEDIUM,
        Confidence.LOW,
        Confidence.HIGH,
        Confidence.MEDIUM,
    ]
    assert len({duty.reason for duty in found}) == 5


def test_a_day_long_before_the_plan_itself_is_doubted(rows):
    (duty,) = rows("一、目录\n2025年1月31日前公布目录。\n云溪区人民政府\n2026年3月10日")
    assert duty.confidence is Confidence.LOW
    assert "which year" in duty.reason


def test_without_any_year_a_date_is_one_of_every_year_and_doubted():
    (duty,) = duties_in(plan_of("工作安排\n6月底前公布目录。"))
    assert duty.limit.clauses[0].by_yearly.month == 6
    assert "which year" in duty.reason


def test_a_run_together_plan_is_cut_at_its_headings(rows, days):
    text = (
        "一、目标。推进公开。"
        + "坚持公开为常态。" * 50
        + "二、任务。（一）编制目录，6月底前公布。（二）三季度末前完成栏目改版。"
    )
    found = rows(text)
    assert [duty.clause for duty in found] == ["二（一）", "二（二）"]
    assert days(found) == {date(2026, 6, 30), date(2026, 9, 30)}


PIECES = st.sampled_from(
    [
        "一、",
        "（一）",
        "1.",
        "6月底前",
        "2026年",
        "公开",
        "（",
        "）",
        "责任单位：",
        "，",
        "。",
        "\n",
        "\t",
        "|",
        "每季度",
        "《",
        "〔2026〕",
        "①",
        "附件",
        "序号\n任务\n时限\n",
        "(wù)",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_text_makes_the_drafter_fail_and_every_quotation_is_in_the_text(text):
    without = str.maketrans("", "", "\n\t |")
    for duty in duties_in(plan_of(text)):
        assert duty.limit.clauses
        assert duty.quote.replace("(wù)", "").translate(without) in text.replace("(wù)", "").translate(without)
