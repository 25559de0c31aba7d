"""One answer of a host, as a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """What a host answers to one address."""

    status: int
    content_type: str
    body: bytes = b""
    location: str | None = None
    cookie: str | None = None
    head_status: int | None = None  # status for HEAD where it differs: servers that do not know the method


def page(body: bytes, content_type: str = "text/html; charset=utf-8") -> Reply:
    """An ordinary answer with status 200."""
    return Reply(200, content_type, body)


def moved(location: str, status: int = 301) -> Reply:
    """A redirect."""
    return Reply(status, "text/html; charset=utf-8", b"", location)
