"""Sheets of a spreadsheet (XLSX, XLS, ET, ODS) as grids, merged cells filled."""

import io
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

from crawler.files.hidden_rows import as_warning, hidden_rows
from crawler.files.packages import check_ratio, open_package
from crawler.files.reading import CannotRead, FileKind, FileReading, FileTable, Limits
from crawler.files.sniff import ZIP_STARTS
from crawler.grid import MOST_COLUMNS, MOST_ROWS, Grid, square

HIDDEN = (python_calamine.SheetVisibleEnum.Hidden, python_calamine.SheetVisibleEnum.VeryHidden)
MOST_AREA = 20_000_000  # cells a sheet may claim before it is even unfolded: it is held as a full rectangle


def read(data: bytes, limits: Limits, depth: int) -> FileReading:
    """All sheets, hidden ones too (they are published with the file, and said to be hidden).

    Raises:
        CannotRead: damaged, protected by a password, or a bomb.
    """
    del depth
    if data.startswith(ZIP_STARTS):
        with open_package(data, limits) as package:
            for entry in package.infolist():
                check_ratio(entry, limits)
    try:
        workbook = python_calamine.load_workbook(io.BytesIO(data))
    except python_calamine.PasswordError as error:
        raise CannotRead("the spreadsheet asks for a password") from error
    except python_calamine.CalamineError as error:
        raise CannotRead(f"the spreadsheet is damaged: {error}") from error
    tables: list[FileTable] = []
    warnings: list[str] = []
    cells = 0
    for sheet in workbook.sheets_metadata:
        if sheet.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            continue
        if cells > limits.cells:
            warnings.append("further sheets left out")
            break
        if sheet.visible in HIDDEN:
            warnings.append(f"sheet {sheet.name} is hidden")
        try:
            grid = _grid(workbook.get_sheet_by_name(sheet.name), warnings)
        except python_calamine.CalamineError as error:
            warnings.append(f"sheet {sheet.name} cannot be read: {error}")
            continue
        cells += sum(map(len, grid))
        if grid:
            tables.append(FileTable(sheet.name, grid))
    if data.startswith(ZIP_STARTS):
        warnings.extend(as_warning(name, rows) for name, rows in hidden_rows(data, limits))
    text = "\n\n".join("\n".join("\t".join(row).rstrip() for row in table.grid).strip() for table in tables)
    return FileReading(FileKind.XLSX, text, pages=None, tables=tuple(tables), warnings=tuple(warnings))


def _grid(sheet: python_calamine.CalamineSheet, warnings: list[str]) -> Grid:
    if sheet.total_height * sheet.total_width > MOST_AREA:
        raise CannotRead(f"sheet {sheet.name} claims {sheet.total_height} rows and {sheet.total_width} columns")
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        warnings.append(f"sheet {sheet.name} cut to {MOST_ROWS} rows and {MOST_COLUMNS} columns")
    values = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)
    rows = [[_written(value) for value in row[:MOST_COLUMNS]] for row in values]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])
    return square(rows)


def _written(value: Any) -> str:  # noqa: ANN401 - whatever a cell holds
    """A value as a person would have typed it."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime():
            return value.isoformat(" ") if value.time() != time.min else value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return str(value).strip()
