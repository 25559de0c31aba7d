"""Shapes of plans met after the first: calendars, entries of lists, stages without numbers, bodies a sentence names."""

from datetime import date

import pytest

from duewatch.catalog.drafting import duties_in, plan_of
from duewatch.catalog.drafting.subjects import is_only_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "3月：下发工作要点，3月20日前各镇报送分解表。",
            [("2026-03-20", "3月20日前各镇报送分解表"), ("2026-03-31", "下发工作要点")],
        ),
        ("8月：公开年度决算，20日前全部到位。", [("2026-08-20", "20日前全部到位"), ("2026-08-31", "公开年度决算")]),
        ("——启动阶段（2026年3月—6月）：召开动员部署会。", [("2026-06-30", "召开动员部署会。")]),
        ("总结验收：9月11日—9月17日。各单位开展验收。", [("2026-09-17", "各单位开展验收。")]),
        ("12月15日—20日，区政府办组织年终考核。", [("2026-12-20", "12月15日—20日，区政府办组织年终考核")]),
        ("申报指南：受理开始前10个工作日；", [("10 working-day", "申报指南：受理开始前10个工作日")]),
        ("年度绩效评价：次年第一季度。", [("2027-03-31", "年度绩效评价：次年第一季度")]),
        ("6月底，区门户网站“零空白、零错链”。", [("2026-06-30", "6月底，区门户网站“零空白、零错链”")]),
        ("自本方案印发之日起一个月内，各部门编制清单。", [("1 month", "自本方案印发之日起一个月内，各部门编制清单")]),
        ("历史公报力争年底前全部数字化。", [("2026-12-31", "历史公报力争年底前全部数字化")]),
        ("2026年底前实现1995年以来文件全部入库。", [("2026-12-31", "2026年底前实现1995年以来文件全部入库")]),
        ("2026年建成公开专区1个。", [("2026-12-31", "2026年建成公开专区1个")]),
        ("2028年前实现公开点全覆盖。", [("2027-12-31", "2028年前实现公开点全覆盖")]),
        ("工作专班每半个月会商一次。", [("1 per 15 day", "工作专班每半个月会商一次")]),
        ("每季末汇总推送情况。", [("1 per 3 month", "每季末汇总推送情况")]),
        ("限半月内回复。", [("15 day", "限半月内回复")]),
    ],
)
def test_a_time_is_found_wherever_plans_put_it(drafted, text, found):
    assert drafted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2025年，全区办结申请86件，全部在20个工作日内答复。",
        "根据《条例》第四十九条“部门应当在每年1月31日前公布年度报告”的规定，通知如下。",
        "数据统计期限为2026年1月1日至2026年12月31日。",
        "14日内无更新的账号，由网信办约谈。",
        "针对一季度检查通报指出的问题，制定本方案。",
        "今年4月，上级对我区网站进行了抽查，发现空白栏目。",
        "依申请公开是否在法定期限内答复；",
        "开展上半年网站普查。",
        "一、行动时间\n2026年8月至2026年12月。\n二、行动内容",
    ],
)
def test_reviews_quoted_law_and_whoever_is_late_are_no_duties(drafted, text):
    assert drafted(text) == []


def test_every_year_is_said_once_for_a_whole_clause(rows, shown):
    found = rows("各村每年3月1日前制定计划，11月30日前组织考核；12月5日前报送总结。")
    assert [shown(duty) for duty in found] == ["every 03-01", "every 11-30", "2026-12-05"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("区司法局牵头清理文件，9月底前公布目录。", "区司法局"),
        ("各镇（街道）、区直各部门于6月底前公布目录。", "各镇（街道）、区直各部门"),
        ("请各单位于6月底前报送总结。", "各单位"),
        ("公布目录。（综合监督科）6月底前公布清单。（区司法局、各镇）", "区司法局、各镇"),
        ("6月底前公布清单。——责任单位：应急股、宣教股", "应急股、宣教股"),
        ("6月底前公布清单。〔责任单位：执法大队〕", "执法大队"),
        ("（一）完善指南。（区政务公开办统筹，6月底前完成）", "区政务公开办统筹"),
        ("进一步加强政务公开，于6月底前公布目录。", ""),
    ],
)
def test_who_is_asked_is_read_from_notes_or_else_from_the_sentence(rows, text, who):
    assert [duty.responsible for duty in rows(text)][-1:] == [who]


