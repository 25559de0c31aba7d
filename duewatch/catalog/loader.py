"""Loads catalogue folders into one value, or raises once with everything that is wrong."""

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path

import duewatch
from duewatch.catalog.calendars import calendar
from duewatch.catalog.complaints import Complaints
from duewatch.catalog.files import read_folder
from duewatch.catalog.gathering import Gathered
from duewatch.catalog.references import check_references, documents_of
from duewatch.catalog.resolve_scales import resolve_scales
from duewatch.domain.catalogue import Catalog
from duewatch.errors import CatalogError


def shipped() -> Path:
    """The catalogue that comes with duewatch: inside the installed package, or ``catalog/`` of a checkout."""
    package = Path(duewatch.__file__).parent
    installed = package / "shipped_catalog"
    return installed if installed.is_dir() else package.parent / "catalog"


def load(
    folders: Sequence[Path],
    *,
    national: bool = True,
    calendar_extra: Sequence[Path] = (),
    known_checks: Collection[str] | None = None,
) -> Catalog:
    """The catalogue of some folders, a later one laid over an earlier one (the same id replaces).

    Args:
        folders: Folders with ``*.toml`` files at any depth; which file holds which table does not matter.
        national: Begin with the shipped catalogue. Naming the shipped folder itself among ``folders`` does not load it twice.
        calendar_extra: Year files for working days (see ``duewatch.catalog.calendars``).
        known_checks: Ids of the checks there are; ``None`` leaves check names unexamined.

    Raises:
        CatalogError: Something is wrong; every complaint is listed with its file and id.
    """
    own = [Path(folder) for folder in folders]
    layers = [shipped(), *own] if national and shipped().resolve() not in [folder.resolve() for folder in own] else own
    complaints = Complaints()
    found = Gathered(complaints)
    digest = hashlib.sha256()
    for layer, folder in enumerate(layers):
        for name, content in read_folder(folder, complaints, digest):
            found.add_file(name, content, layer)
    jurisdictions = check_references(found, known_checks)
    scores = resolve_scales(found, documents_of(found), known_checks)
    if complaints:
        names = ", ".join(str(folder) for folder in layers)
        raise CatalogError("loading the catalogue", names, "Correct the files; nothing was loaded.", complaints.lines)
    from_shipped = {identity for identity, kept in found.units.items() if kept.layer == 0} if len(layers) > len(own) else set()
    tables = calendar(calendar_extra)
    for path in calendar_extra:
        digest.update(path.read_bytes())
    digest.update(repr(sorted(tables.source.items())).encode())
    return Catalog(
        offices={identity: kept.value for identity, kept in found.offices.items()},
        units={identity: kept.value for identity, kept in found.units.items()},
        obligations={identity: kept.value for identity, kept in found.obligations.items()},
        bases={identity: kept.value for identity, kept in found.bases.items()},
        waivers=tuple(kept.value for kept in found.waivers),
        calendar=tables,
        jurisdictions=jurisdictions,
        digest=digest.hexdigest(),
        shipped_units=frozenset(from_shipped),
        scales=scores.scales,
        selected=scores.selected,
        repeals=tuple(kept.value for _, kept in sorted(found.repeals.items())),
    )
