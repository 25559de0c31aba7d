import pytest
from hypothesis import given
from hypothesis import strategies as st

from duewatch.catalog.drafting.denoise import denoise


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("政務(wù)公開　工作實施方案", "政务公开工作实施方案"),
        ("总结(jie)与公開", "总结与公开"),
        ("具體要求", "具体要求"),
        ("喆堃", "喆堃"),
        ("２０２６ 年 １２ 月", "2026年12月"),
        ("责 任 单 位：各镇", "责任单位:各镇"),
        ("榕政办﹝2018﹞125号", "榕政办〔2018〕125号"),
        ("①2026年6月底前", "①2026年6月底前"),
        ("3公里(km)以内", "3公里(km)以内"),
        ("— 12 —", ""),
        ("第 3 页 共 10 页", ""),
        ("\u200b\ufeff公开", "公开"),
    ],
)
def test_what_copying_put_in_is_taken_out(printed, plain):
    assert denoise(printed).plain == plain


def test_a_quotation_has_the_signs_of_the_plan():
    words = denoise("  于 2026 年 6 月底前，在區政府門戶網(wǎng)站公開；  ")
    assert words.plain == "于2026年6月底前,在区政府门户网站公开;"
    assert words.quoted(100) == "于 2026 年 6 月底前，在區政府門戶網站公開；"


def test_a_long_quotation_ends_at_a_pause():
    words = denoise("一是梳理目录，二是编制清单，三是按时公开。")
    assert words.quoted(15) == "一是梳理目录，二是编制清单，"
    assert words.quoted(3) == "一是梳"


@given(st.text(max_size=200))
def test_every_sign_of_the_plain_text_knows_how_it_was_printed(line):
    words = denoise(line)
    assert len(words.plain) == len(words.signs)
    assert not any(sign.isspace() for sign in words.plain)
