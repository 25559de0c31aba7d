import asyncio

import pytest

from crawler.addresses import AddressGuard, GuardedResolver, is_public


def objection(url: str, *allowed: str, by_proxy: bool = False) -> str:
    guard = AddressGuard(allowed, by_proxy=by_proxy, timeout=5)
    try:
        return asyncio.run(guard.objection(url))
    finally:
        guard.close()


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2400:3200::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
    ],
)
def test_only_addresses_of_the_public_internet_are_public(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://LOCALHOST:8080/",
        "http://a.localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://192.168.0.1:8080/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://127.1/",
    ],
)
@pytest.mark.parametrize("by_proxy", [False, True])
def test_private_addresses_are_refused_however_they_are_written(url, by_proxy):
    assert objection(url, by_proxy=by_proxy) == "private-address"


def test_the_operator_allows_a_host_or_one_port_of_it_by_name():
    assert objection("http://127.0.0.1:8000/x", "127.0.0.1:8000") == ""
    assert objection("http://127.0.0.1:8001/x", "127.0.0.1:8000") == "private-address"
    assert objection("http://127.0.0.1:8001/x", "127.0.0.1") == ""
    assert objection("http://LocalHost/x", "localhost") == ""


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "http:///x", "http://[broken/", "http://a.example:99999/", "file:///etc/passwd"]
)
def test_what_is_no_web_address_is_not_asked(url):
    assert objection(url) == "bad-address"


def test_a_name_that_does_not_exist_is_a_failure_and_not_a_private_address():
    assert objection("http://no-such-host.invalid/") == "dns"


def test_with_a_proxy_names_are_left_to_the_proxy():
    assert objection("http://no-such-host.invalid/", by_proxy=True) == ""


def test_a_name_that_turns_private_while_connecting_is_refused_again():
    async def resolve(*allowed: str) -> list[str]:
        resolver = GuardedResolver(allowed)
        return [entry["host"] for entry in await resolver.resolve("localhost", 80)]

    assert asyncio.run(resolve("localhost:80")) == ["127.0.0.1"]
    with pytest.raises(OSError, match="private"):
        asyncio.run(resolve())
