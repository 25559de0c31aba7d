"""The store: one database and one evidence folder, opened together."""

import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from duewatch.errors import StorageError
from duewatch.storage import schema
from duewatch.storage.acceptances import Acceptances
from duewatch.storage.database import PATIENCE_SECONDS, Database
from duewatch.storage.declarations import Declarations
from duewatch.storage.dispatches import Dispatches
from duewatch.storage.facts import Facts
from duewatch.storage.leases import Leases
from duewatch.storage.ledger import Ledger
from duewatch.storage.replies import Replies
from duewatch.storage.runs import Runs
from duewatch.storage.waivers import Waivers


class Store:
    """Everything duewatch remembers, one attribute an aggregate."""

    def __init__(self, database: Database, evidence: Path | None) -> None:
        self._database = database
        self.evidence = evidence
        self.runs = Runs(database)
        self.facts = Facts(database)
        self.ledger = Ledger(database)
        self.declarations = Declarations(database)
        self.acceptances = Acceptances(database)
        self.replies = Replies(database)
        self.waivers = Waivers(database)
        self.dispatches = Dispatches(database)
        self.leases = Leases(database)

    @classmethod
    def open(cls, url: str, evidence: Path | None = None, *, patience_seconds: float = PATIENCE_SECONDS) -> Self:
        """Open a database by its SQLAlchemy URL; an empty one gets its tables. ``evidence`` is made when it is missing.

        Raises:
            StorageError: the database cannot be reached or used, or is older (``duewatch db upgrade``) or newer than this
                program; or the evidence folder cannot be written to.
        """
        if evidence is not None:
            _make_writable(evidence)
        database = Database(url, patience_seconds)
        try:
            schema.ensure(database)
        except BaseException:
            database.close()
            raise
        return cls(database, evidence)

    def close(self) -> None:
        """Give back the connections."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _make_writable(folder: Path) -> None:
    doing, cure = "opening the evidence folder", "name a folder you may write to"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):  # only writing shows it: rights say nothing of a read-only disk
            pass
    except OSError as error:
        raise StorageError(doing, str(folder), cure, [error.strerror or str(error)]) from error
