"""Typed access to one TOML table: every value that is not what it should be becomes a complaint, never an exception."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from duewatch.catalog.complaints import Complaints, nearest

MAX_TEXT = 2000
MAX_LIST = 5000

Choice = TypeVar("Choice", bound=StrEnum)


class Table:
    """One table of a file. Keys are asked for by name; :meth:`finish` complains about those nobody asked for."""

    def __init__(self, data: Mapping[str, Any], file: str, about: str, complaints: Complaints) -> None:
        self._data = data
        self._asked: set[str] = set()
        self.file = file
        self.about = about
        self.complaints = complaints

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def complain(self, what: str) -> None:
        """Note something that is wrong with this table."""
        self.complaints.add(self.file, self.about, what)

    def _get(self, key: str) -> Any:  # noqa: ANN401 - TOML values are of any type until they are looked at
        self._asked.add(key)
        return self._data.get(key)

    def text(self, key: str, default: str | None = None) -> str | None:
        """A text that is not blank; ``default`` when the key is absent."""
        value = self._get(key)
        if value is None:
            return default
        if not isinstance(value, str) or not value.strip():
            self.complain(f"{key}: expected a text, got {_shown(value)}")
            return default
        if len(value) > MAX_TEXT:
            self.complain(f"{key}: longer than {MAX_TEXT} characters")
            return default
        if any(ord(character) < 32 for character in value):
            self.complain(f"{key}: holds line breaks or control characters")
            return default
        return value

    def required(self, key: str) -> str:
        """A text that must be there; empty (with a complaint) when it is not."""
        value = self.text(key)
        if value is None and key not in self._data:
            self.complain(f"{key}: is missing")
        return value or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        value = self._get(key)
        if value is None:
            return ()
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or len(value) > MAX_LIST:
            self.complain(f"{key}: expected a list of at most {MAX_LIST} texts, got {_shown(value)}")
            return ()
        good = []
        for item in value:
            if not isinstance(item, str) or not item.strip() or len(item) > MAX_TEXT:
                self.complain(f"{key}: expected a text, got {_shown(item)}")
            elif item in good:
                self.complain(f"{key}: {item!r} stands there twice")
            else:
                good.append(item)
        return tuple(good)

    def day(self, key: str) -> date | None:
        """A TOML date."""
        value = self._get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.complain(f"{key}: expected a date such as 2026-01-31 without quotation marks, got {_shown(value)}")
            return None
        return value

    def number(self, key: str, least: int, most: int) -> int | None:
        """A whole number between two bounds, both included."""
        value = self._get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            self.complain(f"{key}: expected a whole number from {least} to {most}, got {_shown(value)}")
            return None
        return value

    def points(self, key: str, most: int = 1000) -> Decimal | None:
        """A number from 0 on with at most two decimals."""
        value = self._get(key)
        if value is None:
            return None
        number = Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None
        if number is None or not number.is_finite() or not 0 <= number <= most or round(number, 2) != number:
            self.complain(f"{key}: expected a number from 0 to {most} with at most two decimals, got {_shown(value)}")
            return None
        return number

    def facts(self, key: str) -> dict[str, str | int | bool]:
        """A table of plain values under names of facts."""
        inner = self.table(key)
        if inner is None:
            return {}
        good: dict[str, str | int | bool] = {}
        for name, value in inner.pairs():
            if name.isidentifier() and isinstance(value, str | int | bool):
                good[name] = value
            else:
                inner.complain(f"{name[:100]}: expected the name of a fact with a text, a whole number, true or false")
        return good

    def flag(self, key: str, *, default: bool = False) -> bool:
        """True or false."""
        value = self._get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.complain(f"{key}: expected true or false, got {_shown(value)}")
            return default
        return value

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice | None:
        """One word of a closed list."""
        value = self._get(key)
        if value is None:
            return default
        found = self._word(key, value, kind)
        return default if found is None else found

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Words of a closed list."""
        found = (self._word(key, value, kind) for value in self.texts(key))
        return tuple(word for word in found if word is not None)

    def table(self, key: str, about: str | None = None) -> "Table | None":
        """A table inside this one."""
        value = self._get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.complain(f"{key}: expected a table {{ … }}, got {_shown(value)}")
            return None
        return Table(value, self.file, f"{self.about}: {about or key}", self.complaints)

    def tables(self, key: str) -> "tuple[Table, ...]":
        """A list of tables; a single table counts as a list of one."""
        value = self._get(key)
        if value is None:
            return ()
        if isinstance(value, dict):
            value = [value]
        if not isinstance(value, list) or len(value) > MAX_LIST:
            self.complain(f"{key}: expected a list of at most {MAX_LIST} tables, got {_shown(value)}")
            return ()
        good = []
        for number, item in enumerate(value, 1):
            if isinstance(item, dict):
                name = item.get("id")
                mark = name if isinstance(name, str) else str(number)
                good.append(Table(item, self.file, f"{self.about}: {key} {mark[:100]}".lstrip(": "), self.complaints))
            else:
                self.complain(f"{key}: expected tables, got {_shown(item)}")
        return tuple(good)

    def pairs(self) -> Iterable[tuple[str, object]]:
        """Every key with its value, as they stand."""
        return self._data.items()

    def finish(self) -> None:
        """Complain about every key that is not known here."""
        for key in self._data:
            if key not in self._asked:
                self.complain(f"unknown key {key[:100]!r}{nearest(key, self._asked)}")

    def _word(self, key: str, value: object, kind: type[Choice]) -> Choice | None:
        words = [member.value for member in kind]
        if isinstance(value, str) and value in words:
            return kind(value)
        hint = nearest(value, words) if isinstance(value, str) else ""
        self.complain(f"{key}: unknown word {_shown(value)}{hint or '; known are ' + ', '.join(words)}")
        return None


def _shown(value: object) -> str:
    """A value as it may be printed in a complaint: bounded."""
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"
