"""Numbers, dates and issuers out of running text: taken only where they are the document's own."""

import pytest

from crawler.fields import dates, doc_no, written_date
from crawler.fields.issuer import is_organ


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("关于印发规划的通知(青发改〔2026〕884号)", "青发改〔2026〕884号"),
        ("《供水管理办法》 2026年第41号令", "2026年第41号令"),
        ("关于废止《办法》（青财〔2021〕122号）等文件的通知", None),
        ("2020年度报告", None),
    ],
)
def test_a_number_counts_only_at_the_end_of_a_title(title, number):
    assert doc_no.from_title(title) == number


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["青政办〔2020〕65号", "各乡镇人民政府："], "青政办〔2020〕65号"),
        (["财政厅 税务局公告2026年第19号", "现公告如下。"], "财政厅 税务局公告2026年第19号"),
        (["云岭市人民政府令", "第12号", "第一条"], "云岭市人民政府令第12号"),
        (["（2021年10月30日商务部令第18号公布 自2021年11月15日起施行）"], "商务部令第18号"),
        (["（2015年10月29日令第118号公布 根据2022年5月31日令第199号修订）"], None),
        (["各乡镇人民政府：", "青政办〔2020〕65号"], None),
        (["根据青政办〔2020〕65号文件精神，现通知如下。"], None),
    ],
)
def test_a_number_counts_only_where_it_stands_alone_at_the_head(lines, number):
    assert doc_no.from_lines(lines) == number


def test_a_signature_gives_date_and_issuer():
    found = written_date.from_lines(["特此通知。", "青禾县水务局", "2021年3月1日", "（此件主动公开）"])
    assert found is not None
    assert (dates.iso(found[0]), found[2]) == ("2021-03-01", "青禾县水务局")


def test_the_first_signature_counts_and_not_that_of_an_attached_report():
    lines = [
        "请遵照执行。",
        "青禾县人民政府",
        "1996年2月5日",
        "附件：地震局报告",
        "报告正文，内容从略。",
        "青禾县地震局",
        "一九九六年一月二十五日",
    ]
    found = written_date.from_lines(lines)
    assert found is not None
    assert dates.iso(found[0]) == "1996-02-05"


def test_a_date_in_the_middle_of_a_text_is_no_signature():
    assert (
        written_date.from_lines(["会议定于2021年3月1日召开。", "2021年3月1日", "参会人员另行通知，请各单位做好准备。"]) is None
    )


def test_a_promulgation_bracket_gives_the_date():
    found = written_date.from_lines(
        ["云岭市供水管理办法", "（2007年6月29日市人大常委会第二十八次会议通过）", "第一条 为了供水。"]
    )
    assert found is not None
    assert dates.iso(found[0]) == "2007-06-29"


@pytest.mark.parametrize("name", ["青禾县人民政府办公室", "云岭市交通局 云岭市财政局", "碧水乡"])
def test_a_body_is_recognised(name):
    assert is_organ(name)


@pytest.mark.parametrize("text", ["请遵照执行。", "一、总体要求", "联系人：张某", ""])
def test_a_sentence_is_no_body(text):
    assert not is_organ(text)