@pytest.mark.parametrize("text", ["街道", "社区公示栏的公开", "加强组织领导"])
def test_words_that_name_no_office_are_no_names(text):
    assert not is_only_names(text) or text == "街道"


def test_a_bracket_after_a_name_is_no_note(drafted):
    assert drafted("各镇（街道）于6月底前公布目录。") == [("2026-06-30", "各镇（街道）于6月底前公布目录")]


def test_a_flattened_table_whose_times_are_counts_is_read(rows, shown):
    text = (
        "工作任务\n责任股室\n完成时间\n公开建设项目信息\n规划建设股\n信息形成后20个工作日内\n回复来信\n信访室\n5个工作日\n"
        "更新清单\n法规股\n10月15日前\n开展错链自查\n办公室\n每月末"
    )
    assert [(shown(duty), duty.quote, duty.responsible) for duty in rows(text)] == [
        ("20 working-day", "公开建设项目信息", "规划建设股"),
        ("5 working-day", "回复来信", "信访室"),
        ("2026-10-15", "更新清单", "法规股"),
        ("1 per 1 month", "开展错链自查", "办公室"),
    ]


def test_every_cell_of_what_is_to_be_done_is_read_for_times(rows, shown):
    grid = (
        ("序号", "工作任务", "工作标准", "责任科室", "完成时间"),
        ("1", "公开养老服务政策及其解读材料", "印发后3个工作日内公开", "养老科", "10月底前"),
    )
    found = {(shown(duty), duty.responsible) for duty in rows("", [grid])}
    assert found == {("2026-10-31", "养老科"), ("3 working-day", "养老科")}


def test_what_is_said_below_a_task_stays_with_it(rows, shown):
    text = (
        "问题一：指南未更新\n整改措施：更新指南\n责任领导：分管副主任 责任部门：党政办\n整改时限：5月底\n"
        "问题二：外链打不开\n整改措施：排查全部链接\n责任部门：各科室\n整改时限：2026年6月30日"
    )
    assert [(shown(duty), duty.quote, duty.responsible) for duty in rows(text)] == [
        ("2026-05-31", "整改措施：更新指南", "分管副主任，党政办"),
        ("2026-06-30", "整改措施：排查全部链接", "各科室"),
    ]


def test_a_task_headed_by_its_time_needs_no_verb_that_is_known(rows, shown):
    (duty,) = rows("（一）公报赠阅。\n纸质公报向村免费赠阅。\n完成时限：每期出版后10日内")
    assert (shown(duty), duty.quote) == ("10 day", "纸质公报向村免费赠阅。")


def test_page_furniture_is_no_part_of_a_plan(rows):
    (duty,) = rows("6月底前公布目录。责任单位：各单位\n扫一扫在手机打开当前页\n【字体：大 中 小】\n打印本页")
    assert duty.responsible == "各单位"


def test_a_plan_that_names_one_year_only_is_about_it():
    found = duties_in(plan_of("工作方案\n2025年5月底前公布目录。\n2025年6月底前公布清单。\n7月底前总结。"))
    assert {clause.by for duty in found for clause in duty.limit.clauses} == {
        date(2025, 5, 31),
        date(2025, 6, 30),
        date(2025, 7, 31),
    }


TABLE = (
    "序号{0}工作任务{0}责任单位{0}完成时限\n1{0}公布权责清单{0}区委编办{0}6月底前\n"
    "（一）基层部分\n2{0}公布村务目录{0}各镇{0}年底前"
)


@pytest.mark.parametrize("gap", ["\t", "    ", "　　", "|"])
def test_a_table_kept_apart_by_tabs_or_blanks_goes_on_behind_the_name_of_a_part(rows, shown, gap):
    assert [(shown(duty), duty.plain, duty.responsible) for duty in rows(TABLE.format(gap))] == [
        ("2026-06-30", "公布权责清单", "区委编办"),
        ("2026-12-31", "公布村务目录", "各镇"),
    ]


