"""Pages that wish the reader ill, made from a random source and, where there are any, from real pages."""

import random
from collections.abc import Callable, Sequence

BIG = 50_000_000
DEPTH = 100_000
TAGS = (
    "div",
    "table",
    "span",
    "ul",
    "li",
    "b",
    "font",
    "blockquote",
    "p",
    "a",
    "form",
    "table><tr><td",
    "svg",
    "ruby",
    "select",
)
DATES = ("2024-02-30", "2020年13月45日", "0000-00-00", "99999999", "二〇二〇年十一月十五日", "１２:99", "明天", "3小时前")
WORDS = [
    "索引号：",
    "发布日期：",
    "来源：",
    "【字体：大中小】",
    "〔2020〕",
    "附件：",
    "null",
    "<CMS>",
    "公开",
    "\u200b",
    "《",
    "（",
]
KILLERS = ["　", " ", "\n", *'a（《=-<&1："/\\，.]�年', "<!--"]

PLAIN = """<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="PubDate" content="2024-03-05 10:00">
<title>示例通知</title></head>
<body><div class="menu"><a href="/zn/">指南</a><a href="/nb/">年报</a></div><h1>关于示例事项的通知</h1>
<table><tr><td>索引号</td><td>XX001-2024-0001</td><td>发布日期</td><td>2024-03-05</td></tr></table>
<div id="zoom"><p>各有关单位：</p><p>现将有关事项通知如下，请认真贯彻执行。</p><p>示例局</p><p>2024年3月5日</p>
<a href="./f.pdf">附件</a></div>
<ul><li><a href="./t20240305_1.htm">示例一</a><span>2024-03-05</span></li>
<li><a href="./t20240304_2.htm">示例二</a><span>2024-03-04</span></li></ul>
<script>createPageHTML(5, 0, "index", "html");</script></body></html>"""


def cut_off(rng: random.Random, page: bytes) -> bytes:
    """Truncated anywhere."""
    return page[: rng.randrange(len(page) + 1)]


def nested(rng: random.Random, page: bytes) -> bytes:
    """Up to 100,000 levels deep, closed or not, in the midst of a page."""
    tag, depth = rng.choice(TAGS), rng.choice((1_000, 10_000, DEPTH))
    close = f"</{tag.split('>')[0]}>" * depth if rng.random() < 0.5 else ""
    at = rng.randrange(len(page) + 1)
    return page[:at] + (f"<{tag}>" * depth + "底" + close).encode() + page[at:]


def endless(rng: random.Random, page: bytes) -> bytes:
    """One sign, or one short run of signs, over and over."""
    run = "".join(rng.choice(KILLERS) for _ in range(rng.choice((1, 1, 2, 3))))
    at = rng.randrange(len(page) + 1)
    return page[:at] + (run * rng.choice((2_000, 50_000, 400_000))).encode("utf-8", "replace") + page[at:]


def endless_attributes(rng: random.Random, page: bytes) -> bytes:
    """A tag with a hundred thousand attributes, or with one endless value."""
    if rng.random() < 0.5:
        tag = "<p " + " ".join(f"a{n}={n}" for n in range(rng.choice((1_000, 20_000, 100_000)))) + ">"
    else:
        tag = f'<a href="{"x" * 1_000_000}" onclick="open({"(" * 50_000}" style=\'{"url(" * 50_000}\'>'
    return page.replace(b"<body>", b"<body>" + tag.encode(), 1)


def entities(rng: random.Random, page: bytes) -> bytes:
    """Entities that are broken, huge, or many; a document type that multiplies itself."""
    if rng.random() < 0.3:
        laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
        return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a9;</x>'.encode()
    one = rng.choice(("&#x110000;", "&#0;", "&#55296;", "&amp", "&nbsp;", "&#99999999999999;", "&zzz;", "&#x;"))
    return page.replace(b"<p>", b"<p>" + (one * rng.choice((10, 100_000))).encode(), 1)


def nuls(rng: random.Random, page: bytes) -> bytes:
    """NULs and other bytes no text has, strewn about."""
    mixed = bytearray(page)
    for _ in range(rng.choice((1, 50, 2_000))):
        mixed.insert(rng.randrange(len(mixed) + 1), rng.choice((0, 0, 1, 7, 8, 27, 127, 128, 255)))
    return bytes(mixed)


