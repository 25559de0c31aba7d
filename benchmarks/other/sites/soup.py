"""A system of somebody's own: nothing but div and dl, English class names, files behind getfile.jsp?id=."""

from html import escape

from benchmarks.other import words
from benchmarks.other.district import Column, Doc
from benchmarks.other.sites.parts import Spot, menu, ordered, pages_of, tags

CHARSET = "utf-8"
PER_PAGE = 7


def column_path(column: Column) -> str:
    """Where a column's first page stands."""
    return f"/portal/channel/{column.n}" if column.text is None else f"/portal/single/{column.n}"


def doc_path(doc: Doc, column: Column) -> str:
    """Where a document stands."""
    return f"/portal/article/{doc.n}/content.html"


def file_base(doc: Doc) -> str:
    """Where its files stand."""
    return "/portal/getfile.jsp?id="


def frame(spot: Spot, title: str, inner: str, doc: Doc | None = None) -> str:
    """A page of the site around something."""
    items = "".join(f'<div class="nav-item"><a class="nav-link" href="{href}">{word}</a></div>' for word, href in menu(spot))
    return (
        f'<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{escape(title)}</title>\n{tags(spot, doc)}</head><body>'
        f'<div class="top-bar"><div class="brand">{spot.unit.name}</div><div class="nav-bar">{items}</div></div>'
        f'<div class="container">{inner}</div><div class="bottom-bar">{spot.unit.foot}</div></body></html>'
    )


def column_pages(spot: Spot) -> dict[str, str]:
    """All list pages by path."""
    column = spot.column
    if column.text is not None:
        inner = f'<div class="crumb">首页 / {column.name}</div><div class="rich-text">{column.text}</div>{column.extra}'
        return {column.path: frame(spot, column.name, inner)}
    pages = pages_of(ordered(column), PER_PAGE)
    made = {}
    for place, docs in enumerate(pages, 1):
        rows = "".join(
            f'<div class="list-row"><div class="list-date"><div class="d">{doc.published:%d}</div><div class="ym">{doc.published:%Y-%m}</div>'
            f'</div><div class="list-title"><a href="{spot.link(doc)}">{escape(doc.listed or doc.title)}</a></div></div>'
            for doc in docs
        )
        pager = "".join(
            f'<a class="{"cur" if n == place else "num"}" href="/portal/channel/{column.n}?pageNo={n}">{n}</a>'
            for n in range(1, len(pages) + 1)
        )
        inner = (
            f'<div class="crumb">首页 / {column.name}</div><div class="list-box">{rows}</div><div class="pager">{pager}</div>'
        )
        page = frame(spot, column.name, inner + (column.extra if place == 1 else ""))
        made[f"{column.path}?pageNo={place}"] = page
        if place == 1:
            made[column.path] = page
    return made


def doc_page(spot: Spot, doc: Doc) -> str:
    """A document's page."""
    pairs = [
        ("信息索引号", doc.index),
        ("责任部门", doc.issuer),
        ("文件编号", doc.number),
        ("生成日期", words.chinese(doc.written) if doc.written else None),
        ("公开日期", words.chinese(doc.shown or doc.published.date())),
        ("主题分类", doc.topic),
        ("有效性", doc.validity),
        ("废止日期", words.chinese(doc.repealed) if doc.repealed else None),
    ]
    head = ""
    if doc.header:
        rows = "".join(f"<dt>{label}</dt><dd>{escape(value)}</dd>" for label, value in pairs if value is not None)
        head = f'<dl class="meta-box">{rows}</dl>'
    moment = words.chinese(doc.shown) if doc.shown else f"{words.chinese(doc.published.date())} {doc.published:%H:%M}"
    source = "" if doc.source == "" else f'<div class="meta-item">来源：{doc.source or spot.unit.name}</div>'
    offered = "".join(
        f'<div class="file-item"><a href="/portal/getfile.jsp?id={doc.n}{place}">{file.name}</a></div>'
        for place, file in enumerate(doc.files)
    )
    inner = (
        f'<div class="crumb">首页 / {spot.column.name} / 详情</div>{head}<div class="headline">{escape(doc.title)}</div>'
        f'<div class="meta-line"><div class="meta-item">发布时间：{moment}</div>{source}</div>'
        f'<div class="rich-text">{doc.body}</div>' + (f'<div class="file-box">附件下载{offered}</div>' if offered else "")
    )
    return frame(spot, doc.title, inner, doc)
