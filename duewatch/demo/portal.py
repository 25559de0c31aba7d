"""Serves the demo's hosts on loopback, each on a port of its own."""

import socket
import ssl
import struct
import threading
import time
from collections.abc import Mapping
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler
from types import TracebackType
from typing import Protocol, Self

from duewatch.demo.certificate import expired_context
from duewatch.demo.loopback import LoopbackServer
from duewatch.demo.replies import Fault, Reply
from duewatch.demo.shapes import Host
from duewatch.errors import UsageError

ADDRESS = "127.0.0.1"
ENCRYPTED = frozenset({Host.STREET})


class Site(Protocol):
    """What a host says."""

    def reply(self, path: str, /) -> Reply:
        """The answer to one path with its query; asked from several threads."""


def bases_of(ports: Mapping[Host, int]) -> dict[Host, str]:
    """Host → its root address."""
    return {host: f"{'https' if host in ENCRYPTED else 'http'}://{ADDRESS}:{port}" for host, port in ports.items()}


class Portal:
    """The ports of all hosts, and what answers on them; a context manager that gives everything back.

    The dead host's port is held by a socket that never listens, so that nobody else can answer there.

    Raises:
        UsageError: a wanted port is in use.
    """

    def __init__(self, wanted: Mapping[Host, int] | None = None) -> None:
        self._stack = ExitStack()
        self._sockets: dict[Host, socket.socket] = {}
        for host in Host:
            port = (wanted or {}).get(host, 0)  # 0: any free one
            held = self._stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_STREAM))
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                held.bind((ADDRESS, port))
            except OSError as error:
                self._stack.close()
                cure = "end the other demo that is running, or begin anew in another folder"
                raise UsageError("opening the demo portal", f"{host} on port {port}", cure, [str(error)]) from error
            self._sockets[host] = held

    @property
    def ports(self) -> dict[Host, int]:
        """Host → its port."""
        return {host: int(held.getsockname()[1]) for host, held in self._sockets.items()}

    @property
    def bases(self) -> dict[Host, str]:
        """Host → its root address."""
        return bases_of(self.ports)

    def serve(self, sites: Mapping[Host, Site]) -> None:
        """Start answering; every host runs in threads of its own until the portal is left."""
        for host, site in sites.items():
            context = expired_context(ADDRESS) if host in ENCRYPTED else None
            server = _HostServer(self._sockets[host], site, context)
            thread = threading.Thread(
                target=server.serve_forever, kwargs={"poll_interval": 0.1}, name=f"demo-{host}", daemon=True
            )
            thread.start()
            self._stack.callback(thread.join)
            self._stack.callback(server.shutdown)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()


class _HostServer(LoopbackServer):
    """One host of the demo."""

    def __init__(self, bound: socket.socket, site: Site, context: ssl.SSLContext | None = None) -> None:
        self.site = site
        super().__init__(bound, _Handler, context)


class _Handler(BaseHTTPRequestHandler):
    """Hands out the replies."""

    server: _HostServer
    protocol_version = "HTTP/1.1"
    server_version = "demo"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        self._answer(self.server.site.reply(self.path), with_body=True)

    def do_HEAD(self) -> None:
        self._answer(self.server.site.reply(self.path), with_body=False)

    def _answer(self, reply: Reply, *, with_body: bool) -> None:
        if reply.seconds:
            time.sleep(reply.seconds)
        if reply.fault is Fault.RESET:
            self._hang_up()
            return
        self.send_response(reply.status if with_body else (reply.head_status or reply.status))
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        if reply.location:
            self.send_header("Location", reply.location)
        if reply.cookie:
            self.send_header("Set-Cookie", reply.cookie)
        self.end_headers()
        if with_body:
            cut = reply.fault is Fault.CUT
            self.wfile.write(reply.body[: len(reply.body) // 2] if cut else reply.body)
            self.close_connection = self.close_connection or cut

    def _hang_up(self) -> None:
        """Tear the connection down as a host does that dies: the other side gets a reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature of http.server
        """Say nothing: the audit reports what it saw."""
