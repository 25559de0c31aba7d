"""Walls, error pages, login pages and shells are told from pages; real pages are never taken for one."""

import json

import pytest

from crawler.genuine import judge
from crawler.reading import read_page
from crawler.readings import PageKind
from duewatch.domain.sightings import SightingKind

URL = "http://www.qinghe.example/zwgk/index.html"
WALLS = {
    "jiasule": (521, "<script>document.cookie=('_')+('j')+('s')+('l');location.href=location.pathname</script>"),
    "jiasule-200": (200, "<html><script>document.cookie='__jsl_clearance=1';location.reload()</script></html>"),
    "ruishu-202": (202, "<html><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script><body></body></html>"),
    "ruishu-412": (412, "<html><head><script>var a=1</script></head><body></body></html>"),
    "wzws": (200, "<html><body><script>var wzwschallenge='RZ';location='/WZWSREL'</script></body></html>"),
    "cloudflare": (503, "<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script></html>"),
    "rate-limit": (429, "too many"),
    "frequent": (200, "<html><title>提示</title><body>您的访问过于频繁，请稍后再试</body></html>"),
    "login": (200, "<html><title>用户登录</title><body><form>用户名<input>密码<input type='password'></form></body></html>"),
    "unauthorised": (401, ""),
}
NOT_THE_PAGE = {
    "soft-404": "<html><title>404 Not Found</title><body><h1>404</h1></body></html>",
    "apology": "<html><meta charset=utf-8><title>提示信息</title><body>您访问的页面不存在，3秒后返回首页</body></html>",
    "error": "<html><title>系统错误</title><body>服务器内部错误</body></html>",
    "parked": "<html><title>该域名正在出售</title><body>欢迎垂询</body></html>",
    "shell": '<html><title>政务公开</title><body><div id="app"></div><script src="app.js"></script></body></html>',
    "being upgraded": "<html><title>青禾县人民政府</title><body>网站正在升级维护中...</body></html>",
    "moved away": "<html><title>出错</title><body>可能您要访问的网页地址已经变更，请返回首页</body></html>",
    "no such page": "<html><title>青禾县人民政府</title><body>对不起，您访问的页面已经不存在</body></html>",
    "nothing like it": "<html><title>青禾县人民政府</title><body>对不起，没有找到您要的信息！</body></html>",
    "not to be reached": "<html><title>Document</title><body>网站暂时无法访问，请稍后再试</body></html>",
    "server's own words": "<html><body><h1>Server Error in '/' Application.</h1></body></html>",
    "empty": "   ",
}


@pytest.mark.parametrize("name", WALLS)
def test_a_wall_is_blocked_and_not_a_missing_page(name):
    status, source = WALLS[name]
    assert judge(status, {}, source.encode(), URL).kind is SightingKind.BLOCKED


@pytest.mark.parametrize("name", NOT_THE_PAGE)
def test_an_error_page_with_status_200_is_not_genuine(name):
    genuineness = judge(200, {"Content-Type": "text/html"}, NOT_THE_PAGE[name].encode(), URL)
    assert genuineness.kind is SightingKind.NOT_GENUINE
    assert genuineness.note


@pytest.mark.parametrize(
    ("status", "kind"),
    [(404, SightingKind.GONE), (410, SightingKind.GONE), (403, SightingKind.REFUSED), (500, SightingKind.FAILED)],
)
def test_a_plain_status_says_what_it_says(status, kind):
    assert judge(status, {}, b"<html><title>x</title><body>x</body></html>", URL).kind is kind


@pytest.mark.parametrize(
    "source",
    [
        "<title>关于网站维护期间暂停服务的通知</title><p>因系统升级，网站暂停访问。</p>",
        "<title>公示</title><img src='1.jpg'>",
        "<title>机构图</title><iframe src='a.html'></iframe>",
        "<title>通知</title><p>无</p>",
        "<title>办事须知</title><p>个人信息登录后可在本人页面查看，本页公开办理时限、地点和联系电话，欢迎来人来电。</p>",
        "<title>关于门户网站网页地址变更的公告</title><p>门户网站地址变更，原栏目不再更新，请访问新网站。</p>",
        "<title>年报</title><meta name='ArticleTitle' content='年报'><p>错误更正说明</p>",
        "<title>404号提案的答复公开</title><p>张某某委员：您提出的建议收悉，现答复如下，感谢您对工作的关心与支持。</p>",
    ],
)
def test_a_short_page_about_trouble_is_still_a_page(source):
    assert judge(200, {}, f"<html><head>{source}</html>".encode(), URL).kind is SightingKind.SEEN


def test_an_apology_inside_a_full_template_is_not_genuine():
    menu = "".join(f'<li><a href="/c{at}/">政务公开栏目之{at}</a></li>' for at in range(80))
    footer = "<p>版权所有：青禾县人民政府办公室</p>" * 30
    apology = "<div>您访问的页面不存在或已被删除！</div>"
    page = f"<html><title>青禾县人民政府</title><body><ul>{menu}</ul>{apology}{footer}</body></html>"
    reading = read_page(page.encode(), URL)
    assert (reading.kind, reading.genuine.note) == (PageKind.ERROR, "soft-404")


@pytest.mark.parametrize(("title", "note"), [("502", "error-page"), (" HTTP 504 ", "error-page"), ("404", "soft-404")])
def test_a_page_that_is_called_by_a_status_is_an_error_however_much_its_shield_explains(title, note):
    reasons = "".join(f"<li>{n}、源站缓慢响应超时，请检查源站的存活状态，并将防护节点加入白名单之中。</li>" for n in range(30))
    page = f"<html><title>{title}</title><body><p>抱歉！源站出现问题，暂时无法访问！</p><ol>{reasons}</ol></body></html>"
    assert judge(200, {}, page.encode(), URL).note == note


def test_a_page_that_only_sends_its_reader_on_says_where_to():
    reading = read_page(b'<html><head><meta http-equiv="refresh" content="0;url=xxgk/list.html"></head></html>', URL)
    assert reading.genuine.note == "script-redirect"
    assert [link.url for link in reading.links] == ["http://www.qinghe.example/zwgk/xxgk/list.html"]


@pytest.mark.corpus
def test_no_real_page_is_taken_for_a_wall_or_an_error(corpus):
    for line in (corpus / "index.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        body = (corpus / row["file"]).read_bytes()
        assert judge(200, {}, body, row["url"] or URL).kind is SightingKind.SEEN, row["id"]
