"""Certificates and encryption: a page behind a bad certificate is there, and what browsers would say of it is shown."""

import base64
import datetime as dt
import socket
import ssl
import warnings
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from duewatch.domain.sightings import SightingKind

pytestmark = pytest.mark.usefixtures("trusted")


@pytest.fixture(scope="module")
def trusted(authority):
    """The child trusts our own authority, as a browser trusts a real one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(authority.file))
        yield


def cut_off(connection: socket.socket) -> None:
    """The greeting of the client is read, and the connection ends."""
    connection.recv(4096)


def half_closed(connection: socket.socket) -> None:
    """The greeting is read, then this side says that it has nothing to say, and stays."""
    connection.recv(4096)
    connection.shutdown(socket.SHUT_WR)
    while connection.recv(4096):
        pass


def nonsense(connection: socket.socket) -> None:
    """A server that speaks plain HTTP on the port of https."""
    connection.recv(4096)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


def outdated(context: ssl.SSLContext, version: ssl.TLSVersion = ssl.TLSVersion.TLSv1) -> ssl.SSLContext:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = version
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context


SECOND_OAKLEY_GROUP = (  # RFC 2409 6.2
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22"
    "514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6"
    "F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF"
)


def weakly_agreed(folder: Path) -> ssl.SSLContext:
    """A server that agrees on keys over a group of 1024 bits only, as many did before 2015 (CVE-2015-4000).

    Triple DES, which some old servers still insist on, is not compiled into the OpenSSL of today's systems at all.
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=9))
        .not_valid_after(now + dt.timedelta(days=9))
        .sign(key, hashes.SHA256())
    )
    pem, group = folder / "weak.pem", folder / "group.pem"
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    prime = bytes.fromhex("00" + SECOND_OAKLEY_GROUP)
    content = b"\x02\x81" + bytes([len(prime)]) + prime + b"\x02\x01\x02"  # two integers, in DER: the prime, and 2
    encoded = base64.encodebytes(b"\x30\x81" + bytes([len(content)]) + content).decode()
    group.write_text(f"-----BEGIN DH PARAMETERS-----\n{encoded}-----END DH PARAMETERS-----\n")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("DHE-RSA-AES128-SHA:@SECLEVEL=0")
    context.load_dh_params(group)
    return context


@pytest.fixture(scope="module")
def shown(hosts, say, climb, authority, trusted, tmp_path_factory):
    made = {
        "good": hosts(authority.context()),
        "expired": hosts(authority.context((-20, -3))),
        "not-yet-valid": hosts(authority.context((3, 20))),
        "wrong-host": hosts(authority.context(host="www.town.example")),
        "self-signed": hosts(authority.context(self_signed=True)),
        "expired and self-signed": hosts(authority.context((-20, -3), self_signed=True)),
        "outdated": hosts(outdated(authority.context())),
        "outdated, 1.1": hosts(outdated(authority.context(), ssl.TLSVersion.TLSv1_1)),
        "weakly agreed": hosts(weakly_agreed(tmp_path_factory.mktemp("weak"))),
        "cut off": hosts(greet=cut_off),
        "half closed": hosts(greet=half_closed),
        "nonsense": hosts(greet=nonsense),
    }
    for host in made.values():
        host.pages |= {"/there.html": say.answer(), "/%E9%80%9A%20%E7%9F%A5.html": say.answer()}
    rude = made["ends without goodbye"] = hosts(authority.context())  # Python's server closes without TLS's own farewell
    rude.pages["/there.html"] = say.unless_head(
        say.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n", say.page)
    )
    odd = made["outdated"].url("/通 知.html")
    found = climb([host.url("/there.html") for host in made.values()] + [odd], *made.values(), obey_robots=False)
    return {name: found[host.url("/there.html")] for name, host in made.items()} | {"outdated, odd address": found[odd]}


@pytest.mark.parametrize(
    ("name", "problems"),
    [
        ("good", ()),
        ("expired", ("expired",)),
        ("not-yet-valid", ("not-yet-valid",)),
        ("wrong-host", ("wrong-host",)),
        ("self-signed", ("self-signed",)),
        ("expired and self-signed", ("expired", "self-signed")),
    ],
)
def test_a_page_is_seen_whatever_its_certificate_and_every_problem_is_named(shown, name, problems):
    one = shown[name]
    assert one.kind is SightingKind.SEEN
    assert one.hops[0].certificate.problems == problems
    assert one.warnings == (("certificate-problem",) if problems else ())


def test_a_certificate_says_how_long_it_lasts(shown):
    assert shown["expired"].hops[0].certificate.not_after < shown["good"].hops[0].certificate.not_after


@pytest.mark.parametrize("name", ["outdated", "outdated, 1.1", "weakly agreed", "outdated, odd address"])
def test_outdated_encryption_is_a_second_try_and_a_warning(shown, name):
    one = shown[name]
    assert (one.kind, one.note) == (SightingKind.SEEN, "obsolete-tls")
    assert [rung.client for rung in one.hops[0].rungs] == ["aiohttp", "scrapy", "legacy-tls"]
    assert "obsolete-tls" in one.warnings


@pytest.mark.parametrize("name", ["cut off", "half closed", "nonsense"])
def test_encryption_that_does_not_come_about_is_a_failure_of_the_way_and_no_word_against_the_page(shown, name):
    one = shown[name]
    assert (one.kind, one.status) == (SightingKind.FAILED, None)
    assert one.note in ("tls", "reset")
    assert one.hops[0].certificate is None


def test_a_page_without_length_that_ends_without_the_goodbye_of_tls_is_seen(shown):
    assert shown["ends without goodbye"].kind is SightingKind.SEEN
