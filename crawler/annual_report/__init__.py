"""Annual reports on disclosure (政府信息公开工作年度报告) as data: six sections, three tables, and whether their sums agree.

Form: 国办公开办函〔2021〕30号 (2021-09-26), which replaced the trial form 国办公开办函〔2019〕60号. Reports of earlier years
have sections of their own and no tables; they are read as far as they go.
"""

from crawler.annual_report.model import AnnualReport, Figure, ReportTable, Section, Sum, TableRow
from crawler.annual_report.reader import is_annual_report, read_annual_report

__all__ = ["AnnualReport", "Figure", "ReportTable", "Section", "Sum", "TableRow", "is_annual_report", "read_annual_report"]
