"""The parts of a report that are prose: what it is about, the general situation, what to know about the run, the method."""

from collections.abc import Sequence

from duewatch.domain.dates import CHINA
from duewatch.domain.findings import Move
from duewatch.domain.obligations import Severity
from duewatch.domain.orders import RunState
from duewatch.domain.results import RunResult, UnitResult
from reports.counts import Counts
from reports.coverage import added_up
from reports.entries import Entry
from reports.lists import is_open
from reports.pages import Head, Method, Notice
from reports.safe import one_line
from reports.score_parts import ScorePart
from reports.vocabulary import MOVES, ORDER_KINDS, SEVERITIES
from reports.words import Words

TRUSTED_SHARE = 0.5
"""Where a smaller share of the addresses could be checked, a report warns before its first number."""


def head_of(title: str, subtitle: str, slug: str, units: Sequence[UnitResult], result: RunResult, words: Words) -> Head:
    """What the report is about, whom it is for, and when things stood so."""
    run = result.run
    return Head(
        title=title,
        subtitle=subtitle,
        scope=words("Units: {units}; columns: {columns}", units=len(units), columns=sum(len(unit.columns) for unit in units)),
        as_of=words.moment(run.as_of),
        day=words.day(run.as_of),
        date=words.long_day(run.as_of.astimezone(CHINA).date()),
        run_id=run.id,
        run=words("Run {id}, {kind}", id=run.id, kind=words(ORDER_KINDS[run.order.kind])),
        language=words.tag,
        slug=slug,
    )


def overview_of(
    units: Sequence[UnitResult],
    entries: Sequence[Entry],
    counts: Counts,
    scores: Sequence[ScorePart],
    result: RunResult,
    words: Words,
) -> tuple[str, ...]:
    """The general situation, a paragraph a thought."""
    severities = words.join(
        [words("{word}: {n}", word=words(SEVERITIES[severity]), n=n) for severity, n in counts.by_severity.items() if n]
    )
    found = (
        words("Findings that the evidence of this audit shows: {n} ({severities}).", n=counts.open, severities=severities)
        if counts.open
        else words("The evidence of this audit shows no finding.")
    )
    return (
        f"{_extent(units, result, words)}{_gap(words)}{found}",
        _veto(entries, scores, words),
        _compared(counts, result, words),
        words(
            "Not confirmed this time: {unverified}; suspected, for a person to look at: {suspected}; could not be "
            "verified: {undetermined}. None of these counts against a unit.",
            unverified=counts.unverified,
            suspected=counts.suspected,
            undetermined=counts.undetermined,
        ),
    )


def tally_of(counts: Counts, words: Words) -> str:
    """What changed since the last audit, on one line, as it stands in the subject of a mail."""
    moves = [
        (Move.NEW, counts.new),
        (Move.STILL_OPEN, counts.still),
        (Move.REOPENED, counts.reopened),
        (Move.CLEARED, counts.cleared),
    ]
    return " / ".join(f"{words(MOVES[move])} {n}" for move, n in moves if n or move is not Move.REOPENED)


def notices_of(units: Sequence[UnitResult], result: RunResult, words: Words) -> tuple[Notice, ...]:
    """What a reader must know about the run before trusting its numbers."""
    run = result.run
    notices = []
    if run.state is RunState.OPEN:
        notices.append(Notice("warning", words("This run is not closed yet; what follows is provisional.")))
    if run.state is RunState.INCOMPLETE:
        notices.append(
            Notice(
                "warning", words("Part of this audit could not be carried out; what was not seen is listed as not verified.")
            )
        )
    if run.resumed:
        text = words(
            "This run was interrupted and taken up again where it had stopped ({n}); nothing seen before was lost.",
            n=run.resumed,
        )
        notices.append(Notice("info", text))
    for other in result.unfinished:
        text = words(
            "Run {id}, started {moment}, was cut off before its end; what it had seen is kept but is no part of this report.",
            id=other.id,
            moment=words.moment(other.started_at),
        )
        notices.append(Notice("warning", text))
    coverage = added_up([unit.coverage for unit in units])
    if coverage.checked < coverage.listed * TRUSTED_SHARE:
        text = words(
            "Only {share} of the addresses could be checked; the numbers below say little about the units.",
            share=words.share(coverage.checked, coverage.listed),
        )
        notices.append(Notice("warning", text))
    faults = sum(len(unit.faults) for unit in units)
    if faults:
        text = words(
            "Checks that failed by a fault of the audit itself: {n}. What they should have judged is listed as not verified.",
            n=faults,
        )
        notices.append(Notice("warning", text))
    return tuple(notices)


