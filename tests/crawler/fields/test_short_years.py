"""Years of two figures, which only the address of the document makes sure."""

import pytest

from crawler.fields.short_years import confirmed


@pytest.mark.parametrize("printed", ["18-06-05", "18/06/05", "18.06.05"])
@pytest.mark.parametrize("address", ["201806/t20180605_100.html", "./2018-06/05/content_9.htm", "2018/6/5/9.html"])
def test_a_day_that_the_address_names_too_is_read(printed, address):
    raw, day = confirmed(f"| {printed} | 【大 中 小】", address)
    assert (raw, str(day.day)) == (printed, "2018-06-05")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("18-06-05", "view.jsp?id=7"),
        ("18-06-06", "201806/t20180605_100.html"),
        ("05-06-18", "201806/t20180605_100.html"),
        ("2018-06-05", "201806/t20180605_100.html"),
        ("18-06/05", "201806/t20180605_100.html"),
        ("0512-18-06-05", "201806/t20180605_100.html"),
    ],
)
def test_nothing_is_guessed_from_figures_that_the_address_does_not_confirm(text, address):
    assert confirmed(text, address) is None
