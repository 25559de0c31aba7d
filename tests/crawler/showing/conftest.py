"""A server on loopback that says exactly what a test tells it to, byte for byte, over plain sockets or TLS."""

import contextlib
import datetime as dt
import ipaddress
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crawler.showing import Shown, show
from duewatch.config import Settings
from duewatch.domain.dates import CHINA

NOW = dt.datetime(2026, 6, 15, 2, 0, tzinfo=CHINA)
TEXT = "现将有关事项通知如下，请各村社区认真组织实施。" * 80
PAGE = f"<html><head><title>关于开展安全检查的通知</title></head><body><h1>通知</h1><p>{TEXT}</p></body></html>".encode()

Answer = Callable[["Asked"], None]


@dataclass
class Asked:
    """One request as it came in, and the connection to answer on."""

    connection: socket.socket
    method: str
    target: str
    headers: dict[str, str]
    ended: threading.Event  # set when the test is over: whoever hangs lets go

    def say(self, *parts: bytes) -> None:
        with contextlib.suppress(OSError):
            for part in parts:
                self.connection.sendall(part)


class Say:
    """The ways of answering."""

    page = PAGE

    @staticmethod
    def answer(status: int = 200, body: bytes = PAGE, *, kind: str = "text/html; charset=utf-8", **headers: str) -> Answer:
        """An ordinary answer; the body is left out for HEAD."""

        def tell(asked: Asked) -> None:
            told = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
            told |= {name.replace("_", "-"): value for name, value in headers.items()}
            head = f"HTTP/1.1 {status} Whatever\r\n" + "".join(f"{name}: {value}\r\n" for name, value in told.items())
            asked.say(head.encode("latin-1") + b"\r\n", b"" if asked.method == "HEAD" else body)

        return tell

    @staticmethod
    def moved(to: str, status: int = 302) -> Answer:
        return Say.answer(status, b"", Location=to)

    @staticmethod
    def raw(*parts: bytes) -> Answer:
        """These bytes and the end of the connection, whatever was asked."""
        return lambda asked: asked.say(*parts)

    @staticmethod
    def reset(asked: Asked) -> None:
        """The connection torn, as by a firewall."""
        asked.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        asked.connection.close()

    @staticmethod
    def hang(*first: bytes) -> Answer:
        """These bytes, and then nothing until the test is over."""

        def tell(asked: Asked) -> None:
            asked.say(*first)
            asked.ended.wait(60)

        return tell

    @staticmethod
    def unless_head(get: Answer, head: Answer | None = None) -> Answer:
        """A server that dislikes HEAD: 405 or worse."""
        dislike = head or Say.answer(405, b"")
        return lambda asked: (dislike if asked.method == "HEAD" else get)(asked)


class Host:
    """One host. ``pages`` holds what it answers by request target; ``missing`` answers for everything else."""

    def __init__(self, context: ssl.SSLContext | None = None, greet: Callable[[socket.socket], None] | None = None) -> None:
        self.pages: dict[str, Answer] = {"/robots.txt": Say.answer(404, b"")}
        self.missing: Answer = Say.answer(404, b"<html><title>404</title>not here</html>")
        self.asked: list[tuple[str, str]] = []
        self._context = context
        self._greet = greet  # instead of speaking HTTP at all
        self._ended = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.name = f"127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def url(self, target: str = "/") -> str:
        return f"{'https' if self._context or self._greet else 'http'}://{self.name}{target}"

    def methods(self, target: str) -> list[str]:
        return [method for method, asked in self.asked if asked == target]

    def close(self) -> None:
        self._ended.set()
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), connection:
            connection.settimeout(60)
            if self._greet:
                self._greet(connection)
                return
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            with connection:
                asked = self._read(connection)
                if asked is not None:
                    self.asked.append((asked.method, asked.target))
                    self.pages.get(asked.target, self.missing)(asked)

    def _read(self, connection: socket.socket) -> Asked | None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(65_536)
            if not piece:
                return None
            head += piece
        first, *lines = head.split(b"\r\n\r\n", 1)[0].decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        return Asked(connection, method, target, headers, self._ended)


@pytest.fixture(scope="module")
def hosts() -> Iterator[Callable[..., Host]]:
    """Makes hosts, and ends them."""
    made: list[Host] = []

    def make(context: ssl.SSLContext | None = None, greet: Callable[[socket.socket], None] | None = None) -> Host:
        made.append(Host(context, greet))
        return made[-1]

    yield make
    for host in made:
        host.close()


@pytest.fixture(scope="session")
def say() -> type[Say]:
    return Say


@pytest.fixture(scope="module")
def climb(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, Shown]]:
    """Show the ladders of addresses in a real child; loopback is allowed for these hosts, and there is no delay."""

    def make(
        addresses: list[str],
        *allowed: Host,
        timeout: float = 60.0,
        links: bool = False,
        again: float | None = None,
        **crawl: object,
    ) -> dict[str, Shown]:
        settings = Settings.model_validate(
            {
                "data_dir": str(tmp_path_factory.mktemp("probe")),
                "crawl": {
                    "delay_seconds": 0,
                    "retries": 0,
                    "timeout_seconds": timeout,
                    "allow_private": [host.name for host in allowed],
                    **crawl,
                },
                "links": {"timeout_seconds": timeout},
            }
        )
        return {one.asked: one for one in show(addresses, settings, NOW, links=links, again=again)}

    return make


class Authority:
    """An issuer of certificates for 127.0.0.1."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test Authority")])
        self.certificate = self._make(self._name, self._key, self._name, self._key, "own", (-10, 10), authority=True)
        self.file = folder / "authority.pem"
        self.file.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))

    def context(
        self, days: tuple[int, int] = (-10, 10), host: str = "127.0.0.1", *, self_signed: bool = False
    ) -> ssl.SSLContext:
        """A server's context with a certificate that is valid from and to so many days from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        issuer, signer = (name, key) if self_signed else (self._name, self._key)
        certificate = self._make(name, key, issuer, signer, host, days)
        pem = self._folder / f"{certificate.serial_number}.pem"
        private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        return context

    @staticmethod
    def _make(
        name: x509.Name,
        key: ec.EllipticCurvePrivateKey,
        issuer: x509.Name,
        signer: ec.EllipticCurvePrivateKey,
        host: str,
        days: tuple[int, int],
        *,
        authority: bool = False,
    ) -> x509.Certificate:
        now = dt.datetime.now(dt.UTC)
        try:
            names: list[x509.GeneralName] = [x509.IPAddress(ipaddress.ip_address(host))]
        except ValueError:
            names = [x509.DNSName(host)]
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + dt.timedelta(days=days[0]))
            .not_valid_after(now + dt.timedelta(days=days[1]))
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .sign(signer, hashes.SHA256())
        )


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))
