"""Runs: opened, given signs of life, closed; one that was killed stays open and is found again."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from duewatch.domain.orders import Order, OrderKind, Run, RunState
from duewatch.errors import StorageError
from duewatch.storage.database import Database
from duewatch.storage.owners import current_owner, is_alive
from duewatch.storage.tables import run as runs


class Lock(Enum):
    """How a row is held until the end of the transaction. SQLite knows no such thing: there one process writes at a time."""

    SHARED = "shared"
    ALONE = "alone"


class Runs:
    """The runs of all orders."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(
        self,
        order: Order,
        as_of: datetime,
        now: datetime,
        *,
        catalog_digest: str = "",
        version: str = "",
        facts_of: int | None = None,
    ) -> Run:
        """A new run of an order, owned by this process. ``facts_of``: the run whose stored facts are judged again."""
        row = {
            "order_key": order.key,
            "kind": order.kind.value,
            "units": list(order.units),
            "office": order.office,
            "url": order.url,
            "schedule": order.schedule,
            "as_of": as_of,
            "started_at": now,
            "state": RunState.OPEN.value,
            "resumed": 0,
            "catalog_digest": catalog_digest,
            "version": version,
            "notes": [],
            "facts_of": facts_of,
            "owner": current_owner(),
            "heartbeat_at": now,
        }
        with self._database.writing("opening a run") as connection:
            run_id = connection.execute(insert(runs).returning(runs.c.id), row).scalar_one()
            return _run(_row(connection, run_id))

    def take_up(self, run_id: int, now: datetime) -> Run:
        """Go on with a run that was killed; this process owns it from now on.

        Raises:
            StorageError: the run has ended, or a living process is still at work on it.
        """
        doing = "taking up a run again"
        with self._database.writing(doing) as connection:
            row = _row(connection, run_id)
            _must_be_open(row, doing)
            if row.owner != current_owner() and is_alive(row.owner, row.heartbeat_at, now):
                cure = "wait until that process has ended, or end it"
                raise StorageError(doing, f"run {run_id}", cure, [f"{row.owner} is still at work on it"])
            taken = (
                update(runs)
                .where(runs.c.id == run_id, runs.c.owner == row.owner, runs.c.resumed == row.resumed)
                .values(owner=current_owner(), resumed=row.resumed + 1, heartbeat_at=now)
            )
            if connection.execute(taken).rowcount != 1:  # PostgreSQL: another process took it between our two statements
                raise StorageError(doing, f"run {run_id}", "leave it to that process", ["another process took it up first"])
            return _run(_row(connection, run_id))

    def heartbeat(self, run_id: int, now: datetime) -> None:
        """A sign of life, for machines that cannot see our process.

        Raises:
            StorageError: the run is no longer ours: we were silent for too long and another process took it up.
        """
        doing = "giving a sign of life"
        ours = (runs.c.id == run_id, runs.c.owner == current_owner(), runs.c.state == RunState.OPEN.value)
        with self._database.writing(doing) as connection:
            if connection.execute(update(runs).where(*ours).values(heartbeat_at=now)).rowcount != 1:
                cure = "leave it to that process, or see `duewatch runs`"
                raise StorageError(doing, f"run {run_id}", cure, ["the run has ended, or another process has taken it up"])

    def find_killed(self, order_key: str, now: datetime) -> Run | None:
        """The newest open run of an order whose process is gone."""
        asked = (
            select(runs).where(runs.c.state == RunState.OPEN.value, runs.c.order_key == order_key).order_by(runs.c.id.desc())
        )
        with self._database.reading() as connection:
            rows = connection.execute(asked).all()
        return next((_run(row) for row in rows if not is_alive(row.owner, row.heartbeat_at, now)), None)

    def unfinished(self) -> tuple[Run, ...]:
        """Every open run, killed or at work, oldest first."""
        return self._all(select(runs).where(runs.c.state == RunState.OPEN.value).order_by(runs.c.id))

    def is_alive(self, run: Run, now: datetime) -> bool:
        """Whether a living process is at work on the run."""
        with self._database.reading() as connection:
            row = _row(connection, run.id)
        return bool(row.state == RunState.OPEN.value) and is_alive(row.owner, row.heartbeat_at, now)

    def close(self, run_id: int, state: RunState, now: datetime, notes: Sequence[str] = ()) -> Run:
        """End a run; from now on its facts and judgements never change.

        Raises:
            StorageError: it has ended already.
        """
        if state is RunState.OPEN:
            raise ValueError("a run is closed as closed or as incomplete")
        doing = "closing a run"
        with self._database.writing(doing) as connection:
            row = _row(connection, run_id, lock=Lock.ALONE)
            _must_be_open(row, doing)
            values = {"state": state.value, "ended_at": now, "heartbeat_at": now, "notes": [*row.notes, *notes]}
            connection.execute(update(runs).where(runs.c.id == run_id).values(values))
            return _run(_row(connection, run_id))

    def get(self, run_id: int) -> Run:
        """One run.

        Raises:
            StorageError: there is none of that number; names the newest.
        """
        with self._database.reading() as connection:
            return _run(_row(connection, run_id))

    def newest(self, n: int = 20) -> tuple[Run, ...]:
        """The newest runs, newest first."""
        return self._all(select(runs).order_by(runs.c.id.desc()).limit(n))

    def last_closed(self, order_key: str, before: int | None = None) -> Run | None:
        """The newest run of an order that ended, completely or not; with ``before``, among the runs older than that one."""
        asked = select(runs).where(runs.c.state != RunState.OPEN.value, runs.c.order_key == order_key)
        if before is not None:
            asked = asked.where(runs.c.id < before)
        return self._first(asked)

    def earlier(self, order_key: str, before: int, back: int) -> Run | None:
        """The run of an order that ended ``back`` runs before ``before``, or the oldest there is; re-judgements saw nothing."""
        asked = select(runs).where(
            runs.c.state != RunState.OPEN.value,
            runs.c.order_key == order_key,
            runs.c.id < before,
            runs.c.facts_of.is_(None),
        )
        found = self._all(asked.order_by(runs.c.id.desc()).limit(back))
        return found[-1] if found else None

    def last_of_schedule(self, name: str) -> Run | None:
        """The newest run that a schedule fired, whatever became of it."""
        return self._first(select(runs).where(runs.c.schedule == name))

    def _first(self, asked: Select[Any]) -> Run | None:
        found = self._all(asked.order_by(runs.c.id.desc()).limit(1))
        return found[0] if found else None

    def _all(self, asked: Select[Any]) -> tuple[Run, ...]:
        with self._database.reading() as connection:
            return tuple(_run(row) for row in connection.execute(asked))


