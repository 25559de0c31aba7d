"""One answer of a host, as a value."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """How an answer fails on its way."""

    NONE = "none"
    RESET = "reset"  # the connection is torn down without a word
    CUT = "cut"  # the connection ends in the middle of the body


@dataclass(frozen=True, slots=True)
class Reply:
    """What a host answers to one address."""

    status: int
    content_type: str
    body: bytes = b""
    location: str | None = None
    cookie: str | None = None
    seconds: float = 0.0  # the server takes its time
    head_status: int | None = None  # status for HEAD where it differs: servers that do not know the method
    fault: Fault = Fault.NONE


def page(body: bytes, content_type: str = "text/html; charset=utf-8") -> Reply:
    """An ordinary answer with status 200."""
    return Reply(200, content_type, body)


def moved(location: str, status: int = 301) -> Reply:
    """A redirect."""
    return Reply(status, "text/html; charset=utf-8", b"", location)
