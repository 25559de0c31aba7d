"""The certificate of a host is kept as a fact: what it says, and what is wrong with it."""

import asyncio
import ssl
import threading

import pytest

from crawler.host_papers import look_at
from duewatch.demo.certificate import ENDED, expired_context
from duewatch.domain.sightings import Role, SightingKind
from duewatch.domain.traits import TraitKind


@pytest.fixture
def encrypted(site):
    """A host that shows the demo's certificate and says nothing."""
    import socket

    context, listening = expired_context("127.0.0.1"), socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            try:
                with context.wrap_socket(connection, server_side=True) as secure:
                    secure.recv(1)
            except (OSError, ssl.SSLError):
                connection.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"127.0.0.1:{listening.getsockname()[1]}"
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join(5)


def look(workplace, settings, url):
    async def run():
        async with workplace(settings) as place:
            return await look_at(url, place)

    return asyncio.run(run())


def test_what_is_wrong_stands_in_the_note_and_what_it_says_in_the_trait(workplace, settings_for, encrypted):
    haul = look(workplace, settings_for(crawl={"allow_private": [encrypted]}), f"https://{encrypted}/news/")
    (seen,), (page,) = haul.sightings, haul.traits
    assert (seen.url, seen.role, seen.kind) == (f"tls://{encrypted}", Role.CERTIFICATE, SightingKind.SEEN)
    assert seen.note.split(",") == ["expired", "self-signed"]
    facts = page.facts(TraitKind.CERTIFICATE)
    assert page.sighting == seen.key
    assert facts["not_after"] == ENDED.isoformat()
    assert facts["names"] == ["127.0.0.1"]
    assert facts["problems"] == ["expired", "self-signed"]


def test_there_is_nothing_to_look_at_without_encryption_on_private_hosts_and_where_nobody_answers(
    workplace, settings_for, encrypted, site
):
    assert look(workplace, settings_for(site), site.url("/")) is None
    assert look(workplace, settings_for(), f"https://{encrypted}/") is None, "a private host that the operator did not allow"
    site.close()
    assert look(workplace, settings_for(site), f"https://{site.host}/") is None
