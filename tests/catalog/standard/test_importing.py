import pytest

from duewatch.catalog import load
from duewatch.catalog.standard.importing import import_standard
from duewatch.catalog.standard.marks import is_on_the_web, is_ticked
from duewatch.domain.limits import TimeUnit, Trigger
from duewatch.domain.obligations import Verifiable
from duewatch.errors import CatalogError


@pytest.fixture(params=["html", "xlsx", "docx"])
def imported(request):
    """The same catalogue in each of the three formats."""
    return import_standard(request.getfixturevalue(request.param), "yingji-2026")


@pytest.fixture
def duties(imported, tmp_path):
    """The draft, written and loaded as a catalogue: by the number of the row."""
    folder = tmp_path / "draft"
    folder.mkdir()
    (folder / "draft.toml").write_text(imported.toml(), encoding="utf-8")
    obligations = load([folder], national=False).obligations
    return {name.rsplit("-", 1)[1]: duty for name, duty in obligations.items()}


def test_every_row_becomes_a_duty_and_the_note_below_does_not(imported, duties):
    assert imported.tables == 1
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


def test_same_as_above_takes_the_cell_above(imported, duties):
    assert duties["2"].limit.clauses[0].vague == "按进展"
    assert not [gap for gap in imported.gaps if gap.element in ("公开依据", "公开主体") and "同上" in gap.cell]


def test_what_was_not_understood_is_listed_with_the_cell(imported):
    found = {(gap.element, gap.cell, gap.what) for gap in imported.gaps}
    assert ("公开时限", "详见附件", "sets no limit that is understood") in found
    assert ("公开依据", "", "is empty") in found
    assert ("公开主体", "", "is empty") in found
    assert ("公开方式: 主动", "", "neither 主动 nor 依申请 is ticked") in found
    assert ("公开渠道和载体", "■两微一端", "does not name the government web site") in found
    assert len(found) == 5


@pytest.mark.parametrize(
    ("cell", "web"),
    [
        ("■政府网站", True),
        ("□政府网站 ■政府公报", False),
        ("■ 政府网站  □政府公报", True),
        ("▲政府网站", True),
        ("þ政府网站", True),
        ("口政府网站 ■广播电视", False),
        ("☐政府网站", False),
        ("政府网站、政务服务中心", True),
        ("政府门户网站", True),
        ("■公开查阅点\n■政府网站", True),
        ("■两微一端", None),
        ("", None),
    ],
)
def test_boxes_of_the_channel_cell(cell, web):
    assert is_on_the_web(cell) is web


@pytest.mark.parametrize(
    ("cell", "ticked"), [("√", True), (" √ ", True), ("Ö", True), ("✔", True), ("是", True), ("", False), ("否", False)]
)
def test_ticks_in_their_disguises(cell, ticked):
    assert is_ticked(cell) is ticked


@pytest.mark.parametrize("content", [b"<html><p>no table</p></html>", b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0broken"])
def test_what_is_no_catalogue_is_one_message(tmp_path, content):
    file = tmp_path / "x.html"
    file.write_bytes(content)
    with pytest.raises(CatalogError):
        import_standard(file, "x")


def test_a_hostile_span_stays_within_bounds(tmp_path):
    file = tmp_path / "x.html"
    rows = '<tr><td rowspan="99999999" colspan="99999999">公开时限</td></tr>' * 50
    file.write_text(f"<table>{rows}</table>", encoding="utf-8")
    with pytest.raises(CatalogError):
        import_standard(file, "x")
