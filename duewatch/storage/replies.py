"""Replies of units, the answers to them, and what later runs say of them."""

import hashlib
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Waiver
from duewatch.domain.orders import Run
from duewatch.domain.replies import Answer, Outcome, Reply, ReplyKind, ReplyState, outcome_of
from duewatch.errors import StorageError
from duewatch.storage.columns import digest
from duewatch.storage.database import Database
from duewatch.storage.second_looks import Look, SecondLooks, deciding
from duewatch.storage.tables import run as runs
from duewatch.storage.tables_people import answer, granted_waiver, reply
from duewatch.storage.upserts import insert_new
from duewatch.storage.waivers import waiver_row


class Replies:
    """What units said of findings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ledger(self) -> str:
        """A name of this ledger that no other has: made from its first run; "" before there is one."""
        asked = select(runs.c.id, runs.c.started_at, runs.c.order_key).order_by(runs.c.id).limit(1)
        with self._database.reading() as connection:
            first = connection.execute(asked).one_or_none()
        if first is None:
            return ""
        said = f"{first.id}\0{first.started_at.isoformat()}\0{first.order_key}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def put(self, replies: Sequence[Reply]) -> tuple[Reply, ...]:
        """Keep replies in one transaction; gives those that were new. The same row read twice is one reply."""
        with self._database.writing("keeping replies") as connection:
            return tuple(one for one in replies if insert_new(connection, reply, _row_of(one)))

    def answer(self, code: str, answered: Answer, waiver: Waiver | None = None) -> None:
        """Keep what a person decided on a reply and, where that grants one, the waiver, in one transaction.

        Raises:
            StorageError: there is no such reply, or it was answered before.
        """
        doing, cure = "answering a reply", "`duewatch replies list` shows the replies and their answers"
        row = {
            "reply": code,
            "outcome": answered.outcome.value,
            "by_whom": answered.by,
            "note": answered.note,
            "answered_at": answered.at,
        }
        with self._database.writing(doing) as connection:
            if connection.execute(select(reply.c.code).where(reply.c.code == code)).one_or_none() is None:
                raise StorageError(doing, code, cure, ["there is no such reply"])
            if not insert_new(connection, answer, row):
                raise StorageError(doing, code, cure, ["it was answered before"])
            if waiver is not None:
                connection.execute(insert(granted_waiver), waiver_row(waiver, answered.at, code))

    def states(self, units: Collection[str] | None = None) -> tuple[ReplyState, ...]:
        """All replies and what became of them by now, oldest first."""
        with self._database.reading() as connection:
            said = [_reply_of(row) for row in _rows(connection, units)]
            looks = SecondLooks(connection, {one.key for one in said})
            return tuple(_state(one, deciding(looks.after(one)), _answer_of(connection, one.code)) for one in said)

    def of_run(self, run: Run) -> dict[FindingKey, ReplyState]:
        """The last reply to each finding that had come when a run ended, and what this run makes of it.

        What an earlier run confirmed is settled, and no longer told of a finding that came back.
        """
        found: dict[FindingKey, ReplyState] = {}
        place, end = run.facts_of or run.id, run.ended_at
        with self._database.reading() as connection:
            every = [_reply_of(row) for row in _rows(connection, run.order.units)]
            said = [one for one in every if end is None or one.received_at <= end]
            looks = SecondLooks(connection, {one.key for one in said})
            for one in said:
                earlier = [look for look in looks.after(one) if look.place < place]
                if any(look.verdict is Verdict.MET for look in earlier):
                    found.pop(one.key, None)
                    continue
                answered = _answer_of(connection, one.code)
                if answered and end is not None and answered.at > end:
                    answered = None
                found[one.key] = _state(one, looks.in_run(run.id, one), answered)
        return found


def _state(said: Reply, look: Look | None, answered: Answer | None) -> ReplyState:
    outcome = outcome_of(said.kind, answered, look is not None, look.verdict if look else None)
    return ReplyState(said, outcome, look.run if look else None, look.at if look else None, answered)


def _rows(connection: Connection, units: Collection[str] | None) -> list[Row[Any]]:
    asked = select(reply).order_by(reply.c.received_at, reply.c.code)
    if units is not None:
        asked = asked.where(reply.c.unit.in_(sorted(units)))
    return list(connection.execute(asked))


def _answer_of(connection: Connection, code: str) -> Answer | None:
    row = connection.execute(select(answer).where(answer.c.reply == code)).one_or_none()
    return Answer(Outcome(row.outcome), row.by_whom, row.note, row.answered_at) if row is not None else None


def _row_of(said: Reply) -> dict[str, Any]:
    return {
        "code": said.code,
        "check_id": said.key.check,
        "unit": said.key.unit,
        "subject": said.key.subject,
        "subject_digest": digest(said.key.subject),
        "run_id": said.run,
        "kind": said.kind.value,
        "words": said.words,
        "by_whom": said.by,
        "source": said.source,
        "received_at": said.received_at,
    }


def _reply_of(row: Row[Any]) -> Reply:
    key = FindingKey(row.check_id, row.unit, row.subject)
    return Reply(key, row.run_id, ReplyKind(row.kind), row.words, row.by_whom, row.received_at, row.source)
