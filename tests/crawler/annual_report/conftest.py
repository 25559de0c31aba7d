"""An annual report of a made-up unit, in the form of 2021."""

import json
from pathlib import Path

import pytest

from crawler.annual_report import read_annual_report
from duewatch.demo.report_tables import REQUEST_ITEMS

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"


def figures(persons: int, companies: int = 0, total: int | None = None) -> list[str]:
    return [str(persons), str(companies), "0", "0", "0", "0", str(persons + companies if total is None else total)]


def requests_grid(
    *, received=(5, 1), carried_in=(1, 0), granted=(4, 1), not_held=(2, 0), results=(6, 1), carried_out=(0, 0), extra=()
):
    """The table of section 三 as a grid; every number not named is 0."""
    head = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    rows = [
        [head] * 3 + ["申请人情况"] * 7,
        [head] * 3 + ["自然人"] + ["法人或其他组织"] * 5 + ["总计"],
        [head] * 3 + ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
        ["一、本年新收政府信息公开申请数量"] * 3 + figures(*received),
        ["二、上年结转政府信息公开申请数量"] * 3 + figures(*carried_in),
        ["三、本年度办理结果", "（一）予以公开", "（一）予以公开", *figures(*granted)],
        ["三、本年度办理结果", "（二）部分公开", "（二）部分公开", *figures(0)],
    ]
    for group, items in REQUEST_ITEMS.items():
        rows.extend(["三、本年度办理结果", group, item, *figures(*(not_held if "不掌握" in item else (0,)))] for item in items)
        if group == "（三）不予公开":
            rows.extend(["三、本年度办理结果", group, label, *figures(*count)] for label, count in extra)
    rows.append(["三、本年度办理结果", "（七）总计", "（七）总计", *figures(*results)])
    rows.append(["四、结转下年度继续办理"] * 3 + figures(*carried_out))
    return tuple(map(tuple, rows))


DISCLOSED = tuple(
    row if len(row) == 4 else (row[0], *row[1:] * 3)
    for row in (
        ("第二十条第（一）项",) * 4,
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "0", "0", "0"),
        ("行政规范性文件", "１２", "3", "40"),
        ("第二十条第（五）项",) * 4,
        ("信息内容", "本年处理决定数量"),
        ("行政许可", "1,234"),
        ("第二十条第（六）项",) * 4,
        ("信息内容", "本年处理决定数量"),
        ("行政处罚", "7件"),
        ("行政强制", "—"),
        ("第二十条第（八）项",) * 4,
        ("信息内容", "本年收费金额（单位：万元）"),
        ("行政事业性收费", "18.06"),
    )
)
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
DISPUTES = (
    ("行政复议",) * 5 + ("行政诉讼",) * 10,
    OUTCOMES + ("未经复议直接起诉",) * 5 + ("复议后起诉",) * 5,
    OUTCOMES * 3,
    ("1", "0", "0", "1", "2", *("0",) * 5, "3", "0", "0", "0", "3"),
)
TITLE = "示例县教育局2024年政府信息公开工作年度报告"
TEXT = """本报告按照有关要求编制，所列数据的统计期限自2024年1月1日起至2024年12月31日止。
一、总体情况
（一）主动公开。全年主动公开信息若干条。
二、主动公开政府信息情况
规章 0 0 0
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量
二、上年结转政府信息公开申请数量
三、本年度办理结果
四、结转下年度继续办理
四、因政府信息公开工作被申请行政复议、提起行政诉讼情况
结果维持
五、存在的主要问题及改进情况
存在问题：一、人手不足；二、更新不快。
六、其他需要报告的事项
无。"""


@pytest.fixture
def grid():
    """Builds the table of section 三."""
    return requests_grid


@pytest.fixture
def report():
    """Reads the made-up report, its table of section 三 or its text replaced."""

    def read(*grids, text=TEXT):
        return read_annual_report(TITLE, text, [DISCLOSED, *(grids or (requests_grid(),)), DISPUTES])

    return read


@pytest.fixture
def annual_report_labels():
    """The real reports of the developer corpus with their gold labels."""
    if not CORPUS.is_dir():
        pytest.skip("the developer corpus is not here")
    labels = [json.loads(line) for line in (CORPUS / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    return [(CORPUS / "raw" / f"{label['id']}.html", label) for label in labels if "annual_report" in label]
