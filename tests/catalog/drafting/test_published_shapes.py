"""Shapes met in published plans, orders and rules of districts and towns; every text here is made up."""

import pytest

from duewatch.catalog.drafting import duties_in, plan_of


def test_months_that_share_a_day_are_each_a_date(days, rows):
    text = "一季度、上半年和全年进展情况分别于4月、7月和次年1月的18日前公开。"
    assert sorted(day.isoformat() for day in days(rows(text))) == ["2026-04-18", "2026-07-18", "2027-01-18"]


def test_months_of_every_year_that_share_a_day_return_every_year():
    (duty,) = duties_in(plan_of("某镇统计制度\n各站所应当于每年2、5、8、11月6日之前将统计表报送党政办。"))
    assert [(one.by_yearly.month, one.by_yearly.day) for one in duty.limit.clauses] == [(2, 6), (5, 6), (8, 6), (11, 6)]


def test_a_letter_read_for_a_one_is_a_one():
    (duty,) = duties_in(plan_of("第五条 各站所应当在每年3月l日前将年度报告送党政办审核。"))
    assert duty.limit.clauses[0].by_yearly.day == 1


def test_files_of_past_years_make_nothing_yearly(drafted):
    assert [time for time, _ in drafted("全面梳理历年文件,10月28日前在专栏集中公开。")] == ["2026-10-28"]


def test_a_mechanism_of_single_signs_says_how_often(rows):
    (duty,) = rows("各单位要落实“日巡查、周自查、月通报、季考核”机制。")
    assert [(one.frequency.times, one.frequency.per, str(one.frequency.unit)) for one in duty.limit.clauses] == [
        (1, 1, "day"),
        (1, 1, "week"),
        (1, 1, "month"),
        (1, 3, "month"),
    ]
    assert rows("5月开展“政务公开宣传月活动”之外另办周末讲堂。")[0].limit.clauses[0].frequency is None


def test_what_stands_between_the_day_and_the_deed_is_part_of_the_duty(drafted):
    text = "2026年底前,按照区里确定的提升范围要求,结合街道实际,全面完成标准化规范化工作。"
    assert drafted(text) == [("2026-12-31", text.rstrip("。"))]


def test_a_stage_with_a_colon_inside_its_heading_dates_what_follows(drafted):
    text = (
        "第一阶段：准备阶段（3月2日—3月20日）。成立领导小组，召开动员会。\n"
        "第二阶段：清理阶段（3月21日至5月31日）。各村清理形成的信息，5月26日前交党政办。"
    )
    assert sorted(time for time, _ in drafted(text)) == ["2026-03-20", "2026-05-26", "2026-05-31"]


def test_a_day_to_which_something_is_put_off_is_its_last(drafted):
    assert [time for time, _ in drafted("垂直管理单位参照执行,时间可放宽至2月9日。")] == ["2026-02-09"]


def test_several_intervals_of_one_sentence_are_each_a_duty(drafted):
    text = "动态类栏目更新间隔不得超过2周,公告类栏目更新间隔不得超过6个月,其他栏目根据实际情况更新,最多不得超过1年半。"
    assert [time for time, _ in drafted(text)][:2] == ["2 week", "6 month"]
    text = "公告类栏目更新间隔不得超过3个月,其他栏目根据实际情况更新,最多不得超过6个月。"
    assert [time for time, _ in drafted(text)] == ["3 month", "6 month"]


@pytest.mark.parametrize(
    "text",
    [
        "发布机构:某区人民政府 生成日期:2026-06-01",
        "关于做好2026年第二季度政务公开测评反馈问题整改工作的通知",
        "三季度政务新媒体检查率为100%,共检查40个。",
        "复核的最终情况作为全县一季度网站考核得分。",
        "3月14日第三方公司反馈了2026年1-3月份网站测评问题清单。",
        "9月,区府办对30家网站进行每周全覆盖检查,共检查120家次。",
        "各村财务收支在公开栏和微信群同步公开。",
        "该办法于2024年4月8日以省政府令第90号公布。",
        "3月12日下午,区政务公开办召开业务会议。",
    ],
)
def test_what_a_page_or_a_report_says_of_itself_is_no_duty(drafted, text):
    assert drafted(text) == []


def test_a_list_of_tasks_says_the_year_it_is_about(drafted):
    text = "1.清理文件并公布目录。(责任科室:办公室;完成时限:年底前)"
    assert [time for time, _ in drafted(text, title="2025年政务公开工作任务分解")] == ["2025-12-31"]


def test_a_day_inside_each_quarter_is_kept_with_the_repetition(rows):
    (duty,) = rows("区政务公开办每季度首月15日前公布上季度抽查结果。")
    (clause,) = duty.limit.clauses
    assert (clause.frequency.per, clause.by_in_period.month, clause.by_in_period.day) == (3, 1, 15)
    (duty,) = rows("各单位要在每季度最后一个月的28日前将进展情况报区府办。")
    assert (duty.limit.clauses[0].by_in_period.month, duty.limit.clauses[0].by_in_period.day) == (3, 28)


def test_a_page_that_says_when_it_came_out_says_the_year():
    (duty,) = duties_in(plan_of("时间:2024-03-11 09:38:00\n请各部门在3月16日前提出修改意见。"))
    assert duty.limit.clauses[0].by.isoformat() == "2024-03-16"


def test_the_head_of_what_stands_below_a_stage_says_whom_it_asks(rows):
    text = "(一)第一阶段:宣传发动(4月2日至4月20日)。\n各牵头单位建立健全组织机构,找出差距,制定工作方案。"
    assert [duty.responsible for duty in rows(text)] == ["各牵头单位"]


def test_every_second_month_is_two_months(rows):
    (duty,) = rows("党政办每双月底汇总一次信息报送情况。")
    assert duty.limit.clauses[0].frequency.per == 2
