"""The order in which runs count: by the facts they judged, not by when they posted.

Every run that crawled stands in its own place. A re-judgement stands in the place of the run whose facts it judged, and of
several runs in one place the newest decides. So a run that posts late, or corrects an old night, leads to the findings that
would stand if it had been there in time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy import Connection, func, select

from duewatch.domain.findings import Finding, FindingKey
from duewatch.domain.judgements import Judgement
from duewatch.domain.orders import Run
from duewatch.storage.columns import digest
from duewatch.storage.database import chunks
from duewatch.storage.judged import judgement_of
from duewatch.storage.moves import decisive, key_of, move
from duewatch.storage.tables import judgement, run

Standing = dict[FindingKey, Finding | None]


@dataclass(frozen=True, slots=True)
class Deciding:
    """The run that decides in one place."""

    place: int  # the run whose facts were judged
    run_id: int
    as_of: datetime


@dataclass(frozen=True, slots=True)
class History:
    """The deciding runs before and after one run."""

    earlier: tuple[Deciding, ...]
    later: tuple[Deciding, ...]
    is_newest: bool  # nothing stands in its place or after it: the findings stand as it must meet them

    @classmethod
    def around(cls, connection: Connection, this: Run) -> Self:
        """The history around a run; it may or may not have posted itself."""
        place = func.coalesce(run.c.facts_of, run.c.id).label("place")
        asked = select(place, run.c.id, run.c.as_of).where(run.c.posted_at.is_not(None)).order_by(place, run.c.id)
        posted = [Deciding(row.place, row.id, row.as_of) for row in connection.execute(asked)]
        own = this.facts_of or this.id
        deciding = {one.place: one for one in posted}  # the newest of a place comes last
        return cls(
            earlier=tuple(one for one in deciding.values() if one.place < own),
            later=tuple(one for one in deciding.values() if one.place > own),
            is_newest=all(one.place < own for one in posted),
        )

    def before(self, connection: Connection, keys: Iterable[FindingKey]) -> Standing:
        """How findings stood before the run."""
        return _replayed(connection, self.earlier, dict.fromkeys(keys))

    def after(self, connection: Connection, standing: Standing) -> Standing:
        """What the later runs make of findings as the run left them; what those runs reported stays as it was reported."""
        return _replayed(connection, self.later, standing)


def _replayed(connection: Connection, nights: Sequence[Deciding], standing: Standing) -> Standing:
    spoken: dict[int, list[tuple[int, Judgement]]] = {}
    by_id = {night.run_id: night for night in nights}
    if not by_id:
        return dict(standing)
    for chunk in chunks(sorted({digest(key.subject) for key in standing})):
        asked = select(judgement).where(judgement.c.subject_digest.in_(chunk), judgement.c.run_id.in_(by_id))
        for row in connection.execute(asked):
            spoken.setdefault(row.run_id, []).append((row.place, judgement_of(row)))
    replayed = dict(standing)
    for night in nights:
        for _, item in decisive(spoken.get(night.run_id, [])):
            if key_of(item) in replayed:
                replayed[key_of(item)], _ = move(replayed[key_of(item)], item, night.run_id, night.as_of)
    return replayed
