"""Documents that people accepted as what a duty asks for."""

from datetime import datetime

from sqlalchemy import insert, select, update

from duewatch.domain.acceptances import Acceptance
from duewatch.errors import StorageError
from duewatch.storage.database import Database
from duewatch.storage.tables_people import acceptance


class Acceptances:
    """What people accepted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, accepted: Acceptance, now: datetime) -> int:
        """Keep an acceptance; gives its number. One of the same document for the same subject takes the place of the old."""
        row = {
            "unit": accepted.unit,
            "check_id": accepted.check,
            "subject": accepted.subject,
            "url": accepted.url,
            "title": accepted.title,
            "words": accepted.words,
            "about_year": accepted.year,
            "by_whom": accepted.by,
            "note": accepted.note,
            "recorded_at": now,
            "withdrawn_by": "",
        }
        same = (
            acceptance.c.unit == accepted.unit,
            acceptance.c.subject == accepted.subject,
            acceptance.c.url == accepted.url,
            acceptance.c.withdrawn_at.is_(None),
        )
        with self._database.writing("recording an acceptance") as connection:
            connection.execute(update(acceptance).where(*same).values(withdrawn_at=now, withdrawn_by=accepted.by))
            return int(connection.execute(insert(acceptance).returning(acceptance.c.number), row).scalar_one())

    def withdraw(self, number: int, by: str, now: datetime) -> None:
        """From now on the document answers nothing by this acceptance; that it was made stays known.

        Raises:
            StorageError: there is none of that number, or it was withdrawn before.
        """
        standing = (acceptance.c.number == number, acceptance.c.withdrawn_at.is_(None))
        doing = "withdrawing an acceptance"
        with self._database.writing(doing) as connection:
            withdrawn = update(acceptance).where(*standing).values(withdrawn_at=now, withdrawn_by=by)
            if connection.execute(withdrawn).rowcount != 1:
                cure = "`duewatch accept --list` shows the numbers"
                raise StorageError(doing, f"number {number}", cure, ["no acceptance of that number stands"])

    def every(self) -> tuple[Acceptance, ...]:
        """All acceptances, those withdrawn too, in the order they were recorded."""
        with self._database.reading() as connection:
            return tuple(
                Acceptance(
                    unit=row.unit,
                    check=row.check_id,
                    subject=row.subject,
                    url=row.url,
                    title=row.title,
                    by=row.by_whom,
                    note=row.note,
                    words=row.words,
                    year=row.about_year,
                    number=row.number,
                    recorded_at=row.recorded_at,
                    withdrawn_at=row.withdrawn_at,
                    withdrawn_by=row.withdrawn_by,
                )
                for row in connection.execute(select(acceptance).order_by(acceptance.c.number))
            )

    def standing(self) -> tuple[Acceptance, ...]:
        """Those that hold now."""
        return tuple(one for one in self.every() if one.withdrawn_at is None)
