"""The catalogue as an XLSX workbook and back, for people who live in Excel: a round trip changes nothing.

A sheet a kind of table, a column a key, one row an entry; lists stand one entry a line in a cell. Every cell is written as
text, so that no content becomes a formula.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from duewatch.catalog.toml_text import inline
from duewatch.catalog.workbook_shape import DATES, FLAGS, LISTS, NUMBERS, PARALLEL, SHEETS, WIDE
from duewatch.errors import CatalogError

MOST_ROWS: Final = 200_000
MOST_BYTES: Final = 64 * 1024 * 1024


def write_workbook(tables: Mapping[str, list[dict[str, Any]]], path: Path) -> None:
    """Write the tables of a catalogue (see ``as_tables``) as a workbook. Raises :class:`CatalogError` if it cannot be."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    book = xlsxwriter.Workbook(str(path), {"strings_to_urls": False, "strings_to_formulas": False})
    head = book.add_format({"bold": True, "bottom": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for kind, (name, keys) in SHEETS.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        for at, key in enumerate(keys):
            sheet.set_column(at, at, 40 if key in WIDE else 20, cell)
            sheet.write_string(0, at, key, head)
        for row, entry in enumerate(_entries(kind, tables), 1):
            for at, key in enumerate(keys):
                text = _cell(key, entry)
                if text:
                    sheet.write_string(row, at, text, cell)
    try:
        book.close()
    except FileCreateError as error:
        raise CatalogError("writing a workbook", str(path), f"Choose a file that can be written: {error}.") from error


def read_workbook(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The tables of a workbook that :func:`write_workbook` wrote and a person may have edited.

    Raises :class:`CatalogError` with every cell that cannot be understood; what the values mean is the loader's to judge.
    """
    complaints: list[str] = []
    tables: dict[str, list[dict[str, Any]]] = {}
    sheets = _sheets(path)
    for kind, (name, keys) in SHEETS.items():
        rows = sheets.pop(name, [])
        tables[kind] = list(_read_sheet(name, keys, rows, complaints))
    complaints.extend(f"{name}: unknown sheet" for name in sheets)
    columns = tables.pop("column")
    units = {unit.get("id"): unit for unit in tables["unit"]}
    for column in columns:
        owner = units.get(column.pop("unit", None))
        if owner is None:
            complaints.append(f"columns: {column.get('id', '')}: its unit does not stand in the sheet units")
        else:
            owner.setdefault("column", []).append(column)
    if complaints:
        raise CatalogError("reading a workbook", str(path), "Correct the cells; nothing was imported.", complaints)
    return tables


def is_catalogue_workbook(path: Path) -> bool:
    """Whether a workbook has the sheets of a catalogue (and is not, say, a published 标准目录)."""
    return {"units", "obligations"} <= _sheets(path).keys()


def _entries(kind: str, tables: Mapping[str, list[dict[str, Any]]]) -> Iterable[Mapping[str, Any]]:
    if kind == "column":
        return ({"unit": unit["id"], **column} for unit in tables["unit"] for column in unit.get("column", []))
    return tables.get(kind, [])


def _cell(key: str, entry: Mapping[str, Any]) -> str:
    if key in PARALLEL:
        return "\n".join(str(citation.get(key.partition(".")[2], "")) for citation in entry.get("basis", []))
    outer, _, inner = key.partition(".")
    value = entry.get(outer)
    if inner:
        value = value.get(inner) if isinstance(value, dict) else None
    if key == "limit" and isinstance(value, dict):
        return str(value["text"]) if value.keys() == {"text"} else inline(value)
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return "\n".join(map(str, value))
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _sheets(path: Path) -> dict[str, list[list[Any]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        if path.stat().st_size > MOST_BYTES:
            raise CatalogError("reading a workbook", str(path), f"The file is larger than {MOST_BYTES} bytes; split it.")
        book = CalamineWorkbook.from_path(str(path))
        return {name: book.get_sheet_by_name(name).to_python(nrows=MOST_ROWS) for name in book.sheet_names}
    except (OSError, CalamineError) as error:
        raise CatalogError("reading a workbook", str(path), f"Give an XLSX file: {error}.") from error


def _read_sheet(name: str, keys: tuple[str, ...], rows: list[list[Any]], complaints: list[str]) -> Iterable[dict[str, Any]]:
    if not rows:
        return
    header = [str(value).strip() for value in rows[0]]
    complaints.extend(f"{name}: unknown column {key!r}" for key in header if key and key not in keys)
    for number, row in enumerate(rows[1:], 2):
        cells = {key: value for key, value in zip(header, row, strict=False) if key in keys and value not in ("", None)}
        if cells:
            yield _entry(cells, f"{name}, row {number}", complaints)


def _entry(cells: Mapping[str, Any], place: str, complaints: list[str]) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for key, raw in cells.items():
        if key in PARALLEL:
            continue
        outer, _, inner = key.partition(".")
        value = _value(key, raw, place, complaints)
        if inner:
            entry.setdefault(outer, {})[inner] = value
        else:
            entry[outer] = value
    if any(key in cells for key in PARALLEL):
        entry["basis"] = _citations(cells, place, complaints)
    return entry


def _citations(cells: Mapping[str, Any], place: str, complaints: list[str]) -> list[dict[str, str]]:
    lines = {key.partition(".")[2]: _text(cells.get(key, "")).split("\n") for key in PARALLEL}
    if len({len(found) for found in lines.values()}) > 1:
        complaints.append(f"{place}: basis.document, basis.clause and basis.quote must have equally many lines")
    return [dict(zip(lines, values, strict=True)) for values in zip(*lines.values(), strict=False)]


def _value(key: str, raw: Any, place: str, complaints: list[str]) -> Any:  # noqa: ANN401 - cells are of any type
    text = _text(raw).strip()
    if key == "limit":
        return _limit(text, place, complaints)
    if key in LISTS:
        return [line.strip() for line in text.split("\n") if line.strip()]
    if key in FLAGS and text.lower() in ("true", "false", "是", "否", "1", "0"):
        return text.lower() in ("true", "是", "1")
    if key in NUMBERS and re.fullmatch(r"-?\d{1,6}", text):
        return int(text)
    if key in DATES:
        try:
            return date.fromisoformat(text)
        except ValueError:
            complaints.append(f"{place}: {key}: expected a date such as 2026-01-31, got {text[:40]!r}")
    elif key in FLAGS or key in NUMBERS:
        complaints.append(f"{place}: {key}: cannot read {text[:40]!r}")
    return text


def _limit(text: str, place: str, complaints: list[str]) -> dict[str, Any]:
    """Words as they are printed, a date, or a table in braces."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        try:
            return {"by": date.fromisoformat(text)}
        except ValueError:
            complaints.append(f"{place}: limit: there is no day {text}")
    if text.startswith("{"):
        try:
            found = tomllib.loads(f"limit = {text}")["limit"]
            return dict(found)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            complaints.append(f"{place}: limit: {error}")
    return {"text": text}


def _text(raw: object) -> str:
    """A cell as text: numbers without a needless .0, dates as a person writes them."""
    match raw:
        case bool():
            return str(raw).lower()
        case float() if raw.is_integer():
            return str(int(raw))
        case datetime():
            return raw.date().isoformat()
        case date():
            return raw.isoformat()
        case _:
            return str(raw).replace("\r\n", "\n")
