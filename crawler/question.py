"""One question to one address, whichever client asks it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from crawler.answer import Answer


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and how much of an answer is waited for."""

    url: str
    within: float  # seconds for the whole answer
    max_bytes: int  # of its body
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class Client(Protocol):
    """Asks over the network."""

    async def ask(self, question: Question, /) -> Answer:
        """One request and its answer; redirects are not followed."""
