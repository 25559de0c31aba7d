"""What a crawl costs beside fetching alone: ``python -m benchmarks.crawling [COLUMNS] [DOCUMENTS]``.

A generated portal on loopback is walked and its links probed by real crawl children; then the same addresses are fetched by
one bare aiohttp loop. Both see the same server on the same machine in the same minute, so trust the ratio. Printed:
CPU seconds a thousand pages of the children, pages a second, requests per unique address, peak memory, planted faults found.
"""

import asyncio
import http.server
import resource
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import datetime
from pathlib import Path

import aiohttp

from crawler.launch import crawl, plan_jobs
from duewatch.config import Settings
from duewatch.domain.dates import CHINA
from duewatch.domain.orders import Order, OrderKind
from duewatch.domain.sightings import Role, SightingKind
from duewatch.domain.units import Column, Unit, UnitKind
from duewatch.storage import Store

MENU = 250  # links of the template on every page
FAULT_EVERY = 20  # every so many documents carry a link to nowhere


def portal(columns: int, documents: int) -> dict[str, bytes]:
    """Path → page: lists of twenty rows, documents of about 38 kB."""
    menu = "".join(f'<li><a href="/menu/{n}/">栏目名称第{n}号</a></li>' for n in range(MENU))
    filler = "<!-- " + "样式与脚本的占位文字 " * 500 + " -->"
    head, foot = f'<div class="nav"><ul>{menu}</ul></div>', '<div class="footer"><a href="/about.html">联系我们</a></div>'
    pages = {f"/menu/{n}/": f"<html><title>栏目{n}</title><body>{head}</body></html>".encode() for n in range(MENU)}
    pages |= {"/about.html": b"<html><title>about</title></html>", "/": b"<html><title>home</title></html>"}
    for column in range(columns):
        rows = []
        for n in range(documents):
            path, title = (
                f"/c{column}/t202606{n % 28 + 1:02d}_{column}{n:04d}.html",
                f"关于开展第{column}{n}号专项检查工作的通知",
            )
            rows.append(f'<li><a href="{path}">{title}</a><span>2026-06-{n % 28 + 1:02d}</span></li>')
            lost = f'<a href="/lost/{column}-{n}.html">参见</a>' if n % FAULT_EVERY == 0 else ""
            text = f"<p>第{n}号。{'现将有关事项通知如下，请各村社区认真组织实施。' * 60}</p>"
            pages[path] = (
                f'<html><head><title>{title}</title><meta name="ArticleTitle" content="{title}">'
                f'<meta name="PubDate" content="2026-06-{n % 28 + 1:02d} 09:30">{filler}</head><body>{head}'
                f'<div class="article"><h1>{title}</h1><div class="content">{text}{lost}</div></div>{foot}</body></html>'
            ).encode()
        lists = [rows[start : start + 20] for start in range(0, len(rows), 20)]
        for page, part in enumerate(lists):
            name = "index.html" if page == 0 else f"index_{page}.html"
            script = f'<script>createPageHTML({len(lists)}, {page}, "index", "html");</script>'
            listed = f'<div class="list"><ul>{"".join(part)}</ul></div>'
            body = f"<html><title>通知公告</title><body>{head}{listed}{script}{foot}</body></html>"
            pages[f"/c{column}/{name}"] = body.encode()
    return pages


def serve(pages: dict[str, bytes]) -> tuple[http.server.ThreadingHTTPServer, Counter[str]]:
    asked: Counter[str] = Counter()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked[self.path] += 1
            body = pages.get(self.path)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body or b"")

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, asked


async def fetch_bare(urls: list[str]) -> float:
    """CPU seconds of this process for fetching these addresses, one connection at a time in four."""
    started = time.thread_time()
    gate = asyncio.Semaphore(4)
    async with aiohttp.ClientSession() as session:

        async def one(url: str) -> None:
            async with gate, session.get(url) as response:
                await response.read()

        await asyncio.gather(*(one(url) for url in urls))
    return time.thread_time() - started


def main() -> None:
    columns, documents = (int(argument) for argument in (*sys.argv[1:], "10", "60")[:2])
    pages = portal(columns, documents)
    server, asked = serve(pages)
    host = f"127.0.0.1:{server.server_address[1]}"
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.model_validate(
            {
                "data_dir": folder,
                "crawl": {"delay_seconds": 0, "per_host": 4, "allow_private": [host], "max_documents": documents},
                "links": {"second_look_seconds": 0},
            }
        )
        unit = Unit(
            "town",
            "镇",
            UnitKind.TOWNSHIP,
            "o",
            tuple(Column(f"c{n}", f"栏目{n}", f"http://{host}/c{n}/index.html") for n in range(columns)),
        )
        now = datetime.now(CHINA)
        with Store.open(settings.database_url, settings.evidence_dir) as store:
            run = store.runs.open(Order(OrderKind.AD_HOC, (unit.id,)), now, now)
        started = time.monotonic()
        outcome = crawl(plan_jobs([unit], settings), run, settings, lambda _: None)
        wall = time.monotonic() - started
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        with Store.open(settings.database_url) as store:
            sightings = list(store.facts.sightings(run.id).values())
        evidence = sum(file.stat().st_size for file in Path(folder).rglob("*.gz"))
    read = [one for one in sightings if one.role in (Role.LIST, Role.DOCUMENT)]
    lost = {one.url for one in sightings if one.kind is SightingKind.GONE and one.role is not Role.ROBOTS}
    planted = columns * len(range(0, documents, FAULT_EVERY))
    requests, unique = sum(asked.values()), len(asked)
    cpu = used.ru_utime + used.ru_stime
    bare = asyncio.run(fetch_bare([one.url for one in read]))
    print(f"complete            {outcome.complete}, {len(read)} pages read, {len(sightings)} sightings")
    print(f"CPU s/1,000 pages   {1000 * cpu / len(read):.1f} of the children, start-up of both included")
    print(f"pages/s             {len(read) / wall:.0f} (walk and probe, {wall:.1f} s)")
    print(f"requests/address    {requests / unique:.2f} ({requests} for {unique})")
    print(f"peak memory         {used.ru_maxrss / 1024:.0f} MB of a child")
    print(f"evidence            {evidence / 1024 / len(read):.1f} kB a page")
    print(f"planted faults      {len(lost)} of {planted} found")
    print(f"bare fetching       {1000 * bare / len(read):.2f} CPU s/1,000 pages; the crawl costs {cpu / bare:.1f} times that")
    server.shutdown()


if __name__ == "__main__":
    main()
