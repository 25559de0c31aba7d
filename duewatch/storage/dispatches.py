"""Dispatches: claimed before sending, so that two processes never send one office the same report."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from duewatch.domain.dispatches import Dispatch, DispatchState
from duewatch.errors import StorageError
from duewatch.storage.database import Database
from duewatch.storage.owners import is_alive
from duewatch.storage.tables import dispatch
from duewatch.storage.upserts import insert_new


class Dispatches:
    """The reports that were or are being sent."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, office: str, run_id: int, now: datetime, owner: str) -> bool:
        """Take a dispatch in hand; of all processes exactly one hears ``True``.

        One that failed for a passing reason, or whose owner died before it could say what became of it, may be claimed again.
        ``owner`` is what :func:`duewatch.storage.owners.current_owner` gives.

        Raises:
            StorageError: there is no such run, or the database cannot be written.
        """
        fresh = {
            "run_id": run_id,
            "office": office,
            "state": DispatchState.CLAIMED.value,
            "owner": owner,
            "claimed_at": now,
            "attempts": 1,
            "finished_at": None,
            "how": "",
            "why": "",
            "permanent": False,
        }
        mine = (dispatch.c.run_id == run_id, dispatch.c.office == office)
        with self._database.writing("claiming a dispatch") as connection:
            if insert_new(connection, dispatch, fresh):
                return True
            row = connection.execute(select(dispatch).where(*mine)).one()
            if not _is_free(row, now):
                return False
            # Another process may have read the same row: only the one that still finds it so changes it.
            again = (
                update(dispatch)
                .where(*mine, dispatch.c.state == row.state, dispatch.c.attempts == row.attempts)
                .values(state=DispatchState.CLAIMED.value, owner=owner, claimed_at=now, attempts=row.attempts + 1)
            )
            return connection.execute(again).rowcount == 1

    def done(self, office: str, run_id: int, now: datetime, how: str) -> None:
        """The dispatch was handed over; ``how`` says to which file or server."""
        self._finish(office, run_id, {"state": DispatchState.DONE.value, "finished_at": now, "how": how, "why": ""})

    def failed(self, office: str, run_id: int, now: datetime, why: str, permanent: bool) -> None:
        """The dispatch could not be handed over; ``permanent`` means that trying again cannot help."""
        state = DispatchState.FAILED.value
        self._finish(office, run_id, {"state": state, "finished_at": now, "why": why, "permanent": permanent})

    def of_run(self, run_id: int) -> tuple[Dispatch, ...]:
        """The dispatches of a run, by office."""
        with self._database.reading() as connection:
            found = [_dispatch(row) for row in connection.execute(select(dispatch).where(dispatch.c.run_id == run_id))]
        return tuple(sorted(found, key=lambda item: item.office))

    def _finish(self, office: str, run_id: int, outcome: dict[str, Any]) -> None:
        doing = "recording what became of a dispatch"
        claimed = (
            dispatch.c.run_id == run_id,
            dispatch.c.office == office,
            dispatch.c.state == DispatchState.CLAIMED.value,
        )
        with self._database.writing(doing) as connection:
            if connection.execute(update(dispatch).where(*claimed).values(outcome)).rowcount != 1:
                cure = "claim it before sending"
                raise StorageError(doing, f"{office}, run {run_id}", cure, ["nobody has claimed this dispatch"])


def _is_free(row: Row[Any], now: datetime) -> bool:
    match DispatchState(row.state):
        case DispatchState.DONE:
            return False
        case DispatchState.FAILED:
            return not row.permanent
        case DispatchState.CLAIMED:
            return not is_alive(row.owner, row.claimed_at, now)


def _dispatch(row: Row[Any]) -> Dispatch:
    return Dispatch(
        run=row.run_id,
        office=row.office,
        state=DispatchState(row.state),
        owner=row.owner,
        claimed_at=row.claimed_at,
        attempts=row.attempts,
        finished_at=row.finished_at,
        how=row.how,
        why=row.why,
        permanent=row.permanent,
    )
