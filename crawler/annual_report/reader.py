"""From title, text and tables to an annual report."""

import re
from collections.abc import Iterable, Sequence

from crawler.annual_report.model import AnnualReport, ReportTable
from crawler.annual_report.sections import find_sections
from crawler.annual_report.sums import dispute_sums, request_sums
from crawler.annual_report.tables import find_tables
from crawler.grid import Grid
from crawler.normal import bare

TITLE = re.compile(
    r"(?:年度|年)(?:.{0,12}(?:信息|政务)公开.{0,10}报告|报告)|信息公开.{0,8}年(?:度)?(?:工作)?报告|信息公开工作年度报告"
    r"|(?:年度|年).{0,20}(?:信息|政务)公开(?:工作)?年报|(?:信息|政务)公开(?:工作)?年报"
)
SUBJECT = re.compile(r"(?:信息|政务)公开")
YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
PERIOD = re.compile(r"(20\d\d)年1月1日")
FEWEST = 3


def read_annual_report(title: str, text: str, grids: Sequence[Grid]) -> AnnualReport | None:
    """The report in a text with its tables, from whatever kind of page or file; ``None`` when it is none.

    Args:
        title: of the document; decides the year and whether to look at all.
        text: lines; table rows may stand among them.
        grids: tables with merged cells filled.
    """
    if not is_annual_report(title):
        return None
    sections = find_sections(text)
    tables = find_tables(grids)
    if len(sections) < FEWEST and not tables:
        return None
    sums = [
        *(request_sums(tables["requests"]) if "requests" in tables else ()),
        *(dispute_sums(tables["disputes"]) if "disputes" in tables else ()),
    ]
    return AnnualReport(_year(title, text), sections, tables, tuple(sums), tuple(_unreadable(tables.values())))


def is_annual_report(title: str) -> bool:
    """Whether a title is that of an annual report on disclosure; a notice about such reports is none."""
    plain = bare(title)
    return bool(TITLE.search(plain) and SUBJECT.search(plain)) and not plain.endswith(("通知", "公告", "通报", "函"))


def _year(title: str, text: str) -> int | None:
    """The year reported on: of the title, else of the period that the preface states, else the first year named."""
    start = bare(text[:3_000])
    match = YEAR.search(bare(title)) or PERIOD.search(start) or YEAR.search(start)
    return int(match.group(1)) if match else None


def _unreadable(tables: Iterable[ReportTable]) -> list[str]:
    return [
        f"{table.name}/{row.key or row.label[-1]}/{column}: {figure.raw}"
        for table in tables
        for row in table.rows
        for column, figure in row.figures.items()
        if figure.value is None
    ]
