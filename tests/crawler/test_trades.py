"""Farms and domains for sale are told by several signs at once; who writes against them is never taken for one."""

import pytest

from crawler import outcome
from crawler.answer import answered
from crawler.trades import taken_over, trade_words
from duewatch.domain.sightings import SightingKind

FARM = """<html><head><meta charset="{charset}"><title>{title}</title>
<meta name="keywords" content="澳门新葡京,真人视讯,老虎机">
<meta name="description" content="百家乐 体育投注 时时彩 注册送彩金"></head><body><ul>
<li><a href="/1">真人娱乐</a></li><li><a href="/2">老虎机</a></li><li><a href="/3">体育投注</a></li></ul>
<p>百家乐、时时彩、六合彩、真人荷官，立即注册，首存优惠，备用网址。</p></body></html>"""
ADULT = """<html><head><title>国产精品视频免费观看</title></head><body>
<a href="/a">日韩在线视频</a><a href="/b">人妻</a><a href="/c">偷拍自拍</a>
<p>无码 少妇 伦理片 激情视频 永久地址 高清在线</p></body></html>"""
NEWS = """<html><head><title>栖澜区打击网络赌博专项行动通报：捣毁三个百家乐窝点</title></head><body><h1>通报</h1>
<p>警方侦破网上赌场案件，涉及真人视讯、老虎机、时时彩、六合彩、体育投注等赌博方式，抓获嫌疑人十二名。</p>
<p>公安机关提醒：立即注册、充值、提款均为骗局，请抵制赌博，积极举报。</p></body></html>"""
CAMPAIGN = NEWS.replace("栖澜区打击网络赌博专项行动通报：捣毁三个百家乐窝点", "老虎机、百家乐的真面目")
LOTTERY = """<html><head><title>福利彩票双色球开奖公告</title></head><body>
<p>双色球第12期开奖号码如下，奖金派送详见公告。足球比赛场馆预约须知。</p></body></html>"""
FOR_SALE = """<html><head><title>{title}</title></head><body><h1>{text}</h1><a href="https://{dealer}/search?d=1">询价</a></body></html>"""


def page(html: str, url: str = "https://old-town.example/", status: int = 200, charset: str = "utf-8"):
    headers = (("Content-Type", "text/html"),)
    body = html.encode(charset)
    return answered(url, "test", method="GET", status=status, headers=headers, body=body, elapsed_ms=1, request_headers=())


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_a_gambling_farm_is_told_in_any_encoding(charset):
    html = FARM.format(title="澳门新葡京娱乐平台_真人视讯官方网址", charset=charset)
    assert taken_over(page(html, charset=charset)) == "gambling"


def test_a_title_written_in_numbers_or_with_blanks_is_read_all_the_same():
    coded = "".join(f"&#{ord(letter)};" for letter in "真人视讯")
    assert taken_over(page(FARM.format(title=coded, charset="utf-8"))) == "gambling"
    assert taken_over(page(FARM.format(title="真 人 视 讯", charset="utf-8"))) == "gambling"


def test_an_adult_page_is_told():
    assert taken_over(page(ADULT)) == "adult"


@pytest.mark.parametrize("html", [NEWS, CAMPAIGN, LOTTERY], ids=["police", "campaign", "lottery"])
def test_who_writes_against_a_trade_or_near_it_is_no_farm(html):
    assert taken_over(page(html)) is None


def test_words_in_the_title_alone_are_not_enough():
    assert taken_over(page("<html><title>老虎机</title><body><p>动物园的新成员小老虎的机灵样子。</p></body></html>")) is None


def test_the_same_words_without_the_title_are_not_enough():
    assert taken_over(page(FARM.format(title="某镇人民政府", charset="utf-8"))) is None


@pytest.mark.parametrize(
    ("title", "text", "dealer"),
    [
        ("old-town.example is for sale", "This domain is for sale", "www.sedo.com"),
        ("域名出售", "本域名正在转让，欢迎询价", "www.juming.com"),
        ("old-town.example", "域名已过期 old-town.example", "nobody.example"),
    ],
)
def test_a_domain_for_sale_is_told_by_its_words_and_a_second_sign(title, text, dealer):
    html = FOR_SALE.format(title=title, text=text, dealer=dealer)
    assert taken_over(page(html)) == "for-sale"


def test_a_notice_about_domains_for_sale_is_no_such_page():
    html = FOR_SALE.format(title="关于规范域名转让的通知", text="严禁域名出售行为。" * 3, dealer="www.unit.example")
    assert taken_over(page(html)) is None
    long = FOR_SALE.format(title="域名出售案例", text="某公司域名出售合同纠纷一案。" * 300, dealer="www.sedo.com")
    assert taken_over(page(long)) is None


def test_an_audit_calls_such_a_page_not_genuine_with_its_trade():
    told = outcome.judge(page(ADULT))
    assert (told.kind, told.note) == (SightingKind.NOT_GENUINE, "hijacked:adult")
    assert outcome.judge(page(ADULT, status=404)).kind is SightingKind.GONE


def test_words_of_a_link_are_looked_up_by_trade():
    assert trade_words("真人 娱乐") == ("gambling", ("真人娱乐",))
    assert trade_words("打击真人娱乐") is None
    assert trade_words("政务公开") is None
