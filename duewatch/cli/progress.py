"""Live progress of a crawl on a terminal; silence elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from crawler.launch import Progress as CrawlProgress


@contextmanager
def live_progress() -> "Iterator[Callable[[CrawlProgress], None]]":
    """Show pages, hosts, links and time left while the block runs; on no terminal nothing is shown."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _progress: None
        return
    columns = (
        TextColumn("[bold]{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[counts]}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("crawling", total=None, counts="", left="")

        def show(progress: "CrawlProgress") -> None:
            done = progress.pages + progress.links_done
            total = None if progress.pages_expected is None else max(progress.pages_expected + progress.links, done)
            bars.update(
                task,
                completed=done,
                total=total,
                counts=(
                    f"{progress.pages} pages · {progress.hosts_done}/{progress.hosts} hosts · "
                    f"{progress.links_done}/{progress.links} links"
                ),
                left=f"{_minutes(progress.eta_s)} left" if progress.eta_s is not None else "",
            )

        yield show


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"
