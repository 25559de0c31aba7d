"""Whole pages and answers made to hurt one reader each: lists, pagers, tables, reports, catalogues, menus, answers in JSON."""

import json
import random
from collections.abc import Callable, Mapping

ODD = (
    "²",
    "①",
    "9" * 5_000,
    "9" * 12,
    "1e999",
    "NaN",
    "-1",
    "http://[",
    "//℀.example/",
    "http://a:99999999/",
    "9999-12-31T23:59:59Z",
    "2024-03-05 10:00 +9900",
    "99999999999天前",
    "一" * 5_000,
    "%zz",
    "data:;base64," + "A" * 300_000,
    "{{",
    "\u202e\u200b",
    "\x1b[2J",
    "〔20²²〕1号",
    "javascript:",
    "'\\" * 5_000,
    "下" + "\u3000" * 40_000,
    "0" * 40_000,
    "a" * 40_000,
    "(" * 5_000,
    "?page=²&size=" + "9" * 5_000,
)
"""Texts that stand where a number, an address, a date or a name is due."""
BIGGEST = 60_000_000
"""Characters of a page beyond which no text is repeated: making larger ones takes the memory."""
LABELS = ("索引号", "发布日期", "文号", "来源", "有效性")
CATALOGUE = ("序号", "公开事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象")


def page(body: str, head: str = "", title: str = "示例通知") -> bytes:
    """A page around some markup."""
    text = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
    return text.encode("utf-8", "replace")


def rows(count: int, more: str = "") -> str:
    """The rows of a list."""
    return "".join(
        f'<li><a href="./t20240301_{n}.htm">示例县关于第{n}项事项的通知{more}</a><span>2024-03-01</span></li>'
        for n in range(count)
    )


