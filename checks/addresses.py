"""What an address tells by itself, without asking anybody."""

import re

_HOST = re.compile(
    r"^[a-z][a-z0-9+.\-]*://(?:[^/?#@]*@)?(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[^/?#:\[\]]*))(?:[:/?#]|$)", re.IGNORECASE
)


def host_of(url: str) -> str:
    """The host of an address in small letters, without port and final dot; empty when there is none."""
    found = _HOST.match(url)
    return (found["six"] or found["name"] or "").rstrip(".").casefold() if found else ""
