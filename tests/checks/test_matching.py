"""Names, years, numbers and what a fact may show of a page."""

import pytest

from checks.matching import document_number, names_year, normalised
from checks.wording import LONGEST, shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("索 引 号", "索引号"),
        ("《实施方案》（试行）", "实施方案(试行)"),
        ("ＡＢＣ－１２", "abc 12"),
        ("国办发〔2020〕17 号", "国办发[2020]17号"),
        ("榕政办﹝2018﹞125号", "榕政办（2018）125号"),
    ],
)
def test_two_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


def test_a_document_number_that_is_not_there_is_none() -> None:
    assert document_number(None) is None
    assert document_number("  ") is None
    assert document_number("云政办〔2026〕1 号") == document_number("云政办(2026)1号")


@pytest.mark.parametrize("title", ["2025年度报告", "二〇二五年度报告", "二○二五年度报告", "２０２５年报", "报告（2025）"])
def test_a_title_names_its_year_in_any_digits(title: str) -> None:
    assert names_year(title, 2025)


@pytest.mark.parametrize("title", ["2024年度报告", "第12025号公告", "20250101", "二〇二四年度报告", "年度报告"])
def test_other_numbers_are_no_year(title: str) -> None:
    assert not names_year(title, 2025)


def test_a_personal_number_is_masked_and_other_numbers_are_not() -> None:
    assert shown("联系人 13812345678，证件 110101199003071234。") == "联系人 138****5678，证件 11*************234。"
    assert (
        shown("索引号 YX00101-0240-2026-00007 与 011336909/2020-12335")
        == "索引号 YX00101-0240-2026-00007 与 011336909/2020-12335"
    )
    assert "1101011990030712345678" in shown("1101011990030712345678")


def test_page_text_in_a_fact_is_one_bounded_line() -> None:
    text = shown("长\n题 \t" * 400)
    assert len(text) == LONGEST
    assert "\n" not in text
    assert text.endswith("…")
