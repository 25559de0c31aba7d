"""A published 标准目录 in each format, from the file to duties that the loader reads."""

import pytest

from duewatch.catalog import load
from duewatch.catalog.standard import draft
from duewatch.catalog.writing import write_folder
from duewatch.cli.published_catalogue import read_published
from duewatch.domain.limits import TimeUnit, Trigger
from duewatch.domain.obligations import Verifiable
from duewatch.errors import CatalogError


@pytest.fixture(params=["html", "xlsx", "docx"])
def published(request):
    """The same catalogue in each of the three formats."""
    return read_published(request.getfixturevalue(request.param))


@pytest.fixture
def drafted(published):
    return draft(published.items, published.gaps, "yingji-2026", "应急领域目录")


@pytest.fixture
def duties(drafted, tmp_path):
    """The draft, written and loaded as a catalogue: by the number of the row."""
    write_folder({"basis": [drafted.basis], "obligation": drafted.obligations}, tmp_path / "draft")
    obligations = load([tmp_path / "draft"], national=False).obligations
    return {name.rsplit("-", 1)[1]: duty for name, duty in obligations.items()}


def test_every_row_becomes_a_duty_and_the_note_below_does_not(published, duties):
    assert published.tables == 1
    assert sorted(duties) == ["1", "2", "3", "4", "5"]


def test_a_row_has_its_limit_in_normal_form_and_says_where_to_look(duties):
    duty = duties["1"]
    (clause,) = duty.limit.clauses
    assert (clause.trigger, clause.also_triggers, clause.n, clause.unit) == (
        Trigger.FORMED,
        (Trigger.CHANGED,),
        20,
        TimeUnit.WORKING_DAY,
    )
    assert duty.title == "政策文件 / 法规政策"
    assert duty.looks_for.title == ("法规政策",)
    assert duty.looks_for.columns == ("政策文件", "法规政策")
    assert duty.checks == ("missing-item", "overdue-publication")
    assert duty.basis[0].clause == "安全生产领域 第1项"


def test_levels_say_whom_a_row_binds(duties):
    assert duties["1"].applies_to == ("district", "department")
    assert duties["2"].applies_to == ("district", "department", "township", "street")
    assert duties["3"].applies_to == ("township", "street")


def test_only_rows_for_the_web_site_and_proactive_are_given_to_checks(duties):
    assert duties["3"].verifiable is Verifiable.NO
    assert "政府网站" in duties["3"].verifiable_reason
    assert duties["4"].verifiable is Verifiable.NO
    assert "依申请" in duties["4"].verifiable_reason
    assert [number for number, duty in sorted(duties.items()) if duty.checks] == ["1", "2"]


def test_same_as_above_takes_the_cell_above(published, duties):
    assert duties["2"].limit.clauses[0].vague == "按进展"
    assert (published.items[1].basis, published.items[1].body) == ("政府信息公开条例", "应急管理局")
    assert not [gap for gap in published.gaps if "同上" in gap.cell]


def test_what_was_not_understood_is_listed_with_the_cell(drafted, published):
    last = published.items[-1].row
    found = {(gap.column, gap.element, gap.cell, gap.what) for gap in drafted.gaps}
    assert {gap.row for gap in drafted.gaps} == {last}
    assert found == {
        (None, "公开时限", "详见附件", "sets no limit that is understood"),
        (None, "公开依据", "", "is empty"),
        (None, "公开主体", "", "is empty"),
        (11, "公开方式/主动", "", "nothing is ticked"),
        (None, "公开渠道和载体", "两微一端", "does not name the government web site"),
    }
    assert len(drafted.gaps) == len(found)


@pytest.fixture
def table(tmp_path):
    """Reads one table given by its rows."""

    def read(*rows):
        file = tmp_path / "目录.html"
        lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        file.write_text(f"<html><body><table>{lines}</table></body></html>", encoding="utf-8")
        return read_published(file)

    return read


def test_a_form_without_ticks_lists_what_is_proactive(table):
    heads = ("序号", "业务事项", "内容标准", "公开时限", "公开形式")
    published = table(heads, ("7", "年报", "标题", "按年公开", "政府网站常规公开"), ("8", "补偿", "情况", "及时", "依申请公开"))
    assert [(item.proactive, item.web) for item in published.items] == [(True, True), (False, None)]
    absent = [gap.element for gap in published.gaps if gap.what == "the form has no such column"]
    assert absent == ["公开依据", "公开主体", "公开对象", "公开方式"]


def test_an_element_whose_cell_is_listed_is_not_told_twice(table):
    heads = ("序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道", "公开对象", "公开方式")
    published = table(heads, ("1", "文件", "全文", "同上", "及时", "", "□政府公报", "全社会", "?"))
    assert {(gap.column, gap.element, gap.what) for gap in published.gaps} == {
        (4, "公开依据", "there is nothing above it"),
        (None, "公开主体", "is empty"),
        (7, "公开渠道", "no channel is ticked"),
        (9, "公开方式", "the sign is no tick"),
    }


def test_an_empty_box_for_the_web_site_is_told_from_a_form_that_does_not_name_it(table):
    heads = ("序号", "公开事项", "公开内容", "公开时限", "公开渠道")
    rows = (("1", "甲", "全文", "及时", "□政府网站 ■政府公报"), ("2", "乙", "全文", "及时", "■政府公报"))
    assert [item.web for item in table(heads, *rows).items] == [False, None]


@pytest.mark.parametrize("content", [b"<html><p>no table</p></html>", b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0broken"])
def test_what_is_no_catalogue_is_one_message(tmp_path, content):
    file = tmp_path / "x.html"
    file.write_bytes(content)
    with pytest.raises(CatalogError):
        read_published(file)


def test_a_file_that_is_not_there_is_one_message(tmp_path):
    with pytest.raises(CatalogError, match="No such file"):
        read_published(tmp_path / "nowhere.html")


def test_a_hostile_span_stays_within_bounds(tmp_path):
    file = tmp_path / "x.html"
    rows = '<tr><td rowspan="99999999" colspan="99999999">公开时限</td></tr>' * 50
    file.write_text(f"<table>{rows}</table>", encoding="utf-8")
    with pytest.raises(CatalogError):
        read_published(file)


def test_a_catalogue_flattened_to_a_cell_a_line_is_drafted_from_and_its_lost_ticks_are_listed(tmp_path):
    heads = [
        "序号",
        "公开事项",
        "公开内容（要素）",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体",
        "公开对象",
        "公开方式",
    ]
    options = ["公开层级", "一级事项", "二级事项", "全社会", "特定群体", "主动", "依申请公开", "县级", "乡级"]
    row = ["政策文件", "上级文件", "文件全文", "《示例条例》", "形成之日起20个工作日内", "示例镇人民政府", "■政府网站 □其他"]
    file = tmp_path / "目录.txt"
    file.write_text("\n".join([*heads, *options, "1", *row, *["√"] * 6, "2", *row, "√", "√"]), encoding="utf-8")
    published = read_published(file)
    assert [(item.names, item.web, item.proactive) for item in published.items] == [
        (("政策文件", "上级文件"), True, True),
        (("政策文件", "上级文件"), True, False),
    ]
    assert [(gap.cell, gap.what) for gap in published.gaps] == [("√ √", "nobody can tell which columns were ticked")]
    duties = draft(published.items, published.gaps, "here-2026", "目录").obligations
    assert [bool(duty["checks"]) for duty in duties] == [True, False]
