"""Whole made-up documents in the manners of many systems, each with what must be read beside it (pages/records)."""

import json
from pathlib import Path

import pytest

from crawler.normal import bare
from crawler.reading import read_page
from duewatch.domain.records import FieldName, Where

PAGES = Path(__file__).parent / "pages" / "records"
CASES = sorted(path.stem for path in PAGES.glob("*.json"))


def _read(name):
    wanted = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    body = (PAGES / f"{name}.html").read_text("utf-8").encode(wanted.get("encoding", "utf-8"))
    return wanted, read_page(body, wanted["url"])


@pytest.mark.parametrize("name", CASES)
def test_a_document_page_is_read_as_its_json_says(name):
    wanted, reading = _read(name)
    assert reading.kind.value == wanted["kind"]
    record = reading.record
    assert record is not None
    assert record.understood
    assert record.title == wanted["title"]
    for field, value in wanted["fields"].items():
        found = record.fields.get(FieldName(field))
        shown = found.best.value if found and found.best.where is not Where.ADDRESS else None
        assert (field, shown) == (field, value)
    for field, state in wanted.get("states", {}).items():
        assert (field, record.fields[FieldName(field)].best.state.value) == (field, state)
    for field, where in wanted.get("where", {}).items():
        assert (field, record.fields[FieldName(field)].best.where.value) == (field, where)
    assert record.published_time == wanted["published_time"]
    assert [one.href for one in record.attachments] == wanted["attachments"]
    assert record.body_kind == wanted["body_kind"]
    text = bare(record.body_text)
    assert text.startswith(bare(wanted.get("body_first", "")))
    assert text.endswith(bare(wanted.get("body_last", "")))
    for warning in wanted.get("warnings", ()):
        assert warning in reading.warnings


@pytest.mark.parametrize("name", CASES)
def test_no_name_of_an_element_is_needed_to_read_a_page(name):
    """The same pages with every id and class worn off: rules go by labels and structure, not by names of one site."""
    wanted, _ = _read(name)
    if wanted["body_kind"] == "image-only":
        pytest.skip("a picture without a word around it is known by its container alone")
    source = (PAGES / f"{name}.html").read_text("utf-8")
    for attribute in (' class="', ' id="'):
        source = source.replace(attribute, ' title="')
    reading = read_page(source.encode(wanted.get("encoding", "utf-8")), wanted["url"])
    assert reading.record is not None
    assert reading.record.title == wanted["title"]
    assert bare(reading.record.body_text).endswith(bare(wanted.get("body_last", "")))


def test_a_value_that_another_place_contradicts_is_told():
    page = _page('<meta name="PubDate" content="2020-01-05 10:00">', "<p>发布日期：2020-01-02</p>")
    value = page.record.fields[FieldName.PUBLISHED_DATE]
    assert value.best.value == "2020-01-02"
    assert value.contradicted
    assert {(other.where, other.value) for other in value.others} == {(Where.META, "2020-01-05")}


def test_the_clock_comes_from_the_place_that_shows_it_for_the_same_day():
    same = _page('<meta name="PubDate" content="2020-01-02 10:00">', "<p>发布日期：2020-01-02</p>")
    other = _page('<meta name="PubDate" content="2020-01-05 10:00">', "<p>发布日期：2020-01-02</p>")
    assert same.record.published_time == "10:00"
    assert other.record.published_time is None


def test_a_commented_line_is_not_read():
    page = _page("", "<!--<p>发布日期：2019-01-02 来源：旧系统</p>-->")
    assert FieldName.SOURCE not in page.record.fields


def _page(head, lines):
    title = "关于做好春耕工作的通知"
    text = "<p>各村民委员会：</p><p>为做好春耕工作，现将有关事项通知如下，请认真组织实施。</p>"
    signature = "<p>青禾县农业局</p><p>2020年1月1日</p>"
    source = (
        f'<html><head><meta charset="utf-8"><title>{title}</title><meta name="ArticleTitle" content="{title}">{head}</head>'
        f"<body><h1>{title}</h1>{lines}<div>{text}{signature}</div></body></html>"
    )
    return read_page(source.encode(), "http://ny.qinghe.example/tz/c1/content.html")
