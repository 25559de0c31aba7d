"""Real servers on loopback, one a host, each on a port of its own."""

import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from threading import Thread

from benchmarks.other.district import Answer
from duewatch.demo.certificate import expired_context
from duewatch.demo.loopback import LoopbackServer

ADDRESS = "127.0.0.1"
ENCRYPTED = frozenset({"water"})
SOFT = "<html><head><title>提示信息</title></head><body><div class='msg'>您访问的页面不存在或已被删除！<a href='/'>返回首页</a></div></body></html>"
HARD = "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr>nginx</body></html>"


class _Server(LoopbackServer):
    site: Mapping[str, Answer] = {}
    slow: Mapping[str, float] = {}
    soft = False


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "Apache"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_POST(self) -> None:
        self.send_error(405)

    def _answer(self, *, with_body: bool) -> None:
        answer = self.server.site.get(self.path)
        if answer is None:
            answer = Answer(body=SOFT.encode()) if self.server.soft else Answer(404, HARD.encode())
        time.sleep(self.server.slow.get(self.path, 0.0))
        self.send_response(answer.status if with_body else answer.head or answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature of http.server
        """Say nothing."""


class Ports:
    """A port held for every host until its server listens on it."""

    def __init__(self, hosts: tuple[str, ...]) -> None:
        self.held = {}
        for host in hosts:
            one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            one.bind((ADDRESS, 0))
            self.held[host] = one

    @property
    def bases(self) -> dict[str, str]:
        """Host → root address."""
        return {
            host: f"{'https' if host in ENCRYPTED else 'http'}://{ADDRESS}:{held.getsockname()[1]}"
            for host, held in self.held.items()
        }


@contextmanager
def served(
    ports: Ports, sites: Mapping[str, Mapping[str, Answer]], soft: set[str], slow: Mapping[tuple[str, str], float]
) -> Iterator[None]:
    """Answer while the block runs."""
    servers = []
    for host, held in ports.held.items():
        server = _Server(held, _Handler, expired_context(ADDRESS) if host in ENCRYPTED else None)
        server.site, server.soft = sites.get(host, {}), host in soft
        server.slow = {path: seconds for (where, path), seconds in slow.items() if where == host}
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        servers.append(server)
    try:
        yield
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
