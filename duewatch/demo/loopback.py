"""A server on a socket that is bound already, plain or encrypted: what every made-up host is served by."""

import contextlib
import socket
import ssl
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class LoopbackServer(ThreadingHTTPServer):
    """One host; each client is spoken with in a thread of its own."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self, bound: socket.socket, handler: type[BaseHTTPRequestHandler], context: ssl.SSLContext | None = None
    ) -> None:
        super().__init__(bound.getsockname(), handler, bind_and_activate=False)
        self.socket.close()
        self.socket = bound
        self.context = context  # of an encrypted host
        self.server_activate()

    def finish_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - socketserver's own types
        """Speak with one client, in its own thread; the handshake is made here, where nobody else waits for it."""
        if self.context is None:
            super().finish_request(request, client_address)
            return
        with contextlib.suppress(OSError), self.context.wrap_socket(request, server_side=True) as secure:
            super().finish_request(secure, client_address)
