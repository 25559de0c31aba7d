from decimal import Decimal

import pytest

from crawler.annual_report import read_annual_report
from crawler.annual_report.reader import is_annual_report
from crawler.page import Page
from crawler.reading import read_page
from crawler.tables import grids_of

TITLE = "示例县教育局2024年政府信息公开工作年度报告"


def test_six_sections_are_told_from_table_rows_with_the_same_numerals(report):
    read = report()
    assert [section.number for section in read.sections] == [1, 2, 3, 4, 5, 6]
    assert read.sections[3].title == "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"
    assert all(section.standard for section in read.sections)
    assert read.sections[5].text == "无。"


def test_a_heading_may_share_its_line_with_the_text(report):
    told = "本年度我局认真落实各项要求，全年主动公开政府信息一百余条，没有发生泄密事件，也没有收到投诉举报。"
    read = report(text=f"一、总体情况 {told}\n二、主动公开政府信息情况\n略\n三、收到和处理政府信息公开申请情况\n略")
    assert read.sections[0].title == "一、总体情况"
    assert read.sections[0].text.startswith("本年度我局")


def test_a_heading_behind_the_last_row_of_a_table_is_found():
    text = "一、总体情况\n略。\n二、主动公开政府信息情况\n行政事业性收费 18.06 三、收到和处理政府信息公开申请情况\n没有收到。"
    read = read_annual_report(TITLE, text, [])
    assert [(section.number, section.text) for section in read.sections][1:] == [(2, "行政事业性收费 18.06"), (3, "没有收到。")]


def test_a_section_that_the_form_does_not_have_is_kept_as_printed_and_not_called_standard(report):
    read = report(text="一、概述\n甲\n二、主动公开政府信息情况\n乙\n三、收费情况\n丙\n四、人员情况\n丁")
    assert [section.standard for section in read.sections] == [True, True, False, False]
    assert not read.is_complete


def test_all_three_tables_are_read_with_the_rows_and_columns_of_the_form(report):
    read = report()
    assert read.is_complete
    assert read.year == 2024
    requests = read.tables["requests"]
    assert requests.missing == ()
    assert requests.value("received", "persons") == 5
    assert requests.value("unavailable/not-held", "total") == 2
    assert requests.value("other/other", "total") == 0
    assert read.tables["disputes"].value("review", "pending") == 1
    assert read.tables["disputes"].value("after-review", "upheld") == 3
    assert read.tables["disclosed"].value("fees", "amount") == Decimal("18.06")


def test_numbers_are_read_as_people_type_them_and_a_dash_is_none(report):
    disclosed = report().tables["disclosed"]
    assert disclosed.value("normative-documents", "made") == 12
    assert disclosed.value("licences", "decisions") == 1234
    assert disclosed.value("penalties", "decisions") == 7
    assert disclosed.value("compulsion", "decisions") is None
    assert report().unreadable == ("disclosed/compulsion/decisions: —",)


def test_sums_that_agree_are_facts_like_those_that_do_not(report, grid):
    assert all(one.agrees for one in report().sums)
    wrong = [one for one in report(grid(received=(9, 1))).sums if not one.agrees]
    assert {(one.rule, one.place) for one in wrong} == {("balance", "persons"), ("balance", "total")}
    assert (wrong[0].left, wrong[0].right) == (10, 6)
    wrong = [one for one in report(grid(granted=(4, 1, 9))).sums if not one.agrees]
    assert {(one.rule, one.place) for one in wrong} == {("results-total", "total"), ("applicants-total", "granted")}


def test_rows_that_later_forms_add_are_kept_and_counted(report, grid):
    read = report(grid(extra=[("9.属于工作秘密", (1, 0))], results=(7, 1), received=(6, 1)))
    added = [row for row in read.tables["requests"].rows if row.key is None]
    assert [row.label[-1] for row in added] == ["9.属于工作秘密"]
    assert read.tables["requests"].missing == ()
    assert all(one.agrees for one in read.sums)


def test_the_trial_form_of_2019_is_read_in_its_own_rows(report, grid):
    trial = [row for row in grid() if row[1] != "（六）其他处理"]
    trial.insert(-2, ("三、本年度办理结果", "（六）其他处理", "（六）其他处理", *("0",) * 7))
    disclosed = (
        ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        ("规章", "1", "2", "30"),
        ("规范性文件", "4", "5", "60"),
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        ("行政许可", "7", "-1", "80"),
        ("其他对外管理服务事项", "0", "0", "9"),
        ("信息内容", "采购项目数量", "采购总金额", "采购总金额"),
        ("政府集中采购", "6", "251000元", "251000元"),
    )
    read = report(tuple(trial), disclosed)
    assert read.tables["requests"].missing == ()
    assert read.tables["requests"].value("other", "total") == 0
    assert read.tables["disclosed"].value("procurement", "amount") == 251000
    made = [row for row in read.tables["disclosed"].rows if row.key == "normative-documents"][-1]
    assert {column: figure.value for column, figure in made.figures.items()} == {
        "made": 4,
        "newly-published": 5,
        "published-total": 60,
    }


def test_a_missing_row_is_named(report, grid):
    cut = tuple(row for row in grid() if "重复申请" not in row[2])
    assert report(cut).tables["requests"].missing == ("not-handled/repeated",)


def test_a_table_cut_in_two_by_a_page_break_is_put_together(report, grid):
    whole = grid()
    read = report(whole[:12], whole[12:])
    assert read.tables["requests"].missing == ()
    assert all(one.agrees for one in read.sums)


def test_labels_without_merged_cells_find_their_group_from_the_rows_above(report, grid):
    bare = []
    above: tuple[str, ...] = ("", "", "")
    for row in grid():
        labels = ["" if row[at] == above[at] and at < 2 else row[at] for at in range(3)]
        bare.append((*labels, *row[3:]))
        above = row[:3]
    assert report(tuple(bare)).tables["requests"].missing == ()


@pytest.mark.parametrize(
    ("title", "is_report"),
    [
        (TITLE, True),
        ("示例镇政府信息公开工作年度报告（2023年度）", True),
        ("2019年示例街道信息公开年度报告", True),
        ("示例局2025年度政府信息公开年报", True),
        ("示例局2025年政府信息公开工作年报", True),
        ("关于报送2024年政府信息公开工作年度报告的通知", False),
        ("示例局2024年法治政府建设年度报告", False),
        ("示例局政府信息公开指南", False),
    ],
)
def test_a_report_is_known_by_its_title(title, is_report):
    assert is_annual_report(title) is is_report


def test_a_page_with_the_title_alone_is_no_report():
    assert read_annual_report(TITLE, "详见附件", []) is None


@pytest.mark.corpus
def test_the_two_real_reports_are_read_as_their_labels_say(annual_report_labels):
    for page, label in annual_report_labels:
        body = page.read_bytes()
        record = read_page(body, label["url"]).record
        read = read_annual_report(record.title, record.body_text, grids_of(Page.from_bytes(body, label["url"]).body))
        expected = label["annual_report"]
        assert read.year == expected["year"]
        assert ["".join(section.title.split()) for section in read.sections] == [
            "".join(one.split()) for one in expected["sections"]
        ]
        assert len(read.tables) == expected["tables"]
        assert all(one.agrees for one in read.sums)
