"""A crawl child, which :mod:`crawler.child_start` starts with a job file.

It reads its job file, walks or probes, prints its figures as lines of JSON, and ends. It ends too when its parent is gone: the
kernel tells it where that is possible, and a closed standard input tells it everywhere.

Exit status: 0 all done · 3 stopped before the end · 2 storage or evidence could not be used.
"""

import asyncio
import contextlib
import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess

from crawler import job as jobs
from crawler.heap import keep_freed
from crawler.settings import scrapy_settings
from crawler.spiders.columns import ColumnSpider
from crawler.spiders.crew import CrewSpider
from crawler.spiders.links import LinkSpider
from crawler.tally import Tally
from duewatch.config import DATABASE_URL_VARIABLE
from duewatch.errors import StorageError
from duewatch.storage import Store

TELL_EVERY = 0.5  # seconds
GRACE = 20.0  # seconds a child has to store what it holds, once it was told to stop
_PR_SET_PDEATHSIG = 1
EXIT_DONE, EXIT_UNUSABLE, EXIT_STOPPED = 0, 2, 3


def main(argv: list[str]) -> int:
    """Carry out one job file."""
    job_file = jobs.read(Path(argv[0]))
    tally = Tally()
    _die_with(job_file.parent)
    keep_freed()
    try:
        with Store.open(os.environ[DATABASE_URL_VARIABLE], job_file.evidence_dir) as store:
            failure = _crawl(job_file, store, tally)
    except StorageError as error:
        failure = error
    if failure:
        tally.done = False
        tally.notes.append(str(failure))
    if not tally.done and not tally.cut_short:
        tally.cut_short = list(job_file.job.hosts)
    tally.tell()
    return EXIT_UNUSABLE if failure else EXIT_DONE if tally.done else EXIT_STOPPED


def _crawl(job_file: jobs.JobFile, store: Store, tally: Tally) -> StorageError | None:
    process = AsyncCrawlerProcess(scrapy_settings(job_file.settings))
    spider_class: type[CrewSpider] = LinkSpider if job_file.job.probes else ColumnSpider
    crawler = process.create_crawler(spider_class)
    process.crawl(crawler, job_file=job_file, store=store, tally=tally)
    stopping = threading.Event()

    def stop() -> None:
        if not stopping.is_set() and isinstance(crawler.spider, CrewSpider):
            stopping.set()
            crawler.spider.stop()
            last = threading.Timer(GRACE, os._exit, [EXIT_STOPPED])
            last.daemon = True
            last.start()

    async def watch() -> None:
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, stop)
        threading.Thread(target=_when_input_closes, args=(loop, stop), daemon=True).start()
        while True:
            tally.tell()
            await asyncio.sleep(TELL_EVERY)

    from twisted.internet import reactor  # installed by the process above, never before

    watching: list[asyncio.Task[None]] = []
    reactor.callWhenRunning(lambda: watching.append(asyncio.ensure_future(watch())))
    process.start(install_signal_handlers=False)
    spider = crawler.spider
    return spider.failure if isinstance(spider, CrewSpider) else None


def _when_input_closes(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> None:
    with contextlib.suppress(OSError, ValueError):
        while os.read(0, 1024):  # not through sys.stdin, whose lock would be held when the interpreter ends
            continue
    with contextlib.suppress(RuntimeError):  # the loop has ended already
        loop.call_soon_threadsafe(stop)


def _die_with(parent: int) -> None:
    """Ask the kernel for a signal when the parent dies, and see that it has not died before."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(EXIT_STOPPED)
