"""Scrapy's own handler (Twisted): slower than others, and by far the most tolerant of odd servers."""

import time
import zlib
from dataclasses import replace
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.core.engine import ExecutionEngine
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Headers, Response
from twisted.internet.error import ConnectError, ConnectionClosed, SSLError

from crawler.answer import (
    BROKEN,
    CONNECT,
    DNS,
    RESET,
    TIMEOUT,
    TLS,
    TOO_LARGE,
    Answer,
    answered,
    failed,
    header_pairs,
    milliseconds_since,
)
from crawler.evidence import HeaderPairs
from crawler.job import host_of
from crawler.question import Question

VIA = "scrapy"
_TLS_SIGNS = ("ssl", "tls", "certificate", "handshake", "protocol version", "renegotiation")


class TolerantClient:
    """Asks through the engine of a running crawl; only the downloader middlewares see the request."""

    def __init__(self, engine: ExecutionEngine, proxy: str | None) -> None:
        self._engine = engine
        self._proxy = proxy

    async def ask(self, question: Question) -> Answer:
        """One request and its answer, unpacked; redirects are not followed."""
        answer = await self._ask(question)
        if answer.failure == BROKEN and "accept-encoding" not in {name.lower() for name in question.headers}:
            # Some servers label plain bodies as gzip; asked for no packing they answer rightly.
            answer = await self._ask(replace(question, headers={**question.headers, "Accept-Encoding": "identity"}))
        return answer

    async def _ask(self, question: Question) -> Answer:
        url, method = question.url, question.method
        meta: dict[str, Any] = {
            "download_slot": host_of(url),
            "download_timeout": question.within,
            "download_maxsize": question.max_bytes,
        }
        if self._proxy:
            meta["proxy"] = self._proxy
        started = time.monotonic()
        try:
            headers = dict(question.headers)
            request = Request(url, method=method, headers=headers, body=question.body, meta=meta, dont_filter=True)
            response = await self._engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever the network stack throws is a sighting, not a fault of ours
            return failed(url, VIA, failure_of(error), method=method, elapsed_ms=milliseconds_since(started))
        return answered(
            url,
            VIA,
            method=method,
            status=response.status,
            headers=_pairs(response.headers),
            body=response.body,
            elapsed_ms=milliseconds_since(started),
            request_headers=_sent(response, url),
        )


def failure_of(error: BaseException) -> str:
    """The class of a failure that Scrapy or Twisted reports."""
    told = " ".join(str(part) for part in _reasons(error)).lower()
    match error:
        case CannotResolveHostError():
            return DNS
        case DownloadTimeoutError() | TimeoutError():
            return TIMEOUT
        case DownloadConnectionRefusedError():
            return CONNECT
        case DownloadCancelledError():
            return TOO_LARGE
        case ResponseDataLossError() | zlib.error() | EOFError():
            return BROKEN
        case UnsupportedURLSchemeError() | ValueError():
            return BROKEN
        case SSLError():
            return TLS
        case DownloadFailedError() if any(sign in told for sign in _TLS_SIGNS):
            return TLS
        case DownloadFailedError() if "parse" in told or "bad http" in told:
            return BROKEN
        case ConnectError() | TunnelError():
            return CONNECT
        case DownloadFailedError() | ConnectionClosed():
            return RESET
        case OSError():  # BadGzipFile and the like
            return BROKEN
        case _:
            return RESET


def _reasons(error: BaseException) -> list[object]:
    """Every text and class name that says why, wrapped causes included."""
    told: list[object] = [type(error).__name__, error]
    for inner in getattr(error.__cause__, "reasons", None) or []:
        told += [getattr(inner, "type", ""), getattr(inner, "value", "")]
    return told


def _pairs(headers: Headers) -> HeaderPairs:
    return header_pairs((name, value) for name, values in headers.items() for value in values)


def _sent(response: Response, url: str) -> HeaderPairs:
    sent = response.request.headers if response.request is not None else Headers()
    return (("Host", host_of(url)), *_pairs(sent))
