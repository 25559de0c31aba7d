"""One database: how it is reached, how its transactions begin, and how its failures are told to a person.

SQLite runs in WAL mode, so that readers never wait. A transaction that writes begins with BEGIN IMMEDIATE: it waits for its
turn at the start, when nothing is lost, instead of failing in the middle when it turns from reading to writing.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from duewatch.errors import StorageError
from duewatch.storage.columns import to_json
from duewatch.storage.cures import cure_of

PATIENCE_SECONDS = 30.0
"""How long a process waits for its turn to write before it gives up."""

CHUNK = 5000
"""How many keys are asked for in one statement; both databases take more than 30,000."""

URL_CURE = "write sqlite:///folder/duewatch.db or postgresql://user@host/database"


class Database:
    """A reachable database; gives connections inside transactions and turns the driver's failures into ours."""

    def __init__(self, url: str, patience_seconds: float = PATIENCE_SECONDS) -> None:
        """Prepare the engine; nothing is opened or made yet.

        Raises:
            StorageError: the URL is not understood.
        """
        parsed = _parsed(url)
        self.shown = parsed.render_as_string(hide_password=True)
        if parsed.get_backend_name() == "sqlite":
            self._file = _file_of(parsed)
            self.engine = _sqlite(parsed, patience_seconds)
        else:
            self._file = None
            self.engine = _postgresql(parsed, patience_seconds)

    @property
    def exists(self) -> bool:
        """Whether there is anything to open; for a server only opening it can tell."""
        return self._file is None or self._file.exists()

    def make_folder(self) -> None:
        """Make the folder of a SQLite file.

        Raises:
            StorageError: it cannot be made.
        """
        if self._file is None:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            doing, cure = "making the folder of the database", "name a folder you may write to"
            raise StorageError(doing, str(self._file.parent), cure, [error.strerror or str(error)]) from error

    @contextmanager
    def reading(self, doing: str = "reading the database") -> Iterator[Connection]:
        """A connection in a transaction that only reads."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise self._told(doing, error) from error

    @contextmanager
    def writing(self, doing: str = "writing to the database") -> Iterator[Connection]:
        """A connection in a transaction that is committed at the end, or undone as a whole."""
        try:
            with self.engine.connect().execution_options(duewatch_writes=True) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise self._told(doing, error) from error

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()

    def _told(self, doing: str, error: DBAPIError) -> StorageError:
        return StorageError(doing, self.shown, cure_of(error.orig), [" ".join(str(error.orig).split())])


def chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """The keys in pieces that fit into one statement each."""
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StorageError("reading the database URL", _without_password(url), URL_CURE, ["this is not a URL"]) from error
    known = {"sqlite": "sqlite+pysqlite", "sqlite+pysqlite": "sqlite+pysqlite"}
    known |= {"postgresql": "postgresql+psycopg", "postgresql+psycopg": "postgresql+psycopg"}
    if parsed.drivername not in known:
        complaint = f"{parsed.drivername!r} is not a database duewatch knows"
        raise StorageError("reading the database URL", parsed.render_as_string(hide_password=True), URL_CURE, [complaint])
    return parsed.set(drivername=known[parsed.drivername])


def _file_of(url: URL) -> Path | None:
    """The file of a SQLite database, also of one that is named by SQLite's own ``file:`` URI; ``None``: it is in memory."""
    name = url.database or ":memory:"
    if name.startswith("file:") and "uri" in url.query:
        name = unquote(urlsplit(name).path)
    return None if name in ("", ":memory:") else Path(name)


def _without_password(url: str) -> str:
    """What may be shown of something that is no URL: nothing that stands before an @."""
    return url.rpartition("@")[2]


def _sqlite(url: URL, patience_seconds: float) -> Engine:
    patience = {} if "timeout" in url.query else {"timeout": patience_seconds}  # what the URL says itself outweighs ours
    engine = create_engine(url, json_serializer=to_json, connect_args=patience)

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself; ``begin`` below does
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")  # in WAL mode a power cut may lose the last commits, never the file
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("duewatch_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(url: URL, patience_seconds: float) -> Engine:
    milliseconds = int(patience_seconds * 1000)
    arguments = {"connect_timeout": 10, "options": f"-c lock_timeout={milliseconds}"}
    return create_engine(url, json_serializer=to_json, connect_args=arguments, pool_pre_ping=True)
