"""A server that speaks only TLS 1.0 with a small key, as some still do."""

import asyncio
import datetime as dt
import http.server
import ssl
import threading
import warnings

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from crawler.clients import legacy
from crawler.clients.quick import QuickClient
from crawler.probe import Probe, ProbeLimits
from duewatch.domain.sightings import Role, SightingKind


@pytest.fixture
def old_server(tmp_path):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "old.example")])
    begin = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begin)
        .not_valid_after(begin + dt.timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "old.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("ALL:@SECLEVEL=0")

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = b"%PDF-1.4 old" if self.path.endswith(".pdf") else b"no"
            self.send_response(200 if self.path.endswith(".pdf") else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request, address):
            pass  # handshakes of clients that are too modern fail here, which is the point

    server = Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_an_old_server_is_reached_over_lenient_tls_and_said_to_be_old(old_server, workplace, settings_for):
    async def run():
        settings = settings_for(crawl={"obey_robots": False, "allow_private": [old_server]})
        async with workplace(settings) as place, QuickClient(settings.crawl, "duewatch/test") as quick:
            probe = Probe(place, quick, ProbeLimits(5))
            return [await probe.look(f"https://{old_server}/{name}", Role.LINK, 1) for name in ("a.pdf", "gone.html")]

    there, gone = asyncio.run(run())
    assert (there.kind, there.note, there.via, there.status) == (SightingKind.SEEN, "obsolete-tls", "legacy-tls", 200)
    assert (gone.kind, gone.via, gone.status) == (SightingKind.GONE, "legacy-tls", 404)


def test_lenient_tls_goes_to_no_private_address_on_its_own(old_server):
    answer = asyncio.run(legacy.ask(f"https://{old_server}/a.pdf", within=5, max_bytes=100, agent="duewatch/test"))
    assert (answer.status, answer.failure) == (None, "dns")
