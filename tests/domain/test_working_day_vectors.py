"""Known answers for working days: real documents and holidays, beside what counting Monday to Friday would have said."""

from datetime import date, timedelta

import pytest

from duewatch.catalog.calendars import calendar
from duewatch.domain.calendar import CalendarMissing

TABLES = calendar()

TWENTY_WORKING_DAYS = [  # formed, last lawful day, what Monday to Friday alone gives
    ("2018-07-02", "2018-07-30", "2018-07-30"),
    ("2020-01-15", "2020-02-19", "2020-02-12"),
    ("2020-09-10", "2020-10-14", "2020-10-08"),
    ("2020-09-25", "2020-10-29", "2020-10-23"),
    ("2020-10-29", "2020-11-26", "2020-11-26"),
    ("2020-12-15", "2021-01-13", "2021-01-12"),
    ("2024-01-25", "2024-02-27", "2024-02-22"),
    ("2025-09-22", "2025-10-24", "2025-10-20"),
    ("2026-02-06", "2026-03-12", "2026-03-06"),
]

LAGS = [  # written, published, working days between
    ("2018-07-02", "2018-07-04", 2),  # 榕名城委综〔2018〕6号
    ("2019-04-01", "2019-04-18", 12),  # 国办秘函〔2019〕19号
    ("2017-05-15", "2017-06-08", 17),  # 国办发〔2017〕47号
]


def monday_to_friday(start: date, n: int) -> date:
    day = start
    while n:
        day += timedelta(days=1)
        n -= day.weekday() < 5
    return day


@pytest.mark.parametrize(("formed", "last", "naive"), TWENTY_WORKING_DAYS)
def test_twenty_working_days_follow_the_table_and_not_the_week(formed: str, last: str, naive: str) -> None:
    assert TABLES.add_working_days(date.fromisoformat(formed), 20) == date.fromisoformat(last)
    assert monday_to_friday(date.fromisoformat(formed), 20) == date.fromisoformat(naive)


@pytest.mark.parametrize(("formed", "last", "naive"), TWENTY_WORKING_DAYS)
def test_the_last_lawful_day_is_the_twentieth_and_the_day_after_is_late(formed: str, last: str, naive: str) -> None:
    start, end = date.fromisoformat(formed), date.fromisoformat(last)
    assert TABLES.working_days_between(start, end) == 20
    assert TABLES.working_days_between(start, TABLES.first_working_day_from(end + timedelta(days=1))) == 21


def test_the_tenth_a_count_that_reaches_a_year_without_a_table_has_no_answer() -> None:
    with pytest.raises(CalendarMissing) as missing:
        TABLES.add_working_days(date(2026, 12, 20), 20)
    assert missing.value.day.year == 2027


@pytest.mark.parametrize(("written", "published", "lag"), LAGS)
def test_real_documents_were_so_many_working_days_on_their_way(written: str, published: str, lag: int) -> None:
    assert TABLES.working_days_between(date.fromisoformat(written), date.fromisoformat(published)) == lag
