"""UCAP's portals: createPageHTML below the list, content_*.html documents, the header a list of bold words."""

from html import escape

from benchmarks.other.district import Column, Doc
from benchmarks.other.sites.parts import Spot, day, files, menu, ordered, pages_of, tags

CHARSET = "utf-8"
PER_PAGE = 4


def column_path(column: Column) -> str:
    """Where a column's first page stands."""
    return f"/xxgk/c1{column.n:05}/list.shtml" if column.text is None else f"/xxgk/c1{column.n:05}/onepage.shtml"


def doc_path(doc: Doc, column: Column) -> str:
    """Where a document stands."""
    return f"/xxgk/c1{column.n:05}/{doc.published:%Y%m}/content_{doc.n:07}.shtml"


def file_base(doc: Doc) -> str:
    """Where its files stand."""
    return f"/xxgk/files/{doc.published:%Y%m}/f"


def frame(spot: Spot, title: str, inner: str, doc: Doc | None = None) -> str:
    """A page of the site around something."""
    items = "".join(f'<a href="{href}">{word}</a>' for word, href in menu(spot))
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"/><title>{escape(title)}_{spot.unit.name}</title>\n'
        f'{tags(spot, doc)}</head><body><header><h1 class="sitename">{spot.unit.name}</h1><nav class="mainnav">{items}</nav></header>'
        f'<section class="wrap">{inner}</section><footer>{spot.unit.foot}</footer></body></html>'
    )


def column_pages(spot: Spot) -> dict[str, str]:
    """All list pages by path."""
    column = spot.column
    crumb = f'<div class="dqwz">当前位置：<a href="/">首页</a>&gt;<a href="{spot.link(column)}">{column.name}</a></div>'
    if column.text is not None:
        inner = f'{crumb}<div class="onepage"><h2>{column.name}</h2>{column.text}</div>{column.extra}'
        return {column.path: frame(spot, column.name, inner)}
    pages = pages_of(ordered(column), PER_PAGE)
    made = {}
    for place, docs in enumerate(pages, 1):
        rows = "".join(
            f'<li><a href="{spot.link(doc)}" target="_blank" title="{escape(doc.title)}"><i>·</i>{escape(doc.listed or doc.title)}</a>'
            f"<b>{doc.published:%Y-%m-%d}</b></li>"
            for doc in docs
        )
        pager = f"<script>createPageHTML('page_div',{len(pages)}, {place},'list','shtml',{len(column.docs)});</script>"
        inner = f'{crumb}<ul class="newslist">{rows}</ul><div id="page_div" class="pagination"></div>{pager}'
        path = column.path if place == 1 else column.path.replace("list.shtml", f"list_{place}.shtml")
        made[path] = frame(spot, column.name, inner + (column.extra if place == 1 else ""))
    return made


def doc_page(spot: Spot, doc: Doc) -> str:
    """A document's page."""
    pairs = [
        ("索 引 号", doc.index),
        ("主题分类", doc.topic),
        ("发文机关", doc.issuer),
        ("成文日期", f"{doc.written:%Y-%m-%d}" if doc.written else None),
        ("标　　题", doc.title),
        ("发文字号", doc.number),
        ("发布日期", day(doc)),
        ("有 效 性", doc.validity),
        ("失效日期", f"{doc.repealed}" if doc.repealed else None),
    ]
    head = ""
    if doc.header:
        rows = "".join(f"<li><b>{label}：</b><span>{escape(value)}</span></li>" for label, value in pairs if value is not None)
        head = f'<div class="article-table"><ul class="clearfix">{rows}</ul></div>'
    source = "" if doc.source == "" else f'<span class="ly">来源：{doc.source or spot.unit.name}</span>'
    clock = "" if doc.shown else f" {doc.published:%H:%M:%S}"
    offered = "".join(
        f'<p>附件{n}：<a href="{href}">{name}</a></p>' for n, (name, href) in enumerate(files(doc, spot, file_base(doc)), 1)
    )
    inner = (
        f'<div class="dqwz">当前位置：<a href="/">首页</a>&gt;<a href="{spot.link(spot.column)}">{spot.column.name}</a>&gt;正文</div>{head}'
        f'<h2 class="title">{escape(doc.title)}</h2><div class="info"><span class="date">{day(doc)}{clock}</span>{source}'
        f'<span>【字体：<a href="#">大</a> <a href="#">中</a>】</span></div>'
        f'<div class="content" id="UCAP-CONTENT">{doc.body}{offered}</div>'
    )
    return frame(spot, doc.title, inner, doc)
