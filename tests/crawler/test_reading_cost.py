"""The made-up page on which reading is timed has the measure of real ones; else the ratio would speak of nothing."""

import pytest

from benchmarks.reading_cost import MEASURE, made_up, measure
from crawler.reading import read_page
from crawler.readings import PageKind

URL = "http://unit.example/zwgk/202003/t20200301_1.htm"


@pytest.mark.parametrize("what", MEASURE)
def test_the_made_up_page_has_the_measure_of_the_real_ones(what: str) -> None:
    assert measure(made_up(1))[what] == pytest.approx(MEASURE[what], rel=0.1)


def test_the_made_up_page_is_read_as_the_document_it_is() -> None:
    reading = read_page(made_up(7), URL)
    assert reading.kind is PageKind.RECORD
    assert reading.record is not None
    assert reading.record.title == "关于第7项工作的通知"
    assert [file.href for file in reading.record.attachments] == ["./P02020030138.docx"]
    assert len(reading.record.fields) >= 8
