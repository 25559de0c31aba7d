"""The agreements between figures that the form demands (勾稽关系), computed and left to be judged elsewhere."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from crawler.annual_report.form import APPLICANTS, REQUEST_COLUMNS
from crawler.annual_report.model import ReportTable, Sum, TableRow

OUTSIDE = frozenset({"received", "carried-in", "results", "carried-out"})
OUTCOMES = ("upheld", "corrected", "other", "pending")


def request_sums(table: ReportTable) -> Iterator[Sum]:
    """Section 三: 一 + 二 = 三（七）+ 四 for every column; 三（七） = its items; 总计 = the applicants of every row.

    An agreement with a figure that cannot be read is left out.
    """
    items = [row for row in table.rows if row.key not in OUTSIDE]
    for column in REQUEST_COLUMNS:
        received, carried_in, results, carried_out = (
            table.value(key, column) for key in ("received", "carried-in", "results", "carried-out")
        )
        if None not in (received, carried_in, results, carried_out):
            yield Sum("requests", "balance", column, _sum([received, carried_in]), _sum([results, carried_out]))
        parts = [_value(row, column) for row in items]
        if parts and results is not None and None not in parts:
            yield Sum("requests", "results-total", column, _sum(parts), results)
    for row in table.rows:
        yield from _across("requests", "applicants-total", row, APPLICANTS)


def dispute_sums(table: ReportTable) -> Iterator[Sum]:
    """Section 四: 总计 = its four outcomes, three times."""
    for row in table.rows:
        yield from _across("disputes", "outcomes-total", row, OUTCOMES)


def _across(table: str, rule: str, row: TableRow, columns: Iterable[str]) -> Iterator[Sum]:
    parts = [_value(row, column) for column in columns]
    total = _value(row, "total")
    if total is not None and None not in parts:
        yield Sum(table, rule, row.key or row.label[-1], _sum(parts), total)


def _value(row: TableRow, column: str) -> Decimal | None:
    figure = row.figures.get(column)
    return figure.value if figure else None


def _sum(parts: Iterable[Decimal | None]) -> Decimal:
    return sum((part for part in parts if part is not None), Decimal())
