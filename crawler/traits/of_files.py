"""What a file shows beyond its being there: one function an examination, as for pages, but over text and tables of a file.

Run inside the bounded child that read the file (:mod:`crawler.files.foreman`), so that a huge table costs that child its time
and nobody else. A new examination is a function and a line in ``FILE_EXAMINERS``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from crawler.files.reading import FileKind, FileReading
from crawler.traits import personal_data
from duewatch.domain.judgements import Facts
from duewatch.domain.traits import Trait, TraitKind


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """One file as it was read, and the title of the document that offers it."""

    reading: FileReading
    about: str = ""

    @property
    def parts(self) -> Iterator[FileReading]:
        """The file itself, or the files inside an archive."""
        yield from _parts(self.reading)


class FileExaminer(Protocol):
    """Looks at a file for one thing."""

    def __call__(self, examined: ExaminedFile, /) -> Facts | None:
        """The facts found, also when they say "nothing there"; ``None`` when the examination has no sense here."""


def file_facts(reading: FileReading) -> Facts:
    """How the reading of a file went, for a trait of kind ``file``.

    ``examined``: whether its text was read; ``why``: why not; ``cut``: whether only a part was.
    """
    parts = tuple(_parts(reading))
    characters = sum(len(part.text) for part in parts)
    unread = [part for part in parts if not part.understood or part.scanned]
    why = ""
    if unread:
        why = "scanned" if unread[0].scanned else (unread[0].warnings or ("not understood",))[0]
    elif not characters:
        why = "no text"
    return {
        "kind": reading.kind.value,
        "pages": reading.pages,
        "scanned": any(part.scanned for part in parts),
        "characters": characters,
        "examined": not why,
        "why": why[:200],
        "cut": any(warning.startswith(("text cut", "tables cut", "further")) for part in parts for warning in part.warnings),
    }


def _personal_data(examined: ExaminedFile) -> Facts | None:
    looked_at = [
        personal_data.Looked(part.text, tuple((table.name, table.grid) for table in part.tables), part.name)
        for part in examined.parts
    ]
    return personal_data.facts_of(looked_at, examined.about)


FILE_EXAMINERS: Mapping[TraitKind, FileExaminer] = {TraitKind.PERSONAL_DATA: _personal_data}
"""What is looked for in a file that was read, in a fixed order."""


def traits_of_file(examined: ExaminedFile) -> tuple[Trait, ...]:
    """How the reading went, and the outcome of every examination that has sense."""
    found = [Trait(TraitKind.FILE, file_facts(examined.reading))]
    if any(part.text or part.tables for part in examined.parts):
        for kind, examine in FILE_EXAMINERS.items():
            if (facts := examine(examined)) is not None:
                found.append(Trait(kind, facts))
    return tuple(found)


def _parts(reading: FileReading) -> Iterator[FileReading]:
    if reading.kind is not FileKind.ZIP or not reading.members:
        yield reading
    for member in reading.members:
        yield from _parts(member)
