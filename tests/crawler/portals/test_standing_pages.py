"""Short pages without a date: contacts, leaders, duties. And pages as short that are no documents."""

import pytest

from duewatch.domain.sightings import Role

ADDRESS = "https://sw.shimen.example/zw/lxwm/"
FRAME = (
    "<html><head><title>{name}_石门县商务局</title></head><body><div class='nav'><ul><li><a href='/'>首页</a></li>"
    "<li><a href='/zw/'>政务公开</a></li><li><a href='/fw/'>办事服务</a></li></ul></div>"
    "<div class='pos'>当前位置：<a href='/'>首页</a> &gt; <a href='/zw/'>政务公开</a> &gt; {name}</div>"
    "<div class='left'><ul><li><a href='/zw/jggk/'>机构概况</a></li><li><a href='/zw/ldzc/'>领导之窗</a></li>"
    "<li><a href='/zw/lxwm/'>联系我们</a></li></ul></div><div class='con'>{main}</div>"
    "<div class='b'>主办：石门县商务局　技术支持：石门县大数据中心<br>网站标识码：0000000000</div></body></html>"
)

STANDING = {
    "contacts": (
        "联系我们",
        "<h2>联系我们</h2><p>单位名称：石门县商务局</p><p>地址：石门县楚江街道文化路1号</p><p>办公电话：0736-0</p>",
    ),
    "an introduction": (
        "机构简介",
        "<h1>石门县商务局机构简介</h1><div><p>石门县商务局是县人民政府工作部门，为正科级。</p><p>主要职责：拟订全县商务规划。</p></div>",
    ),
    "leaders in a table": (
        "领导分工",
        (
            "<h3>领导分工</h3><table><tr><td>张某某</td><td>党组书记、局长</td><td>主持全面工作</td></tr>"
            "<tr><td>李某某</td><td>副局长</td><td>分管市场秩序</td></tr></table>"
        ),
    ),
    "sections": (
        "内设机构",
        "<h3>内设机构</h3><p>办公室：负责机关日常运转。电话：0736-1</p><p>市场股：负责市场体系建设。电话：0736-2</p>",
    ),
    "duties in one block": (
        "机构职能",
        "<div class='title'>机构职能</div><div>（一）贯彻执行贸易政策；<br>（二）拟订全县商务发展规划</div>",
    ),
    "hours": ("办公地址与时间", "<h2>办公地址与时间</h2><div>石门县楚江街道文化路1号<br>夏令时：8:00-12:00</div>"),
}


@pytest.mark.parametrize("expect", [Role.LIST, Role.DOCUMENT, None])
@pytest.mark.parametrize("page", STANDING.values(), ids=STANDING.keys())
def test_a_short_standing_page_is_a_document(read, page, expect):
    name, main = page
    reading = read(FRAME.format(name=name, main=main), ADDRESS, expect=expect)
    assert reading.kind.value == "record"
    assert reading.record.title in main
    assert reading.record.body_text


FOOT = "<p>地址：石门县楚江街道文化路1号</p><p>电话：0736-0</p><p>邮编：000000</p>"
OTHERS = {
    "rows that a script is to bring": ("联系我们", "<h2>联系我们</h2><div id='app'></div><script src='a.js'></script>"),
    "a foot with contacts": ("联系我们", f"<h2>联系我们</h2><div id='app'></div></div><footer>{FOOT}</footer><div>"),
    "a foot without a name": (
        "联系我们",
        f"<h2>联系我们</h2><div id='app'></div></div><div>{FOOT}<p>主办：石门县商务局</p></div><div>",
    ),
    "a page to come": ("机构职能", "<h2>机构职能</h2><p>内容正在建设中，请稍候。负责单位：办公室</p>"),
    "news": ("领导活动", "<h2>领导活动</h2><p>局长张某某主持召开会议，分管负责同志参加。</p>"),
    "a blank column": ("通知公告", "<h2>通知公告</h2><ul></ul>"),
    "a search": ("信息公开", "<h2>信息检索</h2><form>关键词：<input> 索引号：<input><button>搜索</button></form>"),
    "numbers of visits": ("政务公开", "<h2>政务公开</h2><p>今日访问：12</p><p>总访问：1000</p>"),
    "bodies with pages of their own": (
        "下属单位",
        "<h2>下属单位</h2><ul>"
        + "".join(f"<li><a href='/dw/{n}.html'>石门县商务局下属第{n}服务中心</a></li>" for n in range(9))
        + "</ul>",
    ),
    "leaders with pages of their own": (
        "领导之窗",
        "<h2>领导之窗</h2>"
        + "".join(f"<div><a href='/ld/{n}.html'>张某{n}</a><p>副局长：分管第{n}项工作</p></div>" for n in range(6)),
    ),
}


@pytest.mark.parametrize("expect", [Role.LIST, None])
@pytest.mark.parametrize("page", OTHERS.values(), ids=OTHERS.keys())
def test_other_short_pages_are_no_documents(read, page, expect):
    name, main = page
    assert read(FRAME.format(name=name, main=main), ADDRESS, expect=expect).kind.value != "record"


@pytest.mark.parametrize("expect", [Role.LIST, Role.DOCUMENT, None])
def test_an_error_that_names_a_contact_stays_an_error(read, expect):
    main = "<h2>领导分工</h2><p>您访问的页面不存在或已被删除，请与管理员联系。</p><p>电话：0736-0</p><p>地址：石门县</p>"
    assert read(FRAME.format(name="领导分工", main=main), ADDRESS, expect=expect).kind.value == "error"


def test_a_home_page_is_not_taken_for_its_contacts(read):
    name, main = STANDING["contacts"]
    assert read(FRAME.format(name=name, main=main), ADDRESS, expect=Role.HOME).kind.value != "record"
