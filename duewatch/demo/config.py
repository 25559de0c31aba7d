"""The settings an audit of the demo runs with: quick, polite to nobody but itself, and closed to the rest of the world."""

from pathlib import Path
from urllib.parse import urlsplit

from duewatch.config import CatalogSettings, CrawlSettings, LinkSettings, ReportSettings, Settings
from duewatch.demo.addresses import Bases
from duewatch.demo.catalog import FOLDER

SECOND_LOOK_SECONDS = 2.0
"""Long enough to be a second look, short enough for a demonstration."""


def demo_settings(folder: Path, bases: Bases, language: str = "zh") -> Settings:
    """Settings with everything kept below the demo's folder. The shipped catalogue stays out: the answer sheet is closed."""
    hosts = tuple(sorted(urlsplit(base).netloc for base in bases.values()))
    return Settings(
        data_dir=folder,
        catalog=CatalogSettings(folder=folder / FOLDER, national=False),
        crawl=CrawlSettings(
            delay_seconds=0.0,
            per_host=4,
            timeout_seconds=10.0,
            retries=1,
            children=2,
            time_limit_minutes=10.0,
            allow_private=hosts,
        ),
        links=LinkSettings(timeout_seconds=5.0, second_look_seconds=SECOND_LOOK_SECONDS),
        report=ReportSettings.model_validate({"language": language}),
    )


def write_settings(folder: Path, bases: Bases) -> Path:
    """A ``duewatch.toml`` beside the demo, so that every other command can be tried on the served district."""
    hosts = ", ".join(f'"{urlsplit(base).netloc}"' for base in bases.values())
    file = folder / "duewatch.toml"
    file.write_text(
        f"""# Written by `duewatch demo serve`: try audit, runs, findings, report and send on the served district.
data_dir = "."

[catalog]
folder = "{FOLDER}"
national = false

[crawl]
delay_seconds = 0
per_host = 4
retries = 1
timeout_seconds = 10
allow_private = [{hosts}]

[links]
timeout_seconds = 5
second_look_seconds = {SECOND_LOOK_SECONDS}
""",
        encoding="utf-8",
    )
    return file
