"""Writes tables as TOML text that a person would have written: one key a line, aligned, small tables inline."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any


def toml_text(name: str, tables: Iterable[Mapping[str, Any]], head: str = "") -> str:
    """``[[name]]`` tables; a key that holds a list of tables named ``column`` becomes ``[[name.column]]`` below its table."""
    blocks = [f"{''.join(f'# {line}'.rstrip() + chr(10) for line in head.splitlines())}"] if head else []
    blocks.extend(_block(name, table) for table in tables)
    return "\n".join(blocks)


def inline(value: Any) -> str:  # noqa: ANN401 - any TOML value
    """One value as it stands behind ``=``."""
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return "[" + ", ".join(inline(one) for one in value) + "]"
        case dict():
            return "{ " + ", ".join(f"{key} = {inline(one)}" for key, one in value.items()) + " }" if value else "{}"
        case _:
            raise TypeError(f"no TOML value: {value!r}")


def _block(name: str, table: Mapping[str, Any], indent: str = "") -> str:
    own = {key: value for key, value in table.items() if key != "column"}
    width = max((len(key) for key in own), default=0)
    lines = [f"{indent}[[{name}]]", *(f"{indent}{key:<{width}} = {inline(value)}" for key, value in own.items())]
    columns = table.get("column", [])
    return "\n".join(lines) + "\n" + "".join("\n" + _block(f"{name}.column", column, "  ") for column in columns)
