"""Browser processes are renewed, given up and ended."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from crawler.browser.errands import MOST_ERRANDS
from crawler.browser.install import check
from duewatch.errors import ConfigError

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "endless",
    [
        "<script>while (true) {}</script>",
        "<script>var n = 0; setInterval(function () { fetch('/tick' + n++); }, 100)</script>",
    ],
    ids=["a loop", "a clock that asks and asks"],
)
def test_a_page_that_never_ends_is_given_up_and_its_browser_is_not_used_again(browser, site, endless, page, delivered):
    for n in range(200):
        site.put(f"/tick{n}", "{}")

    async def run():
        async with browser(timeout_seconds=8, pages=1) as (renderer, _, _, pool):
            hung = await renderer.show(delivered(site.url("/hung/"), page(endless)), ())
            after = await renderer.show(delivered(site.url("/after/"), page("<script>document.title = 'well'</script>")), ())
            return hung, after, pool.processes_started

    hung, after, started = asyncio.run(run())
    assert (hung.trouble, hung.html) == ("timeout", b"")
    assert (after.trouble, started) == ("", 2)
    assert b"well" in after.html
    assert len(site.requests) <= MOST_ERRANDS


def test_a_browser_is_renewed_after_so_many_pages(browser, site, page, delivered):
    async def run():
        async with browser(recycle_after=2, pages=1) as (renderer, _, _, pool):
            started = []
            for n in range(5):
                rendering = await renderer.show(
                    delivered(site.url(f"/{n}"), page(f"<script>document.title='{n}'</script>")), ()
                )
                assert not rendering.trouble
                started.append(pool.processes_started)
            return started

    assert asyncio.run(run()) == [1, 1, 2, 2, 3]


def test_a_killed_browser_is_no_fact_about_the_page_and_the_next_page_has_a_new_one(browser, site, page, delivered):
    async def run():
        async with browser(pages=1) as (renderer, _, _, _):
            site.put("/slow", "{}", delay=3)
            under_way = asyncio.ensure_future(
                renderer.show(delivered(site.url("/a/"), page("<script>fetch('/slow')</script>")), ())
            )
            while not site.asked("/slow"):  # noqa: ASYNC110 - the server is another thread
                await asyncio.sleep(0.05)
            for process in chromium_below(os.getpid()):
                kill(process)
            killed = await under_way
            after = await renderer.show(delivered(site.url("/b/"), page("<script>document.title='well'</script>")), ())
            return killed, after

    killed, after = asyncio.run(run())
    assert killed.trouble == "crashed"
    assert after.trouble == ""


def test_the_browser_dies_with_its_child(tmp_path, chromium):
    script = tmp_path / "child.py"
    script.write_text(
        "import asyncio, sys\nfrom pathlib import Path\n"
        "from crawler.browser.pool import BrowserPool\nfrom duewatch.config import BrowserSettings\n"
        "async def main():\n"
        f"    pool = BrowserPool(BrowserSettings(), Path({chromium!r}), 'duewatch/test')\n"
        "    async with pool.context() as context:\n"
        "        await context.new_page()\n"
        "        print('open', flush=True)\n"
        "        await asyncio.sleep(600)\n"
        "asyncio.run(main())\n"
    )
    root = Path(__file__).resolve().parents[4]
    child = subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    try:
        assert child.stdout.readline() == b"open\n"
        browsers = chromium_below(child.pid)
        assert browsers
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
    until = time.monotonic() + 30
    while any(map(lives, browsers)) and time.monotonic() < until:
        time.sleep(0.2)
    assert not [one for one in browsers if lives(one)]


def test_an_enabled_browser_that_is_not_there_is_said_before_the_crawl(settings_for, site, tmp_path, monkeypatch):
    settings = settings_for(site)
    check(settings.browser)
    missing = {"enabled": True, "executable": str(tmp_path / "none")}
    with pytest.raises(ConfigError, match="no program that can be started"):
        check(settings.model_validate({"browser": missing}).browser)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("crawler.browser.install.find_spec", lambda name: None)
    with pytest.raises(ConfigError) as caught:
        check(settings.model_validate({"browser": {"enabled": True}}).browser)
    assert len(caught.value.complaints) == 2
    assert re.search(r"duewatch\[browser\]", str(caught.value))


def test_nothing_needs_the_extra_while_no_page_is_shown():
    script = (
        "import sys; sys.modules['playwright'] = None;import crawler.child, crawler.workplace, duewatch.audit; print('works')"
    )
    root = Path(__file__).resolve().parents[4]
    ended = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=120)
    assert (ended.stdout, ended.returncode) == ("works\n", 0), ended.stderr


def test_a_browser_that_is_not_there_is_said_before_a_run_is_opened(tmp_path):
    (tmp_path / "duewatch.toml").write_text('[browser]\nenabled = true\nexecutable = "none"\n')
    root = str(Path(__file__).resolve().parents[4])

    def typed(*words):
        command = [sys.executable, "-m", "duewatch", *words]
        environment = {**os.environ, "PYTHONPATH": root}
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)

    refused = typed("audit", "--url", "http://portal.example/zwgk/")
    assert refused.returncode == 2
    assert str(tmp_path / "none") in refused.stderr
    assert "killed" not in typed("runs").stdout


def chromium_below(ancestor: int) -> list[int]:
    """The processes of the browser that descend from a process."""
    parents, names = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            name, rest = (folder / "stat").read_text().split("(", 1)[1].rsplit(")", 1)
        except OSError:
            continue
        parents[int(folder.name)], names[int(folder.name)] = int(rest.split()[1]), name
    found = []
    for process in parents:
        above = process
        while above > 1 and above != ancestor:
            above = parents.get(above, 0)
        if above == ancestor and "chrom" in names[process]:
            found.append(process)
    return found


def lives(process: int) -> bool:
    try:
        return "(" in (text := Path(f"/proc/{process}/stat").read_text()) and text.rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def kill(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
