"""The ledger: judgements and faults of every run, findings across runs, and the moves the runs made.

What a run posted stays as it is once the run has ended. A finding is what all judgements on it make together, in the order
of the runs; its row is kept so that nobody needs to go through all of them.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, delete, func, insert, select

from duewatch.domain.findings import Change, Finding, FindingKey, FindingState, Move
from duewatch.domain.judgements import Fault, Judgement
from duewatch.domain.orders import Run
from duewatch.storage import values
from duewatch.storage.attestations import Attestations
from duewatch.storage.columns import digest
from duewatch.storage.database import Database
from duewatch.storage.judged import fault_of, fault_row, finding_of, finding_row, judgement_of, judgement_row
from duewatch.storage.moves import decisive, key_of, move
from duewatch.storage.runs import must_be_open
from duewatch.storage.tables import change, fault, finding, judgement
from duewatch.storage.tables import run as runs
from duewatch.storage.upserts import replace

_CHUNK = 5000


class Ledger(Attestations):
    """What was judged, what is open, what changed; and what people attested."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._database = database

    def post(self, run: Run, judgements: Sequence[Judgement], faults: Sequence[Fault], now: datetime) -> tuple[Change, ...]:
        """Post what a run judged and move the findings, in one transaction; gives the moves as :meth:`changes` does.

        A finding's times are the run's ``as_of``; ``now`` is only kept as the time of posting. Posting the same run again
        (it was killed after the first time) replaces what it posted before.

        Raises:
            StorageError: the run has ended, or the database cannot be written; nothing is changed then.
        """
        doing = "posting judgements"
        numbered = list(enumerate(judgements))
        with self._database.writing(doing) as connection:
            must_be_open(connection, run.id, doing)
            undone = _take_back(connection, run.id)
            _insert(connection, judgement, [judgement_row(run.id, place, item) for place, item in numbered])
            _insert(connection, fault, [fault_row(run.id, place, item) for place, item in enumerate(faults)])

            speaking = list(decisive(numbered))
            keys = {key_of(item) for _, item in speaking} | undone.keys()
            now_standing = _standing(connection, run.id, keys, undone)
            made: list[tuple[int, Move, Finding | None, Finding]] = []
            moved_by = dict.fromkeys(undone, run.id)
            for place, item in speaking:
                before = now_standing[key_of(item)]
                after, what = move(before, item, run.id, run.as_of)
                if after is not None and what is not Move.NONE:
                    made.append((place, what, before, after))
                    now_standing[key_of(item)] = after
                    moved_by[key_of(item)] = run.id
            _insert(connection, change, [_change_row(run.id, now, *one) for one in made])
            _carry_on(connection, run.id, now_standing, moved_by)
            _keep(connection, now_standing, moved_by)
        return tuple(Change(what, after, judgements[place]) for place, what, _, after in made)

    def judgements(self, run_id: int) -> tuple[Judgement, ...]:
        """The judgements of a run, in the order the judges gave them."""
        asked = select(judgement).where(judgement.c.run_id == run_id).order_by(judgement.c.place)
        with self._database.reading() as connection:
            return tuple(judgement_of(row) for row in connection.execute(asked))

    def faults(self, run_id: int) -> tuple[Fault, ...]:
        """The faults of our own checks in a run."""
        asked = select(fault).where(fault.c.run_id == run_id).order_by(fault.c.place)
        with self._database.reading() as connection:
            return tuple(fault_of(row) for row in connection.execute(asked))

    def changes(self, run_id: int) -> tuple[Change, ...]:
        """The moves a run made, in the order of its judgements; where there is nothing to tell, there is no change."""
        same = and_(judgement.c.run_id == change.c.run_id, judgement.c.place == change.c.place)
        asked = (
            select(change.c.move, change.c.finding, judgement)
            .join(judgement, same)
            .where(change.c.run_id == run_id)
            .order_by(change.c.place)
        )
        with self._database.reading() as connection:
            return tuple(
                Change(Move(row.move), values.finding_from_json(row.finding), judgement_of(row))
                for row in connection.execute(asked)
            )

    def findings(
        self, *, state: FindingState | None = None, unit: str | None = None, check: str | None = None
    ) -> tuple[Finding, ...]:
        """The findings as they stand now, by unit, check and subject."""
        asked = select(finding)
        if state is not None:
            asked = asked.where(finding.c.state == state.value)
        if unit is not None:
            asked = asked.where(finding.c.unit == unit)
        if check is not None:
            asked = asked.where(finding.c.check_id == check)
        with self._database.reading() as connection:
            found = [finding_of(row) for row in connection.execute(asked)]
        return tuple(sorted(found, key=lambda item: (item.key.unit, item.key.check, item.key.subject)))

    def unspoken(self, run_id: int, units: Collection[str]) -> tuple[Finding, ...]:
        """The open findings of units on which a run gave no judgement at all: their subject was not met this time."""
        spoken = {key_of(item) for item in self.judgements(run_id)}
        return tuple(
            item for item in self.findings(state=FindingState.OPEN) if item.key.unit in units and item.key not in spoken
        )


