from dataclasses import replace
from datetime import date

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from duewatch.catalog import load
from duewatch.catalog.as_tables import KINDS, tables_of
from duewatch.catalog.toml_text import toml_text
from duewatch.catalog.workbook import is_catalogue_workbook, read_workbook, write_workbook
from duewatch.errors import CatalogError


def test_a_round_trip_through_a_workbook_changes_nothing(tmp_path):
    catalog = load([])
    file = tmp_path / "catalogue.xlsx"
    write_workbook(tables_of(catalog), file)
    tables = read_workbook(file)
    target = tmp_path / "again"
    target.mkdir()
    for kind in KINDS:
        (target / f"{kind}.toml").write_text(toml_text(kind, tables[kind]), encoding="utf-8")
    again = load([target], national=False)
    stay_in_toml = {"scales": {}, "selected": {}, "repeals": ()}
    assert replace(again, digest="") == replace(catalog, digest="", shipped_units=frozenset(), **stay_in_toml)


def test_hostile_text_is_written_as_text(tmp_path):
    file = tmp_path / "hostile.xlsx"
    write_workbook({"office": [{"id": "o", "name": '=HYPERLINK("https://x.example")'}], "unit": []}, file)
    sheet = CalamineWorkbook.from_path(str(file)).get_sheet_by_name("offices").to_python()
    assert sheet[1][1] == '=HYPERLINK("https://x.example")'
    assert read_workbook(file)["office"] == [{"id": "o", "name": '=HYPERLINK("https://x.example")'}]


@pytest.fixture
def sheet(tmp_path):
    """Writes a workbook with one sheet beside the empty ones, as a person would type it."""

    def write(name, *rows):
        file = tmp_path / "typed.xlsx"
        book = xlsxwriter.Workbook(str(file), {"default_date_format": "yyyy-mm-dd"})
        for one in {"units", "obligations", name}:
            page = book.add_worksheet(one)
            for at, row in enumerate(rows if one == name else ()):
                page.write_row(at, 0, row)
        book.close()
        return file

    return write


def test_what_excel_makes_of_dates_and_numbers_is_understood(sheet):
    file = sheet("columns", ["unit", "id", "name", "update-days", "historical"])
    assert is_catalogue_workbook(file)
    file = sheet("units", ["id", "name", "kind", "opened"], ["u", "U", "street", date(2026, 5, 1)])
    assert read_workbook(file)["unit"] == [{"id": "u", "name": "U", "kind": "street", "opened": date(2026, 5, 1)}]
    file = sheet("waivers", ["unit", "check", "until", "no-end"], ["*", "x", "2026-12-31", ""], ["*", "y", "", True])
    assert read_workbook(file)["waiver"] == [
        {"unit": "*", "check": "x", "until": date(2026, 12, 31)},
        {"unit": "*", "check": "y", "no-end": True},
    ]


@pytest.mark.parametrize(
    ("cell", "limit"),
    [
        ("2026-11-15", {"by": date(2026, 11, 15)}),
        ("信息形成之日起20个工作日内", {"text": "信息形成之日起20个工作日内"}),
        ('{ n = 7, unit = "day" }', {"n": 7, "unit": "day"}),
    ],
)
def test_a_limit_may_be_typed_in_three_ways(sheet, cell, limit):
    file = sheet(
        "obligations", ["id", "limit", "basis.document", "basis.clause", "basis.quote"], ["a/b", cell, "l\nm", "1\n2", "q\nr"]
    )
    (duty,) = read_workbook(file)["obligation"]
    assert duty["limit"] == limit
    assert duty["basis"] == [{"document": "l", "clause": "1", "quote": "q"}, {"document": "m", "clause": "2", "quote": "r"}]


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ((["id", "colour"], ["a", "red"]), "units: unknown column 'colour'"),
        ((["id", "opened"], ["a", "May"]), "units, row 2: opened: expected a date"),
    ],
)
def test_what_cannot_be_understood_names_the_row(sheet, rows, complaint):
    with pytest.raises(CatalogError) as caught:
        read_workbook(sheet("units", *rows))
    assert any(complaint in line for line in caught.value.complaints)


def test_a_column_without_its_unit_is_said(sheet):
    with pytest.raises(CatalogError) as caught:
        read_workbook(sheet("columns", ["unit", "id"], ["ghost", "c"]))
    assert caught.value.complaints == ("columns: c: its unit does not stand in the sheet units",)


def test_what_is_no_workbook_is_one_message(tmp_path):
    file = tmp_path / "no.xlsx"
    file.write_bytes(b"not a zip")
    with pytest.raises(CatalogError):
        read_workbook(file)
    with pytest.raises(CatalogError):
        write_workbook({"unit": []}, tmp_path / "no" / "no.xlsx")
