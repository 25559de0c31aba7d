"""Hanweb's jcms: lists as records in a script, more of them from dataproxy.jsp, the day in every address."""

from html import escape

from benchmarks.other.district import Column, Doc
from benchmarks.other.sites.parts import Spot, day, files, menu, ordered, tags

CHARSET = "utf-8"
PER_PAGE = 5


def column_path(column: Column) -> str:
    """Where a column's first page stands."""
    return f"/col/col{column.n}/index.html"


def doc_path(doc: Doc, column: Column) -> str:
    """Where a document stands."""
    made = doc.address_day or doc.published.date()
    return f"/art/{made.year}/{made.month}/{made.day}/art_{column.n}_{doc.n}.html"


def file_base(doc: Doc) -> str:
    """Where its files stand."""
    return f"/attach/0/{doc.published:%y%m%d}"


def frame(spot: Spot, title: str, inner: str, doc: Doc | None = None) -> str:
    """A page of the site around something."""
    items = "".join(f'<li class="nav_li"><a href="{href}">{word}</a></li>' for word, href in menu(spot))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title>\n{tags(spot, doc)}'
        '<script src="/script/jquery.js"></script></head><body>'
        f'<div class="header"><div class="logo">{spot.unit.name}</div><ul class="nav">{items}</ul></div>'
        f'<div class="main"><div class="bt_con">{inner}</div></div><div class="footer">{spot.unit.foot}</div></body></html>'
    )


def _record(spot: Spot, doc: Doc) -> str:
    return (
        f'<record><![CDATA[<li><span>{doc.published:%Y-%m-%d}</span><a href="{spot.link(doc)}" target="_blank" '
        f'title="{escape(doc.title)}">{escape(doc.listed or doc.title)}</a></li>]]></record>'
    )


def column_pages(spot: Spot) -> dict[str, str]:
    """All list pages by path, and what the proxy answers."""
    column = spot.column
    if column.text is not None:
        inner = f'<div class="article"><h2>{column.name}</h2><div id="zoom">{column.text}</div></div>{column.extra}'
        return {column.path: frame(spot, column.name, inner)}
    docs = ordered(column)
    shown = "".join(_record(spot, doc) for doc in docs)
    inner = (
        f'<div class="position">您当前的位置：<a href="/">首页</a> / {column.name}</div>'
        f'<div id="88{column.n}" class="list_box"><script type="text/xml"><datastore>'
        f"<recordset>{shown}</recordset></datastore></script></div>"
        f"<script>$('#88{column.n}').jpage({{themeName:'default', dataStore:dataStore, totalRecord:{len(docs)}, groupSize:3, "
        f"perPage:{PER_PAGE}, barPosition:'bottom', proxyUrl:'/module/web/jpage/dataproxy.jsp'}});</script>{column.extra}"
    )
    return {column.path: frame(spot, column.name, inner)}


def doc_page(spot: Spot, doc: Doc) -> str:
    """A document's page."""
    pairs = [
        ("索引号", doc.index),
        ("组配分类", doc.topic),
        ("发布机构", doc.issuer),
        ("发文日期", f"{doc.written}" if doc.written else None),
        ("文 号", doc.number),
        ("公开日期", day(doc)),
        ("时效", doc.validity),
        ("废止时间", f"{doc.repealed}" if doc.repealed else None),
    ]
    shown = [(label, value) for label, value in pairs if value is not None]
    head = ""
    if doc.header:
        rows = [shown[start : start + 2] for start in range(0, len(shown), 2)]
        head = '<table class="xxgk_table" width="100%"><tbody>' + "".join(
            "<tr>" + "".join(f"<th>{label}</th><td>{escape(value)}</td>" for label, value in row) + "</tr>" for row in rows
        ) + "</tbody></table>"  # fmt: skip
    offered = "".join(
        f'<p><a href="{href}"><img src="/images/icon.gif" border="0">{name}</a></p>'
        for name, href in files(doc, spot, file_base(doc))
    )
    source = "" if doc.source == "" else f"<span>信息来源：{doc.source or spot.unit.name}</span>"
    clock = "" if doc.shown else f" {doc.published:%H:%M}"
    inner = (
        f'{head}<div class="article"><p class="tit">{escape(doc.title)}</p><div class="xx"><span>发布日期：{day(doc)}{clock}</span>'
        f'{source}<span>浏览次数：<i id="c"></i></span><span>字体：[ <a href="javascript:void(0)">大</a> ]</span></div>'
        f'<div id="zoom"><!--ZJEG_RSS.content.begin-->{doc.body}<!--ZJEG_RSS.content.end-->{offered}</div></div>'
    )
    return frame(spot, doc.title, inner, doc)
