"""Values back into the tables they are read from: only what differs from the default, keys as they stand in TOML."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from duewatch.catalog.limit_fields import as_fields
from duewatch.catalog.limit_text import parse_limit
from duewatch.domain.catalogue import Catalog
from duewatch.domain.limits import Limit
from duewatch.domain.obligations import Basis, Citation, LooksFor, Obligation, RepostRule, RequiredTags, Waiver
from duewatch.domain.service import ServiceRule
from duewatch.domain.units import Column, Office, Unit

KINDS: Final = ("basis", "office", "jurisdiction", "unit", "obligation", "waiver")
_RENAMED: Final = {"verifiable_reason": "reason"}
_ALWAYS: Final = frozenset({"kind", "severity"})  # said even where they are the default: a reader looks for them


def tables_of(catalog: Catalog) -> dict[str, list[dict[str, Any]]]:
    """Every table of a catalogue by its name in TOML, in the order of the ids."""
    return {
        "basis": [_fields(one) for one in _by_id(catalog.bases)],
        "office": [_fields(one) for one in _by_id(catalog.offices)],
        "jurisdiction": [_jurisdiction(identity, chain) for identity, chain in sorted(catalog.jurisdictions.items())],
        "unit": [unit_table(one) for one in _by_id(catalog.units)],
        "obligation": [obligation_table(one) for one in _by_id(catalog.obligations)],
        "waiver": [_waiver(one) for one in catalog.waivers],
    }


def unit_table(unit: Unit) -> dict[str, Any]:
    """A unit with its columns under ``column``."""
    table = {key: value for key, value in _fields(unit).items() if key != "columns"}
    if unit.columns:
        table["column"] = [_fields(column) for column in unit.columns]
    return table


def obligation_table(duty: Obligation) -> dict[str, Any]:
    """An obligation with its limit in the way it can be read again."""
    table = _fields(duty)
    if not duty.applies_to and not duty.units:
        table["on-demand"] = True
    if duty.limit:
        table["limit"] = limit_table(duty.limit)
    table["basis"] = [_fields(citation) for citation in duty.basis]
    return table


def limit_table(limit: Limit) -> dict[str, Any]:
    """The words of the cell where they say it all, else the fields of the clauses."""
    if limit.text and parse_limit(limit.text) == limit:
        return {"text": limit.text}
    words = {"text": limit.text} if limit.text else {}
    if len(limit.clauses) == 1:
        return {**words, **as_fields(limit.clauses[0])}
    return {**words, "clauses": [as_fields(clause) for clause in limit.clauses]}


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {**_fields(waiver), **({} if waiver.until else {"no-end": True})}


def _jurisdiction(identity: str, chain: tuple[str, ...]) -> dict[str, Any]:
    return {"id": identity, **({"parent": chain[1]} if len(chain) > 1 else {})}


def _by_id(values: Mapping[str, Any]) -> Iterable[Any]:
    return (value for _, value in sorted(values.items()))


def _fields(
    value: Basis | Office | Unit | Column | Obligation | Waiver | LooksFor | Citation | RepostRule | RequiredTags | ServiceRule,
) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for name, field in type(value).__dataclass_fields__.items():
        content = getattr(value, name)
        if name not in _ALWAYS and (content is None or content == () or content == field.default):
            continue
        key = _RENAMED.get(name, name.replace("_", "-"))
        plain = _plain(content)
        if plain != {} and plain != "":
            table[key] = plain
    return table


def _plain(content: object) -> Any:  # noqa: ANN401 - any TOML value
    if isinstance(content, StrEnum):
        return content.value
    if isinstance(content, tuple):
        return [_plain(one) for one in content]
    if isinstance(content, LooksFor | RepostRule | RequiredTags | ServiceRule | Column | Citation):
        return _fields(content)
    return content
