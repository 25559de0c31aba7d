"""Normal forms and the sketch of a text."""

import pytest

from crawler.normal import bare, compare, doc_no, half_width, squeeze
from crawler.sketch import sketch


@pytest.mark.parametrize(
    "printed",
    [
        "榕政办〔2018〕227号",
        "榕政办﹝2018﹞227 号",
        "榕政办[2018]227号",
        "榕政办（2018）227号",
        "榕政办(2018) 0227号",
        "榕政办〔２０１８〕２２７号",
    ],
)
def test_a_number_has_one_form_whatever_its_brackets(printed):
    assert doc_no(printed) == "榕政办〔2018〕227号"


def test_brackets_without_a_year_are_left_alone():
    assert doc_no("青政办（函）〔2018〕2号") == "青政办（函）〔2018〕2号"


def test_white_space_of_every_kind_is_squeezed():
    assert squeeze(" 索\u2002引\u3000号\u200b：\u00a0 1 ") == "索 引 号 ： 1"
    assert bare("索\u2002引\u3000号\ufeff") == "索引号"


def test_titles_are_compared_without_width_blanks_and_bracket_styles():
    assert compare("关于印发（２０２０）年 要点的通知") == compare("关于印发(2020)年要点的通知")
    assert half_width("ＡＢ１２") == "AB12"


TEXT = "为预防夏季火灾事故，现就开展消防安全检查有关事项通知如下，请各单位遵照执行，及时整改隐患，并将整改情况书面报送。" * 4


def test_a_repost_shares_its_sketch_whatever_stands_around_it():
    original = sketch(TEXT)
    repost = sketch("转发县政府文件。\n" + TEXT.replace("，", "， ") + "来源：县政府")
    assert len(original & repost) >= 0.8 * len(original) > 0


def test_another_text_shares_nothing():
    assert not sketch(TEXT) & sketch(
        "一季度全县粮食种植面积同比增长，夏收作物长势良好，农业生产形势总体平稳，畜牧业发展较快。" * 4
    )


def test_a_short_text_has_no_sketch():
    assert sketch("公示") == frozenset()
