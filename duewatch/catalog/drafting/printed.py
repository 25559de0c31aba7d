"""Words in one writing that still know how they were printed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_SENTENCE_ENDS: Final = "。;!?"
_PAUSES: Final = "。;!?,、:"


@dataclass(frozen=True, slots=True)
class Printed:
    """A run of words: ``plain`` for reading them, ``signs`` as they stand in the plan, one for each character of ``plain``.

    A sign carries the blanks printed behind it; signs of which nothing remains in ``plain`` (line ends, readings) are left out.
    """

    plain: str
    signs: tuple[str, ...]

    def __getitem__(self, part: slice) -> "Printed":
        return Printed(self.plain[part], self.signs[part])

    def __len__(self) -> int:
        return len(self.plain)

    def quoted(self, most: int) -> str:
        """The words as printed, cut at the last pause where they are longer than ``most`` characters."""
        words = "".join(self.signs).strip()
        if len(words) <= most:
            return words
        kept = 0
        length = 0
        for at, sign in enumerate(self.signs):
            length += len(sign)
            if length > most:
                break
            if self.plain[at] in _PAUSES:
                kept = at + 1
        return "".join(self.signs[:kept]).strip() if kept else words[:most]

    def stripped(self) -> "Printed":
        """Without pauses at either end; a full stop at the end stays."""
        plain = self.plain
        start = len(plain) - len(plain.lstrip(_PAUSES))
        end = len(plain.rstrip(",、:;"))
        return self[start : max(start, end)]

    def sentences(self, masked: str) -> list[tuple[int, int]]:
        """Where the sentences stand, ends left out, brackets whole.

        ``masked`` is ``plain`` with what holds no sentences blotted out.
        """
        return [(found.start(), found.end()) for found in re.finditer(rf"(?:\([^()]*\)|[^{_SENTENCE_ENDS}])+", masked)]


def joined(parts: Iterable[Printed]) -> Printed:
    """Several runs as one."""
    every = list(parts)
    return Printed("".join(part.plain for part in every), tuple(sign for part in every for sign in part.signs))


def as_it_is(text: str) -> Printed:
    """Text that is in the one writing already."""
    return Printed(text, tuple(text))
