"""What an examination gets to see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from crawler.lines import Line
from crawler.page import Page
from crawler.readings import PageReading
from duewatch.domain.judgements import Facts


@dataclass(frozen=True, slots=True)
class Examined:
    """One genuine HTML page: its tree, its lines, and what was read from it."""

    page: Page
    lines: Sequence[Line]
    reading: PageReading

    @property
    def body_text(self) -> str:
        """The text of the page's own document; ``""`` where it carries none."""
        return self.reading.record.body_text if self.reading.record else ""


class Examiner(Protocol):
    """Looks at a page for one thing."""

    def __call__(self, examined: Examined, /) -> Facts | None:
        """The facts found, also when they say "nothing there"; ``None`` when the examination has no sense here."""
