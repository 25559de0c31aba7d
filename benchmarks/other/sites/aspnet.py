"""A town's site of 2009: ASP.NET, tables for everything, GBK, addresses that are nothing but queries."""

from html import escape

from benchmarks.other import words
from benchmarks.other.district import Column, Doc
from benchmarks.other.sites.parts import Spot, files, menu, ordered, pages_of, tags

CHARSET = "gbk"
PER_PAGE = 6


def column_path(column: Column) -> str:
    """Where a column's first page stands."""
    return f"/List.aspx?cid={column.n}" if column.text is None else f"/About.aspx?cid={column.n}"


def doc_path(doc: Doc, column: Column) -> str:
    """Where a document stands."""
    return f"/Detail.aspx?id={doc.n}"


def file_base(doc: Doc) -> str:
    """Where its files stand."""
    return f"/UploadFiles/{doc.published:%Y%m}/"


def frame(spot: Spot, title: str, inner: str, doc: Doc | None = None) -> str:
    """A page of the site around something."""
    cells = "".join(f'<td align="center"><a href="{href}" class="tl">{word}</a></td>' for word, href in menu(spot))
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head>'
        f'<meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>{escape(title)}</title>\n'
        f'{tags(spot, doc)}</head><body><form name="form1" method="post" action="." id="form1">'
        '<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKLTM1" />'
        f'<table width="1002" align="center" cellpadding="0"><tr><td>{spot.unit.name}</td></tr><tr>{cells}</tr></table>'
        f'<table width="1002" align="center"><tr><td valign="top" width="760">{inner}</td></tr></table>'
        f'</form><table width="1002" align="center"><tr><td align="center">{spot.unit.foot}</td></tr></table></body></html>'
    )


def column_pages(spot: Spot) -> dict[str, str]:
    """All list pages by path."""
    column = spot.column
    where = f'<table><tr><td>当前位置：<a href="/">首页</a> &gt;&gt; {column.name}</td></tr></table>'
    if column.text is not None:
        inner = (
            f'{where}<table><tr><td class="bt" align="center">{column.name}</td></tr><tr><td>{column.text}</td></tr></table>'
        )
        return {column.path: frame(spot, column.name, inner + column.extra)}
    made = {}
    pages = pages_of(ordered(column), PER_PAGE)
    for place, docs in enumerate(pages, 1):
        rows = "".join(
            f'<tr><td width="20"><img src="/images/dot.gif" /></td><td height="25"><a href="Detail.aspx?id={doc.n}" target="_blank" '
            f'title="{escape(doc.title)}">{escape(doc.listed or doc.title)}</a></td>'
            f'<td width="90" class="rq">{doc.published.year}/{doc.published.month}/{doc.published.day}</td></tr>'
            for doc in docs
        )
        turn = [(1, "首页"), (max(1, place - 1), "上一页"), (min(len(pages), place + 1), "下一页"), (len(pages), "尾页")]
        links = " ".join(f'<a href="List.aspx?cid={column.n}&amp;page={page}">{word}</a>' for page, word in turn)
        pager = f"<table><tr><td>共 {len(column.docs)} 条 第 {place}/{len(pages)} 页 {links}</td></tr></table>"
        extra = column.extra if place == 1 else ""
        inner = f'{where}<table id="DataList1" width="100%">{rows}</table>{pager}{extra}'
        made[column.path if place == 1 else f"{column.path}&page={place}"] = frame(spot, column.name, inner)
        if place == 1:
            made[f"{column.path}&page=1"] = made[column.path]
    return made


def doc_page(spot: Spot, doc: Doc) -> str:
    """A document's page."""
    cells = [
        ("信息标识", doc.index),
        ("文　　号", doc.number),
        ("发布机构", doc.issuer),
        ("生成日期", words.chinese(doc.written) if doc.written else None),
        ("信息名称", doc.title),
        ("公开日期", words.chinese(doc.shown or doc.published.date())),
        ("主题分类", doc.topic),
        ("有 效 性", doc.validity),
        ("废止日期", words.chinese(doc.repealed) if doc.repealed else None),
    ]
    shown = [(label, value) for label, value in cells if value is not None]
    head = ""
    if doc.header:
        rows = [shown[start : start + 2] for start in range(0, len(shown), 2)]
        head = '<table width="98%" border="1" class="xxgk">' + "".join(
            "<tr>" + "".join(f'<td bgcolor="#eeeeee">{label}：</td><td>{escape(value)}</td>' for label, value in row) + "</tr>"
            for row in rows
        ) + "</table>"  # fmt: skip
    moment = doc.shown or doc.published
    clock = "" if doc.shown else f" {doc.published:%H:%M}"
    line = f"发布时间：{moment.year}/{moment.month}/{moment.day}{clock}　来源：{doc.source or '本站'}　点击数：<span id=hits></span>"
    if doc.source == "":
        line = f"发布时间：{moment.year}/{moment.month}/{moment.day}{clock}　点击数：<span id=hits></span>"
    offered = "".join(f'<br />附件：<a href="{href}">{name}</a>' for name, href in files(doc, spot, file_base(doc)))
    inner = (
        f'{head}<table width="98%"><tr><td align="center" class="bt"><b>{escape(doc.title)}</b></td></tr>'
        f'<tr><td align="center">{line}</td></tr><tr><td class="nr" id="zoom">{doc.body}{offered}</td></tr></table>'
    )
    return frame(spot, doc.title, inner, doc)
