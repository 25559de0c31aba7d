"""Dates of rows that are read with the help of what stands around them: a header, a heading with the year, the fetch."""

from datetime import datetime

import pytest

from crawler.lists import read_list
from crawler.page import Page
from duewatch.domain.dates import CHINA
from duewatch.domain.sightings import COUNTED_BACK, YEAR_HEADING

NOW = datetime(2026, 6, 30, 14, 20, tzinfo=CHINA)


def read(portal, main, at=NOW):
    page = Page.from_bytes(portal.page(main).encode(), portal.address)
    page.fetched_at = at
    return read_list(page)


HEADED = {
    "publication first": (
        "<table><tr><th>序号</th><th>发布日期</th><th>标题</th><th>文号</th><th>成文日期</th></tr>",
        '<tr><td>{n}</td><td>{day}</td><td><a href="{href}">{title}</a></td><td>鼓政〔2026〕{n}号</td><td>2025-01-02</td></tr>',
        "</table>",
    ),
    "a head of its own": (
        "<table><thead><tr><td>序号</td><td>名称</td><td>公开日期</td><td>施行日期</td></tr></thead><tbody>",
        '<tr><td>{n}</td><td><a href="{href}">{title}</a></td><td>{day}</td><td>2027-01-02</td></tr>',
        "</tbody></table>",
    ),
    "a list a row": (
        "<div><ul><li>索引号</li><li>标题</li><li>发布时间</li><li>有效期</li></ul>",
        '<ul><li>GL-{n}</li><li><a href="{href}">{title}</a></li><li>{day}</li><li>2031-01-02</li></ul>',
        "</div>",
    ),
    "a header in a table of its own": (
        "<table><tr><td>序号</td><td>标题</td><td>发布日期</td><td>实施日期</td></tr></table><table>",
        '<tr><td>{n}</td><td><a href="{href}">{title}</a></td><td>{day}</td><td>2029-12-31</td></tr>',
        "</table>",
    ),
    "boxes": (
        "<div><div class='h'><span>标题</span><span>发布日期</span><span>实施日期</span></div>",
        '<div class="r"><span><a href="{href}">{title}</a></span><span>{day}</span><span>2029-12-31</span></div>',
        "</div>",
    ),
    "publication last": (
        "<table><tr><th>标题</th><th>成文日期</th><th>发布日期</th></tr>",
        '<tr><td><a href="{href}">{title}</a></td><td>2025-01-02</td><td>{day}</td></tr>',
        "</table>",
    ),
}


@pytest.mark.parametrize("table", HEADED.values(), ids=HEADED.keys())
def test_the_header_says_which_date_is_the_publication_s(portal, table):
    before, row, after = table
    reading = read(portal, before + portal.rows(row) + after)
    assert [(entry.title, entry.date) for entry in reading.entries] == [
        (portal.document(n).title, portal.document(n).day) for n in range(15)
    ]


def test_a_cell_of_publication_that_is_blank_is_not_filled_with_another_date(portal):
    row = '<tr><td>{n}</td><td><a href="{href}">{title}</a></td><td></td><td>2027-01-02</td></tr>'
    head = "<table><tr><th>序号</th><th>名称</th><th>公开日期</th><th>施行日期</th></tr>"
    assert {entry.date for entry in read(portal, f"{head}{portal.rows(row)}</table>").entries} == {None}


def test_a_table_that_prints_only_when_documents_were_written_tells_no_day_of_publication(portal):
    row = '<tr><td>{n}</td><td><a href="{href}">{title}</a></td><td>{day}</td></tr>'
    entries = read(portal, f"<table><tr><th>序号</th><th>标题</th><th>成文日期</th></tr>{portal.rows(row)}</table>").entries
    assert [(entry.date, entry.date_raw) for entry in entries] == [(None, portal.document(n).day) for n in range(15)]


def test_a_header_that_names_a_plain_date_changes_nothing(portal):
    row = '<tr><td>{n}</td><td><a href="{href}">{title}</a></td><td>{day}</td></tr>'
    entries = read(portal, f"<table><tr><th>序号</th><th>标题</th><th>日期</th></tr>{portal.rows(row)}</table>").entries
    assert [entry.date for entry in entries] == [portal.document(n).day for n in range(15)]


