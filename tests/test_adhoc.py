"""One address without a catalogue: its columns by name, its name and kind by its own page, strangers' hosts left alone."""

import pytest

from crawler.launch import CrawlOutcome
from crawler.page import Page
from duewatch.adhoc import address_order, explore
from duewatch.catalog import load
from duewatch.domain.units import UnitKind
from duewatch.errors import UsageError

HOME = """<html><head><meta name="SiteName" content="{name}"><title>首页</title></head><body><ul>
<li><a href="/zwgk/zn/">政府信息公开指南</a></li><li><a href="/zwgk/zd/">政府信息公开制度</a></li>
<li><a href="https://zfcg.district.example.cn/nr/">法定主动公开内容</a></li>
<li><a href="https://hall.province.example/nb/">政府信息公开年报</a></li></ul></body></html>"""


def explored(url, name, tmp_path):
    pages = {url: Page.from_bytes(HOME.format(name=name).encode(), url)}
    seen = []

    def see(unit):
        seen.extend(column.url for column in unit.columns)
        return CrawlOutcome(complete=True, notes=())

    order = address_order(url)
    catalog = explore(order, load([]), see, pages.get, tmp_path)
    return catalog.units[order.units[0]], seen


def test_columns_are_found_and_a_strangers_host_is_named_but_not_crawled(tmp_path):
    unit, seen = explored("https://www.district.example.cn/", "某区人民政府", tmp_path)
    addresses = {column.name: column.url for column in unit.columns}
    assert addresses["指南"] == "https://www.district.example.cn/zwgk/zn/"
    assert addresses["法定主动公开内容"] == "https://zfcg.district.example.cn/nr/"
    assert addresses["年报"] is None
    assert not [url for url in seen if url and "province" in url]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("某区人民政府", UnitKind.DISTRICT),
        ("某县政府门户网站", UnitKind.DISTRICT),
        ("某镇人民政府", UnitKind.TOWNSHIP),
        ("某街道办事处", UnitKind.STREET),
        ("某开发区管委会", UnitKind.COMMITTEE),
        ("某区教育局", UnitKind.DEPARTMENT),
    ],
)
def test_a_unit_is_named_and_sorted_by_what_its_page_calls_itself(tmp_path, name, kind):
    unit, _seen = explored("https://www.district.example.cn/", name, tmp_path)
    assert (unit.name, unit.kind) == (name, kind)


def test_what_was_found_can_be_loaded_as_a_catalogue(tmp_path):
    unit, _seen = explored("https://www.district.example.cn/", "某区人民政府", tmp_path)
    assert load([tmp_path]).units[unit.id] == unit


@pytest.mark.parametrize("url", ["ftp://x.example/", "www.x.example", "https://", "javascript:alert(1)"])
def test_what_is_no_address_is_refused(url):
    with pytest.raises(UsageError):
        address_order(url)
