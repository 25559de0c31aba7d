"""Starts the child that climbs the ladder, and hands on what it shows."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from crawler import job as jobs
from crawler.job import CrawlJob, JobFile, ProbeTarget
from crawler.showing.values import SHOWN, Shown
from duewatch.config import Settings
from duewatch.errors import CrawlFailed

HOME = Path(__file__).resolve().parents[2]
NO_RUN = 0
LAST_LINES = 5  # of what a child that failed had to say


def show(
    addresses: Sequence[str], settings: Settings, now: datetime, *, links: bool = False, again: float | None = None
) -> Iterator[Shown]:
    """Climb the ladder for every address, hosts side by side; each is given as soon as it is known.

    With ``links`` the addresses are pages, and every link on them is climbed to as well, resolved as the audit resolves it.
    With ``again`` what was gone or failed gets its second look after so many seconds, and is given once more.

    Raises:
        CrawlFailed: the child could not be started, or ended before its work was done.
    """
    with tempfile.TemporaryDirectory(prefix="duewatch-probe-") as folder:
        order = Path(folder) / "probe.json"
        job = CrawlJob("probe", (), probes=tuple(ProbeTarget(address) for address in addresses))
        budgets = (settings.data_dir / "hosts").resolve()
        jobs.write(JobFile(job, NO_RUN, now, Path(folder) / "evidence", budgets, os.getpid(), settings), order)
        wishes = [*(["--links"] if links else []), *([f"--again={again}"] if again is not None else [])]
        yield from _listen([sys.executable, "-m", "crawler.showing.child", str(order), *wishes], folder)


def _listen(command: list[str], folder: str) -> Iterator[Shown]:
    log = Path(folder) / "log"
    try:
        with log.open("wb") as errors:
            child = subprocess.Popen(
                command, cwd=HOME, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True, encoding="ascii"
            )
    except OSError as error:
        raise CrawlFailed("starting a probe", command[0], "see that memory and processes are left", [str(error)]) from error
    assert child.stdout is not None
    try:
        for line in child.stdout:
            yield SHOWN.validate_json(line)
        status = child.wait()
    finally:
        child.stdout.close()
        if child.poll() is None:  # nobody listens any more
            child.terminate()
            child.wait()
    if status:
        told = log.read_text("utf-8", "replace").strip().splitlines()[-LAST_LINES:]
        raise CrawlFailed("probing", f"child ended with status {status}", "report this with the lines above", told)