# how a group of rows is headed by its year, and one row of it
GROUPS = {
    "a heading": ("<h3>{year}年</h3><ul>{rows}</ul>", '<li><a href="{href}">{title}</a><span>{month}-{dd}</span></li>'),
    "a line of its own": ("<p>{year}</p><ul>{rows}</ul>", '<li><a href="{href}">{title}</a><span>[{month}-{dd}]</span></li>'),
    "a term": ("<dl><dt>{year}年度</dt>{rows}</dl>", '<dd><a href="{href}">{title}</a><i>{month}/{dd}</i></dd>'),
    "an item": ("<li class='y'>{year}年</li>{rows}", '<li><a href="{href}">{title}</a><span>{month}月{dd}日</span></li>'),
    "a row": (
        "<tr><td colspan='2'>【{year}年】</td></tr>{rows}",
        '<tr><td><a href="{href}">{title}</a></td><td>{month}-{dd}</td></tr>',
    ),
}
AROUND = {"an item": "<ul>{}</ul>", "a row": "<table>{}</table>"}


def _grouped(portal, name, years=(2026, 2025)):
    group, row = GROUPS[name]
    groups = "".join(
        group.format(year=year, rows="".join(portal.document(n).fill(row) for n in range(at * 6, at * 6 + 6)))
        for at, year in enumerate(years)
    )
    return AROUND.get(name, "<div>{}</div>").format(groups)


@pytest.mark.parametrize("name", GROUPS)
def test_a_year_that_heads_a_group_of_rows_is_the_year_of_its_rows(portal, name):
    entries = read(portal, _grouped(portal, name)).entries
    wanted = [portal.document(n).day if n < 6 else portal.document(n).day.replace("2026", "2025") for n in range(12)]
    assert [entry.date for entry in entries] == wanted
    assert {entry.date_from for entry in entries} == {YEAR_HEADING}
    assert entries[0].date_raw.startswith(("2026", "【2026"))


def test_years_that_would_lie_after_the_fetch_are_not_read(portal):
    entries = read(portal, _grouped(portal, "a heading", (2027, 2026))).entries
    assert {entry.date for entry in entries} == {None}


ROW = '<li><a href="{href}">{title}</a><span>{month}-{dd}</span></li>'


@pytest.mark.parametrize(
    "above",
    [
        "",
        "<h3>通知公告</h3>",
        "<div><span>2026</span><span>2025</span><span>2024</span></div>",
        "<span>2024</span><span>2025</span><span>2026</span>",
        '<a href="?y=2026">2026年</a>',
        "<h3>2026年</h3><p>以下为本年度发布的文件</p>",
    ],
    ids=["nothing", "words", "a box of years", "a row of years", "a link", "words below the year"],
)
def test_a_year_that_does_not_head_the_rows_is_not_theirs(portal, above):
    entries = read(portal, f"{above}<ul>{portal.rows(ROW)}</ul>").entries
    assert {entry.date for entry in entries} == {None}
    assert entries[0].date_raw == "06-28"


def test_rows_before_the_first_heading_have_no_year(portal):
    rows = [portal.document(n).fill(ROW) for n in range(10)]
    entries = read(portal, f"<ul>{''.join(rows[:5])}<li>2025年</li>{''.join(rows[5:])}</ul>").entries
    assert [entry.date is None for entry in entries] == [True] * 5 + [False] * 5


def test_a_heading_of_another_month_gives_no_day(portal):
    entries = read(portal, f"<h3>2026年5月</h3><ul>{portal.rows(ROW, 6)}</ul>").entries
    assert {entry.date for entry in entries} == {None}


PHRASES = {
    "刚刚": "2026-06-30",
    "5分钟前": "2026-06-30",
    "3小时前": "2026-06-30",
    "昨天": "2026-06-29",
    "昨天 10:20": "2026-06-29",
    "前天": "2026-06-28",
    "3天前": "2026-06-27",
    "2周前": None,
    "1个月前": None,
    "2026-06-01": "2026-06-01",
}


def _spoken(portal):
    return "".join(
        f'<li><a href="{portal.document(n).href}">{portal.document(n).title}</a><span>{phrase}</span></li>'
        for n, phrase in enumerate(PHRASES)
    )


def test_relative_dates_are_counted_from_the_fetch(portal):
    entries = read(portal, f"<ul>{_spoken(portal)}</ul>").entries
    assert [(entry.date_raw, entry.date) for entry in entries] == list(PHRASES.items())
    assert {entry.date_from for entry in entries[:7]} == {COUNTED_BACK}
    assert entries[-1].date_from == ""


def test_without_the_moment_of_the_fetch_they_are_kept_as_printed(portal):
    entries = read(portal, f"<ul>{_spoken(portal)}</ul>", at=None).entries
    assert [entry.date for entry in entries[:9]] == [None] * 9
    assert [entry.date_raw for entry in entries] == list(PHRASES)


def test_a_phrase_within_a_title_is_no_date(portal):
    row = '<li><a href="{href}">{title}自三天前起</a><span>{day}</span><p>办理结果应在5天前报送</p></li>'
    entries = read(portal, f"<ul>{portal.rows(row)}</ul>").entries
    assert [entry.date for entry in entries] == [portal.document(n).day for n in range(15)]
