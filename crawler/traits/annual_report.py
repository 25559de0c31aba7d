"""Sections, tables and sums of an annual report on disclosure (form: 国办公开办函〔2021〕30号).

Facts: ``year`` reported on; ``sections`` and ``tables`` that are there, ``missing_sections`` and ``missing_tables`` of the
form, each by the form's own name; ``wrong_sums``, a line each with both sides; ``unreadable``, how many cells hold no number;
``pictures``, whether the text holds pictures, in which a table may stand.
"""

from collections.abc import Sequence
from decimal import Decimal

from crawler.annual_report import AnnualReport, Sum, is_annual_report, read_annual_report
from crawler.files.reading import FileReading
from crawler.grid import Grid
from crawler.tables import grids_of
from crawler.traits.examiner import Examined
from duewatch.domain.judgements import Facts

SECTIONS = {
    1: "一、总体情况",
    2: "二、主动公开政府信息情况",
    3: "三、收到和处理政府信息公开申请情况",
    4: "四、政府信息公开行政复议、行政诉讼情况",
    5: "五、存在的主要问题及改进情况",
    6: "六、其他需要报告的事项",
}
TABLES = {
    "disclosed": "主动公开政府信息情况表",
    "requests": "收到和处理政府信息公开申请情况表",
    "disputes": "政府信息公开行政复议、行政诉讼情况表",
}
RULES = {
    "balance": "一、本年新收＋二、上年结转＝三（七）总计＋四、结转下年",
    "results-total": "三（一）至（六）各项之和＝三（七）总计",
    "applicants-total": "各类申请人之和＝总计",
    "outcomes-total": "各种结果之和＝总计",
}
COLUMNS = {
    "persons": "自然人",
    "companies": "商业企业",
    "research": "科研机构",
    "charities": "社会公益组织",
    "legal-services": "法律服务机构",
    "others": "其他",
    "total": "总计",
}
MOST_SUMS = 12
TITLE_LINES = 4
LONGEST_TITLE = 100


def examine(examined: Examined) -> Facts | None:
    """The report on the page itself; ``None`` where its title is not that of one."""
    record = examined.reading.record
    if record is None or not is_annual_report(record.title or ""):
        return None
    body = examined.page.body
    report = read_annual_report(record.title or "", record.body_text, grids_of(body) if body is not None else [])
    pictures = any(link.role == "image" and not link.in_template for link in examined.reading.links)
    return {**_facts(report), "pictures": pictures}


def examine_file(reading: FileReading) -> Facts | None:
    """The report in a file, known by its first lines, since a file's name may say anything; ``None`` where there is none."""
    first = [line.strip() for line in reading.text[:2_000].split("\n") if line.strip()][:TITLE_LINES]
    titles = ("".join(first[: count + 1])[:LONGEST_TITLE] for count in range(len(first)))
    title = next((title for title in titles if is_annual_report(title)), "")
    if not title:
        return None
    grids: Sequence[Grid] = [table.grid for table in reading.tables]
    return {**_facts(read_annual_report(title, reading.text, grids)), "pictures": False}


def _facts(report: AnnualReport | None) -> Facts:
    if report is None:
        return {"year": None, "sections": [], "missing_sections": [], "tables": [], "missing_tables": [], "wrong_sums": []}
    numbers = {section.number for section in report.sections if section.standard}
    return {
        "year": report.year,
        "sections": [name for number, name in SECTIONS.items() if number in numbers],
        "missing_sections": [name for number, name in SECTIONS.items() if number not in numbers],
        "tables": [name for key, name in TABLES.items() if key in report.tables],
        "missing_tables": [name for key, name in TABLES.items() if key not in report.tables],
        "wrong_sums": [_line(one) for one in report.sums if not one.agrees][:MOST_SUMS],
        "unreadable": len(report.unreadable),
    }


def _line(one: Sum) -> str:
    """One agreement that does not hold, as a person would write it down."""
    place = COLUMNS.get(one.place, one.place)
    return f"{TABLES[one.table]}「{place}」：{RULES[one.rule]}，{_number(one.left)}≠{_number(one.right)}"


def _number(value: Decimal) -> str:
    return str(int(value)) if value == value.to_integral_value() else str(value.normalize())
