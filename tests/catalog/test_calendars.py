from datetime import date

import pytest

from duewatch.catalog.calendars import calendar
from duewatch.errors import CatalogError

NEXT = """
year     = 2027
source   = "a notice"
days-off = [2027-01-01]
make-up  = [2027-01-03]
"""


def test_a_year_the_library_lacks_can_be_added(tmp_path):
    file = tmp_path / "2027.toml"
    file.write_text(NEXT, encoding="utf-8")
    tables = calendar([file])
    assert tables.knows(2027)
    assert tables.source[2027] == "a notice"
    assert not tables.is_working_day(date(2027, 1, 1))
    assert tables.is_working_day(date(2027, 1, 3))
    assert tables.add_working_days(date(2026, 12, 30), 3) == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("year = ", "Invalid value"),
        ('year = "2027"\nsource = "s"\ndays-off = []\nmake-up = []\n', "year: expected a year"),
        ("year = 2027\ndays-off = []\nmake-up = []\n", "source: name the notice"),
        ('year = 2027\nsource = "s"\nmake-up = []\n', "days-off: expected a list of dates"),
        ('year = 2027\nsource = "s"\ndays-off = ["x"]\nmake-up = []\n', "days-off: expected a date, got 'x'"),
        ('year = 2027\nsource = "s"\ndays-off = [2026-01-01]\nmake-up = []\n', "2026-01-01 is not in 2027"),
        ('year = 2027\nsource = "s"\ndays-off = [2027-01-02]\nmake-up = []\n', "2027-01-02 is not a weekday"),
        ('year = 2027\nsource = "s"\ndays-off = []\nmake-up = [2027-01-01]\n', "2027-01-01 is not a Saturday or Sunday"),
        ('year = 2027\nsource = "s"\ndays-off = []\nmake-up = []\nholiday = 1\n', "unknown key 'holiday'"),
    ],
)
def test_what_is_wrong_with_a_year_file_is_said(tmp_path, text, complaint):
    file = tmp_path / "year.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        calendar([file])
    assert any(complaint in line for line in caught.value.complaints)


def test_a_year_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CatalogError):
        calendar([tmp_path / "2027.toml"])
