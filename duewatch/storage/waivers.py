"""Waivers that were granted on a unit's request; those of the catalogue stand in its files."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from duewatch.domain.obligations import Waiver
from duewatch.storage.database import Database
from duewatch.storage.tables_people import granted_waiver


class Waivers:
    """What offices granted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def granted(self) -> tuple[Waiver, ...]:
        """The granted waivers, oldest first; a later one on the same subject takes the place of the earlier."""
        newest: dict[tuple[str | None, ...], Waiver] = {}
        with self._database.reading() as connection:
            for row in connection.execute(select(granted_waiver).order_by(granted_waiver.c.number)):
                until = date.fromisoformat(row.until_day) if row.until_day else None
                waiver = Waiver(row.unit, row.obligation, row.check_id, row.subject, row.reason, row.by_whom, until)
                newest[row.unit, row.obligation, row.check_id, row.subject] = waiver
        return tuple(newest.values())


def waiver_row(waiver: Waiver, now: datetime, reply: str) -> dict[str, Any]:
    """A row of ``granted_waiver``; ``reply`` is the code of the request it answers."""
    return {
        "unit": waiver.unit,
        "obligation": waiver.obligation,
        "check_id": waiver.check,
        "subject": waiver.subject,
        "reason": waiver.reason,
        "by_whom": waiver.by,
        "until_day": waiver.until.isoformat() if waiver.until else None,
        "reply": reply,
        "granted_at": now,
    }
