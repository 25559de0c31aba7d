"""Bytes to characters: the bytes are asked first, because declarations lie."""

import pytest

from crawler.encoding import LIMIT, decode

TEXT = "<p>政府信息公开年度报告，请各单位认真执行，及时报送。</p>" * 5


@pytest.mark.parametrize(
    ("encoding", "declared", "header", "read_as"),
    [
        ("utf-8", "utf-8", None, "utf-8"),
        ("utf-8", "gb2312", None, "utf-8"),
        ("gb18030", "gb2312", None, "gb18030"),
        ("gb18030", "utf-8", "text/html; charset=UTF-8", "gb18030"),
        ("gb18030", "gbk", "text/html; charset=ISO-8859-1", "gb18030"),
        ("gb18030", None, None, "gb18030"),
        ("utf-8-sig", None, None, "utf-8"),
    ],
)
def test_a_page_is_decoded_whatever_it_declares(encoding, declared, header, read_as):
    head = f'<meta charset="{declared}">' if declared else ""
    decoded = decode((head + TEXT).encode(encoding), header)
    assert decoded.text == head + TEXT
    assert decoded.encoding == read_as


def test_traditional_characters_in_big5_are_read():
    text = "<meta charset='big5'><p>" + "臺灣地區政府資訊公開辦法" * 6 + "</p>"
    assert decode(text.encode("big5")).text == text


def test_a_text_in_big5_that_declares_nothing_is_not_taken_for_rare_characters():
    text = "各單位應於每年一月三十一日前公開上一年度的工作報告，並在網站公布。" * 3
    assert decode(text.encode("big5")).text == text
    assert decode("各单位应于每年一月三十一日前公开上一年度的工作报告。".encode("gbk")).encoding == "gb18030"


def test_a_wrong_declaration_is_told():
    assert decode(('<meta charset="gb2312">' + TEXT).encode()).warnings == ("declares gb2312, is utf-8",)


def test_a_character_cut_off_at_the_end_does_not_spoil_the_page():
    assert decode(TEXT.encode()[:-5]).encoding == "utf-8"


def test_an_endless_page_is_cut_and_says_so():
    decoded = decode(b"a" * (LIMIT + 10))
    assert len(decoded.text) == LIMIT
    assert "page cut" in decoded.warnings[0]
