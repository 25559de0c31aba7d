"""Draft duties: what the five source plans name must be found, and little else."""

import re
from datetime import date
from pathlib import Path

import pytest

from duewatch.catalog import load
from duewatch.catalog.plans.drafting import draft
from duewatch.catalog.plans.findings import Confidence, duties_in
from duewatch.catalog.plans.text import clean, paragraphs_of
from duewatch.domain.limits import Frequency, TimeUnit
from duewatch.errors import CatalogError

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "sources"

# Every dated or periodic duty of the plans: its limit as the first of its clauses has it, and words of its quotation.
DATED = {
    "000": [("6 month", "自评")],
    "001": [
        ("2020-12-25", "书面报区政府办"),
        ("2020-10-31", "编制完成.*标准目录"),
        ("2020-11-15", "在区门户网站公开"),
        ("2020-12-31", "现行有效规范性文件"),
        ("2020-12-31", "底数不清"),
        ("2020-12-31", "政府信息公开平台"),
        ("12 hour", "转载转发"),
    ],
    "002": [
        ("1 year", "每年至少1次"),
        ("2 working-day", "处理、整改和回复"),
        ("1 working-day", "公开变更后"),
        ("2018-12-31", "编制完成.*清单"),
        ("2019-01-31", "公开政务公开清单"),
    ],
    "003": [
        ("2020-10-10", "区直各有关单位26个试点领域.*编制"),
        ("2020-11-05", "在政府网站上公开"),
        ("2020-10-23", "编制完成政务公开事项标准目录"),
        ("2020-11-15", "编制完成政务公开事项标准目录,.*在政府网站上公开"),
        ("2020-10-23", "专题专栏打造"),
        ("2020-11-15", "我区.*在政府网站上公开"),
        ("2022-06-30", "调整完善"),
        ("2020-10-23", "互动交流入口和在线办事入口"),
        ("2020-10-23", "依申请公开流程图"),
        ("2020-12-31", "40项以上"),
        ("2020-12-31", "100%发布办事指南"),
        ("2020-12-31", "惠企政策"),
        ("2020-12-31", "60%以上"),
        ("2020-12-31", "满意度"),
        ("2020-09-20", "领导小组"),
        ("2020-09-20", "出台实施方案"),
        ("2020-11-15", "更新基层政务公开标准化规范化专题信息"),
        ("2020-12-31", "绩效考核"),
        ("2020-11-15", "关注度和参与度"),
        ("2020-10-23", "细化分类"),
        ("2020-10-23", "逐项明确名称"),
        ("2020-12-31", "“五公开”工作机制"),
        ("2020-12-31", "公文办理"),
        ("2020-10-23", "防止泄露个人信息"),
        ("2020-12-31", "政策解读工作机制"),
        ("2020-12-31", "舆情收集"),
        ("2020-12-31", "优化试点领域各类事项公开流程"),
        ("2020-11-15", "及时公开需要社会广泛知晓"),
        ("2020-11-15", "完整公开26个试点领域"),
        ("2020-11-15", "工作手册"),
    ],
    "004": [],
}


def shown(duty):
    clause = duty.limit.clauses[0]
    if clause.by:
        return clause.by.isoformat()
    if clause.frequency:
        return f"{clause.frequency.per} {clause.frequency.unit}"
    return f"{clause.n} {clause.unit}"


@pytest.mark.corpus
@pytest.mark.parametrize("number", DATED)
def test_the_dated_duties_of_a_source_are_found_and_little_else(number):
    if not SOURCES.is_dir():
        pytest.skip("the source plans are not beside this checkout")
    (file,) = SOURCES.glob(f"{number}_*.txt")
    found = [(shown(duty), duty.quote) for duty in duties_in(paragraphs_of(file))]
    expected = DATED[number]

    def fits(one, other):
        return one[0] == other[0] and re.search(other[1], one[1])

    missed = [want for want in expected if not any(fits(have, want) for have in found)]
    idle = [have for have in found if not any(fits(have, want) for want in expected)]
    assert len(missed) <= 0.1 * len(expected), missed
    assert len(idle) <= 0.15 * len(found), idle


PLAN = """
云溪区2026年政务公开工作要点
云政办〔2026〕3号
各镇人民政府、街道办事处，区直各单位：
    根据《国务院办公厅关于印发2026年政务公开工作要点的通知》（国办发〔2026〕9号）精神，为纪念条例实施7周年，截至2025年底已公开3000条，现制定如下要点。
一、主动公开
（一）公开清单。各单位于6月底前编制权责清单，7月15日在区政府网站公布。（责任单位：区直各单位；完成时限：2026年7月）
（二）政策解读。政策文件公开后3个工作日内发布解读材料；每季度至少开展1次新闻发布会。
2.转载。区政府办发布的重要信息，各镇街要在24小时内转载。
二、保障措施
每年1月31日前公布年度报告。2025年度工作总结已于1月10日报送。三年行动自2026年9月起实施。
附件
工作任务表
1
开设政务公开专题专栏，集中发布标准目录
各镇人民政府
2026年10月中旬
2
完善依申请公开流程图
区直各单位
长期
云溪区人民政府办公室
2026年3月10日
"""


