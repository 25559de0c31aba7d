"""Refuses addresses on private, loopback and link-local networks.

A crawler follows what strangers write; a page could lead it to a machine behind our own wall. So every host is resolved and
looked at before it is asked, and once more when the connection is made (a name may change its address in between).
"""

import asyncio
import ipaddress
import re
import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

PRIVATE = "private-address"
UNKNOWN_HOST = "dns"
NO_ADDRESS = "bad-address"


def is_public(address: str) -> bool:
    """Whether an IP address lies on the public internet."""
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global and not (mapped or ip).is_multicast


class AddressGuard:
    """Decides whether an address may be asked. ``allowed`` holds ``host`` or ``host:port`` entries of the operator.

    With a proxy the names are resolved by the proxy; then only addresses written as numbers, and ``localhost``, are judged.
    """

    def __init__(self, allowed: Sequence[str], *, by_proxy: bool, timeout: float) -> None:
        self._allowed = frozenset(entry.lower() for entry in allowed)
        self._by_proxy = by_proxy
        self._timeout = timeout
        self._known: dict[str, str] = {}
        self._threads = ThreadPoolExecutor(max_workers=20, thread_name_prefix="dns")

    def close(self) -> None:
        """Let the resolving threads go."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def is_allowed(self, host: str, port: int) -> bool:
        """Whether the operator has allowed a host, or this port of it, by name."""
        return host in self._allowed or f"{host}:{port}" in self._allowed

    def forget(self, host: str) -> None:
        """Resolve a host (``host`` or ``host:port``) anew when it is asked next."""
        self._known.pop(re.sub(r":\d+$", "", host), None)

    async def objection(self, url: str) -> str:
        """Why the address may not or cannot be asked: ``private-address``, ``dns``, ``bad-address``; "" when it may."""
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            return NO_ADDRESS
        if parts.scheme not in ("http", "https") or not host:
            return NO_ADDRESS
        port = port if port is not None else {"http": 80, "https": 443}[parts.scheme]
        if self.is_allowed(host, port):
            return ""
        if host not in self._known:
            self._known[host] = await self._judge(host)
        return self._known[host]

    async def _judge(self, host: str) -> str:
        try:
            return "" if is_public(host) else PRIVATE
        except ValueError:  # a name, not a number
            pass
        if host == "localhost" or host.endswith(".localhost"):
            return PRIVATE
        if self._by_proxy:
            return PRIVATE if _is_number_in_disguise(host) else ""
        loop = asyncio.get_running_loop()
        try:
            asked = loop.run_in_executor(self._threads, socket.getaddrinfo, host, None, 0, socket.SOCK_STREAM)
            found = await asyncio.wait_for(asked, self._timeout)
        except (OSError, UnicodeError, TimeoutError):
            return UNKNOWN_HOST
        return "" if all(is_public(str(entry[4][0])) for entry in found) else PRIVATE


def _is_number_in_disguise(host: str) -> bool:
    """``127.1``, ``2130706433`` and ``0x7f.1`` are addresses to many resolvers."""
    try:
        socket.inet_aton(host)
    except OSError:
        return False
    return True


def _hosts(allowed: Sequence[str]) -> frozenset[str]:
    """The host part of every entry; the guard has compared the ports before."""
    return frozenset(re.sub(r":\d+$", "", entry.lower()) for entry in allowed)


class GuardedTwistedResolver(CachingThreadedResolver):
    """Scrapy's resolver, which will not give a private address for a name that may not have one."""

    allowed: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> Self:  # noqa: ANN401 - Twisted has no type for its reactors
        """Made by Scrapy."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.allowed = _hosts(crawler.settings.getlist("ALLOW_PRIVATE"))
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> "Deferred[str]":  # noqa: N802 - Twisted's name
        """The IPv4 address of a name. Fails with ``DNSLookupError`` when it is private and not allowed."""

        def look(address: str) -> str:
            if name.lower() not in self.allowed and not is_public(address):
                raise DNSLookupError(f"{name} stands on a private address")
            return address

        return super().getHostByName(name, timeout).addCallback(look)


class GuardedResolver(AbstractResolver):
    """The same for aiohttp."""

    def __init__(self, allowed: Sequence[str]) -> None:
        self._inner = aiohttp.ThreadedResolver()
        self._allowed = _hosts(allowed)

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:
        """The addresses of a name that may be asked. Raises ``OSError`` when there is none."""
        found = await self._inner.resolve(host, port, family)
        if host.lower() in self._allowed:
            return found
        public = [entry for entry in found if is_public(entry["host"])]
        if not public:
            raise OSError(f"{host} stands on a private address")
        return public

    async def close(self) -> None:
        """Nothing is held."""
        await self._inner.close()