def method_of(result: RunResult, words: Words) -> Method:
    """How the report came about: run, versions, and the rules by which it judges."""
    run = result.run
    ended = words.stamp(run.ended_at) if run.ended_at else words("not ended")
    lines = (
        (words("Run"), words("Run {id}, {kind}", id=run.id, kind=words(ORDER_KINDS[run.order.kind]))),
        (words("Carried out"), words("{start} to {end}", start=words.stamp(run.started_at), end=ended)),
        (words("Compared with the moment"), words.stamp(run.as_of)),
        (words("Version"), f"duewatch {run.version}" if run.version else "duewatch"),
        (words("Catalogue of duties"), run.catalog_digest or "–"),
        (
            words("Seeing"),
            words(
                "Columns are walked page by page at a polite pace and within robots.txt. Every answer is kept with its time "
                "and digest, so that a judgement can be repeated and a page be shown later."
            ),
        ),
        (
            words("Absence"),
            words("Something counts as missing only where the whole place in which it should stand was read."),
        ),
        (words("Links"), words("A link counts as broken only after two observations apart in time.")),
        (
            words("Time limits"),
            words(
                "Working days follow the State Council's yearly table with its make-up days; the day of the event is not "
                "counted. A date known only to the day is held to be any time of that day."
            ),
        ),
        (
            words("Comparison of units"),
            words(
                "Findings for every hundred things looked at: addresses that were checked and duties that were decided. A unit "
                "of whose addresses less than half could be checked has no place."
            ),
        ),
    )
    return Method(lines, tuple(one_line(note, 500) for note in result.operator_notes or run.notes))


def _extent(units: Sequence[UnitResult], result: RunResult, words: Words) -> str:
    if len(units) == 1:
        return words(
            "As of {moment}, the columns of {unit} were audited ({columns}).",
            moment=words.moment(result.run.as_of),
            unit=units[0].unit.name,
            columns=len(units[0].columns),
        )
    return words(
        "As of {moment}, {units} units with {columns} columns were audited.",
        moment=words.moment(result.run.as_of),
        units=len(units),
        columns=sum(len(unit.columns) for unit in units),
    )


def _veto(entries: Sequence[Entry], scores: Sequence[ScorePart], words: Words) -> str:
    """Vetoes by one finding alone, and those that findings reach together by a scale: a leader must not read of one only."""
    units = sorted({e.unit.unit.name for e in entries if is_open(e) and e.judgement.severity is Severity.VETO})
    told = [words("Veto items: found at {units}; to be put right at once.", units=words.join(units))] if units else []
    told += [
        words("Veto reached by {subject}: {vetoes}.", subject=score.subject, vetoes=score.vetoed_by)
        for score in scores
        if score.vetoed_by
    ]
    return _gap(words).join(told) or words("Veto items: none found.")


def _compared(counts: Counts, result: RunResult, words: Words) -> str:
    if result.previous is None and counts.open == counts.new and not counts.cleared:
        return words("There is no earlier audit of the same kind to compare with, so every finding counts as new.")
    moves = [
        words("{word}: {n}", word=words(MOVES[move]), n=n)
        for move, n in (
            (Move.NEW, counts.new),
            (Move.STILL_OPEN, counts.still),
            (Move.REOPENED, counts.reopened),
            (Move.CLEARED, counts.cleared),
        )
    ]
    if result.previous is None:
        return words("Compared with what earlier audits had found: {moves}.", moves=words.join(moves))
    return words(
        "Compared with run {id} of {moment}: {moves}.",
        id=result.previous.id,
        moment=words.moment(result.previous.as_of),
        moves=words.join(moves),
    )


def _gap(words: Words) -> str:
    return "" if words.language == "zh" else " "
