from crawler.reading import read_page
from crawler.traits.site_marks import marks_of
from duewatch.domain.sightings import Role
from duewatch.domain.traits import TraitKind

MENU = "".join(f'<li><a href="/c{n}/">栏目之{n}</a></li>' for n in range(20))
FOOT = "主办单位：示例县人民政府 网站标识码：9900000002 示例ICP备00000000号 联系电话：见通讯录"


def entry(href: str, text: str) -> str:
    return f'<li><a href="{href}">{text}</a></li>'


def home(menu: str, foot: str = FOOT, extra: str = "") -> dict[TraitKind, dict]:
    rows = "".join(
        f'<li><a href="/zwgk/2026/t2026060{n}_1.html">关于第{n}号事项的通知</a>2026-06-0{n}</li>' for n in range(1, 9)
    )
    source = (
        f"<html><head><title>示例县人民政府</title>{extra}</head><body><ul>{MENU}{menu}</ul><ul>{rows}</ul>"
        f"<footer>{foot}</footer></body></html>"
    )
    reading = read_page(source.encode(), "http://county.example/", expect=Role.HOME, examine=True)
    return {trait.kind: dict(trait.facts) for trait in reading.traits}


def test_entries_are_known_by_the_words_of_their_links():
    found = home(
        '<li><a href="/h/">政民互动</a></li><li><a href="/b/">网上办事大厅</a></li><li><a href="/x/">政府信息公开</a></li>'
    )
    assert found[TraitKind.ENTRIES]["missing"] == []
    assert found[TraitKind.ENTRIES]["found"]["办事服务"] == "网上办事大厅"


def test_an_office_called_banshichu_is_no_entry_for_services():
    found = home(
        '<li><a href="/h/">互动交流</a></li><li><a href="/j/">南桥街道办事处</a></li><li><a href="/x/">政务公开</a></li>'
    )
    assert found[TraitKind.ENTRIES]["missing"] == ["办事服务"]


def test_a_picture_that_leads_somewhere_is_counted_as_wordless():
    found = home('<li><a href="/h/"><img src="/1.png"></a></li>')
    assert found[TraitKind.ENTRIES]["wordless"] >= 1


def test_marks_are_words_of_the_foot_or_pictures_of_its_source():
    icons = '<a href="http://zfwzgl.example/jiucuo"><img src="/jiucuo.png"></a><script src="//dcs.conac.cn/js/1.js"></script>'
    found = home("", FOOT + icons + "示例公网安备 00000000000000号")[TraitKind.SITE_MARKS]
    assert found["missing"] == []
    assert found["site_code"] == "9900000002"
    assert found["scripted"]


def test_what_the_foot_lacks_is_named():
    found = home("", "版权所有：示例县人民政府 示例ICP备00000000号 电话：见通讯录")[TraitKind.SITE_MARKS]
    assert found["missing"] == ["网站标识码", "公安机关备案标识", "党政机关标识", "政府网站找错"]
    assert not found["scripted"]


def test_a_foot_that_a_script_loads_is_said_to_be_scripted():
    assert home("", "", '<script src="/foot.js"></script>')[TraitKind.SITE_MARKS]["scripted"]


def test_a_site_code_may_begin_with_letters():
    assert marks_of("网站标识码:bm00000001", "")["site_code"] == "bm00000001"


def test_a_document_is_not_examined_for_marks_and_entries():
    page = (
        "<html><body><h1>关于印发工作方案的通知</h1><p>各镇人民政府：</p><p>"
        + "现将方案印发给你们。" * 30
        + "</p></body></html>"
    )
    reading = read_page(page.encode(), "http://county.example/t20260601_1.html", expect=Role.DOCUMENT, examine=True)
    assert {trait.kind for trait in reading.traits}.isdisjoint({TraitKind.SITE_MARKS, TraitKind.ENTRIES})
