"""Disclosure menus of portals nobody has seen: six columns, whatever they are built of, and none of the decoys."""

import pytest

HOST = "https://www.shimen.example"
NAMES = ("政策", "政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开")
FIXED = ("政策", "指南", "制度", "法定主动公开内容", "年报", "依申请公开")
HREFS = ("/zwgk/zc/", "/zwgk/zn/", "/zwgk/zd/", "/zwgk/fdzdgk/", "/zwgk/nb/", "/zwgk/ysqgk/")

# name: what stands around the entries, and one entry
MENUS = {
    "a list": ("<ul>{}</ul>", '<li><a href="{href}">{name}</a></li>'),
    "boxes with pictures": ("{}", '<div><a href="{href}"><img src="/i/1.png" alt="{name}"></a></div>'),
    "cells": ("<table><tr>{}</tr></table>", '<td><a href="{href}"><font>{name}</font></a></td>'),
    "clicks": ("{}", """<div onclick="window.location.href='{href}'"><p>{name}</p></div>"""),
    "titles as attributes too": ("<ul>{}</ul>", '<li><a href="{href}" title="{name}">{name}</a></li>'),
    "spaced letters": ("<ul>{}</ul>", '<li><a href="{href}">{spaced}</a></li>'),
    "counts": ("<ul>{}</ul>", '<li><a href="{href}">{name}<i>(12)</i></a></li>'),
    "icons around the words": ("{}", '<a href="{href}"><i class="ico"></i><span>{name}</span><em>&gt;</em></a>'),
    "data attributes": ("{}", '<div data-url="{href}"><span>{name}</span></div>'),
}
DECOYS = (
    '<ul><li><a href="/bsfw/zn/">行政许可办事服务指南</a></li><li><a href="/zt/">专题专栏</a></li>'
    '<li><a href="/xw/1.html">县政府召开政府信息公开制度建设会议</a></li></ul>'
)


@pytest.mark.parametrize("menu", MENUS)
def test_a_menu_gives_its_columns_whatever_it_is_built_of(read, menu):
    around, entry = MENUS[menu]
    pairs = zip(NAMES, HREFS, strict=True)
    entries = "".join(entry.format(name=name, href=href, spaced=" ".join(name)) for name, href in pairs)
    body = f"<div>{DECOYS}</div><div>{around.format(entries)}</div>"
    reading = read(f"<html><head><title>石门县政府信息公开</title></head><body>{body}</body></html>", f"{HOST}/zwgk/")
    found = {fixed: reading.disclosure.get(fixed) for fixed in FIXED}
    assert found == dict(zip(FIXED, HREFS, strict=True))
    assert reading.kind.value == "columns"
