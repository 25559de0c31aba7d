"""Old servers: TLS 1.0, weak ciphers, no secure renegotiation (RFC 5746).

Only to find out whether something answers: nothing secret is sent, and the answer is marked as coming over obsolete TLS.
"""

import asyncio
import http.client
import socket
import ssl
import time
import warnings
from collections.abc import Callable
from urllib.parse import urlsplit

from w3lib.url import safe_url_string

from crawler.addresses import is_public
from crawler.answer import CONNECT, DNS, RESET, TIMEOUT, TLS, Answer, answered, failed, header_pairs, milliseconds_since
from crawler.settings import ACCEPT, ACCEPT_LANGUAGE

VIA = "legacy-tls"
_LEGACY_RENEGOTIATION = 0x4  # SSL_OP_LEGACY_SERVER_CONNECT; named in ssl only from Python 3.12 on


def lenient_context() -> ssl.SSLContext:
    """A context that speaks with servers a decade behind."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # that these versions are obsolete is the very point
        context.minimum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.options |= _LEGACY_RENEGOTIATION
    return context


async def ask(url: str, *, within: float, max_bytes: int, agent: str, may_connect: Callable[[str], bool] = is_public) -> Answer:
    """One GET over lenient TLS. ``may_connect`` judges the address that was connected to, once more."""
    return await asyncio.to_thread(_ask, url, within, max_bytes, agent, may_connect)


def _ask(url: str, within: float, max_bytes: int, agent: str, may_connect: Callable[[str], bool]) -> Answer:
    started = time.monotonic()
    parts = urlsplit(safe_url_string(url))  # the same bytes as the other clients send
    headers = {"User-Agent": agent, "Accept": ACCEPT, "Accept-Language": ACCEPT_LANGUAGE, "Connection": "close"}
    connection = http.client.HTTPSConnection(parts.hostname or "", parts.port, timeout=within, context=lenient_context())
    try:
        connection.connect()
        if not may_connect(connection.sock.getpeername()[0]):
            return failed(url, VIA, DNS, elapsed_ms=milliseconds_since(started))
        connection.request("GET", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), headers=headers)
        response = connection.getresponse()
        body = response.read(max_bytes)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return failed(url, VIA, _failure_of(error), elapsed_ms=milliseconds_since(started))
    finally:
        connection.close()
    return answered(
        url,
        VIA,
        method="GET",
        status=response.status,
        headers=header_pairs((name.encode("latin-1"), value.encode("latin-1")) for name, value in response.getheaders()),
        body=body,
        elapsed_ms=milliseconds_since(started),
        request_headers=(("Host", parts.netloc), *headers.items()),
    )


def _failure_of(error: Exception) -> str:
    match error:
        case ssl.SSLError():
            return TLS
        case socket.gaierror():
            return DNS
        case TimeoutError():
            return TIMEOUT
        case ConnectionRefusedError():
            return CONNECT
        case _:
            return RESET
