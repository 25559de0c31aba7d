import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from crawler import settings as names
from crawler.settings import scrapy_settings, user_agent
from duewatch.config import Settings

HOME = Path(__file__).parents[3]


@pytest.fixture
def made():
    return scrapy_settings(Settings.model_validate({"crawl": {"contact": "mailto:clerk@duewatch.example", "per_host": 2}}))


@pytest.mark.parametrize("door", ["REMOTE_CONTROL_ENABLED", "TELNETCONSOLE_ENABLED"])
def test_no_door_leads_into_a_crawl(made, door):
    assert getattr(names, door) is False
    assert made[door] is False


def test_scrapy_itself_takes_the_polite_settings_from_the_project_file(tmp_path):
    command = [sys.executable, "-m", "scrapy", "settings", "--get"]
    told = {}
    for name in ("REMOTE_CONTROL_ENABLED", "TELNETCONSOLE_ENABLED", "ROBOTSTXT_OBEY", "DOWNLOAD_DELAY"):
        ended = subprocess.run(
            [*command, name], cwd=HOME, capture_output=True, text=True, env={**os.environ, "HOME": str(tmp_path)}
        )
        told[name] = json.loads(ended.stdout.lower())
    assert told == {
        "REMOTE_CONTROL_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_DELAY": 1.0,
    }


def test_the_user_agent_names_us_and_a_contact(made):
    assert made["USER_AGENT"] == user_agent("mailto:clerk@duewatch.example")
    assert made["USER_AGENT"].startswith("duewatch/")
    assert "(+mailto:clerk@duewatch.example)" in made["USER_AGENT"]


def test_redirects_retries_cookies_and_the_environments_proxy_are_left_to_us(made):
    assert not any(made[f"{name}_ENABLED"] for name in ("REDIRECT", "METAREFRESH", "RETRY", "COOKIES", "REFERER", "HTTPPROXY"))


def test_the_bounds_come_from_the_configuration(made):
    crawl = Settings().crawl
    assert made["DOWNLOAD_MAXSIZE"] == crawl.max_page_bytes
    assert made["DOWNLOAD_TIMEOUT"] == crawl.timeout_seconds
    assert made["CONCURRENT_REQUESTS_PER_DOMAIN"] == 2
    assert made["DEFAULT_REQUEST_HEADERS"]["Accept-Language"].startswith("zh-CN")
