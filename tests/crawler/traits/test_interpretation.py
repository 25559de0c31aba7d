"""What leads from a policy to its interpretation and back, and the menus of disclosure columns."""

from crawler.reading import read_page
from duewatch.domain.sightings import Role
from duewatch.domain.traits import TraitKind

TEXT = "<p>为规范城区停车泊位管理，根据有关规定，结合我区实际，现将有关事项说明如下，请认真遵照执行并做好宣传。</p>" * 4


def facts(title: str, body: str) -> dict:
    html = f"""<html><head><meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2026-05-01 09:00"></head>
    <body><div class="nav"><ul><li><a href="/zcjd/">政策解读</a></li></ul></div><h1>{title}</h1>
    <p>发布时间：2026-05-01 09:00</p><div class="article">{TEXT}{body}</div></body></html>"""
    reading = read_page(html.encode(), "http://town.example/zwgk/202605/t20260501_77.html", examine=True)
    return next(one.facts for one in reading.traits if one.kind is TraitKind.INTERPRETATION)


def test_an_interpretation_tells_its_policy_by_name_number_and_link():
    found = facts(
        "《停车泊位管理办法》政策解读",
        '<p>近日印发了云政办〔2026〕7号文件。</p><p>原文链接：<a href="/zcwj/202604/t20260428_9.html">停车泊位管理办法</a></p>',
    )
    assert found["is_interpretation"] is True
    assert found["names"] == ["停车泊位管理办法"]
    assert any(number.endswith("云政办〔2026〕7号") for number in found["numbers"])
    assert [link["url"] for link in found["interprets"]] == ["http://town.example/zcwj/202604/t20260428_9.html"]


def test_a_policy_leads_to_its_interpretation_and_a_menu_entry_does_not_count():
    found = facts(
        "停车泊位管理办法",
        '<p>相关链接：<a href="/zcjd/202605/t20260503_3.html">《停车泊位管理办法》解读</a> <a href="/zcjd/">政策解读</a></p>',
    )
    assert found["is_interpretation"] is False
    assert [link["url"] for link in found["interpreted_by"]] == ["http://town.example/zcjd/202605/t20260503_3.html"]


def test_a_policy_without_an_interpretation_says_that_there_is_none():
    found = facts("停车泊位管理办法", "")
    assert found == {"is_interpretation": False, "interpreted_by": [], "files": []}


def test_the_menu_of_a_list_is_kept_under_the_fixed_names():
    names = ("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开工作年度报告", "机构职能")
    menu = "".join(f'<li><a href="/c{n}/">{name}</a></li>' for n, name in enumerate(names))
    rows = "".join(
        f'<li><a href="/c2/t2026050{n}_{n}.html">关于开展便民服务活动的公告之{n}</a><span>2026-05-0{n}</span></li>'
        for n in range(1, 7)
    )
    html = f'<html><body><div class="menu"><ul>{menu}</ul></div><div class="list"><ul>{rows}</ul></div></body></html>'
    reading = read_page(html.encode(), "http://town.example/c2/", expect=Role.LIST, examine=True)
    (found,) = [one.facts for one in reading.traits if one.kind is TraitKind.MENU]
    assert set(found["columns"]) >= {"指南", "制度", "法定主动公开内容", "年报", "机构职能"}


def test_the_head_of_a_group_counts_though_it_is_no_link():
    names = ("政府信息公开指南", "政府信息公开制度", "政府信息公开工作年度报告", "机构职能")
    menu = "".join(f'<li><a href="/c{n}/">{name}</a></li>' for n, name in enumerate(names))
    row = '<li><a href="/c2/t2026050{n}_{n}.html">关于开展便民服务活动的公告之{n}</a><span>2026-05-0{n}</span></li>'
    rows = "".join(row.format(n=n) for n in range(1, 7))
    html = f"""<html><body><div class="menu"><h3>法定主动公开内容</h3><ul>{menu}</ul></div>
    <div class="list"><ul>{rows}</ul></div></body></html>"""
    reading = read_page(html.encode(), "http://town.example/c2/", expect=Role.LIST, examine=True)
    (found,) = [one.facts for one in reading.traits if one.kind is TraitKind.MENU]
    assert "法定主动公开内容" in found["columns"]
