from crawler.files.reading import FileReading, FileTable
from crawler.reading import read_page
from crawler.traits import annual_report, guide
from crawler.traits.catalogue import examine_file
from duewatch.demo.drawing import _cells
from duewatch.demo.report_tables import catalogue, report_tables, requests
from duewatch.demo.wording import guide_text, report_text
from duewatch.domain.sightings import Role
from duewatch.domain.traits import TraitKind

UNIT = "示例县教育局"


def drawn(*tables) -> str:
    def row(cells) -> str:
        return "<tr>" + "".join(f'<td colspan="{width}">{text}</td>' for text, width in _cells(cells)) + "</tr>"

    return "".join("<table>" + "".join(row(cells) for cells in table) + "</table>" for table in tables)


def page(title: str, *paragraphs: str, tables: str = "", column: str = "a"):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    source = (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>发布时间：2026-01-20 来源：{UNIT}</div>"
        f'<div class="article">{text}{tables}</div></body></html>'
    )
    url = f"http://county.example/{column}/202601/t20260120_1.html"
    reading = read_page(source.encode(), url, expect=Role.DOCUMENT, examine=True)
    return {trait.kind: dict(trait.facts) for trait in reading.traits}


def report(*tables, paragraphs=None):
    title = f"{UNIT}2025年政府信息公开工作年度报告"
    return page(title, *(paragraphs or report_text(UNIT, 2025)), tables=drawn(*tables))[TraitKind.ANNUAL_REPORT]


def test_a_report_in_the_form_lacks_nothing():
    found = report(*report_tables(UNIT, 2025))
    assert (found["missing_sections"], found["missing_tables"], found["wrong_sums"]) == ([], [], [])
    assert found["year"] == 2025
    assert len(found["sections"]) == 6


def test_a_sum_that_disagrees_is_told_with_both_sides():
    disclosed, _, disputes = report_tables(UNIT, 2025)
    sums = report(disclosed, requests(5, total=4), disputes)["wrong_sums"]
    assert any("「自然人」" in line and line.endswith("5≠4") for line in sums)


def test_missing_sections_and_tables_have_the_names_of_the_form():
    text = [paragraph for paragraph in report_text(UNIT, 2025) if not paragraph.startswith("六、")]
    found = report(report_tables(UNIT, 2025)[0], paragraphs=text)
    assert found["missing_sections"] == ["六、其他需要报告的事项"]
    assert found["missing_tables"] == ["收到和处理政府信息公开申请情况表", "政府信息公开行政复议、行政诉讼情况表"]


def test_a_page_with_another_title_is_no_report():
    assert TraitKind.ANNUAL_REPORT not in page("关于报送年度报告的通知", *report_text(UNIT, 2025))


def test_a_report_in_a_file_is_known_by_its_first_lines():
    text = "\n".join((UNIT, "2025年政府信息公开工作年度报告", *report_text(UNIT, 2025)))
    tables = tuple(FileTable("", grid) for grid in report_tables(UNIT, 2025))
    found = annual_report.examine_file(FileReading("docx", text=text, tables=tables))
    assert found is not None
    assert found["missing_sections"] == []
    assert annual_report.examine_file(FileReading("docx", text="关于开会的通知\n各单位")) is None


def test_a_guide_that_names_everything_and_one_that_does_not():
    whole = page("政府信息公开指南", *guide_text(UNIT, "a@county.example"))[TraitKind.GUIDE]
    assert whole["missing"] == []
    text = [paragraph.split("办公时间")[0] for paragraph in guide_text(UNIT, "a@county.example")]
    assert page("政府信息公开指南", *text)[TraitKind.GUIDE]["missing"] == ["办公时间", "联系电话", "传真号码"]


def test_a_guide_that_is_only_a_link_is_not_examined():
    assert guide.elements_of("指南见附件。") is None


def test_a_catalogue_on_a_page_with_its_fields_and_its_blanks():
    rows = catalogue(UNIT, ("社会救助", "养老服务"), without_limit="养老服务")
    found = page("标准目录", "目录如下。", tables=drawn(rows))[TraitKind.CATALOGUE]
    assert found["fields"] == ["社会救助", "养老服务"]
    assert (found["items"], found["blanks"], found["absent"]) == (4, 2, [])
    assert all("公开时限" in line for line in found["blank"])
    assert found["bodies"] == [UNIT]


def test_a_catalogue_in_a_file():
    rows = catalogue(UNIT, ("社会救助",))
    found = examine_file(FileReading("xlsx", tables=(FileTable("目录", rows),)))
    assert found is not None
    assert found["items"] == 2
    assert examine_file(FileReading("xlsx", text="名单")) is None
