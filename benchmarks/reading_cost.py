"""What reading costs, in bare lxml parses: ``python -m benchmarks.reading_cost [FOLDER]``.

One reading is everything ``read_page`` gives: the genuine-page test, decoding, all fields, text, files and links. It is set
against ``lxml.html.fromstring`` on the same bytes, measured alternately in one run; the best of each counts, because other
work on the machine only ever adds. The process keeps its freed memory, as crawl children do (``--as-it-comes``: it does
not). Without a folder a made-up page of about 60 kB is read; with one, its pages of 45 to 75 kB.
Then 10,000 different pages are read and the growth of the process is printed.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import lxml.html

from crawler.heap import keep_freed
from crawler.lines import lines_of
from crawler.page import Page
from crawler.reading import read_page

GOAL = 3.0
MEASURE = {"bytes": 62_893, "elements": 615, "attributes": 844, "texts": 729, "blank texts": 492, "lines": 134, "links": 77}
"""What the pages of 45 to 75 kB in the developer corpus are made of, on the average (``--measure`` prints it)."""
ROUNDS = 40


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 1 when the goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading_cost", description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, nargs="?", help="folder of real pages (labels.jsonl, index.jsonl, raw files)")
    parser.add_argument("--pages", type=int, default=10_000, help="pages read for the memory figure")
    parser.add_argument("--as-it-comes", action="store_true", help="leave it to the C library which memory it gives back")
    parser.add_argument("--measure", action="store_true", help="print only what the pages are made of, on the average")
    options = parser.parse_args(arguments)
    if options.measure:
        rows = [measure(body) for _, _, body in pages(options.corpus)]
        print({what: round(sum(row[what] for row in rows) / len(rows)) for what in MEASURE})
        return 0
    if not options.as_it_comes:
        keep_freed()
    ratios = []
    for name, url, body in pages(options.corpus):
        bare, reading = alternate(partial(lxml.html.fromstring, body), partial(read_page, body, url))
        ratios.append(reading / bare)
        cost = f"parse {bare * 1000:6.2f} ms   reading {reading * 1000:6.2f} ms"
        print(f"  {name:12} {len(body) // 1000:4} kB   {cost}   {ratios[-1]:5.1f} times")
    mean = sum(ratios) / len(ratios)
    print(f"one reading costs {mean:.1f} bare parses (goal {GOAL})")
    before = peak()
    for number in range(options.pages):
        read_page(made_up(number), f"http://unit.example/zwgk/202003/t20200301_{number}.htm")
    print(f"{options.pages} different pages: peak memory {before:.0f} → {peak():.0f} MB")
    return 0 if mean <= GOAL else 1


def measure(body: bytes) -> dict[str, int]:
    """What a page is made of, in the words of :data:`MEASURE`."""
    page = Page.from_bytes(body, "http://unit.example/")
    nodes = list(page.body.traverse(include_text=True)) if page.body else []
    texts = [node.text_content or "" for node in nodes if node.is_text_node]
    elements = [node for node in nodes if node.is_element_node]
    return {
        "bytes": len(body),
        "elements": len(elements),
        "attributes": sum(len(node.attributes) for node in elements),
        "texts": len(texts),
        "blank texts": sum(not text.strip() for text in texts),
        "lines": len(lines_of(page)),
        "links": len(page.anchors),
    }


def alternate(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The best time of each, in seconds of this process."""
    best = [float("inf"), float("inf")]
    for _ in range(ROUNDS):
        for index, action in enumerate((one, other)):
            start = time.process_time()
            action()
            best[index] = min(best[index], time.process_time() - start)
    return best[0], best[1]


def pages(corpus: Path | None) -> Iterator[tuple[str, str, bytes]]:
    """The documents that are measured."""
    if corpus is None:
        yield "made-up", "http://unit.example/zwgk/202003/t20200301_1.htm", made_up(1)
        return
    files = {row["id"]: row["file"] for row in map(json.loads, (corpus / "index.jsonl").read_text("utf-8").splitlines())}
    for label in map(json.loads, (corpus / "labels.jsonl").read_text("utf-8").splitlines()):
        body = (corpus / files[label["id"]]).read_bytes()
        if label["kind"] in ("policy", "article") and body.lstrip()[:1] == b"<" and 45_000 <= len(body) <= 75_000:
            yield label["id"], label["url"] or "http://unit.example/a/t20200101_1.htm", body


