"""A file in, a draft catalogue and a list of what was not understood out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duewatch.catalog.standard.duties import duty_tables
from duewatch.catalog.standard.grids import grids_of
from duewatch.catalog.standard.items import Gap, Item, items_of
from duewatch.catalog.toml_text import toml_text
from duewatch.errors import CatalogError


@dataclass(frozen=True, slots=True)
class Imported:
    """What one published catalogue gave."""

    basis: dict[str, Any]
    obligations: list[dict[str, Any]]
    gaps: tuple[Gap, ...]
    tables: int  # how many tables of the file are standard catalogues

    def toml(self) -> str:
        """The draft as a file of a catalogue folder, for a person to review."""
        head = (
            f"Imported from {self.basis['title']}: a draft for a person to review.\n"
            "Rows that the government web site cannot show are kept as duties for a person."
        )
        return toml_text("basis", [self.basis], head) + "\n" + toml_text("obligation", self.obligations)


def import_standard(path: Path, source: str, jurisdiction: str = "national") -> Imported:
    """Read a published 基层政务公开标准目录 (HTML, XLSX or DOCX).

    Raises:
        CatalogError: the file cannot be read, or holds no table with a 公开时限 column.
    """
    items: list[Item] = []
    gaps: list[Gap] = []
    tables = 0
    for grid in grids_of(path):
        found, missing = items_of(grid)
        items.extend(found)
        gaps.extend(missing)
        tables += bool(found)
    if not items:
        cure = "It holds no table with 公开时限 beside 公开事项 or 公开内容; one flattened to paragraphs cannot be read."
        raise CatalogError("reading a standard catalogue", str(path), cure)
    title = path.stem
    basis = {"id": source, "title": title}
    return Imported(basis, duty_tables(items, source, title, jurisdiction), tuple(gaps), tables)
