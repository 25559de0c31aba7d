import io

import xlsxwriter

from crawler.files import read_file


def workbook(hidden, rows=3):
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept)
    for name in ("甲", "乙"):
        sheet = book.add_worksheet(name)
        for row in range(rows):
            sheet.write_row(row, 0, (str(row + 1), f"事项{row + 1}"))
            if name == "乙" and row + 1 in hidden:
                sheet.set_row(row, None, None, {"hidden": True})
    book.close()
    return kept.getvalue()


def test_hidden_rows_are_read_and_said_to_be_hidden():
    reading = read_file(workbook({2}), "a.xlsx")
    assert [len(table.grid) for table in reading.tables] == [3, 3]
    assert reading.warnings == ("sheet 乙 hides row(s) 2",)


def test_a_workbook_that_hides_nothing_warns_of_nothing():
    assert read_file(workbook(set()), "a.xlsx").warnings == ()


def test_many_hidden_rows_are_not_all_named():
    (warning,) = read_file(workbook(set(range(1, 31)), rows=40), "a.xlsx").warnings
    assert warning.endswith("20 and 10 more")
