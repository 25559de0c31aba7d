import io
import json
from pathlib import Path

import xlsxwriter

from duewatch.cli.main import run

REPORT = """<html><head><meta name="ArticleTitle" content="示例县教育局2024年政府信息公开工作年度报告"></head><body>
<h1>示例县教育局2024年政府信息公开工作年度报告</h1><p>发布日期：2025-01-20</p><div class="TRS_Editor">
<p>一、总体情况</p><p>全年主动公开政府信息一百余条，没有收到投诉举报。</p><p>二、主动公开政府信息情况</p>
<table><tr><td colspan=2>第二十条第（五）项</td></tr><tr><td>信息内容</td>
<td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>7</td></tr></table>
<p>三、收到和处理政府信息公开申请情况</p><p>本年没有收到申请。</p><p>四、政府信息公开行政复议、行政诉讼情况</p>
<table><tr><td colspan=5>行政复议</td></tr><tr><td>结果维持</td>
<td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr>
<tr><td>1</td><td>0</td><td>0</td><td>0</td><td>2</td></tr></table><p>诉讼：无。</p>
<p>五、存在的主要问题及改进情况</p><p>更新不快，将予改进。</p><p>六、其他需要报告的事项</p><p>无。</p></div></body></html>"""


def test_an_annual_report_is_printed_as_data(tmp_path: Path, capsys):
    page = tmp_path / "report.html"
    page.write_text(REPORT, encoding="utf-8")
    assert run(["read", str(page), "--url", "https://portal.example/nb/t20250120_1.htm", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)["annual_report"]
    assert report["year"] == 2024
    assert [section["number"] for section in report["sections"]] == [1, 2, 3, 4, 5, 6]
    assert report["tables"]["disclosed"]["rows"][0] == {"key": "licences", "label": ["行政许可"], "figures": {"decisions": 7}}
    assert "requests" not in report["tables"]


def test_a_standard_catalogue_is_printed_with_the_cells_that_nobody_understood(tmp_path: Path, capsys):
    file = tmp_path / "目录.xlsx"
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("养老服务")
        sheet.write_row(
            0, 0, ["序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道", "公开对象", "公开方式"]
        )
        sheet.write_row(1, 0, [1, "政策文件", "全文", "《示例条例》", "3个工作日", "示例局", "■政府网站", "全社会", "主动"])
        sheet.write_row(2, 0, [2, "办事指南", "全文", "《示例条例》", "及时", "示例局", "□政府网站", "全社会", "主动"])
    file.write_bytes(kept.getvalue())
    assert run(["read", str(file), "--json"]) == 0
    catalogue = json.loads(capsys.readouterr().out)["standard_catalogue"]
    assert [(row["field"], row["item"], row["checkable"]) for row in catalogue["rows"]] == [
        ("养老服务", ["政策文件"], True),
        ("养老服务", ["办事指南"], False),
    ]
    assert [(one["sheet"], one["row"], one["column"], one["why"]) for one in catalogue["unread"]] == [
        ("养老服务", 3, 7, "no-channel-ticked")
    ]
    assert run(["read", str(file)]) == 0
    assert "row 3, column 7 (no-channel-ticked): □政府网站" in capsys.readouterr().out


def test_an_ordinary_page_holds_neither(tmp_path: Path, capsys):
    page = tmp_path / "page.html"
    page.write_text(
        "<h1>关于示例事项的通知</h1><p>发布日期：2024-03-05</p><p>现将有关事项通知如下，请认真贯彻执行。</p>", encoding="utf-8"
    )
    assert run(["read", str(page), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["annual_report"] is None
    assert answer["standard_catalogue"] is None
