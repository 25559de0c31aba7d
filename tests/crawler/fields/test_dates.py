"""The exact date reader: what it reads, and what it refuses to guess."""

from datetime import UTC, date, datetime

import pytest

from crawler.fields import dates, relative
from duewatch.domain.dates import Precision

DAYS = {
    "2020年12月15日": "2020-12-15",
    "２０２０年１２月 １５ 日": "2020-12-15",
    "2020/9/3": "2020-09-03",
    "2020.9.3": "2020-09-03",
    "[2020-09-03]": "2020-09-03",
    "20200903": "2020-09-03",
    "二〇二〇年十二月十五日": "2020-12-15",
    "二○二○年元月三十一日": "2020-01-31",
    "一九九六年六月二十九日": "1996-06-29",
    "2026/06/25 来源：办公室": "2026-06-25",
}
MOMENTS = {
    "2018-07-04 10:07": ("2018-07-04", "10:07"),
    "2018-07-04 10:07:33": ("2018-07-04", "10:07:33"),
    "2018年07月04日 10时07分": ("2018-07-04", "10:07"),
    "2020-09-03 下午3:05": ("2020-09-03", "15:05"),
    "2020-09-03 上午12:05": ("2020-09-03", "00:05"),
    "2020-09-03 12:05 AM": ("2020-09-03", "00:05"),
    "2007-08-20-23:59:59": ("2007-08-20", "23:59:59"),
    "2011-11-21T16:00:00.000Z": ("2011-11-22", "00:00:00"),
    "2020-09-03T01:02:03+08:00": ("2020-09-03", "01:02:03"),
    "1600000000": ("2020-09-13", "20:26:40"),
    "1600000000000": ("2020-09-13", "20:26:40"),
}
INTERVALS = {
    "2020年9月": (date(2020, 9, 1), date(2020, 9, 30), Precision.MONTH),
    "2020-9": (date(2020, 9, 1), date(2020, 9, 30), Precision.MONTH),
    "2020年": (date(2020, 1, 1), date(2020, 12, 31), Precision.YEAR),
    "2020年9月中旬": (date(2020, 9, 11), date(2020, 9, 20), Precision.DEKAD),
    "2020年2月底": (date(2020, 2, 21), date(2020, 2, 29), Precision.DEKAD),
    "2020年上半年": (date(2020, 1, 1), date(2020, 6, 30), Precision.HALF),
    "2020年第三季度": (date(2020, 7, 1), date(2020, 9, 30), Precision.QUARTER),
    "2020年底": (date(2020, 12, 1), date(2020, 12, 31), Precision.MONTH),
    "二〇二〇年九月": (date(2020, 9, 1), date(2020, 9, 30), Precision.MONTH),
}
NOT_DATES = ("", "null", "2026-13-45", "2026年2月30日", "13950000000", "共1999件", "第12号", "9月3日", "1868年1月2日", "1.2.3")


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day_is_read_whatever_its_signs(text, day):
    found = dates.parse(text)
    assert found is not None
    assert (dates.iso(found), dates.clock(found), found.precision) == (day, None, Precision.DAY)


@pytest.mark.parametrize(("text", "wanted"), MOMENTS.items())
def test_a_clock_time_is_read_and_given_in_china_time(text, wanted):
    found = dates.parse(text)
    assert found is not None
    assert (dates.iso(found), dates.clock(found)) == wanted


@pytest.mark.parametrize(("text", "wanted"), INTERVALS.items())
def test_a_coarse_date_stays_an_interval(text, wanted):
    found = dates.parse(text)
    assert found is not None
    assert (found.first_day, found.last_day, found.precision) == wanted


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_names_no_date_is_not_guessed(text):
    assert dates.parse(text) is None


def test_a_day_without_a_year_needs_the_year_of_its_page():
    assert dates.parse("09-03") is None
    found = dates.parse("09-03", year=2019)
    assert found is not None
    assert dates.iso(found) == "2019-09-03"


def test_all_days_of_a_running_text_are_found_in_order():
    text = "于2020年1月2日印发，一九九六年六月二十九日废止，2021-03-04 10:11修订"
    assert [dates.iso(found) for found, _, _ in dates.find(text)] == ["2020-01-02", "1996-06-29", "2021-03-04"]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("http://a.example/202011/t20201115_23.htm", "2020-11-15"),
        ("http://a.example/content/2018-12/29/content_1.htm", "2018-12-29"),
        ("http://a.example/art/2021/3/5/art_1_2.html", "2021-03-05"),
        ("http://a.example/info/1012/1234.htm", None),
    ],
)
def test_the_day_in_an_address_is_read(url, day):
    found = dates.in_address(url)
    assert (dates.iso(found) if found else None) == day


def test_relative_phrases_are_counted_from_the_fetch():
    seen_at = datetime(2020, 3, 4, 2, 30, tzinfo=UTC)  # 10:30 in China
    yesterday = relative.parse("昨天", seen_at)
    hours = relative.parse("3小时前", seen_at)
    assert yesterday is not None
    assert hours is not None
    assert dates.iso(yesterday) == "2020-03-03"
    assert (dates.iso(hours), dates.clock(hours)) == ("2020-03-04", "07:30")
    assert relative.parse("2020-03-01", seen_at) is None
