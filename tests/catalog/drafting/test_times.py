from datetime import date

import pytest

from duewatch.catalog.drafting.denoise import denoise
from duewatch.catalog.drafting.times import (
    PlanYear,
    cell_limit,
    is_only_a_time,
    limit_of,
    plan_year,
    printed_time,
    says_by_when,
)

YEAR = PlanYear(2026, date(2026, 3, 10))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("于2026年6月30日前公布", date(2026, 6, 30)),
        ("12月25日前书面报区政府办", date(2026, 12, 25)),
        ("十月底前归集", date(2026, 10, 31)),
        ("二〇二六年九月三十日前完成", date(2026, 9, 30)),
        ("9月中旬完成", date(2026, 9, 20)),
        ("2026年9中旬", date(2026, 9, 20)),
        ("上半年完成", date(2026, 6, 30)),
        ("三季度末前完成", date(2026, 9, 30)),
        ("年底前完成", date(2026, 12, 31)),
        ("年内实现全覆盖", date(2026, 12, 31)),
        ("3—6月开展普查", date(2026, 6, 30)),
        ("到2028年,基本建成标准体系", date(2028, 12, 31)),
        ("次年1月31日前公布年报", date(2027, 1, 31)),
        ("2027年1月底前公布", date(2027, 1, 31)),
    ],
)
def test_a_date_of_a_plan_is_a_day_of_its_year(words, day):
    assert limit_of(words, YEAR).clauses[0].by == day


def test_a_day_long_before_the_plan_was_signed_is_one_of_the_next_year():
    october = PlanYear(2026, date(2026, 10, 29))
    assert limit_of("1月31日前公布年度报告", october).clauses[0].by == date(2027, 1, 31)
    assert limit_of("9月底前完成", october).clauses[0].by == date(2026, 9, 30)


def test_what_returns_every_year_stays_yearly():
    assert limit_of("每年1月31日前公布年度报告", YEAR).clauses[0].by_yearly.month == 1


def test_the_year_named_before_in_the_sentence_goes_on():
    assert limit_of("6月底前公布", YEAR, "2027年3月编制目录,").clauses[0].by == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("words", "times", "per", "unit"),
    [
        ("每季度至少开展1次", 1, 3, "month"),
        ("每年至少解读2次", 2, 1, "year"),
        ("全年召开新闻发布会不少于6场", 6, 1, "year"),
        ("按月公开财政收支", 1, 1, "month"),
        ("每半年组织一次全面自评", 1, 6, "month"),
    ],
)
def test_repetitions_are_counted(words, times, per, unit):
    found = limit_of(words, YEAR).clauses[0].frequency
    assert (found.times, found.per, found.unit) == (times, per, unit)


@pytest.mark.parametrize(
    "words", ["实施三年行动计划", "近3年来公开信息", "提供7×24小时热线", "组织开放日活动2次", "不定期抽查"]
)
def test_what_only_looks_like_a_time_sets_none(words):
    assert limit_of(words, YEAR) is None


@pytest.mark.parametrize("words", ["长期", "持续推进", "常态化开展", "2026年9月起", "立行立改"])
def test_a_cell_may_say_that_a_task_lasts(words):
    assert cell_limit(words, YEAR).clauses[0].standing
    assert is_only_a_time(words)


@pytest.mark.parametrize(
    ("text", "alone"),
    [("2026年11月15日前", True), ("年底前", True), ("每季度", True), ("6月底前公布目录清单", False), ("各单位", False)],
)
def test_a_cell_that_is_only_a_time_is_known(text, alone):
    assert is_only_a_time(text) is alone


@pytest.mark.parametrize("words", ["6月底前", "8月20日(星期四)前", "5月15日下班前", "不晚于5月20日", "上半年"])
def test_an_end_is_told_from_a_day_on_which(words):
    assert says_by_when(words)
    assert not says_by_when("2026年11月15日在网站公开")


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("请于 2026 年 6 月底前公布任务清单", "2026 年 6 月底前"),
        ("其中第四季度要在次年1月10日前公开", "次年1月10日前"),
        ("6月30日和12月31日前各公开一次", "6月30日和12月31日前"),
        ("每季度首月15日前更新", "每季度首月15日前"),
        ("最迟5小时内发布", "最迟5小时内"),
        ("每半年至少公示1次", "每半年至少公示1次"),
        ("完成栏目建设", "完成栏目建设"),
    ],
)
def test_the_words_of_the_time_are_given_as_printed(words, time):
    assert printed_time(denoise(words)) == time


@pytest.mark.parametrize(
    ("lines", "year", "issued"),
    [
        (["云溪区2026年政务公开工作要点", "2026年3月10日"], 2026, date(2026, 3, 10)),
        (["政务公开工作方案", "云溪政办〔2025〕3号"], 2025, None),
        (
            ["政务公开工作方案", "根据《2024年全省政务公开工作要点》", "云溪区人民政府", "二〇二五年五月六日"],
            2025,
            date(2025, 5, 6),
        ),
        (["实施方案", "于2026年9月30日前完成迁移"], None, None),
        (["实施方案", "2026年2月30日"], None, None),
    ],
)
def test_a_plan_is_about_the_year_of_its_title_number_or_signature(lines, year, issued):
    assert plan_year(lines) == PlanYear(year, issued)
