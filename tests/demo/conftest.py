"""The demo on made-up ports; nothing listens."""

from datetime import date

import pytest

from duewatch.demo.moments import DEFAULT_DAY, moments_of
from duewatch.demo.shapes import Host
from duewatch.demo.site import build_site
from duewatch.demo.staging import stage


@pytest.fixture(scope="session")
def day() -> date:
    return DEFAULT_DAY


@pytest.fixture(scope="session")
def moments(day):
    return moments_of(day)


@pytest.fixture(scope="session")
def bases():
    return {host: f"http://127.0.0.1:{8101 + place}" for place, host in enumerate(Host)}


@pytest.fixture(scope="session")
def sites(moments, bases):
    """Night → host → site, for the eve and three nights."""
    return {night: build_site(stage(moments, night), bases) for night in range(4)}
