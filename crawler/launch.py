"""The story of one crawl: walk the columns, probe the links that were found, look again at what seemed gone.

The reactor of a crawl starts once a process, so every part is a child process (:mod:`crawler.child`). At each of the three
steps all of a host goes to one child, and no host is asked by two children at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from crawler.children import Children
from crawler.job import CrawlJob, CrawlTarget
from crawler.links_due import first_looks, second_looks, waits_itself
from crawler.plan import plan_jobs, plan_probes
from crawler.politeness import forget_old
from crawler.progress import CrawlOutcome, Progress
from duewatch.config import Settings
from duewatch.domain.orders import Run
from duewatch.storage import Store

__all__ = ["CrawlJob", "CrawlOutcome", "CrawlTarget", "Progress", "crawl", "plan_jobs"]


def crawl(
    planned: Sequence[CrawlJob],
    run: Run,
    settings: Settings,
    on_progress: Callable[[Progress], None],
    say: Callable[[str], str] = str,
) -> CrawlOutcome:
    """Carry out walking jobs and then probe the links they found; everything is stored under ``run``.

    ``on_progress`` is called about once a second, and so may serve as a sign of life. ``say`` puts the notes into the
    operator's language. A run that was killed is simply crawled again: walked columns, read documents and probed links are
    not asked anew.

    Raises:
        StorageError: the database cannot be opened.
        CrawlFailed: no child could be started.
    """
    children = Children(run, settings, on_progress, say)
    units = sorted({target.unit for job in planned for target in job.targets})
    hosts = frozenset(host for job in planned for host in job.hosts)
    forget_old(children.budgets_dir)
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        # 1. Walk the columns that were not walked yet in this run.
        children.run_all(_not_walked(planned, store, run.id))
        if settings.links.probe:
            # 2. Look at every link target that was not visited; where the pause is short, second looks are made at once.
            due = [*first_looks(store, run.id, units, hosts, settings)]
            if waits_itself(settings.links):
                due += second_looks(store, run.id, units, settings)  # of the pages that were walked to
            children.run_all(plan_probes(due, settings))
            # 3. Look again, after the pause, at what was gone or failed at its only look.
            children.run_all(plan_probes(second_looks(store, run.id, units, settings), settings, "second"))
    return CrawlOutcome(not children.cut_short, tuple(children.notes), tuple(dict.fromkeys(children.cut_short)))


def _not_walked(planned: Sequence[CrawlJob], store: Store, run_id: int) -> list[CrawlJob]:
    """The jobs without the columns whose walk is stored already."""
    walked = {(walk.unit, walk.column) for walk in store.facts.walks(run_id)}
    left: list[CrawlJob] = []
    for job in planned:
        targets = [
            replace(target, columns=tuple(column for column in target.columns if (target.unit, column.id) not in walked))
            for target in job.targets
        ]
        if open_targets := tuple(target for target in targets if target.columns):
            left.append(replace(job, targets=open_targets))
    return left
