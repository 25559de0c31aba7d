"""A real server on loopback that answers as told, and the tools of a crawl child without its process."""

import asyncio
import http.server
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crawler.addresses import AddressGuard
from crawler.clients.quick import QuickClient
from crawler.column_walk import Bounds, ColumnWalker
from crawler.evidence import EvidenceWriter
from crawler.job import CrawlTarget, host_of
from crawler.page_links import LinkRegister
from crawler.pages import Pages
from crawler.politeness import HostBudget
from crawler.visitor import Limits, Visitor
from crawler.workplace import Workplace
from duewatch.config import Settings
from duewatch.domain.dates import CHINA
from duewatch.domain.orders import Order, OrderKind
from duewatch.domain.sightings import Sighting
from duewatch.domain.units import Column, ColumnKind, Unit, UnitKind
from duewatch.storage import Store

NOW = datetime(2026, 6, 15, 2, 0, tzinfo=CHINA)
WIDE = Bounds(20, 500, 10**6)


@dataclass
class Told:
    """What the server answers at one path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None  # sent instead of all that, byte for byte
    head: "Told | None" = None  # for HEAD, where it differs
    delay: float = 0.0


class Site:
    """A server whose pages are set by the test; it notes every request."""

    def __init__(self) -> None:
        self.pages: dict[str, Told] = {}
        self.missing: Callable[[str], Told] = lambda path: Told(b"<html><title>404</title>not here</html>", 404)
        self.requests: list[tuple[str, str, float]] = []
        self.seen_headers: list[dict[str, str]] = []
        self.sent: list[bytes] = []  # bodies of POST
        self.answers: dict[str, Callable[[bytes], Told]] = {}  # by path: what a POST with a body gives
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.answer(self)

            def do_HEAD(self) -> None:
                site.answer(self)

            def do_POST(self) -> None:
                site.sent.append(self.rfile.read(int(self.headers.get("Content-Length", 0))))
                site.answer(self)

            def log_message(self, *args: object) -> None:
                pass

        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
            daemon_threads = True
            block_on_close = False
            request_queue_size = 64

            def handle_error(self, request: object, client_address: object) -> None:
                """A client that hangs up in the middle is part of the tests."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()

    def answer(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        path = handler.path
        self.requests.append((handler.command, path, time.monotonic()))
        self.seen_headers.append({name.lower(): value for name, value in handler.headers.items()})
        told = self.pages.get(path) or self.missing(path)
        if handler.command == "POST" and path in self.answers:
            told = self.answers[path](self.sent[-1])
        if handler.command == "HEAD" and told.head is not None:
            told = told.head
        time.sleep(told.delay)
        if told.raw is not None:
            handler.wfile.write(told.raw)
            handler.close_connection = True
            return
        handler.send_response(told.status)
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(told.body))} | told.headers
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(told.body)

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def put(self, path: str, body: str | bytes = b"", status: int = 200, **more: object) -> str:
        raw = body if isinstance(body, bytes) else body.encode()
        self.pages[path] = Told(raw, status, **more)
        return self.url(path)

    def send_on(self, path: str, to: str, status: int = 302) -> str:
        return self.put(path, b"", status, headers={"Location": to})

    def asked(self, path: str) -> list[str]:
        return [method for method, asked, _ in self.requests if asked == path]

    @staticmethod
    def article(title: str, day: str = "2026-06-01", more: str = "", number: int = 1) -> str:
        text = f"现将{title}的有关事项通知如下，请各村社区认真组织实施。" * 12
        metas = f'<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{day} 09:30">'
        menu = '<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>'
        return (
            f'<html><head><title>{title}</title>{metas}</head><body>{menu}<div class="article"><h1>{title}</h1>'
            f'<p>发布日期：{day}</p><div class="content"><p>第{number}号。{text}</p>{more}</div></div></body></html>'
        )

    @staticmethod
    def listing(rows: list[tuple[str, str, str]], more: str = "") -> str:
        items = "".join(f'<li><a href="{href}">{title}</a><span>{day}</span></li>' for href, title, day in rows)
        return (
            '<html><head><title>通知公告</title></head><body><div class="nav"><a href="/">首页</a></div>'
            f'<div class="list"><ul>{items}</ul></div>{more}</body></html>'
        )

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    yield one
    one.close()


@pytest.fixture
def other_site() -> Iterator[Site]:
    one = Site()
    yield one
    one.close()


