"""Hosts of addresses."""

import pytest

from checks.addresses import host_of, site_of


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Unit.Example/a?b#c", "unit.example"),
        ("http://unit.example:8080", "unit.example"),
        ("http://user:secret@unit.example/", "unit.example"),
        ("http://unit.example./", "unit.example"),
        ("http://[FE80::1]:80/", "fe80::1"),
        ("http://10.0.0.7?x=/", "10.0.0.7"),
        ("http://[broken/", ""),
        ("mailto:a@unit.example", ""),
        ("//unit.example/", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert host_of(url) == host


def test_a_host_in_figures_is_told_with_its_port() -> None:
    assert site_of("http://10.0.0.7:8080/a") == "10.0.0.7:8080"
    assert site_of("http://10.0.0.7/a") == "10.0.0.7"
    assert site_of("https://unit.example:8443/a") == "unit.example"
