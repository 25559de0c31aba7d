"""Replies of units, the answers to them, and what later runs say of them."""

import hashlib
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Waiver
from duewatch.domain.orders import Run
from duewatch.domain.replies import Answer, Outcome, Reply, ReplyKind, ReplyState, outcome_of
from duewatch.errors import StorageError
from duewatch.storage.columns import digest
from duewatch.storage.database import Database
from duewatch.storage.tables import judgement
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
            return tuple(self._state(connection, row) for row in _rows(connection, units))

    def of_run(self, run: Run) -> dict[FindingKey, ReplyState]:
        """The last reply to each finding that had come when a run ended, and what this run makes of it."""
        found: dict[FindingKey, ReplyState] = {}
        facts_of = run.facts_of or run.id
        with self._database.reading() as connection:
            started = connection.execute(select(runs.c.started_at).where(runs.c.id == facts_of)).scalar_one()
            for row in _rows(connection, run.order.units):
                said = _reply_of(row)
                if run.ended_at is not None and said.received_at > run.ended_at:
                    continue
                looked = started >= said.received_at
                answered = _answer_of(connection, said.code)
                if answered and run.ended_at is not None and answered.at > run.ended_at:
                    answered = None
                verdict = _verdict_in(connection, run.id, said.key) if looked else None
                outcome = outcome_of(said.kind, answered, looked, verdict)
                looked_at = started if looked else None
                found[said.key] = ReplyState(said, outcome, run.id if looked else None, looked_at, answered)
        return found

    def _state(self, connection: Connection, row: Row[Any]) -> ReplyState:
        said = _reply_of(row)
        looked = _looked_after(connection, said)
        answered = _answer_of(connection, said.code)
        verdict = _verdict_in(connection, looked.id, said.key) if looked else None
        outcome = outcome_of(said.kind, answered, looked is not None, verdict)
        if looked is None:
            return ReplyState(said, outcome, answer=answered)
        return ReplyState(said, outcome, looked.id, looked.started_at, answered)


def _rows(connection: Connection, units: Collection[str] | None) -> list[Row[Any]]:
    asked = select(reply).order_by(reply.c.received_at, reply.c.code)
    if units is not None:
        asked = asked.where(reply.c.unit.in_(sorted(units)))
    return list(connection.execute(asked))


def _looked_after(connection: Connection, said: Reply) -> Any:  # noqa: ANN401 - a row, or None
    """The newest judged run whose facts were seen after a reply came, with the unit among its own."""
    facts = runs.alias("facts")
    asked = (
        select(runs.c.id, runs.c.units, facts.c.started_at)
        .join(facts, facts.c.id == func.coalesce(runs.c.facts_of, runs.c.id))
        .where(runs.c.posted_at.is_not(None), facts.c.started_at >= said.received_at)
        .order_by(facts.c.id.desc(), runs.c.id.desc())
    )
    return next((row for row in connection.execute(asked) if said.key.unit in row.units), None)


def _verdict_in(connection: Connection, run_id: int, key: FindingKey) -> Verdict | None:
    asked = select(judgement.c.verdict).where(judgement.c.run_id == run_id, *_subject(key)).limit(1)
    found = connection.execute(asked).scalar()
    return Verdict(found) if found else None


def _subject(key: FindingKey) -> tuple[Any, ...]:
    c = judgement.c
    return c.subject_digest == digest(key.subject), c.check_id == key.check, c.unit == key.unit


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
