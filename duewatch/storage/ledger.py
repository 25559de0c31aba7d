"""The ledger: judgements and faults of every run, findings across runs, and the moves the runs made.

What a run posted stays as it is once the run has ended. A finding is what all judgements on it make together, in the order
of the runs; its row is kept so that nobody needs to go through all of them.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, func, insert, select, update

from duewatch.domain.findings import Change, Finding, FindingKey, FindingState, Move
from duewatch.domain.judgements import Fault, Judgement, Verdict
from duewatch.domain.orders import Run
from duewatch.storage import values
from duewatch.storage.attestations import Attestations
from duewatch.storage.columns import digest
from duewatch.storage.database import Database, chunks
from duewatch.storage.history import History
from duewatch.storage.judged import fault_of, fault_row, finding_of, finding_row, judgement_of, judgement_row
from duewatch.storage.moves import decisive, key_of, move
from duewatch.storage.runs import must_be_open
from duewatch.storage.tables import change, fault, finding, judgement
from duewatch.storage.tables import run as runs
from duewatch.storage.upserts import replace


class Ledger(Attestations):
    """What was judged, what is open, what changed; and what people attested."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._database = database

    def post(self, run: Run, judgements: Sequence[Judgement], faults: Sequence[Fault], now: datetime) -> tuple[Change, ...]:
        """Post what a run judged and move the findings, in one transaction; gives the moves as :meth:`changes` does.

        A finding's times are the run's ``as_of``; ``now`` is only kept as the time of posting. Posting the same run again
        (it was killed after the first time) replaces what it posted before. A re-judgement takes the place of the run whose
        facts it judged: its moves are told from how the findings stood before that run, and no night counts twice.

        Raises:
            StorageError: the run has ended, or the database cannot be written; nothing is changed then.
        """
        doing = "posting judgements"
        numbered = list(enumerate(judgements))
        with self._database.writing(doing) as connection:
            must_be_open(connection, run.id, doing)
            for table in (change, judgement, fault):
                connection.execute(delete(table).where(table.c.run_id == run.id))
            _insert(connection, judgement, [judgement_row(run.id, place, item) for place, item in numbered])
            _insert(connection, fault, [fault_row(run.id, place, item) for place, item in enumerate(faults)])

            speaking = list(decisive(numbered))
            standing = _findings_of(connection, {*run.order.units, *(item.unit for _, item in speaking)})
            history = History.around(connection, run)
            if not history.is_newest:
                known = standing.keys() | {key_of(item) for _, item in speaking if item.verdict is Verdict.BREACHED}
                standing = history.before(connection, known)
            made: list[tuple[int, Move, Finding]] = []
            for place, item in speaking:
                after, what = move(standing.get(key_of(item)), item, run.id, run.as_of)
                if after is not None and what is not Move.NONE:
                    made.append((place, what, after))
                    standing[key_of(item)] = after
            _insert(connection, change, [_change_row(run.id, now, *one) for one in made])
            standing = {after.key: after for _, _, after in made} if history.is_newest else history.after(connection, standing)
            _keep(connection, standing)
            connection.execute(update(runs).where(runs.c.id == run.id).values(posted_at=now))
        return tuple(Change(what, after, judgements[place]) for place, what, after in made)

    def judgements(self, run_id: int) -> tuple[Judgement, ...]:
        """The judgements of a run, in the order the judges gave them."""
        asked = select(judgement).where(judgement.c.run_id == run_id).order_by(judgement.c.place)
        with self._database.reading() as connection:
            return tuple(judgement_of(row) for row in connection.execute(asked))

    def latest_of_unit(self, unit: str) -> tuple[int, tuple[Judgement, ...]] | None:
        """Everything the newest run that judged a unit said of it, with the run's number; ``None``: no run has judged it."""
        with self._database.reading() as connection:
            last = connection.execute(select(func.max(judgement.c.run_id)).where(judgement.c.unit == unit)).scalar()
            if last is None:
                return None
            asked = select(judgement).where(judgement.c.run_id == last, judgement.c.unit == unit).order_by(judgement.c.place)
            return last, tuple(judgement_of(row) for row in connection.execute(asked))

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


def _findings_of(connection: Connection, units: Collection[str]) -> dict[FindingKey, Finding | None]:
    found: dict[FindingKey, Finding | None] = {}
    for chunk in chunks(sorted(units)):
        for row in connection.execute(select(finding).where(finding.c.unit.in_(chunk))):
            one = finding_of(row)
            found[one.key] = one
    return found


def _keep(connection: Connection, standing: Mapping[FindingKey, Finding | None]) -> None:
    """Write the findings; one of which nothing is left, because the judgement that opened it was replaced, goes."""
    batch = [finding_row(found) for found in standing.values() if found is not None]
    if batch:
        connection.execute(replace(connection, finding), sorted(batch, key=lambda row: row["subject_digest"]))
    for key in [key for key, found in standing.items() if found is None]:
        same = (finding.c.check_id == key.check, finding.c.unit == key.unit, finding.c.subject_digest == digest(key.subject))
        connection.execute(delete(finding).where(*same))


def _change_row(run_id: int, now: datetime, place: int, what: Move, after: Finding) -> dict[str, Any]:
    return {
        "run_id": run_id,
        "check_id": after.key.check,
        "unit": after.key.unit,
        "subject_digest": digest(after.key.subject),
        "move": what.value,
        "place": place,
        "finding": values.finding_to_json(after),
        "posted_at": now,
    }


def _insert(connection: Connection, table: Table, batch: list[dict[str, Any]]) -> None:
    if batch:
        connection.execute(insert(table), batch)
