"""What units said of findings, and what became of it: beside the finding, and in a list of its own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from duewatch.domain.findings import FindingKey
from duewatch.domain.replies import Outcome, ReplyKind, ReplyState, finding_code
from duewatch.domain.results import UnitResult
from reports.entries import Telling
from reports.naming import address_in, kind_of, link, short_address
from reports.parts import Link, ReplyRow
from reports.safe import one_line
from reports.vocabulary import N_
from reports.words import Words

KINDS: Final[Mapping[ReplyKind, str]] = {
    ReplyKind.PUT_RIGHT: N_("put right"),
    ReplyKind.FALSE_ALARM: N_("false alarm"),
    ReplyKind.ASKS_WAIVER: N_("asks for a waiver"),
}
"""What a unit chooses from in the workbook; the reader of the workbook knows the same words in every language."""

SAID: Final = N_("Put right, or not")
EXPLAINED: Final = N_("Explanation")
FILLED_IN_BY: Final = N_("Filled in by")
"""Headings of what a unit fills in."""

OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.CONFIRMED: N_("looked at again: put right"),
    Outcome.STILL_THERE: N_("looked at again: still there"),
    Outcome.UNDETERMINED: N_("looked at again: could not be verified"),
    Outcome.EXEMPT: N_("exempt by now"),
    Outcome.UPHELD: N_("agreed: it was a false alarm"),
    Outcome.GRANTED: N_("waiver granted"),
    Outcome.REFUSED: N_("not agreed to"),
}
WAITING: Final[Mapping[ReplyKind, str]] = {
    ReplyKind.PUT_RIGHT: N_("to be looked at again"),
    ReplyKind.FALSE_ALARM: N_("to be examined by the operator"),
    ReplyKind.ASKS_WAIVER: N_("to be decided by the office"),
}
TONES: Final[Mapping[Outcome, str]] = {
    Outcome.CONFIRMED: "good",
    Outcome.UPHELD: "good",
    Outcome.GRANTED: "good",
    Outcome.STILL_THERE: "late",
}


def reply_line(state: ReplyState | None, words: Words) -> str:
    """A unit's reply and what became of it, on one line; "" where there is none."""
    if state is None:
        return ""
    said = state.reply
    return words(
        "{kind} ({by}, {day}); {outcome}",
        kind=words(KINDS[said.kind]),
        by=one_line(said.by, 60),
        day=words.day(said.received_at),
        outcome=outcome_word(state, words),
    )


def outcome_word(state: ReplyState, words: Words) -> str:
    """What became of a reply, in words; of a decision by whom."""
    if state.outcome is Outcome.WAITING:
        return words(WAITING[state.reply.kind])
    word = words(OUTCOMES[state.outcome])
    return words("{outcome} ({by})", outcome=word, by=one_line(state.answer.by, 60)) if state.answer else word


def reply_rows(units: Sequence[UnitResult], telling: Telling) -> Iterable[ReplyRow]:
    """Every reply of these units, by unit, check and subject."""
    words, checks = telling.words, telling.result.checks
    names = {unit.unit.id: unit.unit.name for unit in units}
    for key, state in sorted(telling.result.replies.items(), key=lambda pair: (pair[0].unit, pair[0].check, pair[0].subject)):
        if key.unit in names:
            yield ReplyRow(
                unit=names[key.unit],
                code=finding_code(key),
                kind=kind_of(key.check, checks.get(key.check), words),
                subject=_subject(key, units, telling),
                said=words(KINDS[state.reply.kind]),
                explained=one_line(state.reply.words, 1000) or "–",
                by=one_line(state.reply.by, 60),
                received=words.day(state.reply.received_at),
                outcome=outcome_word(state, words),
                note=one_line(state.answer.note, 400) if state.answer else "",
                tone=TONES.get(state.outcome, "plain"),
            )


def _subject(key: FindingKey, units: Sequence[UnitResult], telling: Telling) -> Link:
    url = address_in(key.subject)
    if url:
        return link(telling.titles.get(url) or short_address(url), url)
    unit = next(one for one in units if one.unit.id == key.unit)
    column = unit.unit.column(key.subject)
    if column:
        return link(column.name, column.url)
    title = next((duty.obligation.title for duty in unit.duties if duty.obligation.id == key.subject), key.subject)
    return Link(one_line(title))
