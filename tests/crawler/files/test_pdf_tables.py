"""Tables that a PDF only draws: pages of 200 by 200 points with strokes and words put down by hand."""

import pytest

from crawler.files import read_file


def stroke(x1, y1, x2, y2):
    return f"{x1} {y1} m {x2} {y2} l S"


def thin_box(x1, y1, x2, y2):
    return f"{x1} {y1} {max(x2 - x1, 0.5)} {max(y2 - y1, 0.5)} re f"


def word(x, y, text):
    return f"BT /F1 8 Tf {x} {y} Td ({text}) Tj ET"


def raster(line, top=180, rows=3, left=20, columns=(20, 80, 180), height=20):
    """A table of so many rows, every line drawn."""
    bottom = top - rows * height
    level = [line(left, top - height * row, columns[-1], top - height * row) for row in range(rows + 1)]
    return " ".join([*level, *(line(x, bottom, x, top) for x in columns)])


@pytest.mark.parametrize("line", [stroke, thin_box])
def test_what_stands_between_lines_is_a_table(make, line):
    words = [word(25, 167, "No"), word(85, 167, "Task"), word(25, 147, "1"), word(85, 147, "Publish"), word(85, 127, "Report")]
    reading = read_file(make.pdf(["Below"], drawings=[" ".join([raster(line), *words])]), "plan.pdf")
    (table,) = reading.tables
    assert table.grid == (("No", "Task"), ("1", "Publish"), ("", "Report"))
    assert reading.text.split("\n") == ["No\tTask", "1\tPublish", "\tReport", "Below"]


def test_a_cell_without_a_line_through_it_is_one_cell(make):
    lines = [stroke(20, y, 180, y) for y in (180, 160, 120)]
    lines += [stroke(80, 140, 180, 140), *(stroke(x, 120, x, 180) for x in (20, 80, 180))]
    words = [word(25, 167, "Who"), word(85, 167, "What"), word(25, 137, "Both"), word(85, 147, "One"), word(85, 127, "Two")]
    (table,) = read_file(make.pdf(["Below"], drawings=[" ".join([*lines, *words])]), "plan.pdf").tables
    assert table.grid == (("Who", "What"), ("Both", "One"), ("Both", "Two"))


def test_a_table_goes_on_over_a_page_end_and_its_heads_stand_there_once(make):
    def page(*tasks):
        rows = [word(85, 187 - 20 * at, text) for at, text in enumerate(("Task", *tasks), 1)]
        return " ".join([raster(stroke), word(25, 167, "No"), *rows])

    reading = read_file(make.pdf(["", ""], drawings=[page("One", "Two"), page("Three", "Four")]), "plan.pdf")
    (table,) = reading.tables
    assert [row[1] for row in table.grid] == ["Task", "One", "Two", "Three", "Four"]


def test_text_between_two_tables_keeps_them_apart(make):
    drawing = " ".join([raster(stroke, rows=2), word(25, 167, "A"), word(85, 167, "B"), word(25, 147, "1")])
    reading = read_file(make.pdf(["Between", "Between"], drawings=[drawing, drawing]), "plan.pdf")
    assert len(reading.tables) == 2


def test_a_frame_or_a_line_under_a_title_is_no_table(make):
    frame = " ".join([stroke(10, 90, 190, 90), "10 80 180 110 re S"])
    reading = read_file(make.pdf(["Only text here"], drawings=[frame]), "plan.pdf")
    assert not reading.tables
    assert reading.text == "Only text here"