@pytest.fixture
def column_of() -> Callable[..., Unit]:
    """A township with columns at these addresses."""

    def make(*urls: str, unit: str = "town-a", hosts: tuple[str, ...] = (), kind: ColumnKind = ColumnKind.NOTICES) -> Unit:
        columns = tuple(Column(f"column-{n}", f"栏目{n}", url, kind) for n, url in enumerate(urls, 1))
        return Unit(unit, f"{unit} 镇人民政府", UnitKind.TOWNSHIP, "office", columns, hosts)

    return make


@pytest.fixture
def fill(site: Site) -> Callable[..., str]:
    """A column with one list page and some documents; gives its address."""

    def make(folder: str = "/zwgk/tzgg", many: int = 4, more: str = "", on: Site = site) -> str:
        rows = []
        for n in range(many):
            path = f"{folder}/t202606{n + 1:02d}_{n}.html"
            on.put(path, on.article(f"关于开展第{n}次安全检查的通知", f"2026-06-{n + 1:02d}", more, n))
            rows.append((path, f"关于开展第{n}次安全检查的通知", f"2026-06-{n + 1:02d}"))
        return on.put(f"{folder}/", on.listing(rows))

    return make


@pytest.fixture
def settings_for(tmp_path: Path) -> Callable[..., Settings]:
    """Settings that may ask these sites, without delay."""

    def make(*sites: Site, crawl: dict[str, object] | None = None, links: dict[str, object] | None = None) -> Settings:
        base = {"delay_seconds": 0, "retries": 0, "timeout_seconds": 5, "allow_private": [one.host for one in sites]}
        return Settings.model_validate(
            {
                "data_dir": str(tmp_path / "var"),
                "crawl": base | (crawl or {}),
                "links": {"second_look_seconds": 0.5, "timeout_seconds": 5} | (links or {}),
            }
        )

    return make


@pytest.fixture
def open_run(tmp_path: Path) -> Callable[..., object]:
    """A store and a run that is open in it."""

    def make(settings: Settings, *units: str) -> object:
        with Store.open(settings.database_url, settings.evidence_dir) as store:
            return store.runs.open(Order(OrderKind.AD_HOC, units), NOW, NOW)

    return make


@pytest.fixture
def workplace(tmp_path: Path) -> Callable[..., object]:
    """The tools of a child, with the quick client in the tolerant one's place: no reactor starts in the test's process."""

    @asynccontextmanager
    async def make(settings: Settings, seen: list[Sighting] | None = None):
        crawl = settings.crawl
        guard = AddressGuard(crawl.allow_private, by_proxy=crawl.proxy is not None, timeout=5)
        budget = HostBudget(settings.data_dir / "hosts", crawl.delay_seconds, crawl.per_host)
        notes = seen if seen is not None else []
        async with QuickClient(crawl, "duewatch/test") as client:
            with EvidenceWriter(settings.evidence_dir, 1, "walk-1", "duewatch/test") as evidence:
                limits = Limits(crawl.timeout_seconds, crawl.max_page_bytes, crawl.retries)
                visitor = Visitor(
                    client, guard, budget, evidence, limits, agent="duewatch", obey_robots=crawl.obey_robots, note=notes.append
                )
                deadline = time.monotonic() + 60
                yield Workplace(
                    guard, budget, evidence, client, visitor, "duewatch/test", crawl.proxy, crawl.max_page_bytes, deadline
                )
        guard.close()
        await asyncio.sleep(0)

    return make


@pytest.fixture
def later() -> Callable[[float], datetime]:
    return lambda seconds: NOW + timedelta(seconds=seconds)


class Walked:
    """Everything a walk brought in."""

    def __init__(self, hauls) -> None:
        self.sightings = [one for haul in hauls for one in haul.sightings]
        self.records = [one for haul in hauls for one in haul.records]
        self.links = [one for haul in hauls for one in haul.links]
        self.traits = [one for haul in hauls for one in haul.traits]
        (self.walk,) = (one for haul in hauls for one in haul.walks)
        self.is_last = bool(hauls[-1].walks)


@pytest.fixture
def walk(workplace, settings_for, site, other_site):
    """Walk a column of the site."""

    def make(
        url, *, hosts=(), bounds=WIDE, stored=(), is_over=lambda: False, kind=ColumnKind.NOTICES, passed_on=False, **crawl
    ):
        async def run():
            settings = settings_for(site, other_site, crawl={"obey_robots": False} | crawl)
            async with workplace(settings) as place:
                column = Column("notices", "通知公告", url, kind)
                target = CrawlTarget("town-a", (column,), (host_of(url), *hosts), passed_on=passed_on)
                pages = Pages(place.visitor, settings.evidence_dir)
                walker = ColumnWalker(target, column, pages, LinkRegister(), bounds, is_over=is_over, stored=stored)
                return Walked([haul async for haul in walker.hauls()])

        return asyncio.run(run())

    return make
