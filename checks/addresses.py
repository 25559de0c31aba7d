"""What an address tells by itself, without asking anybody."""

import re

_HOST = re.compile(
    r"^[a-z][a-z0-9+.\-]*://(?:[^/?#@]*@)?(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[^/?#:\[\]]*))(?:[:/?#]|$)", re.IGNORECASE
)


def host_of(url: str) -> str:
    """The host of an address in small letters, without port and final dot; empty when there is none."""
    found = _HOST.match(url)
    return (found["six"] or found["name"] or "").rstrip(".").casefold() if found else ""


_FIGURES = re.compile(r"^[a-z][a-z0-9+.\-]*://(?:[^/?#@]*@)?(\d{1,3}(?:\.\d{1,3}){3}:\d{1,5})(?:[/?#]|$)", re.IGNORECASE)


def site_of(url: str) -> str:
    """The host of an address; with its port where the host is given in figures: whatever listens there may be anybody's."""
    figures = _FIGURES.match(url)
    return figures[1] if figures else host_of(url)
