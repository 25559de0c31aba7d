"""Writes the few shapes of TOML a catalogue folder needs."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

Value: TypeAlias = "str | float | bool | date | Sequence[Value] | Mapping[str, Value]"
Table: TypeAlias = Mapping[str, "Value | None"]


def tables(name: str, rows: Sequence[Table]) -> str:
    """``[[name]]`` tables, one a row; a key whose value is ``None`` is left out."""
    return "\n".join(f"[[{name}]]\n{_pairs(row)}" for row in rows)


def _pairs(row: Table) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in row.items() if value is not None)


def _value(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case date():
            return value.isoformat()
        case str():
            return json.dumps(value, ensure_ascii=False)
        case Mapping():
            return "{ " + ", ".join(f"{key} = {_value(inner)}" for key, inner in value.items()) + " }"
        case _:
            return "[" + ", ".join(_value(inner) for inner in value) + "]"
