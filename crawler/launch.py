"""Starts crawls in child processes, watches them, and tells how they ended.

The reactor of a crawl starts once a process, so every crawl is a child. First the columns are walked, then the links that were
found are probed: both times all of a host goes to one child, and no host is asked by two children at once.
"""

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from crawler import job as jobs
from crawler.job import CrawlJob, CrawlTarget, JobFile
from crawler.links_due import first_looks, second_looks, waits_itself
from crawler.plan import plan_jobs, plan_probes
from crawler.politeness import forget_old
from crawler.tally import Tally, read_line
from duewatch.config import DATABASE_URL_VARIABLE, Settings
from duewatch.domain.orders import Run
from duewatch.errors import CrawlFailed
from duewatch.storage import Store

__all__ = ["CrawlJob", "CrawlOutcome", "CrawlTarget", "Progress", "crawl", "plan_jobs"]

GRACE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the crawl has come, over all children."""

    pages: int
    pages_expected: int | None  # None: the lists that would say so are not read yet
    hosts: int
    hosts_done: int
    links: int
    links_done: int
    elapsed_s: float
    eta_s: float | None
    current: str


@dataclass(frozen=True, slots=True)
class CrawlOutcome:
    """How the crawl ended."""

    complete: bool  # every child came to the end of its work
    notes: tuple[str, ...] = ()  # facts for the operator
    cut_short: tuple[str, ...] = ()  # hosts whose part is missing or was cut


@dataclass(slots=True)
class _Child:
    job: CrawlJob
    process: subprocess.Popen[str]
    log: Path
    listener: threading.Thread | None = None
    tally: Tally = field(default_factory=Tally)


def crawl(planned: Sequence[CrawlJob], run: Run, settings: Settings, on_progress: Callable[[Progress], None]) -> CrawlOutcome:
    """Carry out walking jobs and then probe the links they found; everything is stored under ``run``.

    ``on_progress`` is called about once a second, and so may serve as a sign of life. A run that was killed is simply crawled
    again: walked columns, read documents and probed links are not asked anew.

    Raises:
        StorageError: the database cannot be opened.
        CrawlFailed: no child could be started.
    """
    watch = _Watch(run, settings, on_progress)
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        forget_old(watch.state_dir)
        still_open, walked = _without_walked(planned, store, run.id)
        if run.resumed:
            watch.notes.append(f"the run was taken up again: {walked} columns had been walked before and were not asked anew")
        watch.run_all(still_open)
        if settings.links.probe:
            own = frozenset(host for job in planned for host in job.hosts)
            units = sorted({target.unit for job in planned for target in job.targets})
            due = [*first_looks(store, run.id, units, own, settings)]
            if waits_itself(settings.links):
                due += second_looks(store, run.id, units, settings)  # of the pages that were walked to
            watch.run_all(plan_probes(due, settings))
            watch.run_all(plan_probes(second_looks(store, run.id, units, settings), settings, "second"))
    return CrawlOutcome(not watch.cut_short, tuple(watch.notes), tuple(dict.fromkeys(watch.cut_short)))


def _without_walked(planned: Sequence[CrawlJob], store: Store, run_id: int) -> tuple[list[CrawlJob], int]:
    """The jobs less the columns whose walk is stored, and how many those are."""
    walked = {(walk.unit, walk.column) for walk in store.facts.walks(run_id)}
    left: list[CrawlJob] = []
    for job in planned:
        targets = [
            replace(target, columns=tuple(column for column in target.columns if (target.unit, column.id) not in walked))
            for target in job.targets
        ]
        if any(target.columns for target in targets):
            left.append(replace(job, targets=tuple(target for target in targets if target.columns)))
    before, after = (sum(len(t.columns) for job in jobs_ for t in job.targets) for jobs_ in (planned, left))
    return left, before - after


class _Watch:
    """Children side by side: starts them, adds up their figures, sees how each ends."""

    def __init__(self, run: Run, settings: Settings, on_progress: Callable[[Progress], None]) -> None:
        self._run = run
        self._settings = settings
        self._on_progress = on_progress
        self._started = time.monotonic()
        self._tallies: list[Tally] = []
        self._hosts = 0
        self._lines: queue.Queue[tuple[_Child, str | None]] = queue.Queue()
        self.folder = settings.data_dir / "runs" / str(run.id)
        self.state_dir = settings.data_dir / "hosts"
        self.notes: list[str] = []
        self.cut_short: list[str] = []

    def run_all(self, planned: Iterable[CrawlJob]) -> None:
        """Run these jobs, at most ``children`` at a time, and return when all have ended."""
        waiting = deque(planned)
        self._hosts += sum(len(job.hosts) for job in waiting)
        running: list[_Child] = []
        try:
            while waiting or running:
                while waiting and len(running) < self._settings.crawl.children:
                    running.append(self._start(waiting.popleft()))
                with contextlib.suppress(queue.Empty):
                    child, line = self._lines.get(timeout=1.0)
                    if line is None:
                        running.remove(child)
                        self._ended(child)
                    elif told := read_line(line):
                        self._take(child, told)
                self._tell()
        finally:
            _stop(running)

    def _start(self, job: CrawlJob) -> _Child:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path, log = self.folder / f"{job.name}.json", self.folder / f"{job.name}.log"
            job_file = JobFile(
                job,
                self._run.id,
                self._run.as_of,
                self._settings.evidence_dir.resolve(),
                self.state_dir.resolve(),
                os.getpid(),
                self._settings,
            )
            jobs.write(job_file, path)
            with log.open("ab") as errors:
                process = subprocess.Popen(
                    [sys.executable, "-m", "crawler.child", str(path.resolve())],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    text=True,
                    encoding="ascii",
                    env=_environment(self._settings),
                )
        except OSError as error:
            raise CrawlFailed(
                "starting a crawl", job.name, "make the data folder writable and see that memory is left", [str(error)]
            ) from error
        child = _Child(job, process, log)
        self._tallies.append(child.tally)
        child.listener = threading.Thread(target=self._listen, args=(child,), daemon=True)
        child.listener.start()
        return child

    def _listen(self, child: _Child) -> None:
        assert child.process.stdout is not None
        for line in child.process.stdout:
            self._lines.put((child, line))
        child.process.wait()
        self._lines.put((child, None))

    def _take(self, child: _Child, told: Tally) -> None:
        self._tallies[self._tallies.index(child.tally)] = told
        child.tally = told

    def _ended(self, child: _Child) -> None:
        """Note what is missing when a child did not come to the end of its work."""
        _close(child)
        self.notes += child.tally.notes
        status = child.process.returncode
        if child.tally.done and status == 0:
            return
        hosts = child.tally.cut_short or list(child.job.hosts)
        self.cut_short += hosts
        how = f"was killed by signal {-status}" if status < 0 else "stopped before its end"
        self.notes.append(f"crawl child {child.job.name} {how}; incomplete: {', '.join(hosts)}; log: {child.log}")

    def _tell(self) -> None:
        now = time.monotonic()
        total = Tally()
        for tally in self._tallies:
            total.pages += tally.pages
            total.pages_expected += tally.pages_expected
            total.hosts_done += tally.hosts_done
            total.links += tally.links
            total.links_done += tally.links_done
            total.current = tally.current or total.current
        elapsed = now - self._started
        done, known = total.pages + total.links_done, total.pages_expected + total.links
        eta = elapsed / done * (known - done) if done and known > done else None
        expected = total.pages_expected or None
        self._on_progress(
            Progress(
                total.pages, expected, self._hosts, total.hosts_done, total.links, total.links_done, elapsed, eta, total.current
            )
        )


def _environment(settings: Settings) -> dict[str, str]:
    """The child's environment: the database address, and where our packages stand."""
    home = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join([home, *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, DATABASE_URL_VARIABLE: settings.database_url, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1"}


def _stop(children: Sequence[_Child]) -> None:
    """End children that still run: ask first, so that they store what they hold."""
    for child in children:
        child.process.terminate()
    for child in children:
        try:
            child.process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()
        _close(child)


def _close(child: _Child) -> None:
    """Let go of the pipes of a child that has ended."""
    if child.listener is not None:
        child.listener.join(GRACE_SECONDS)
    for pipe in (child.process.stdin, child.process.stdout):
        if pipe is not None:
            pipe.close()
