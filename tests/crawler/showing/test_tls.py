"""Certificates and encryption: a page behind a bad certificate is there, and what browsers would say of it is shown."""

import socket
import ssl
import warnings

import pytest

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


def outdated(context: ssl.SSLContext) -> ssl.SSLContext:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context


@pytest.fixture(scope="module")
def shown(hosts, say, climb, authority, trusted):
    made = {
        "good": hosts(authority.context()),
        "expired": hosts(authority.context((-20, -3))),
        "not-yet-valid": hosts(authority.context((3, 20))),
        "wrong-host": hosts(authority.context(host="www.town.example")),
        "self-signed": hosts(authority.context(self_signed=True)),
        "expired and self-signed": hosts(authority.context((-20, -3), self_signed=True)),
        "outdated": hosts(outdated(authority.context())),
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


@pytest.mark.parametrize("name", ["outdated", "outdated, odd address"])
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
