"""Writes the tables of a catalogue as a folder of TOML files, arranged as the shipped one is."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from duewatch.catalog.toml_text import toml_text
from duewatch.errors import CatalogError

_SINGLE: Final = {
    "basis": "bases.toml",
    "office": "offices.toml",
    "jurisdiction": "jurisdictions.toml",
    "waiver": "waivers.toml",
}


def write_folder(tables: Mapping[str, list[dict[str, Any]]], folder: Path) -> tuple[Path, ...]:
    """One file a kind, units by jurisdiction, obligations by source. The folder must be new or hold no TOML file.

    Raises :class:`CatalogError` if it cannot be written.
    """
    texts = {name: toml_text(kind, tables[kind]) for kind, name in _SINGLE.items() if tables.get(kind)}
    for jurisdiction, units in _by(tables.get("unit", []), lambda unit: str(unit.get("jurisdiction", "national"))).items():
        texts[f"units/{_file_name(jurisdiction)}.toml"] = toml_text("unit", units)
    for source, duties in _by(tables.get("obligation", []), lambda duty: str(duty.get("id", "")).partition("/")[0]).items():
        texts[f"obligations/{_file_name(source)}.toml"] = toml_text("obligation", duties)
    try:
        if folder.exists() and any(folder.rglob("*.toml")):
            raise CatalogError("writing a catalogue", str(folder), "The folder holds TOML files already; name a new one.")
        paths = []
        for name, text in texts.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            paths.append(path)
    except OSError as error:
        raise CatalogError("writing a catalogue", str(folder), f"Name a folder that can be written: {error}.") from error
    return tuple(paths)


def _by(tables: list[dict[str, Any]], key: Callable[[dict[str, Any]], str]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for table in tables:
        groups.setdefault(key(table), []).append(table)
    return groups


def _file_name(text: str) -> str:
    """A name that stays inside its folder whatever a cell held."""
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_") else "-" for sign in text)[:80] or "unnamed"