def many(text: str, count: int) -> str:
    """A text repeated, as far as a page of :data:`BIGGEST` characters holds it: some texts have a million already."""
    return text * max(1, min(count, BIGGEST // len(text)))


def million_links(rng: random.Random) -> bytes:
    """More links than a page is long."""
    return page(rng.choice(("<a>", "<a href=x>", "<a href=1.htm>1</a>", "<a href=x.pdf>附件</a>")) * 1_000_000)


def million_cells(rng: random.Random) -> bytes:
    """More cells, or tables in tables, than a page is long."""
    return page("<table><tr>" + rng.choice(("<td>", "<td>来源：", "<tr><td>", "<table><tr><td>", "<th colspan=3>")) * 1_000_000)


def far_spans(rng: random.Random) -> bytes:
    """Cells that reach a thousand million columns and rows."""
    far = rng.choice((10**9, 10**30, 65_535, "²", -1, 0))
    row = f"<tr><td colspan={far} rowspan={far}>公开事项<td rowspan={far}>√</tr>"
    return page(f"<table>{row * rng.choice((1, 300, 5_000))}</table>")


def odd_pager(rng: random.Random) -> bytes:
    """Pagers that count to anything, turn to anything, or send on for ever."""
    odd = rng.choice(ODD)
    script = rng.choice(
        (
            f'createPageHTML({odd},0,"index","html",{odd})',
            f"var countPage={odd};var currentPage={odd};totalRecord='{odd}'",
            f'Pager({{size:{odd},current:{odd},prefix:"index",suffix:"html"}})',
            f'$.ajax({{url:"{odd}",data:{{"pageNo":{odd}}}}})',
            f"dataStore=['<li><a href=\"{odd}\">示例示例</a>2024-01-01</li>'];proxyUrl='{odd}';totalRecord={odd}",
            "dataStore=[]" * 30_000,
            "goto_" * 60_000,
            f"location.href='/a_' + ({odd}) + '.html'",
        )
    )
    pager = f'<div class=page>共{odd}条 第1/{odd}页 <a href="{odd}">2</a><a href="{odd}" onclick="{odd}(">下一页</a></div>'
    refresh = f'<meta http-equiv="refresh" content="{odd[:9]};url={odd}">'
    return page(f"<ul>{rows(8, odd)}</ul>{pager}<script>{script}</script>", refresh)


def odd_document(rng: random.Random) -> bytes:
    """A document in whose fields anything stands."""
    odd = rng.choice(ODD)
    cells = "".join(f"<tr><td>{label}</td><td>{rng.choice((odd, '2024-03-05'))}</td></tr>" for label in LABELS)
    metas = f'<meta name="PubDate" content="{odd}"><meta name="ArticleTitle" content="{odd}"><base href="{odd}">'
    body = f'<h1>{odd}</h1><table>{cells}</table><div id="zoom"><p>{odd}</p><img src=a.jpg width="{odd}" height="{odd}">'
    return page(f'{body}<p>示例局</p><p>{odd}</p><a href="{odd}.pdf">附件</a></div>', metas, odd)


def odd_report(rng: random.Random) -> bytes:
    """An annual report or a standard catalogue whose cells hold anything."""
    odd = rng.choice(ODD)
    if rng.random() < 0.5:
        head = "<tr><td>申请人情况<td>自然人<td>总计</tr>"
        table = f"<table>{head}<tr><td>一、本年新收政府信息公开申请数量<td>{odd}<td>{odd}</tr></table>"
        title = "示例局2023年政府信息公开工作年度报告"
        return page(
            f"<h1>{title}</h1><div id=zoom><p>一、总体情况{odd}</p>{many(table, rng.choice((1, 300)))}</div>", title=title
        )
    head = "".join(f"<td>{name}</td>" for name in CATALOGUE)
    row = "".join(f"<td>{rng.choice((odd, '同上', '√', '■政府网站'))}</td>" for _ in CATALOGUE)
    return page(f"<div id=zoom><table><tr>{head}</tr>{many(f'<tr>{row}</tr>', rng.choice((3, 3_000)))}</table></div>")


def odd_answer(rng: random.Random) -> bytes:
    """An answer of a list endpoint in which anything stands, many things, or the half of a character."""
    odd = rng.choice((*ODD, "\ud800", "\udfff<a href='x'>"))
    entry = {"title": odd, "url": odd, "publishDate": odd, "docNo": odd}
    count = rng.choice((1, 3, 20_000 if len(odd) < 40 else 3))
    answer: object = rng.choice(
        (
            {"total": odd, "pages": odd, "rows": [entry] * count},
            {"total": 10**12, "pages": 10**300, "rows": [entry]},
            [entry] * count,
            {"code": odd, "msg": odd, "data": []},
            {"data": {"title": odd, "content": f"<p>{odd}</p>" * 20, "publishDate": odd}},
            {str(n): {"list": []} for n in range(count)},
            {"data": f"<ul>{rows(min(count, 500), '')}</ul>", "total": odd},
        )
    )
    text = json.dumps(answer)
    return text.replace(f'"{odd}"', odd).encode() if odd.isascii() and odd.isdigit() else text.encode()


def odd_menu(rng: random.Random) -> bytes:
    """A menu of very many entries, or one whose entries say and lead anywhere."""
    odd, names = rng.choice(ODD), ("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开")
    entries = "".join(f'<li><a href="{rng.choice((odd, "/a/"))}">{name}{rng.choice(("", odd))}</a></li>' for name in names)
    return page(f"<ul>{many(entries, rng.choice((1, 200, 3_000)))}</ul>", title="政府信息公开")


def odd_signs(rng: random.Random) -> bytes:
    """Signs that turn the writing, that are not seen, or that are no characters."""
    signs = rng.choice(("\u202e", "\u200b", "\u2063", "\ufeff", "\u2028", "\U000e0001", "\ufffe", "\x85", "\u0301"))
    return page(f"<h1>示{signs * 3_000}例</h1><p>{'公' + signs * 9}</p>" * rng.choice((1, 40)) + signs * 100_000)


SHAPES: Mapping[Callable[[random.Random], bytes], float] = {
    million_links: 1, million_cells: 1, far_spans: 1, odd_pager: 4, odd_document: 4, odd_report: 3, odd_answer: 4, odd_menu: 2,
    odd_signs: 1,
}  # fmt: skip
"""Each with how often it is made."""


def make_shape(rng: random.Random) -> tuple[str, bytes]:
    """One page and its name."""
    made = rng.choices(list(SHAPES), list(SHAPES.values()))[0]
    return made.__name__, made(rng)