def flipped(rng: random.Random, page: bytes) -> bytes:
    """Bytes changed at random."""
    mixed = bytearray(page)
    for _ in range(rng.choice((1, 20, 500))):
        if mixed:
            mixed[rng.randrange(len(mixed))] = rng.randrange(256)
    return bytes(mixed)


def wrong_charset(rng: random.Random, page: bytes) -> bytes:
    """Encoded in one way, declared in another; or no encoding that is known."""
    text = page.decode("utf-8", "replace")
    encoding = rng.choice(("gb18030", "gbk", "big5", "utf-16", "utf-16-be", "utf-32", "shift_jis", "utf-7", "latin-1"))
    declared = rng.choice(("utf-8", "gb2312", "big5", "utf-16", "utf-7", "x-none", "unicode_escape", "zlib", "idna", "hex"))
    return text.replace("utf-8", declared).encode(encoding, "replace")


def spliced(rng: random.Random, page: bytes) -> bytes:
    """Pieces taken out, doubled and put elsewhere."""
    mixed = page
    for _ in range(rng.randrange(1, 12)):
        first, last = sorted(rng.randrange(len(mixed) + 1) for _ in range(2))
        at = rng.randrange(len(mixed) + 1)
        mixed = mixed[:at] + mixed[first : min(last, first + 20_000)] * rng.choice((0, 1, 1, 3)) + mixed[at:]
    return mixed[:3_000_000]


def crowded(rng: random.Random, page: bytes) -> bytes:
    """Very many rows, links, cells that reach very far, or labels and dates without end."""
    number = rng.choice((200, 5_000, 40_000))
    rows = {
        "links": lambda n: f'<li><a href="./t{n}.htm">标题{n}</a><span>{rng.choice(DATES)}</span></li>',
        "cells": lambda n: f'<tr><td rowspan="65000" colspan="1000">{n}</td><td rowspan=0>√</td></tr>',
        "labels": lambda _: f"<td>{rng.choice(WORDS)}</td><td>{rng.choice(DATES)}</td>",
        "brackets": lambda _: f"<p>{rng.choice(WORDS) * 30}</p>",
    }
    kind = rng.choice(list(rows))
    row: Callable[[int], str] = rows[kind]
    body = "".join(row(n) for n in range(number))
    wrap = "<table>{}</table>" if kind in ("cells", "labels") else "<ul>{}</ul>"
    return page.replace(b"<body>", b"<body>" + wrap.format(body).encode("utf-8", "replace"), 1)


def data(rng: random.Random, page: bytes) -> bytes:
    """JSON and XML: nested without bottom, cut off, or with numbers and texts where none are due."""
    del page
    depth = rng.choice((100, 10_000, DEPTH))
    return rng.choice(
        (
            b"[" * depth,
            b'{"a":' * depth + b"1" + b"}" * depth,
            b'{"data":{"list":[' + b'{"title":null,"url":[],"date":1e308},' * 5_000,
            b'cb({"rows":[{"title":' + b"9" * depth + b"}]})",
            b"<?xml version='1.0'?>" + b"<record>" * depth,
            b'{"result":{"total":-1,"items":"' + b"<" * depth + b'"}}',
            b'{"docs":[{"title":"\\ud800","time":99999999999999999}]}',
        )
    )


def huge(rng: random.Random, page: bytes) -> bytes:
    """Fifty megabytes."""
    piece = rng.choice((page, b"<p>" + "公开信息。".encode() + b"</p>", b"x", b"<a href=x>", b"\xb9\xab\xbf\xaa", b"\0", b"{"))
    return (piece * (BIG // len(piece) + 1))[:BIG]


MUTATIONS: Sequence[tuple[Callable[[random.Random, bytes], bytes], float]] = (
    (cut_off, 14), (flipped, 14), (spliced, 14), (nuls, 10), (wrong_charset, 10), (entities, 6), (nested, 5), (endless, 5),
    (endless_attributes, 3), (crowded, 3), (data, 5), (huge, 0.15),
)  # fmt: skip
"""Each with how often it is used: those that cost most to make are rarer."""


def make_page(rng: random.Random, pages: Sequence[bytes]) -> tuple[str, bytes]:
    """One page and the name of what was done to it."""
    page = rng.choice(pages) if pages and rng.random() < 0.8 else PLAIN.encode()
    mutation = rng.choices([one for one, _ in MUTATIONS], [weight for _, weight in MUTATIONS])[0]
    return mutation.__name__, mutation(rng, page)
