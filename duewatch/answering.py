"""What a person may decide on a reply: that something was put right is for pages to show, never for a person to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from duewatch.domain.judgements import Judgement
from duewatch.domain.obligations import Waiver
from duewatch.domain.replies import Answer, Outcome, Reply, ReplyKind, ReplyState
from duewatch.domain.sightings import Sighting
from duewatch.errors import UsageError
from duewatch.storage import Store

DOING = "answering a reply"
LIST = "`duewatch replies list` shows the replies"

MAY_BE = {
    Outcome.UPHELD: frozenset({ReplyKind.FALSE_ALARM}),
    Outcome.GRANTED: frozenset({ReplyKind.ASKS_WAIVER}),
    Outcome.REFUSED: frozenset({ReplyKind.FALSE_ALARM, ReplyKind.ASKS_WAIVER}),
}
"""Which replies each decision answers."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the accused finding rested on: for whoever has to decide whether it was a false alarm."""

    judgement: Judgement | None
    sightings: Sequence[Sighting]


def answer(code: str, decided: Answer, store: Store, until: date | None = None) -> Reply:
    """Keep a decision; for a granted waiver also the waiver, which covers the finding's check and subject and nothing else.

    ``until`` is the waiver's last day, ``None`` where it was said to have no end.

    Raises:
        UsageError: there is no such reply, or it is not for a person to decide this of it.
        StorageError: it was answered before.
    """
    reply = _reply(code, store)
    if reply.kind not in MAY_BE[decided.outcome]:
        asked = reply.kind.value
        cure = "`duewatch replies recheck` looks again" if reply.kind is ReplyKind.PUT_RIGHT else LIST
        raise UsageError(DOING, code, cure, [f"the unit said {asked!r}; that cannot be {decided.outcome.value}"])
    waiver = None
    if decided.outcome is Outcome.GRANTED:
        key, reason = reply.key, decided.note or reply.words
        waiver = Waiver(key.unit, None, key.check, key.subject, reason, decided.by, until)
    store.replies.answer(code, decided, waiver)
    return reply


def evidence_of(states: Sequence[ReplyState], store: Store) -> dict[str, Evidence]:
    """Code of a reply → what its finding rested on in the run whose workbook was filled in."""
    found: dict[str, Evidence] = {}
    runs = {state.reply.run for state in states}
    judged = {(run, one.check, one.unit, one.subject): one for run in sorted(runs) for one in store.ledger.judgements(run)}
    for state in states:
        key = state.reply.key
        judgement = judged.get((state.reply.run, key.check, key.unit, key.subject))
        seen = store.facts.sightings_by_key(judgement.sightings) if judgement else {}
        found[state.reply.code] = Evidence(judgement, tuple(seen.values()))
    return found


def _reply(code: str, store: Store) -> Reply:
    known = {state.reply.code: state.reply for state in store.replies.states()}
    if code not in known:
        near = get_close_matches(code, list(known), n=1, cutoff=0.5)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UsageError(DOING, code, LIST, [f"there is no such reply{hint}"])
    return known[code]
