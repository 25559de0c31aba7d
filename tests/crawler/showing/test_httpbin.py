"""The public ``httpbin`` is a server that others wrote, with their idea of what servers do."""

import socket
import subprocess
import sys
import time

import pytest

from duewatch.domain.sightings import SightingKind

pytest.importorskip("httpbin", reason="httpbin is not installed")

PATIENCE = 30.0  # seconds until the server answers

TRUTH = {
    "/get": ("seen", ""),
    "/html": ("seen", ""),
    "/gzip": ("seen", ""),
    "/deflate": ("seen", ""),
    "/encoding/utf8": ("seen", ""),
    "/image/png": ("seen", ""),
    "/bytes/200000": ("seen", ""),
    "/stream-bytes/5000?chunk_size=100": ("seen", ""),
    "/range/4096": ("seen", ""),
    "/etag/x": ("seen", ""),
    "/robots.txt": ("seen", ""),
    "/redirect/3": ("moved", ""),
    "/relative-redirect/3": ("moved", ""),
    "/absolute-redirect/2": ("moved", ""),
    "/redirect/30": ("failed", "too-many-redirects"),
    "/redirect-to?url=%2Fget&status_code=307": ("moved", ""),
    "/redirect-to?url=%2Fstatus%2F404": ("gone", "redirects-to:gone"),
    "/cookies/set?a=b": ("moved", "sets-cookie"),
    "/basic-auth/user/word": ("blocked", None),
    "/hidden-basic-auth/user/word": ("gone", None),
    "/delay/9": ("failed", "timeout"),
    "/drip?duration=9&numbytes=90&delay=0": ("seen", ""),  # a file whose head is good; nobody waits for its end
    **{f"/status/{n}": ("gone", None) for n in (404, 410)},
    **{f"/status/{n}": ("refused", f"http-{n}") for n in (400, 403, 405, 406, 418)},
    **{f"/status/{n}": ("failed", f"http-{n}") for n in (500, 502, 503, 504)},
    "/status/429": ("blocked", "rate-limit"),
}


@pytest.fixture(scope="module")
def server():
    """httpbin in a process of its own; the name of its host."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "httpbin.core", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(int(PATIENCE * 10)):
            with socket.socket() as trying:
                if trying.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


class Named:
    """What the fixture ``climb`` wants to know of a host."""

    def __init__(self, name: str) -> None:
        self.name = name


@pytest.fixture(scope="module")
def shown(server, climb):
    found = climb([f"http://{server}{path}" for path in TRUTH], Named(server), timeout=4.0, obey_robots=False)
    return {asked.partition(server)[2]: one for asked, one in found.items()}


@pytest.mark.parametrize("path", TRUTH)
def test_the_verdict_is_the_truth(shown, path):
    kind, note = TRUTH[path]
    one = shown[path]
    assert (one.kind, one.note) == (SightingKind(kind), one.note if note is None else note)
