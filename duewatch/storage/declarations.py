"""Declarations of nothing to publish, as people recorded and withdrew them."""

from datetime import date, datetime

from sqlalchemy import insert, select, update

from duewatch.domain.declarations import Declaration
from duewatch.errors import StorageError
from duewatch.storage.database import Database
from duewatch.storage.tables_people import declaration


class Declarations:
    """What units declared."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, declared: Declaration, now: datetime) -> int:
        """Keep a declaration; gives its number."""
        row = {
            "unit": declared.unit,
            "obligation": declared.obligation,
            "column_id": declared.column,
            "first_day": declared.first.isoformat(),
            "last_day": declared.last.isoformat(),
            "by_whom": declared.by,
            "note": declared.note,
            "recorded_at": now,
            "withdrawn_by": "",
        }
        with self._database.writing("recording a declaration") as connection:
            return int(connection.execute(insert(declaration).returning(declaration.c.number), row).scalar_one())

    def withdraw(self, number: int, by: str, now: datetime) -> None:
        """From now on the declaration answers nothing; that it was made stays known.

        Raises:
            StorageError: there is none of that number, or it was withdrawn before.
        """
        standing = (declaration.c.number == number, declaration.c.withdrawn_at.is_(None))
        doing = "withdrawing a declaration"
        with self._database.writing(doing) as connection:
            withdrawn = update(declaration).where(*standing).values(withdrawn_at=now, withdrawn_by=by)
            if connection.execute(withdrawn).rowcount != 1:
                cure = "`duewatch declare list` shows the numbers"
                raise StorageError(doing, f"number {number}", cure, ["no declaration of that number stands"])

    def every(self) -> tuple[Declaration, ...]:
        """All declarations, those withdrawn too, in the order they were recorded."""
        with self._database.reading() as connection:
            return tuple(
                Declaration(
                    unit=row.unit,
                    obligation=row.obligation,
                    column=row.column_id,
                    first=date.fromisoformat(row.first_day),
                    last=date.fromisoformat(row.last_day),
                    by=row.by_whom,
                    note=row.note,
                    number=row.number,
                    recorded_at=row.recorded_at,
                    withdrawn_at=row.withdrawn_at,
                    withdrawn_by=row.withdrawn_by,
                )
                for row in connection.execute(select(declaration).order_by(declaration.c.number))
            )

    def standing(self) -> tuple[Declaration, ...]:
        """Those that answer something now."""
        return tuple(one for one in self.every() if one.withdrawn_at is None)
