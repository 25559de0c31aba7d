"""Hidden links are told by how they are hidden and what they say; folded menus and counters are not."""

import pytest

from crawler.reading import read_page
from duewatch.domain.traits import TraitKind

TEXT = "<p>现将有关事项通知如下，请各村社区认真组织实施，并做好宣传工作。</p>" * 6
TRICKS = {
    "not-displayed": '<div style="display:none">{}</div>',
    "off-screen": '<div style="position:absolute; left:-9999px">{}</div>',
    "too-small": '<marquee height="1" width="5">{}</marquee>',
}


def hidden(markup: str, head: str = "") -> dict:
    html = f"<html><head><title>通知</title>{head}</head><body><h1>关于开展安全检查的通知</h1>{TEXT}{markup}</body></html>"
    reading = read_page(html.encode(), "https://town.example/a/1.html", examine=True)
    return next(one.facts for one in reading.traits if one.kind is TraitKind.HIDDEN_LINKS)


@pytest.mark.parametrize("how", TRICKS)
def test_links_of_a_foreign_trade_are_told_however_they_are_hidden(how):
    found = hidden(TRICKS[how].format('<a href="https://farm.example/">真人视讯</a>'))
    assert found["links"] == [{"url": "https://farm.example/", "text": "真人视讯", "how": how, "trade": "gambling"}]


@pytest.mark.parametrize(
    "style",
    [".x{display:none}", "#y { position: fixed; top: -5000px }", ".x{height:1px;overflow:hidden}", ".x { visibility:hidden; }"],
)
def test_the_pages_own_style_sheet_is_read(style):
    found = hidden('<div class="x" id="y"><a href="https://farm.example/">老虎机</a></div>', f"<style>{style}</style>")
    assert [link["trade"] for link in found["links"]] == ["gambling"]


def test_words_of_no_trade_are_told_only_where_no_menu_hides_like_that():
    link = '<a href="https://shop.example/">优惠</a>'
    assert hidden(TRICKS["not-displayed"].format(link)) == {"links": [], "hidden": 1}
    assert [one["how"] for one in hidden(TRICKS["off-screen"].format(link))["links"]] == ["off-screen"]


@pytest.mark.parametrize(
    "markup",
    [
        '<ul style="display:none"><li><a href="https://www.sheng.gov.cn/">省政府</a></li></ul>',
        '<div style="position:absolute;left:-9999px"><a href="https://www.cnzz.com/stat">站长统计</a></div>',
        '<div style="display:none"><a href="https://farm.example/">严厉打击网络赌博平台</a></div>',
        '<div style="font-size:0"><a href="https://shop.example/" style="font-size:14px">便民</a></div>',
        '<div style="left:50%;margin-left:-960px;position:absolute"><a href="https://shop.example/">横幅</a></div>',
        '<a href="https://farm.example/">真人视讯</a>',
        '<div style="display:none"><a href="/own/">真人视讯</a></div>',
    ],
    ids=["folded menu", "counter", "against", "inline blocks", "centred", "in sight", "own host"],
)
def test_what_ordinary_pages_hide_is_not_told(markup):
    assert hidden(markup)["links"] == []


def test_no_more_than_some_are_told_and_all_are_counted():
    links = "".join(f'<a href="https://farm{n}.example/">百家乐</a>' for n in range(60))
    found = hidden(f'<p hidden="">{links}</p>')
    assert (len(found["links"]), found["hidden"]) == (20, 60)
