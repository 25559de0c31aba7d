"""Everything that is wrong with a catalogue, collected before anything is raised."""

from collections.abc import Collection
from difflib import get_close_matches

MOST_COMPLAINTS = 500
"""A hostile or hopeless file must not make a report of its own; after so many the rest are only counted."""


class Complaints:
    """A list of complaints, each with the file and the id it is about."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._left_out = 0

    def add(self, file: str, about: str, what: str) -> None:
        """Note one complaint. ``about`` is the id (or place) inside the file; it may be empty."""
        if len(self._lines) >= MOST_COMPLAINTS:
            self._left_out += 1
            return
        self._lines.append(f"{file}: {about}: {what}" if about else f"{file}: {what}")

    @property
    def lines(self) -> tuple[str, ...]:
        """One line a complaint, in the order of the files."""
        rest = (f"… and {self._left_out} more",) if self._left_out else ()
        return (*self._lines, *rest)

    def __bool__(self) -> bool:
        return bool(self._lines)


def nearest(name: str, known: Collection[str]) -> str:
    """A hint for a name that is not known: ``"; did you mean 'x'?"``, or the names there are if they are few."""
    close = get_close_matches(name[:200], known, n=1, cutoff=0.6)
    if close:
        return f"; did you mean {close[0]!r}?"
    if 0 < len(known) <= 12:
        return "; known are " + ", ".join(sorted(known))
    return ""
