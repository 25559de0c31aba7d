"""A real Chromium over loopback pages, where there is one."""

import asyncio
import shutil
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from crawler.answer import answered
from crawler.browser.shelf import ScriptShelf
from crawler.column_walk import Bounds, ColumnWalker
from crawler.job import CrawlTarget, host_of
from crawler.page_links import LinkRegister
from crawler.pages import Pages
from duewatch.domain.units import Column, ColumnKind

FILL = """
<script>
  var question = new XMLHttpRequest();
  question.open("%(method)s", "%(url)s");
  question.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
  question.onload = function () {
    if (question.status != 200) return;
    document.getElementById("rows").innerHTML = JSON.parse(question.responseText).data.map(function (row) {
      return "<li><a href='" + row.u + "'>" + row.t + "</a><span>" + row.d + "</span></li>";
    }).join("");
  };
  question.send("%(body)s");
</script>
"""


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium and the library that drives it; without them there is nothing to test here."""
    pytest.importorskip("playwright", reason="the extra [browser] is not installed")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("there is no Chromium on the PATH")
    return program


@pytest.fixture
def rows():
    """What a list endpoint holds."""
    return [
        {"t": f"关于第{n}次安全检查情况的通报", "u": f"/zwgk/t202606{n:02d}_{n}.html", "d": f"2026-06-{n:02d}"}
        for n in range(1, 7)
    ]


@pytest.fixture
def page():
    """A list page with no rows of its own."""

    def make(script: str, more: str = "") -> str:
        return (
            '<html><head><meta charset="utf-8"><title>通知公告</title></head><body><div class="nav"><a href="/">首页</a></div>'
            f'<h2>通知公告</h2><div class="list"><ul id="rows"></ul></div>{more}{script}</body></html>'
        )

    return make


@pytest.fixture
def filled_by(page):
    """A list page whose script asks an address for its rows."""

    def make(url: str, method: str = "POST", body: str = "column=7&page=1", more: str = "") -> str:
        return page(FILL % {"method": method, "url": url, "body": body}, more)

    return make


@pytest.fixture
def delivered():
    """A page as our client brought it."""

    def make(url, html):
        return answered(
            url,
            "aiohttp",
            method="GET",
            status=200,
            headers=(("Content-Type", "text/html"), ("Set-Cookie", "a=b")),
            body=html.encode(),
            elapsed_ms=1,
            request_headers=(),
        )

    return make


@pytest.fixture
def browser(chromium, workplace, settings_for, site, other_site):
    """A renderer over the tools of a child, and those tools."""

    from crawler.browser.errands import Desk
    from crawler.browser.pool import BrowserPool
    from crawler.browser.renderer import Renderer

    @asynccontextmanager
    async def make(crawl=None, **options):
        settings = settings_for(site, other_site, crawl={"obey_robots": False} | (crawl or {}))
        section = {"enabled": True, "executable": chromium, "timeout_seconds": 40} | options
        settings = settings.model_validate(settings.model_dump() | {"browser": section})
        async with workplace(settings) as place:
            pool = BrowserPool(settings.browser, Path(chromium), "duewatch/test")
            desk = Desk(place.client, place.visitor, place.budget, 5, settings.browser.max_bytes, ScriptShelf())
            renderer = Renderer(pool, desk, settings.browser)
            try:
                yield renderer, place, settings, pool
            finally:
                await renderer.close()

    return make


@pytest.fixture
def show(browser, site, delivered):
    """Show these pages of the site, one after the other; gives their renderings."""

    def make(*pages, hosts=(), **options):
        async def run():
            async with browser(**options) as (renderer, _, _, _):
                return [await renderer.show(delivered(site.url(f"/list{n}/"), html), hosts) for n, html in enumerate(pages)]

        return asyncio.run(run())

    return make


@pytest.fixture
def walk(browser, site):
    """Walk a column with a browser at hand; gives the walk and the sightings."""

    def make(url, *, show=True, **options):
        async def run():
            async with browser(**options) as (renderer, place, settings, _):
                column = Column("notices", "通知公告", url, ColumnKind.NOTICES)
                target = CrawlTarget("town-a", (column,), (host_of(url),))
                pages = Pages(place.visitor, settings.evidence_dir, (), renderer if show else None)
                walker = ColumnWalker(
                    target, column, pages, LinkRegister(), Bounds(20, 500, 10**6), is_over=lambda: False, stored=()
                )
                hauls = [haul async for haul in walker.hauls()]
                return hauls[-1].walks[0], [one for haul in hauls for one in haul.sightings], settings

        return asyncio.run(run())

    return make
