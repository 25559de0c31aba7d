"""How a database stands, looked at without making or changing anything, and the one way to bring it up to date."""

from dataclasses import dataclass

from duewatch.storage import schema
from duewatch.storage.database import PATIENCE_SECONDS, Database
from duewatch.storage.tables import SCHEMA


@dataclass(frozen=True, slots=True)
class DatabaseStatus:
    """Where a database is and which revision it has."""

    url: str  # with the password hidden
    revision: str | None  # None: there is no database yet, or it is empty
    newest: str  # the revision this program needs

    @property
    def up_to_date(self) -> bool:
        """Whether this program can work with it as it is."""
        return self.revision == self.newest


def status_of(url: str) -> DatabaseStatus:
    """How the database of a URL stands.

    Raises:
        StorageError: it cannot be reached or read, or it is not ours.
    """
    database = Database(url, PATIENCE_SECONDS)
    try:
        revision = schema.revision_of(database) if database.exists else None
    finally:
        database.close()
    return DatabaseStatus(database.shown, revision, SCHEMA)


def upgrade(url: str) -> DatabaseStatus:
    """Bring the database of a URL to the newest revision; gives how it stood before.

    Raises:
        StorageError: it cannot be reached or written, it is not ours, or it is newer than this program.
    """
    database = Database(url, PATIENCE_SECONDS)
    try:
        before, newest = schema.upgrade(database)
    finally:
        database.close()
    return DatabaseStatus(database.shown, before, newest)
