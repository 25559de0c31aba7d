import pytest

HEADER = ("序号", "工作任务", "具体要求", "责任单位", "完成时限")
TABLE = (
    HEADER,
    ("1", "专栏", "优化信息公开专栏，开设惠企政策专题", "区大数据局", "2026年5月底"),
    ("1", "专栏", "更新公开指南", "区大数据局", "每季度"),
    ("2", "解读", "政策印发后3个工作日内发布解读材料", "各单位", ""),
    ("3", "热线", "做好热线答复", "各单位", "持续推进"),
)


def test_the_header_says_what_is_task_who_and_when(rows, shown):
    found = rows("", [TABLE])
    assert [(shown(duty), duty.quote, duty.responsible, duty.clause) for duty in found] == [
        ("2026-05-31", "优化信息公开专栏，开设惠企政策专题", "区大数据局", "附表1"),
        ("1 per 3 month", "更新公开指南", "区大数据局", "附表1"),
        ("3 working-day", "政策印发后3个工作日内发布解读材料", "各单位", "附表2"),
        ("standing", "做好热线答复", "各单位", "附表3"),
    ]


def test_cells_that_stand_in_the_text_too_are_not_read_twice(rows):
    as_cells = "\n".join(cell for row in TABLE for cell in row)
    as_lines = "\n".join("\t".join(row) for row in TABLE)
    assert len(rows(as_cells, [TABLE])) == len(rows(as_lines, [TABLE])) == len(rows("", [TABLE]))


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_rows_between_tabs_or_bars_are_a_table(drafted, mark):
    text = "\n".join(mark.join(row) for row in TABLE)
    assert ("2026-05-31", "优化信息公开专栏，开设惠企政策专题") in drafted(text)
    assert len(drafted(text)) == 4


def flat(*cells, between="\n"):
    return between.join([*HEADER, *cells])


@pytest.mark.parametrize("between", ["\n", "\n|\n", "\n\t"])
def test_a_table_flattened_to_a_cell_a_line_is_read_by_its_time_cells(rows, shown, between):
    text = flat(
        "1", "组织", "成立领导小组，召开会议部署", "各镇", "2026年4月中旬",
        "2", "目录", "编制并公开标准目录", "区直各单位", "2026年10月23日",
        "3", "解读", "做好政策解读，丰富解读形式", "长期", "以上任务由各单位负责。", "请认真执行。", between=between,
    )  # fmt: skip
    found = [(shown(duty), duty.quote, duty.responsible) for duty in rows(text)]
    assert found == [
        ("2026-04-20", "成立领导小组，召开会议部署", "各镇"),
        ("2026-10-23", "编制并公开标准目录", "区直各单位"),
        ("standing", "做好政策解读，丰富解读形式", "区直各单位"),
    ]


def test_where_the_time_comes_before_who_the_next_cell_says_who(rows):
    head = "序号\n任务\n完成时限\n责任单位"
    text = f"{head}\n1\n编制并公布目录清单\n6月底前\n区司法局\n2\n发布解读材料十篇\n9月底前\n各镇人民政府\n以上请落实。"
    assert [duty.responsible for duty in rows(text)] == ["区司法局", "各镇人民政府"]


def test_a_table_without_header_leaves_a_signature_alone(drafted):
    assert drafted("做好目录编制和公开工作\n云溪区人民政府\n2026年3月10日\n此件主动公开") == []


def test_a_standard_catalogue_is_no_table_of_tasks(drafted):
    table = (("序号", "公开内容", "公开时限", "公开依据", "公开主体"), ("1", "规划公开", "20个工作日内", "条例", "区局"))
    assert drafted("", [table]) == []


def test_a_flattened_table_of_a_copy_in_traditional_characters_is_read(rows, shown):
    text = (
        "工作任務(wù)\n具體要求\n責(zé)任科室\n時限要求\n清理文件\n全面清理文件，公布現(xiàn)行有效目錄。\n辦公室\n年底前\n"
        "政策解讀\n做好政策解讀，豐富解讀形式。\n各科室\n持續(xù)推進(jìn)"
    )
    assert [(shown(duty), duty.quote, duty.responsible) for duty in rows(text)] == [
        ("2026-12-31", "全面清理文件，公布現行有效目錄。", "辦公室"),
        ("standing", "做好政策解讀，豐富解讀形式。", "各科室"),
    ]
