"""Which shape a database has, and how it gets the newest: the only way from one to the other is a migration."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from duewatch.errors import StorageError
from duewatch.storage.database import Database
from duewatch.storage.tables import SCHEMA

MIGRATIONS = Path(__file__).parent / "migrations"
_UPGRADE_LOCK = 0x64756577  # PostgreSQL's advisory locks are numbers; this one spells "duew"


def revision_of(database: Database) -> str | None:
    """The revision a database has; ``None`` when it is empty.

    Raises:
        StorageError: it cannot be read, or it holds tables that are not ours.
    """
    with database.reading("opening the database") as connection:
        return _revision(connection, database.shown)


def ensure(database: Database) -> None:
    """Make the tables of an empty database; refuse one that is older or newer than this program.

    Raises:
        StorageError: naming the cure.
    """
    found = revision_of(database) if database.exists else None
    if found is None:
        upgrade(database)
    elif found != SCHEMA:
        raise _wrong(found, database.shown)


def upgrade(database: Database) -> tuple[str | None, str]:
    """Bring the database to the newest revision, in one transaction; gives the revision before and after.

    Several processes may come here at once: the first does it, the others wait and find it done.

    Raises:
        StorageError: the database is newer than this program, is not ours, or cannot be written.
    """
    database.make_folder()
    from alembic import command  # late: only an upgrade needs it
    from alembic.config import Config

    with database.writing("upgrading the database") as connection:
        if connection.dialect.name == "postgresql":  # SQLite's BEGIN IMMEDIATE has the lock already
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _UPGRADE_LOCK})
        before = _revision(connection, database.shown)
        if before is not None and before > SCHEMA:
            raise _wrong(before, database.shown)
        if before != SCHEMA:
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        return before, SCHEMA


def _revision(connection: Connection, shown: str) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if found is not None:
            return str(found)
    elif tables:
        raise StorageError(
            "opening the database", shown, "name a database made by duewatch, or an empty one", ["its tables are not ours"]
        )
    return None


def _wrong(found: str, shown: str) -> StorageError:
    if found > SCHEMA:  # revisions are numbered, so text order is their order
        cure = "install the duewatch that made it, or a newer one"
        return StorageError("opening the database", shown, cure, [f"its revision {found} is newer than ours, {SCHEMA}"])
    cure = "run `duewatch db upgrade`"
    return StorageError("opening the database", shown, cure, [f"its revision is {found}, this program needs {SCHEMA}"])