@pytest.fixture
def plan(tmp_path):
    file = tmp_path / "云溪区2026年政务公开工作要点.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def test_another_plan_is_read_with_clauses_dates_and_who_is_responsible(plan):
    found = {shown(duty): duty for duty in duties_in(paragraphs_of(plan))}
    assert found["2026-06-30"].clause == "一(一)"
    assert found["2026-07-15"].quote.endswith("7月15日在区政府网站公布")
    assert found["2026-07-31"].responsible == "区直各单位"
    assert found["3 working-day"].clause == "一(二)"
    assert found["3 month"].limit.clauses[0].frequency == Frequency(1, 3, TimeUnit.MONTH)
    assert found["24 hour"].clause == "一(二)2"
    assert found["2026-10-20"].responsible == "各镇人民政府"
    assert found["2026-10-20"].clause == "附件1"
    assert found["2026-10-20"].confidence is Confidence.HIGH


def test_what_binds_nobody_is_no_duty(plan):
    days = {clause.by for duty in duties_in(paragraphs_of(plan)) for clause in duty.limit.clauses if clause.by}
    assert date(2026, 3, 10) not in days  # the signature
    assert date(2025, 12, 31) not in days  # what was done by then
    assert date(2026, 1, 10) not in days  # what was handed in
    assert date(2026, 9, 30) not in days  # a beginning
    quotes = " ".join(duty.quote for duty in duties_in(paragraphs_of(plan)))
    assert "周年" not in quotes
    assert "国办发" not in quotes


COPY = """
云溪區(qū)全面推進(jìn)基層(céng)政務(wù)公開標(biāo)準(zhǔn)化工作實施方案
云政辦〔2026〕9號
一、目標(biāo)要求
到2028年，基本建成統(tǒng)一規(guī)范的基層政務(wù)公開標(biāo)準(zhǔn)體系。
（一）2026年年底前，我區(qū)初步建成26個試點領(lǐng)域目錄體系。
（二）2027年6月底前，制定完成公開流程。
工作任務(wù)
具體要求
責(zé)任科室
時限要求
對行政規(guī)范性文件進(jìn)行全面清理，并向社會公布現(xiàn)行有效文件目錄。
辦公室
年底前
積極做好政策解讀工作，豐富解讀形式。
各科室
持續(xù)推進(jìn)
"""


def test_a_copy_in_traditional_characters_and_a_flattened_table_are_read(tmp_path):
    file = tmp_path / "copy.txt"
    file.write_text(COPY, encoding="utf-8")
    found = [(shown(duty), duty.clause, duty.quote) for duty in duties_in(paragraphs_of(file))]
    assert found == [
        ("2028-12-31", "一", "到2028年,基本建成统一规范的基层政务公开标准体系"),
        ("2026-12-31", "一(一)", "2026年年底前,我区初步建成26个试点领域目录体系"),
        ("2027-06-30", "一(二)", "2027年6月底前,制定完成公开流程"),
        ("2026-12-31", "一(二)", "对行政规范性文件进行全面清理,并向社会公布现行有效文件目录。"),
    ]


def test_a_draft_loads_and_says_how_sure_it_is(plan, tmp_path):
    text, found = draft(plan, "yunxi-2026")
    folder = tmp_path / "draft"
    folder.mkdir()
    (folder / "draft.toml").write_text(text, encoding="utf-8")
    obligations = load([folder], national=False).obligations
    assert len(obligations) == len(found)
    assert "# confidence: high; responsible as printed: 区直各单位\n[[obligation]]" in text
    duty = next(one for one in obligations.values() if "专题专栏" in one.title)
    assert duty.limit.clauses[0].by == date(2026, 10, 20)
    assert duty.applies_to == ("township",)
    assert duty.checks == ("missing-item", "overdue-publication")
    assert all(one.basis[0].quote in clean(PLAN) for one in obligations.values())


def test_the_same_plan_as_html_and_docx_gives_the_same_duties(plan, tmp_path):
    import zipfile
    from xml.sax.saxutils import escape

    lines = PLAN.strip().splitlines()
    html = tmp_path / "plan.html"
    html.write_text("<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in lines) + "</body></html>", encoding="utf-8")
    docx = tmp_path / "plan.docx"
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    with zipfile.ZipFile(docx, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>')
    expected = duties_in(paragraphs_of(plan))
    assert duties_in(paragraphs_of(html)) == expected
    assert duties_in(paragraphs_of(docx)) == expected


def test_noise_of_copies_is_cleaned():
    assert clean("政務(wù)公開　工作實施方案") == "政务公开工作实施方案"
    assert clean("２０２０ 年 12 月") == "2020年12月"


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"%PDF-1.7 broken"])
def test_a_file_that_cannot_be_read_is_one_message(tmp_path, content):
    file = tmp_path / "plan.x"
    file.write_bytes(content)
    with pytest.raises(CatalogError):
        paragraphs_of(file)
    with pytest.raises(CatalogError):
        paragraphs_of(tmp_path / "nowhere.txt")
