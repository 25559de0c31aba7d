"""What an address tells by itself, without asking anybody."""

from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """The host of an address in small letters, without port and final dot; empty when there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".").casefold()
    except ValueError:
        return ""
