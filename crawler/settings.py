"""Scrapy's settings, politeness first.

The names in capitals are what ``scrapy.cfg`` points to, so that Scrapy's own commands behave politely in this project too.
:func:`scrapy_settings` makes the settings of a crawl child from the configuration.
"""

from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import urlsplit

from duewatch.config import Settings

BOT_NAME = "duewatch"
SPIDER_MODULES = ["crawler.spiders"]
CONTACT = "https://duewatch.example/contact"


def software_version() -> str:
    """The version of duewatch that is at work."""
    try:
        return version("duewatch")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0"


def user_agent(contact: str) -> str:
    """How the crawler names itself."""
    return f"duewatch/{software_version()} (+{contact})"


USER_AGENT = user_agent(CONTACT)
ACCEPT_LANGUAGE = "zh-CN,zh;q=0.9,en;q=0.3"
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

# Both open a door into the process that a crawler of other people's sites must not have.
REMOTE_CONTROL_ENABLED = False
TELNETCONSOLE_ENABLED = False

ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_REQUESTS = 0  # bounded per host only
DEFAULT_REQUEST_HEADERS = {"Accept": ACCEPT, "Accept-Language": ACCEPT_LANGUAGE}

DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DNS_TIMEOUT = 10
REACTOR_THREADPOOL_MAXSIZE = 20
TWISTED_DNS_RESOLVER = "crawler.addresses.GuardedTwistedResolver"
ALLOW_PRIVATE: list[str] = []

# Redirects are facts to be recorded; Scrapy's middleware follows them silently and loses loops.
REDIRECT_ENABLED = False
METAREFRESH_ENABLED = False
RETRY_ENABLED = False  # the visitor tries again by itself, with pauses that grow
COOKIES_ENABLED = False
REFERER_ENABLED = False
HTTPPROXY_ENABLED = False  # a proxy comes from the configuration, never from the environment

# The visitor sees to what these would do, or nobody needs it.
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
}
ITEM_PIPELINES = {"crawler.pipelines.StoringPipeline": 100}
LOG_LEVEL = "INFO"
LOGSTATS_INTERVAL = 0
STATS_DUMP = False


def scrapy_settings(settings: Settings) -> dict[str, Any]:
    """What a crawl child runs with: the names above, changed by the configuration.

    Politeness is kept by the visitor (robots.txt) and by :class:`crawler.politeness.HostBudget` (delay), because both also
    serve the clients that are not Scrapy; Scrapy's own delay and robots middleware would only repeat them.
    """
    own = {name: value for name, value in globals().items() if name.isupper()}
    crawl = settings.crawl
    return own | {
        "USER_AGENT": user_agent(crawl.contact),
        "ROBOTSTXT_OBEY": False,
        "DOWNLOAD_DELAY": 0.0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": crawl.per_host,
        "DOWNLOAD_TIMEOUT": crawl.timeout_seconds,
        "DOWNLOAD_MAXSIZE": crawl.max_page_bytes,
        "DNS_TIMEOUT": min(10.0, crawl.timeout_seconds),
        "ALLOW_PRIVATE": [*crawl.allow_private, *_proxy_host(crawl.proxy)],
    }


def _proxy_host(proxy: str | None) -> list[str]:
    """The operator named the proxy, so its name may be resolved wherever it stands."""
    host = urlsplit(proxy).hostname if proxy else None
    return [host] if host else []
