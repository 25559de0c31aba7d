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
