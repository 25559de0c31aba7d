"""The column types that need care: moments, words of strangers, JSON, and keys made from long words."""

import hashlib
import json
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Dialect, String, Text
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.types import TypeDecorator, TypeEngine

from duewatch.domain.dates import CHINA

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ESCAPED_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def storable(words: str) -> str:
    """The words without what no database takes: PostgreSQL refuses NUL, and no UTF-8 holds half a surrogate pair."""
    return _UNSTORABLE.sub(REPLACEMENT, words)


def digest(*parts: str) -> str:
    """A key of fixed length for words of any length: 32 hex digits.

    PostgreSQL's indexes take at most about 2,700 bytes, and addresses of portals are sometimes longer.
    """
    joined = "\x00".join(storable(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:32]


def to_json(value: object) -> str:
    """JSON as it is stored: Chinese readable, unstorable characters replaced, NaN refused."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return storable(_ESCAPED_NUL.sub(r"\1" + REPLACEMENT, text))


class Moment(TypeDecorator[datetime]):
    """An aware moment, exact to the microsecond; read back in China's civil time.

    SQLite keeps UTC in ISO form of one fixed width, so that text order is time order; PostgreSQL its own type.
    """

    impl = String(32)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """PostgreSQL's own type where there is one."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(String(32))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """Raises ``ValueError`` for a naive value: nobody could say which moment it means."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a time zone cannot be stored: {value!r}")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.isoformat(timespec="microseconds")

    def process_result_value(self, value: datetime | str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The same moment, in UTC+8."""
        if value is None:
            return None
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        return moment.astimezone(CHINA)


class Words(TypeDecorator[str]):
    """Text that may come from a web page."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Replaces what no database takes."""
        return None if value is None else storable(value)


Json = JSON(none_as_null=True)
"""Plain JSON, not PostgreSQL's binary kind: facts keep the order their check gave them."""
