"""DedeCMS, pinyin folders, dates without a year in the lists, metadata as lines of a paragraph."""

from html import escape

from benchmarks.other.district import Column, Doc
from benchmarks.other.sites.parts import Spot, day, files, menu, ordered, pages_of, tags

CHARSET = "utf-8"
PER_PAGE = 5
_PINYIN = {"news": "gongzuodongtai", "notices": "tongzhigonggao", "policies": "zhengcewenjian", "guide": "gongkaizhinan"}


def column_path(column: Column) -> str:
    """Where a column's first page stands."""
    return f"/a/{_PINYIN.get(column.id, column.id)}_{column.n}/"


def doc_path(doc: Doc, column: Column) -> str:
    """Where a document stands."""
    return f"{column_path(column)}{doc.published:%Y/%m%d}/{doc.n}.html"


def file_base(doc: Doc) -> str:
    """Where its files stand."""
    return "/uploads/soft/1-"


def frame(spot: Spot, title: str, inner: str, doc: Doc | None = None) -> str:
    """A page of the site around something."""
    items = "".join(f"<li><a href='{href}'><span>{word}</span></a></li>" for word, href in menu(spot))
    return (
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">\n<html><head><meta http-equiv="Content-Type" '
        f'content="text/html; charset=utf-8" /><title>{escape(title)}_{spot.unit.name}</title>\n{tags(spot, doc)}</head>'
        f'<body class="articlelist"><div class="top"><h1>{spot.unit.name}</h1></div><div id="navMenu"><ul>{items}</ul></div>'
        f'<div class="w960 clear mt1">{inner}</div><div class="footer w960">{spot.unit.foot}</div></body></html>'
    )


def column_pages(spot: Spot) -> dict[str, str]:
    """All list pages by path."""
    column = spot.column
    place_line = f"<div class='place'><strong>当前位置:</strong> <a href='/'>主页</a> > <a href='{spot.link(column)}'>{column.name}</a> > </div>"
    if column.text is not None:
        inner = f"{place_line}<div class='viewbox'><div class='title'><h2>{column.name}</h2></div><div class='content'>{column.text}</div></div>"
        return {column.path: frame(spot, column.name, inner + column.extra)}
    pages = pages_of(ordered(column), PER_PAGE)
    made = {}
    for place, docs in enumerate(pages, 1):
        rows = "".join(
            f"<li><span class='date'>{doc.published:%m-%d}</span><a href='{spot.link(doc)}' class='title'>{escape(doc.title)}</a></li>"
            if doc.published.year == 2026
            else f"<li><span class='date'>{doc.published:%Y-%m-%d}</span><a href='{spot.link(doc)}' class='title'>{escape(doc.title)}</a></li>"
            for doc in docs
        )
        numbers = "".join(
            f"<li class='thisclass'>{n}</li>" if n == place else f"<li><a href='list_{column.n}_{n}.html'>{n}</a></li>"
            for n in range(1, len(pages) + 1)
        )
        after = f"<li><a href='list_{column.n}_{place + 1}.html'>下一页</a></li>" if place < len(pages) else ""
        total = (
            f"<li><span class='pageinfo'>共 <strong>{len(pages)}</strong>页<strong>{len(column.docs)}</strong>条</span></li>"
        )
        inner = (
            f"{place_line}<div class='listbox'><ul class='e2'>{rows}</ul></div>"
            f"<div class='dede_pages'><ul class='pagelist'>{numbers}{after}{total}</ul></div>"
        )
        page = frame(spot, column.name, inner + (column.extra if place == 1 else ""))
        made[f"{column.path}list_{column.n}_{place}.html"] = page
        if place == 1:
            made[column.path] = page
    return made


def doc_page(spot: Spot, doc: Doc) -> str:
    """A document's page."""
    lines = [
        ("信息标识", doc.index),
        ("发文机构", doc.issuer),
        ("发文字号", doc.number),
        ("成文时间", f"{doc.written:%Y.%m.%d}" if doc.written else None),
        ("信息分类", doc.topic),
        ("有效性", doc.validity),
        ("废止日期", f"{doc.repealed}" if doc.repealed else None),
    ]
    head = "".join(f"<p>{label}：{escape(value)}</p>" for label, value in lines if value is not None) if doc.header else ""
    offered = "".join(
        f'<li><a href="{href}" target="_blank">{name}</a></li>' for name, href in files(doc, spot, file_base(doc))
    )
    source = "" if doc.source == "" else f"<small>来源:</small>{doc.source or spot.unit.name}"
    clock = "" if doc.shown else f" {doc.published:%H:%M}"
    inner = (
        f"<div class='place'><strong>当前位置:</strong> <a href='/'>主页</a> > <a href='{spot.link(spot.column)}'>{spot.column.name}</a> > </div>"
        f"<div class='viewbox'><div class='title'><h2>{escape(doc.title)}</h2></div>"
        f"<div class='info'><small>时间:</small>{day(doc)}{clock} {source} <small>作者:</small>admin <small>点击:</small>次</div>"
        f"<div class='intro'>{head}</div><div class='content'>{doc.body}</div>"
        + (f"<ul class='downurllist'>{offered}</ul>" if offered else "")
        + "</div>"
    )
    return frame(spot, doc.title, inner, doc)
