"""What passes from a page into a report."""

import pytest

from reports.safe import clean, one_line, web_address


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("关于\x00公布\x1b[31m目录", "关于公布[31m目录"),
        ("invoice\u202egnp.exe", "invoicegnp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("half \ud800 a pair", "half  a pair"),
        ("none \ufffe\uffff\ufdd0", "none "),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("𠮷野家 and \U000323af", "𠮷野家 and \U000323af"),
        ("👩‍🏫", "👩‍🏫"),
    ],
)
def test_control_and_hidden_characters_go_and_every_script_stays(text: str, left: str) -> None:
    assert clean(text) == left


def test_a_line_is_one_line_and_no_longer_than_asked() -> None:
    assert one_line("a\r\nBcc: b\u2028c") == "a Bcc: bc"
    assert one_line("很长" * 200, 10) == "很长很长很长很长很…"


@pytest.mark.parametrize("url", ["https://portal.example/a?b=c#d", "HTTP://PORTAL.example", "http://[::1]:8080/"])
def test_addresses_of_the_web_are_links(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//portal.example/", "/relative", "",
        None, "mailto:a@b.example",
        "http://", "http:path", "java\nscript:alert(1)", "http://portal.example/\x00", "http://portal.example/ x", "http://[::1",
    ],
)  # fmt: skip
def test_anything_else_is_no_link(url: str | None) -> None:
    assert web_address(url) is None
