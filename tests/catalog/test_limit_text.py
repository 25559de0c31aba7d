import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duewatch.catalog.complaints import Complaints
from duewatch.catalog.limit_fields import read_limit
from duewatch.catalog.limit_text import MOST_CLAUSES, parse_limit
from duewatch.catalog.limit_words import normalise, number_of
from duewatch.catalog.table import Table
from duewatch.domain.limits import Clause, TimeUnit, Trigger

CASES = tomllib.loads((Path(__file__).parent / "limits.toml").read_text(encoding="utf-8"))["limit"]


def clauses_of(case):
    complaints = Complaints()
    limit = read_limit(Table({"clauses": case["clauses"]}, "limits.toml", case["text"], complaints))
    assert not complaints, complaints.lines
    return limit.clauses


def without_text(clauses):
    return tuple(Clause(**{name: getattr(clause, name) for name in Clause.__slots__ if name != "text"}) for clause in clauses)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_cell_becomes_these_clauses(case):
    assert without_text(parse_limit(case["text"]).clauses) == clauses_of(case)


def test_there_are_enough_cases_and_none_stands_there_twice():
    texts = [case["text"] for case in CASES]
    assert len(texts) >= 120
    assert len(set(texts)) == len(texts)


def test_the_cell_and_the_words_of_each_clause_are_kept():
    limit = parse_limit("作出决定之日起7个工作日内；情况复杂的经批准可延长7个工作日")
    assert limit.text == "作出决定之日起7个工作日内；情况复杂的经批准可延长7个工作日"
    assert [clause.text for clause in limit.clauses] == ["作出决定之日起7个工作日内;情况复杂的经批准可延长7个工作日"]


@pytest.mark.parametrize(
    "text", ["", "   ", "；；；", "无", "详见附件", "20个部门", "第20条", "0598-1234567", "2020年政务公开工作要点第3项"]
)
def test_what_is_no_limit_gives_no_number_of_days(text):
    assert all(clause.n is None for clause in parse_limit(text).clauses)


def test_a_date_that_does_not_exist_is_not_bent_into_another_one():
    assert [clause.by or clause.by_yearly or clause.n for clause in parse_limit("2月30日前").clauses] == [None]


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十五", 15),
        ("廿", 20),
        ("二十", 20),
        ("三十一", 31),
        ("一百二十", 120),
        ("一百零五", 105),
        ("二〇", 20),
    ],
)
def test_chinese_numerals_are_read(word, number):
    assert number_of(word) == number


@pytest.mark.parametrize("word", ["", "日", "十十", "百百", "两两百"])
def test_what_is_no_numeral_is_no_number(word):
    assert number_of(word) is None


def test_numerals_that_count_nothing_are_left_alone():
    assert normalise("一件事一类事综合办事信息") == "一件事一类事综合办事信息"


def test_the_plain_legal_limit_is_the_same_in_every_writing():
    plain = without_text(parse_limit("信息形成之日起20个工作日内").clauses)
    for other in (
        "信息形成之日起二十个工作日内",
        "信息形成之日起２０个工作日内",
        "信息 形成 之日起 20 个工作日 内",
        "信息形成之日起20個工作日內",
    ):
        assert without_text(parse_limit(other).clauses) == plain
    assert plain == (Clause(trigger=Trigger.FORMED, n=20, unit=TimeUnit.WORKING_DAY),)


@given(
    st.text(
        alphabet="自信息形成变更之日起二十0123456789个工作日内天周月年底前每半及时公开；。，（）()/.-、同上届满延长不少于期",
        max_size=60,
    )
)
def test_no_cell_makes_the_parser_fail(text):
    limit = parse_limit(text)
    assert limit.text == text
    assert len(limit.clauses) <= MOST_CLAUSES * 2


def test_a_hostile_cell_is_read_within_bounds():
    limit = parse_limit("20个工作日内；" * 50_000)
    assert len(limit.clauses) <= MOST_CLAUSES
