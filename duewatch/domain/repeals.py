"""Documents that are no longer in force, known by name to the whole country."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Repeal:
    """One repealed document. The data stand in ``catalog/repealed.toml``."""

    title: str  # as it is cited, without 中华人民共和国
    since: date  # the first day on which it was no longer in force
    by: str  # what repealed it: document and clause
    instead: str = ""  # what stands in its place, if anything
    names: tuple[str, ...] = ()  # other titles under which it is cited
