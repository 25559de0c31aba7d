"""What people recorded as done because the web cannot show it."""

from datetime import date, datetime

from sqlalchemy import select

from duewatch.domain.catalogue import Attestation
from duewatch.storage.database import Database
from duewatch.storage.tables import attestation
from duewatch.storage.upserts import replace


class Attestations:
    """The part of the ledger that people write."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def attest(self, attested: Attestation, now: datetime) -> None:
        """Record an attestation; another one for the same duty, unit and day replaces it."""
        row = {
            "obligation": attested.obligation,
            "unit": attested.unit,
            "on_day": attested.on.isoformat(),
            "by_whom": attested.by,
            "note": attested.note,
            "recorded_at": now,
        }
        with self._database.writing("recording an attestation") as connection:
            connection.execute(replace(connection, attestation), row)

    def attestations(self) -> tuple[Attestation, ...]:
        """All attestations, by duty, unit and day."""
        with self._database.reading() as connection:
            found = [
                Attestation(row.obligation, row.unit, date.fromisoformat(row.on_day), row.by_whom, row.note)
                for row in connection.execute(select(attestation))
            ]
        return tuple(sorted(found, key=lambda item: (item.obligation, item.unit, item.on)))