def made_up(number: int) -> bytes:
    """A made-up document page in a district portal's template: menus, metadata block, text, an attachment, footer.

    It has the :data:`MEASURE` of real pages of that size; ``tests/crawler/test_reading_cost.py`` holds it to that.
    """
    style = "text-indent: 2em; line-height: 200%; font-family: FangSong; margin: 0cm 0cm 0pt"
    menu = _indented(
        f'<li class="nav_item" id="nav{at}">\n\t\t\t\t\t<i class="dot"></i>\n\t\t\t\t\t'
        f'<a href="http://www.unit.example/zwgk/c{at}/" target="_blank" title="栏目{at}">栏目{at}</a>\n\t\t\t\t</li>'
        for at in range(36)
    )
    friends = _indented(
        f'<p class="link_item"><a class="outside" href="http://site{at}.example/" target="_blank">友情网站{at}</a></p>'
        for at in range(36)
    )
    tools = _indented(
        f'<div class="tool tool_{at}">\n\t\t\t\t\t<div class="tool_box">\n\t\t\t\t\t\t'
        f'<img class="icon" src="/images/tool{at}.png" alt="" width="20" height="20"/>\n\t\t\t\t\t\t'
        f'<input type="hidden" name="field{at}" value="{at}"/>\n\t\t\t\t\t</div>\n\t\t\t\t\t<!-- 工具{at} -->\n\t\t\t\t</div>'
        for at in range(12)
    )
    frames = "".join(
        f'\n\t<div class="frame_{at}" id="f{at}">\n\t\t<div class="inner" style="display: none">\n\t\t</div>\n\t</div>'
        for at in range(36)
    )
    sentence = "各单位应当按照职责分工，认真做好有关工作，并于每季度末报送进展情况；工作中遇到的问题，及时向办公室反映。"
    text = "".join(
        f'<p style="{style}"><span style="{style}">第{number}号第</span><span style="{style}">{at}</span>'
        f'<span style="{style}">条　</span><span style="{style}">{sentence}</span></p>\n\n'
        for at in range(48)
    )
    script = "<script>\n" + "  window.settings = {name: 'portal', list: [1, 2, 3]};\n" * 11 + "</script>\n"
    files = _indented(f'<link rel="stylesheet" type="text/css" href="/css/part{at}.css"/>' for at in range(18))
    block = _indented(
        f"<tr>\n\t\t\t\t\t<td><b>{one}</b></td>\n\t\t\t\t\t<td>{value}</td>\n\t\t\t\t\t<td><b>{other}</b></td>\n\t\t\t\t\t<td>{second}</td>\n\t\t\t\t</tr>"
        for one, value, other, second in (
            ("索 引 号：", f"XX00100-0201-2020-{number:05}", "主题分类：", "综合政务"),
            ("发文机关：", "某某县人民政府办公室", "成文日期：", "2020年2月27日"),
            ("发文字号：", f"某政办〔2020〕{number % 900 + 1}号", "有 效 性：", "有效"),
        )
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>关于第{number}项工作的通知_某某县人民政府</title>
<meta name="SiteName" content="某某县人民政府"><meta name="ColumnName" content="政府文件">
<meta name="ArticleTitle" content="关于第{number}项工作的通知"><meta name="PubDate" content="2020-03-01 10:20">
<meta name="ContentSource" content="县政府办公室">
{files}
{script}</head><body>{frames}
<div class="header">
    {tools}
    <ul class="menu">{menu}</ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="../">政府文件</a></div>
{script * 3}
<div class="main">
    <table class="block">{block}</table>
    <h1 class="title">关于第{number}项工作的通知</h1>
<div class="info">发布时间：2020-03-01 10:20　来源：县政府办公室　浏览次数：</div>
<div class="text">{text}<p style="{style}">某某县人民政府办公室</p><p style="{style}">2020年2月27日</p></div>
<div class="files">附件：<a href="./P02020030138.docx">工作任务表.docx</a></div></div>
<div class="footer">{friends}<p>主办单位：某某县人民政府办公室　网站标识码：9900000001</p></div>
{script * 3}
</body></html>""".encode()


def _indented(parts: Iterable[str]) -> str:
    """Parts of a template as real ones are written: each on lines of its own, far from the edge."""
    return "".join(f"\n{' ' * 16}{part}" for part in parts).replace("\t", "    ")


def peak() -> float:
    """The largest size this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