def _take_back(connection: Connection, run_id: int) -> dict[FindingKey, Finding | None]:
    """Remove what a run posted before; gives the findings it had moved as it had met them."""
    met = {}
    for row in connection.execute(select(change.c.before, change.c.finding).where(change.c.run_id == run_id)):
        key = values.finding_from_json(row.finding).key
        met[key] = values.finding_from_json(row.before) if row.before else None
    for table in (change, judgement, fault):
        connection.execute(delete(table).where(table.c.run_id == run_id))
    return met


def _standing(
    connection: Connection, run_id: int, keys: Collection[FindingKey], met: dict[FindingKey, Finding | None]
) -> dict[FindingKey, Finding | None]:
    """How the findings stood when the run came to them."""
    standing: dict[FindingKey, Finding | None] = dict.fromkeys(keys)
    for units in _chunks(sorted({key.unit for key in keys})):
        for row in connection.execute(select(finding).where(finding.c.unit.in_(units))):
            found = finding_of(row)
            if found.key not in standing:
                continue
            if row.changed_run < run_id:
                standing[found.key] = found
            elif row.changed_run > run_id:  # a later run has been there already
                standing[found.key] = _before(connection, found.key, run_id)
    return standing | {key: before for key, before in met.items() if key in standing}


def _before(connection: Connection, key: FindingKey, run_id: int) -> Finding | None:
    asked = (
        select(change.c.finding)
        .where(
            change.c.subject_digest == digest(key.subject),
            change.c.check_id == key.check,
            change.c.unit == key.unit,
            change.c.run_id < run_id,
        )
        .order_by(change.c.run_id.desc())
        .limit(1)
    )
    stored = connection.execute(asked).scalar()
    return values.finding_from_json(stored) if stored else None


def _carry_on(
    connection: Connection, run_id: int, standing: dict[FindingKey, Finding | None], moved_by: dict[FindingKey, int]
) -> None:
    """Apply what later runs said of the same findings. Their own changes stay as they were reported."""
    newest = connection.execute(select(func.max(judgement.c.run_id))).scalar()
    if newest is None or newest <= run_id:
        return
    by_run: dict[int, list[Row[Any]]] = {}
    for chunk in _chunks(sorted({digest(key.subject) for key in standing})):
        asked = (
            select(judgement, runs.c.as_of)
            .join(runs, runs.c.id == judgement.c.run_id)
            .where(judgement.c.run_id > run_id, judgement.c.subject_digest.in_(chunk))
        )
        for row in connection.execute(asked):
            by_run.setdefault(row.run_id, []).append(row)
    for later, rows in sorted(by_run.items()):
        for _, item in decisive([(row.place, judgement_of(row)) for row in rows]):
            key = key_of(item)
            if key in standing:
                standing[key], what = move(standing[key], item, later, rows[0].as_of)
                if what is not Move.NONE:
                    moved_by[key] = later


def _keep(connection: Connection, standing: dict[FindingKey, Finding | None], moved_by: dict[FindingKey, int]) -> None:
    """Write the findings that were moved, and remove those that a repeated posting no longer finds."""
    kept = [(found, moved_by[key]) for key, found in standing.items() if found is not None and key in moved_by]
    batch = sorted((finding_row(found, run_id) for found, run_id in kept), key=lambda row: row["subject_digest"])
    if batch:
        connection.execute(replace(connection, finding), batch)
    for key in [key for key in moved_by if standing[key] is None]:
        connection.execute(
            delete(finding).where(
                finding.c.check_id == key.check, finding.c.unit == key.unit, finding.c.subject_digest == digest(key.subject)
            )
        )


def _change_row(run_id: int, now: datetime, place: int, what: Move, before: Finding | None, after: Finding) -> dict[str, Any]:
    return {
        "run_id": run_id,
        "check_id": after.key.check,
        "unit": after.key.unit,
        "subject_digest": digest(after.key.subject),
        "move": what.value,
        "place": place,
        "before": values.finding_to_json(before) if before else None,
        "finding": values.finding_to_json(after),
        "posted_at": now,
    }


def _insert(connection: Connection, table: Table, batch: list[dict[str, Any]]) -> None:
    if batch:
        connection.execute(insert(table), batch)


def _chunks(items: Sequence[str]) -> Iterable[Sequence[str]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
