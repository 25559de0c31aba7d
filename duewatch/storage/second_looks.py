"""Which runs looked at a unit again after its reply had come, and what they judged of the subject."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Verdict
from duewatch.domain.replies import Reply
from duewatch.storage.columns import digest
from duewatch.storage.database import chunks
from duewatch.storage.tables import judgement, run


@dataclass(frozen=True, slots=True)
class Look:
    """What one run says of a reply's subject."""

    run: int
    place: int  # the run whose facts were judged
    at: datetime  # when these facts began to be seen
    verdict: Verdict | None  # None: nothing was judged of it


@dataclass(frozen=True, slots=True)
class _Judged:
    id: int
    place: int
    at: datetime
    units: Collection[str]


class SecondLooks:
    """The runs that have judged, and what they said of some subjects; read once."""

    def __init__(self, connection: Connection, keys: Collection[FindingKey]) -> None:
        rows = list(connection.execute(select(run.c.id, run.c.facts_of, run.c.started_at, run.c.units, run.c.posted_at)))
        started = {row.id: row.started_at for row in rows}
        self._runs = sorted(
            (
                _Judged(row.id, row.facts_of or row.id, started[row.facts_of or row.id], row.units)
                for row in rows
                if row.posted_at is not None
            ),
            key=lambda one: (one.place, one.id),
        )
        self._said: dict[FindingKey, dict[int, Verdict]] = defaultdict(dict)
        c = judgement.c
        for chunk in chunks(sorted({digest(key.subject) for key in keys})):
            asked = select(c.check_id, c.unit, c.subject, c.run_id, c.verdict).where(c.subject_digest.in_(chunk))
            for row in connection.execute(asked):
                self._said[FindingKey(row.check_id, row.unit, row.subject)][row.run_id] = Verdict(row.verdict)

    def after(self, said: Reply) -> Sequence[Look]:
        """The runs that saw the unit's pages after a reply had come, in the order in which they count.

        Of several runs that judged the same facts the newest decides.
        """
        deciding: dict[int, Look] = {}
        spoken = self._said[said.key]
        for one in self._runs:
            if one.at >= said.received_at and said.key.unit in one.units:
                deciding[one.place] = Look(one.id, one.place, one.at, spoken.get(one.id))
        return list(deciding.values())

    def in_run(self, run_id: int, said: Reply) -> Look | None:
        """What a run says, if it saw the pages after the reply had come."""
        one = next((one for one in self._runs if one.id == run_id), None)
        if one is None or one.at < said.received_at:
            return None
        return Look(one.id, one.place, one.at, self._said[said.key].get(run_id))


def deciding(looks: Sequence[Look]) -> Look | None:
    """The look that tells what became of a reply: the first that confirmed it, for what comes back later is a new matter."""
    confirmed = next((look for look in looks if look.verdict is Verdict.MET), None)
    return confirmed or (looks[-1] if looks else None)
