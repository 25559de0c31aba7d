"""aiohttp: ten times cheaper than the tolerant client, and strict. Its word alone never makes a link broken."""

import asyncio
import ssl
import time
from types import TracebackType
from typing import Self

import aiohttp
from w3lib.url import safe_url_string
from yarl import URL

from crawler.addresses import GuardedResolver
from crawler.answer import BROKEN, CONNECT, DNS, RESET, TIMEOUT, TLS, Answer, answered, failed, header_pairs, milliseconds_since
from crawler.question import Question
from crawler.settings import ACCEPT, ACCEPT_LANGUAGE
from duewatch.config import CrawlSettings

VIA = "aiohttp"


class QuickClient:
    """Asks with one shared pool of connections; a context manager.

    Certificates are not judged here, only whether somebody answers.
    """

    def __init__(self, crawl: CrawlSettings, agent: str) -> None:
        self._proxy = crawl.proxy
        resolver = None if crawl.proxy else GuardedResolver(crawl.allow_private)
        self._connector = aiohttp.TCPConnector(resolver=resolver, ssl=False, limit=200, limit_per_host=crawl.per_host)
        headers = {"User-Agent": agent, "Accept": ACCEPT, "Accept-Language": ACCEPT_LANGUAGE}
        self._session = aiohttp.ClientSession(
            connector=self._connector, headers=headers, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def ask(self, question: Question) -> Answer:
        """One request and the first ``max_bytes`` of its answer; redirects are not followed."""
        url, method = question.url, question.method
        started = time.monotonic()
        try:
            async with self._session.request(
                method,
                URL(safe_url_string(url), encoded=True),  # the same bytes as the tolerant client sends
                headers=question.headers,
                data=question.body or None,
                allow_redirects=False,
                proxy=self._proxy,
                timeout=aiohttp.ClientTimeout(total=question.within),
            ) as response:
                body = await _first(response, question.max_bytes)
                return answered(
                    url,
                    VIA,
                    method=method,
                    status=response.status,
                    headers=header_pairs(response.raw_headers),
                    body=body,
                    elapsed_ms=milliseconds_since(started),
                    request_headers=tuple(response.request_info.headers.items()),
                )
        except Exception as error:  # noqa: BLE001 - whatever the network stack throws is a sighting, not a fault of ours
            return failed(url, VIA, failure_of(error), method=method, elapsed_ms=milliseconds_since(started))


async def _first(response: aiohttp.ClientResponse, most: int) -> bytes:
    """The beginning of the body: enough to judge by, whatever the length of the rest."""
    chunks: list[bytes] = []
    got = 0
    async for chunk in response.content.iter_chunked(16_384):
        chunks.append(chunk)
        got += len(chunk)
        if got >= most:
            response.close()
            break
    return b"".join(chunks)[:most]


def failure_of(error: BaseException) -> str:
    """The class of a failure that aiohttp reports."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            return DNS
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return TLS
        case TimeoutError():
            return TIMEOUT
        case aiohttp.ClientConnectorError() | aiohttp.ClientHttpProxyError():
            return CONNECT
        case aiohttp.ServerDisconnectedError() | ConnectionError() | asyncio.IncompleteReadError():
            return RESET
        case aiohttp.ClientOSError():
            return RESET
        case _:  # InvalidURL, bad headers, payload errors: too strict a reader, or a broken server
            return BROKEN
