"""What a file shows beyond its being there: one function an examination, as for pages, but over text and tables of a file.

Run inside the bounded child that read the file (:mod:`crawler.files.foreman`), so that a huge table costs that child its time
and nobody else. A new examination is a function and a line in ``FILE_EXAMINERS``.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from crawler.files.reading import FileKind, FileReading
from crawler.normal import bare
from crawler.traits import annual_report, catalogue, guide, personal_data
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

    ``examined``: whether its text was read; ``why``: why not; ``cut``: whether only a part was. The trait also says what was
    ``looked_for`` (kinds of traits): where there is no outcome of such a kind, the file holds no such thing.
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


def _guide(examined: ExaminedFile) -> Facts | None:
    if not guide.TITLE.search(bare(examined.about)):
        return None
    return guide.elements_of("\n".join(part.text for part in examined.parts))


def _first(examine: Callable[[FileReading], Facts | None]) -> FileExaminer:
    """An examination of one file, of an archive that of the first member that it has sense for."""

    def examined_part(examined: ExaminedFile) -> Facts | None:
        found = (examine(part) for part in examined.parts if part.understood)
        return next((facts for facts in found if facts is not None), None)

    return examined_part


_LOG = logging.getLogger(__name__)

FILE_EXAMINERS: Mapping[TraitKind, FileExaminer] = {
    TraitKind.PERSONAL_DATA: _personal_data,
    TraitKind.ANNUAL_REPORT: _first(annual_report.examine_file),
    TraitKind.CATALOGUE: _first(catalogue.examine_file),
    TraitKind.GUIDE: _guide,
}
"""What is looked for in a file that was read, in a fixed order."""


FROM_TABLES = frozenset({TraitKind.ANNUAL_REPORT, TraitKind.CATALOGUE})
WITH_TABLES = frozenset({FileKind.DOCX, FileKind.XLSX, FileKind.XLS, FileKind.ODS, FileKind.HTML})
"""Kinds of files that say themselves what is a table. Of a PDF it is guessed from lines, and a guess must not miss a row."""


def traits_of_file(examined: ExaminedFile) -> tuple[Trait, ...]:
    """How the reading went, and the outcome of every examination that has sense."""
    found: list[Trait] = []
    looked_for: list[str] = []
    if any(part.text or part.tables for part in examined.parts):
        laid_out = all(part.kind in WITH_TABLES for part in examined.parts)
        for kind, examine in FILE_EXAMINERS.items():
            if kind in FROM_TABLES and not laid_out:
                continue
            try:
                facts = examine(examined)
            except Exception:  # noqa: BLE001 - tables come in any shape; one examination must not take the others along
                _LOG.exception("examining a file for %s failed", kind)
                continue
            looked_for.append(kind.value)
            if facts is not None:
                found.append(Trait(kind, facts))
    return Trait(TraitKind.FILE, {**file_facts(examined.reading), "looked_for": [*looked_for]}), *found


def _parts(reading: FileReading) -> Iterator[FileReading]:
    if reading.kind is not FileKind.ZIP or not reading.members:
        yield reading
    for member in reading.members:
        yield from _parts(member)