def must_be_open(connection: Connection, run_id: int, doing: str) -> None:
    """Refuse to change what belongs to a run that has ended. It cannot end meanwhile; others may write beside us.

    Raises:
        StorageError: the run has ended, or there is none of that number.
    """
    _must_be_open(_row(connection, run_id, lock=Lock.SHARED), doing)


def _must_be_open(row: Row[Any], doing: str) -> None:
    if row.state != RunState.OPEN.value:
        cure = "open a new run: what a finished run saw and judged never changes"
        raise StorageError(doing, f"run {row.id}", cure, [f"the run is {row.state} since {row.ended_at:%Y-%m-%d %H:%M}"])


def _row(connection: Connection, run_id: int, *, lock: Lock | None = None) -> Row[Any]:
    asked = select(runs).where(runs.c.id == run_id)
    if lock:
        asked = asked.with_for_update(read=lock is Lock.SHARED)
    row = connection.execute(asked).one_or_none()
    if row is None:
        newest = connection.execute(select(runs.c.id).order_by(runs.c.id.desc()).limit(1)).scalar()
        cure = (
            f"the newest run is {newest}; see `duewatch runs`" if newest else "there is no run yet: `duewatch audit` makes one"
        )
        raise StorageError("looking for a run", f"run {run_id}", cure, ["there is no run of that number"])
    return row


def _run(row: Row[Any]) -> Run:
    order = Order(OrderKind(row.kind), tuple(row.units), row.office, row.url, row.schedule)
    return Run(
        id=row.id,
        order=order,
        as_of=row.as_of,
        started_at=row.started_at,
        ended_at=row.ended_at,
        state=RunState(row.state),
        resumed=row.resumed,
        catalog_digest=row.catalog_digest,
        version=row.version,
        notes=tuple(row.notes),
        facts_of=row.facts_of,
    )
