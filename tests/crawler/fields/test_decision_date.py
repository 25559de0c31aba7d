"""The day of a decision, as pages of permits and penalties label it."""

import pytest

from crawler.reading import read_page
from duewatch.domain.records import FieldName, Where


@pytest.mark.parametrize("label", ["处罚决定日期", "许可决定日期", "作出决定日期", "决定日期"])
def test_the_day_of_a_decision_is_the_day_it_was_written(label):
    html = f"""<html><head><meta name="ArticleTitle" content="某商行行政处罚决定书"></head><body>
    <table><tr><td>行政相对人名称：</td><td>某商行</td></tr><tr><td>{label}：</td><td>2026-04-16</td></tr>
    <tr><td>公示日期：</td><td>2026-04-20</td></tr></table><h1>某商行行政处罚决定书</h1>
    <div class="article"><p>经查，当事人销售商品未按规定标明价格，事实清楚，证据确凿，依法责令改正并处罚款。</p></div>
    </body></html>"""
    reading = read_page(html.encode(), "http://town.example/xzcf/202604/t20260420_6.html")
    assert reading.record is not None
    written = reading.record.fields[FieldName.WRITTEN_DATE]
    assert written.best.value == "2026-04-16"
    assert written.best.where in (Where.BLOCK, Where.LINE)  # a labelled day, not one from the running text