def test_lines_with_blanks_that_are_no_table_stay_as_they_are(drafted):
    assert drafted("各镇  于6月底前  公布目录。\n联系人  电话  传真") == [("2026-06-30", "各镇  于6月底前  公布目录")]


def test_who_leads_and_who_helps_are_both_named_of_a_flattened_table(rows):
    text = (
        "任务名称\n牵头股室\n配合股室\n时间节点\n公开河湖水质\n河湖股\n水资源股\n10月底\n公开供水水质\n供水站\n各水务所\n11月底"
    )
    assert [duty.responsible for duty in rows(text)] == ["河湖股，水资源股", "供水站，各水务所"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2028年，基本建成统一的公开体系。", [("2028-12-31", "2028年，基本建成统一的公开体系")]),
        ("2028年，坚持以人民为中心，完善公开。", []),
        ("对已公开信息每年清理2次。", [("2 per 1 year", "对已公开信息每年清理2次")]),
        ("扶持资金使用情况一季一公开。", [("1 per 3 month", "扶持资金使用情况一季一公开")]),
        ("评估报告在结案后一年内公布。", [("1 year", "评估报告在结案后一年内公布")]),
        ("森林防火期前7日集中发布提示。", [("7 day", "森林防火期前7日集中发布提示")]),
        (
            "对2025年12月31日前印发且已失效的文件，3月20日前提出意见。",
            [("2026-03-20", "对2025年12月31日前印发且已失效的文件，3月20日前提出意见")],
        ),
    ],
)
def test_years_and_events_date_only_what_they_are_said_of(drafted, text, found):
    assert drafted(text) == found


def test_a_notice_that_issues_a_plan_names_its_year():
    (duty,) = duties_in(plan_of("关于印发《云溪区2026年度工作台账》的通知\n6月底前公布目录。"))
    assert duty.limit.clauses[0].by == date(2026, 6, 30)


def test_a_day_below_the_title_in_brackets_is_the_day_of_the_plan():
    (duty,) = duties_in(plan_of("平台建设分工方案\n（2026年1月12日）\n一、建设\n3月底前完成开发。"))
    assert duty.limit.clauses[0].by == date(2026, 3, 31)


def test_a_day_and_a_standing_duty_in_one_cell_are_a_day(rows, shown):
    found = rows("措施：每月至少发布1条。时限：6月10日前完成首次更新，并长期坚持。责任科室：党政办。")
    assert {(shown(duty), duty.responsible) for duty in found} == {("2026-06-10", "党政办"), ("1 per 1 month", "党政办")}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("（一）发布惠企政策清单。县发展改革委、县经济和信息化局负责，6月底前完成。", "县发展改革委、县经济和信息化局负责"),
        ("（一）公布目录。区司法局牵头，各镇配合，6月底前完成。", "区司法局牵头，各镇配合"),
    ],
)
def test_a_note_may_be_a_sentence_of_its_own(rows, text, who):
    (duty,) = rows(text)
    assert (duty.limit.clauses[0].by, duty.responsible) == (date(2026, 6, 30), who)
    assert "负责" not in duty.quote
    assert "牵头" not in duty.quote


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("对连续2周未更新的账号限期一周整改。", ["1 week"]),
        ("年中、年末各开展一次评估。", ["2026-06-30"]),
        ("公开目录，2026年底前不得变更。", []),
    ],
)
def test_how_long_somebody_was_idle_is_no_limit(drafted, text, found):
    assert [time for time, _ in drafted(text)] == found


@pytest.mark.parametrize(
    "words",
    [
        "区局和镇和" * 200 + "，6月底前公布。",
        "。" + "局和委及办、" * 200 + "负责，6月底前完成。",
        "（" + "区局、" * 300 + "）",
        "对" * 1000 + "前印发" * 300,
    ],
    ids=["names", "note", "bracket", "review"],
)
def test_a_row_of_names_that_could_be_cut_in_countless_ways_comes_to_an_end(words):
    assert len(duties_in(plan_of(f"云溪区2026年政务公开工作要点\n{words}"))) <= 1
