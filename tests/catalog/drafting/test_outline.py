import pytest

from duewatch.catalog.drafting import plan_of


def clauses(text):
    return {paragraph.words.plain: paragraph.clause for paragraph in plan_of(text).paragraphs}


def test_a_sentence_stands_in_the_clause_it_is_numbered_with():
    found = clauses("一、公开\n（一）清单\n1.编制\n2、公布\n（二）解读\n①图解\n二、保障\n（1）培训")
    assert found["编制"] == "一（一）1"
    assert found["公布"] == "一（一）2"
    assert found["图解"] == "一（二）①"
    assert found["培训"] == "二（1）"


def test_a_gap_in_the_numbering_is_kept_as_printed():
    assert clauses("一、形式\n（一）公开栏\n（二）网上\n（四）其他")["其他"] == "一（四）"


def test_a_number_that_was_torn_off_belongs_to_its_text():
    assert clauses("三、任务\n7\n.完善公众参与机制。")["完善公众参与机制。"] == "三7"


def test_the_number_of_an_item_does_not_run_into_its_date():
    found = clauses("一、安排\n2.6月30日前报送")
    assert found == {"安排": "一", "6月30日前报送": "一2"}


def test_rows_of_a_flattened_table_stand_in_the_annex():
    text = "附件\n工作计划表\n序号\n工作任务\n完成时限\n1\n编制目录\n2\n公开目录"
    assert clauses(text)["公开目录"] == "附件2"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (
            "请各单位结合本部门实际制定具体的实施方案并将全年落实情况经单位盖章后\n\n书面报送区政府办公室审核。",
            "请各单位结合本部门实际制定具体的实施方案并将全年落实情况经单位盖章后书面报送区政府办公室审核。",
        ),
        ("（一）编制清单，公布目录，及时更新。\n（责任单位：各镇；完成时限：6月底前）", None),
    ],
)
def test_what_a_conversion_broke_is_put_together(lines, joined):
    paragraphs = plan_of(lines).paragraphs
    assert len(paragraphs) == 1
    assert joined is None or paragraphs[0].words.plain == joined


def test_lines_of_a_page_that_is_wrapped_are_one_paragraph():
    width = 26
    text = (
        "各单位要对照清单逐项梳理公开事项，编制本单位政务公开标准目录，并于2026年6月底前在区政府门户网站公布，"
        "同时报区政务公开办备案，逾期未公布的予以通报。"
    )
    wrapped = "\n".join(text[at : at + width] for at in range(0, len(text), width))
    (paragraph,) = plan_of(wrapped).paragraphs
    assert "2026年6月底前在区政府门户网站公布" in paragraph.words.plain


def test_a_plan_says_its_title_and_number():
    plan = plan_of("首页\n云溪区2026年政务公开工作要点\n云溪政办〔2026〕3号\n各单位：\n一、总体要求")
    assert plan.title == "云溪区2026年政务公开工作要点"
    assert plan.number == "云溪政办〔2026〕3号"
