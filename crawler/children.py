"""Crawl children side by side: started, listened to, and seen to their end."""

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crawler import job as jobs
from crawler.job import CrawlJob, JobFile
from crawler.progress import Progress
from crawler.tally import Tally, read_line
from duewatch.config import DATABASE_URL_VARIABLE, MAIL_PASSWORD_VARIABLE, Settings
from duewatch.domain.orders import Run
from duewatch.errors import CrawlFailed

GRACE_SECONDS = 30.0  # for a child that was asked to end
SILENCE_SECONDS = 300.0  # a child says how far it is twice a second; one that is silent so long is stuck


@dataclass(slots=True, eq=False)
class Child:
    """One child process, and what it has said last."""

    job: CrawlJob
    process: subprocess.Popen[str]
    log: Path
    heard: float  # when it last said something, on the monotonic clock
    tally: Tally = field(default_factory=Tally)
    listener: threading.Thread | None = None
    is_stuck: bool = False


class Children:
    """Runs jobs, adds up the figures of all children, and notes what is missing when one does not come to its end."""

    def __init__(
        self, run: Run, settings: Settings, on_progress: Callable[[Progress], None], say: Callable[[str], str]
    ) -> None:
        self._run = run
        self._settings = settings
        self._on_progress = on_progress
        self._say = say  # puts a text into the operator's language
        self._started = time.monotonic()
        self._all: list[Child] = []
        self._hosts = 0
        self._lines: queue.Queue[tuple[Child, str | None]] = queue.Queue()
        self._folder = settings.data_dir / "runs" / str(run.id)
        self.budgets_dir = settings.data_dir / "hosts"
        self.notes: list[str] = []
        self.cut_short: list[str] = []

    def run_all(self, planned: Iterable[CrawlJob]) -> None:
        """Run these jobs, at most ``crawl.children`` at a time, and return when all have ended.

        Raises:
            CrawlFailed: a child could not be started; those that run are ended.
        """
        waiting = deque(planned)
        self._hosts += sum(len(job.hosts) for job in waiting)
        running: list[Child] = []
        try:
            while waiting or running:
                while waiting and len(running) < self._settings.crawl.children:
                    running.append(self._start(waiting.popleft()))
                with contextlib.suppress(queue.Empty):
                    child, line = self._lines.get(timeout=1.0)
                    if line is None:
                        running.remove(child)
                        self._ended(child)
                    else:
                        child.heard = time.monotonic()
                        child.tally = read_line(line) or child.tally
                self._end_stuck(running)
                self._tell()
        finally:
            _stop(running)

    def _start(self, job: CrawlJob) -> Child:
        path, log = self._folder / f"{job.name}.json", self._folder / f"{job.name}.log"
        job_file = JobFile(
            job,
            self._run.id,
            self._run.as_of,
            self._settings.evidence_dir.resolve(),
            self.budgets_dir.resolve(),
            os.getpid(),
            self._settings,
        )
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            jobs.write(job_file, path)
            with log.open("ab") as errors:
                process = subprocess.Popen(
                    [sys.executable, "-m", "crawler.child_start", str(path.resolve())],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    text=True,
                    encoding="ascii",
                    env=_environment(self._settings),
                )
        except OSError as error:
            cure = "make the data folder writable and see that memory is left"
            raise CrawlFailed("starting a crawl", job.name, cure, [str(error)]) from error
        child = Child(job, process, log, time.monotonic())
        self._all.append(child)
        child.listener = threading.Thread(target=self._listen, args=(child,), daemon=True)
        child.listener.start()
        return child

    def _listen(self, child: Child) -> None:
        assert child.process.stdout is not None
        for line in child.process.stdout:
            self._lines.put((child, line))
        child.process.wait()
        self._lines.put((child, None))

    @staticmethod
    def _end_stuck(running: Sequence[Child]) -> None:
        for child in running:
            if not child.is_stuck and time.monotonic() - child.heard > SILENCE_SECONDS:
                child.is_stuck = True
                child.process.kill()

    def _ended(self, child: Child) -> None:
        """Note what is missing when a child did not come to the end of its work."""
        _close(child)
        say, status = self._say, child.process.returncode
        self.notes += child.tally.notes
        for column in child.tally.failed_columns:
            text = say("Our walk through the column {column} failed; it counts as not read. See {log}.")
            self.notes.append(text.format(column=column, log=self._log_of(child)))
        if child.tally.done and status == 0:
            return
        hosts = child.tally.cut_short or list(child.job.hosts)
        self.cut_short += hosts
        if child.is_stuck:
            text = say("Crawl child {job} was stuck and was ended; incomplete: {hosts}. See {log}.")
        elif status < 0:
            text = say("Crawl child {job} was killed by signal {signal}; incomplete: {hosts}. See {log}.")
        else:
            text = say("Crawl child {job} stopped before its end; incomplete: {hosts}. See {log}.")
        told = {"job": child.job.name, "signal": -status, "hosts": _some(hosts), "log": self._log_of(child)}
        self.notes.append(text.format(**told))

    def _log_of(self, child: Child) -> str:
        return child.log.relative_to(self._settings.data_dir).as_posix()

    def _tell(self) -> None:
        total = Tally()
        for child in self._all:
            total.pages += child.tally.pages
            total.pages_expected += child.tally.pages_expected
            total.hosts_done += child.tally.hosts_done
            total.links += child.tally.links
            total.links_done += child.tally.links_done
            total.current = child.tally.current or total.current
        elapsed = time.monotonic() - self._started
        done, known = total.pages + total.links_done, total.pages_expected + total.links
        self._on_progress(
            Progress(
                pages=total.pages,
                pages_expected=total.pages_expected or None,
                hosts=self._hosts,
                hosts_done=total.hosts_done,
                links=total.links,
                links_done=total.links_done,
                elapsed_s=elapsed,
                eta_s=elapsed / done * (known - done) if done and known > done else None,
                current=total.current,
            )
        )


def _environment(settings: Settings) -> dict[str, str]:
    """The child's environment: the database address, and where our packages stand."""
    home = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join([home, *filter(None, [os.environ.get("PYTHONPATH")])])
    inherited = {name: value for name, value in os.environ.items() if name != MAIL_PASSWORD_VARIABLE}  # none of its business
    return {**inherited, DATABASE_URL_VARIABLE: settings.database_url, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1"}


def _stop(children: Sequence[Child]) -> None:
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


def _close(child: Child) -> None:
    """Let go of the pipes of a child that has ended."""
    if child.listener is not None:
        child.listener.join(GRACE_SECONDS)
    for pipe in (child.process.stdin, child.process.stdout):
        if pipe is not None:
            pipe.close()


def _some(hosts: Sequence[str], most: int = 5) -> str:
    """The first hosts by name, the rest by number."""
    shown = ", ".join(hosts[:most])
    return shown if len(hosts) <= most else f"{shown} (+{len(hosts) - most})"
