"""Annual reports and standard catalogues as the JSON that ``duewatch read`` prints beside a page or file."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crawler.annual_report import AnnualReport, ReportTable
    from crawler.files import FileReading
    from crawler.grid import Grid
    from crawler.page import Page
    from crawler.readings import PageReading
    from crawler.standard_catalogue import CatalogueRow, Place, StandardCatalogue

TITLE_LINES = 4
LONGEST_TITLE = 100
"""A title in a file may be broken over several lines."""


def structures_of_page(body: bytes, url: str, content_type: str | None, reading: "PageReading") -> dict[str, Any]:
    """``annual_report`` and ``standard_catalogue`` of a page; each is ``null`` where the page holds none."""
    from crawler.annual_report import read_annual_report
    from crawler.page import Page
    from crawler.standard_catalogue import catalogue_of_page

    record = reading.record
    if record is None:
        return {"annual_report": None, "standard_catalogue": None}
    page = Page.from_bytes(body, url, content_type)
    report = read_annual_report(record.title or "", record.body_text, _grids(page))
    catalogue = catalogue_of_page(page)
    return {"annual_report": report and _report(report), "standard_catalogue": catalogue and _catalogue(catalogue)}


def structures_of_file(reading: "FileReading") -> dict[str, Any]:
    """The same of a file; an annual report is known by its first lines, since a file's name may say anything."""
    from crawler.annual_report import is_annual_report, read_annual_report
    from crawler.standard_catalogue import catalogue_of_file

    first = [line.strip() for line in reading.text[:2_000].split("\n") if line.strip()][:TITLE_LINES]
    titles = ("".join(first[: count + 1]) for count in range(len(first)))
    title = next((title for title in titles if is_annual_report(title[:LONGEST_TITLE])), "")
    report = read_annual_report(title[:LONGEST_TITLE], reading.text, [table.grid for table in reading.tables])
    catalogue = catalogue_of_file(reading)
    return {"annual_report": report and _report(report), "standard_catalogue": catalogue and _catalogue(catalogue)}


def _grids(page: "Page") -> "list[Grid]":
    from crawler.tables import grids_of

    return grids_of(page.body) if page.body is not None else []


def _report(report: "AnnualReport") -> dict[str, Any]:
    return {
        "year": report.year,
        "complete": report.is_complete,
        "sections": [
            {"number": one.number, "title": one.title, "standard": one.standard, "text": one.text} for one in report.sections
        ],
        "tables": {name: _table(table) for name, table in report.tables.items()},
        "sums": [
            {
                "table": one.table,
                "rule": one.rule,
                "place": one.place,
                "left": _number(one.left),
                "right": _number(one.right),
                "agrees": one.agrees,
            }
            for one in report.sums
        ],
        "unreadable": list(report.unreadable),
    }


def _table(table: "ReportTable") -> dict[str, Any]:
    return {
        "rows": [
            {
                "key": row.key,
                "label": list(row.label),
                "figures": {column: _number(figure.value) for column, figure in row.figures.items()},
            }
            for row in table.rows
        ],
        "missing": list(table.missing),
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _catalogue(catalogue: "StandardCatalogue") -> dict[str, Any]:
    return {
        "rows": [_row(row) for row in catalogue.rows],
        "unread": [{**_place(one.place), "header": one.header, "raw": one.raw, "why": one.why} for one in catalogue.unread],
        "notes": list(catalogue.notes),
    }


def _row(row: "CatalogueRow") -> dict[str, Any]:
    return {
        **_place(row.place),
        "no": row.no,
        "field": row.field,
        "item": list(row.item),
        "content": row.content,
        "basis": row.basis,
        "limit": row.limit,
        "body": row.body,
        "channels": sorted(row.channels),
        "offered": sorted(row.offered),
        "audience": list(row.audience),
        "method": list(row.method),
        "levels": list(row.levels),
        "missing": list(row.missing),
        "absent": list(row.absent),
        "extra": dict(row.extra),
        "realigned": row.realigned,
        "checkable": row.checkable,
    }


def _place(place: "Place") -> dict[str, Any]:
    return {"table": place.table, "row": place.row, "column": place.column, "sheet": place.name}
