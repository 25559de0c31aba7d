"""昨天 and 3小时前: dates that mean something only together with the moment the page was fetched."""

from datetime import datetime, timedelta

import pytest

from duewatch.domain.dates import CHINA
from duewatch.domain.records import FieldName, FieldState

NOW = datetime(2024, 12, 28, 14, 20, tzinfo=CHINA)
PAGE = (
    "<html><head><title>{title}</title></head><body><h1>{title}</h1><p>发布时间：{when}　来源：石门县人民政府</p>"
    "<div class='text'>{text}</div></body></html>"
)
ADDRESS = "https://www.shimen.example/gk/detail?id=7"


@pytest.mark.parametrize(
    ("when", "day", "clock"),
    [
        ("昨天", "2024-12-27", None),
        ("3小时前", "2024-12-28", "11:20"),
        ("今天 09:30", "2024-12-28", "09:30"),
        ("昨天 下午3:20", "2024-12-27", "15:20"),
        ("今天 23:59", "2024-12-28", None),  # it was not that late yet
        ("5天前", "2024-12-23", None),
        ("2024-12-26 下午3:20", "2024-12-26", "15:20"),
        ("2024-12-26T01:20:00Z", "2024-12-26", "09:20:00"),
        ("1735176000", "2024-12-26", "09:20:00"),
        ("1735176000000", "2024-12-26", "09:20:00"),
    ],
)
def test_a_relative_date_is_counted_from_the_fetch(district, read, when, day, clock):
    page = PAGE.format(title=district.title(0), when=when, text=district.text())
    record = read(page, ADDRESS, fetched_at=NOW).record
    best = record.fields[FieldName.PUBLISHED_DATE].best
    assert (best.value, best.raw, record.published_time) == (day, when, clock)


@pytest.mark.parametrize("when", ["昨天", "3小时前"])
def test_without_the_moment_it_stays_unread(district, read, when):
    page = PAGE.format(title=district.title(0), when=when, text=district.text())
    best = read(page, ADDRESS).record.fields[FieldName.PUBLISHED_DATE].best
    assert (best.value, best.state, best.raw) == (None, FieldState.UNREADABLE, when)


def test_a_page_read_again_later_means_the_same_day(district, read):
    page = PAGE.format(title=district.title(0), when="昨天", text=district.text())
    values = {
        read(page, ADDRESS, fetched_at=NOW + timedelta(hours=n)).record.fields[FieldName.PUBLISHED_DATE].best.value
        for n in (0, 9)
    }
    assert values == {"2024-12-27"}
