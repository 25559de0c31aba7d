import pytest

from crawler.standard_catalogue import CHANNELS
from crawler.standard_catalogue.channels import looks_like_channels, name_of, read_channels

NOTICE_BOARD = "社区/企事业单位/村公示栏（电子屏）"


@pytest.mark.parametrize(
    ("cell", "ticked", "offered"),
    [
        ("■政府网站 □政府公报 □两微一端", {"政府网站"}, {"政府公报", "两微一端"}),
        ("■政府网站□政府公报\n■发布会/听证会□入户/现场", {"政府网站", "发布会/听证会"}, {"政府公报", "入户/现场"}),
        ("▲政府网站 △其他", {"政府网站"}, {"其他"}),
        ("þ政府网站 ¨广播电视", {"政府网站"}, {"广播电视"}),
        ("t政府网站□政府公报 t社区/企事业单位/村公示栏（电子屏）", {"政府网站", NOTICE_BOARD}, {"政府公报"}),
        ("■政府网站 口两微一端 口便民服务站", {"政府网站"}, {"两微一端", "便民服务站"}),
        ("☑ 政府网站 ☐ 精准推送", {"政府网站"}, {"精准推送"}),
        ("√政府网站 √村务公开栏", {"政府网站", NOTICE_BOARD}, set()),
        ("■政府网站■12345政务服务热线", {"政府网站", "12345政务服务热线"}, set()),
        ("政府网站、两微一端、发布会/听证会", {"政府网站", "两微一端", "发布会/听证会"}, set()),
        ("政府网站；入户、现场", {"政府网站", "入户/现场"}, set()),
        ("□政府网站", set(), {"政府网站"}),
        ("", set(), set()),
    ],
)
def test_boxes_are_told_apart_whatever_font_they_lost(cell, ticked, offered):
    read = read_channels(cell)
    assert read.ticked == {name if name != "12345政务服务热线" else name_of(name) for name in ticked}
    assert read.offered == offered


@pytest.mark.parametrize("channel", CHANNELS)
def test_each_channel_of_the_form_is_known_by_its_own_name(channel):
    assert name_of(channel) == channel


@pytest.mark.parametrize(
    ("written", "channel"),
    [
        ("门户网站", "政府网站"),
        ("行政服务中心", "政务服务中心"),
        ("纸质载体", "纸质媒体"),
        ("政务新媒体", "两微一端"),
        ("村（居）务公开栏", NOTICE_BOARD),
        ("征地信息公开平台", "征地信息公开平台"),
    ],
)
def test_other_wordings_lead_to_the_form_and_other_channels_stay_as_written(written, channel):
    assert name_of(written) == channel


def test_a_window_counter_is_no_empty_box():
    assert read_channels("■政府网站 ■窗口服务").ticked == {"政府网站", "窗口服务"}


def test_a_cell_of_channels_is_told_from_others():
    assert looks_like_channels("■政府网站")
    assert looks_like_channels("政府网站、公示栏")
    assert not looks_like_channels("示例镇人民政府")
    assert not looks_like_channels("√")
    assert not looks_like_channels("")
