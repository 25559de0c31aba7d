"""The numbers of a report, counted once from the judgements and the moves they made."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duewatch.domain.findings import Move
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity
from reports.entries import Entry
from reports.lists import SEVERITY_ORDER, is_open, is_suspected
from reports.parts import Figure
from reports.vocabulary import MOVES
from reports.words import Words


@dataclass(frozen=True)
class Counts:
    """How many of what."""

    open: int  # breaches that this run shows
    new: int
    still: int
    reopened: int
    cleared: int
    unverified: int  # open before, not confirmed this time
    suspected: int
    undetermined: int
    by_severity: Mapping[Severity, int]  # of the open ones
    decided: int  # duties of units that were decided either way


def counts_of(entries: Sequence[Entry]) -> Counts:
    """Count the entries of one or several units."""
    moves = Counter(entry.move for entry in entries)
    severities = Counter(entry.judgement.severity for entry in entries if is_open(entry))
    return Counts(
        open=sum(severities.values()),
        new=sum(is_open(entry) and entry.move in (Move.NEW, None) for entry in entries),
        still=moves[Move.STILL_OPEN],
        reopened=moves[Move.REOPENED],
        cleared=moves[Move.CLEARED],
        unverified=moves[Move.UNVERIFIED],
        suspected=sum(is_suspected(entry) for entry in entries),
        undetermined=sum(
            entry.judgement.verdict is Verdict.UNDETERMINED and entry.move is not Move.UNVERIFIED for entry in entries
        ),
        by_severity={severity: severities[severity] for severity in SEVERITY_ORDER},
        decided=len(
            {
                (entry.judgement.unit, entry.judgement.obligation)
                for entry in entries
                if entry.judgement.obligation and entry.judgement.verdict in (Verdict.MET, Verdict.BREACHED)
            }
        ),
    )


def figures_of(counts: Counts, words: Words) -> tuple[Figure, ...]:
    """The headline numbers, each leading to its list."""
    number = words.number
    return (
        Figure(words("Open findings"), number(counts.open), "open" if counts.open else "none", "findings"),
        Figure(words(MOVES[Move.NEW]), number(counts.new), "new" if counts.new else "none", "findings"),
        Figure(words(MOVES[Move.STILL_OPEN]), number(counts.still), "still" if counts.still else "none", "findings"),
        Figure(words(MOVES[Move.REOPENED]), number(counts.reopened), "reopened" if counts.reopened else "none", "findings"),
        Figure(words(MOVES[Move.CLEARED]), number(counts.cleared), "cleared" if counts.cleared else "none", "cleared"),
        Figure(
            words(MOVES[Move.UNVERIFIED]),
            number(counts.unverified),
            "unverified" if counts.unverified else "none",
            "unverified",
        ),
    )
