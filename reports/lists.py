"""The lists of a report: findings by severity, then everything that is no finding, each with its reason."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from duewatch.domain.findings import Move
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.results import UnitResult
from reports.by_person import person_rows
from reports.entries import Entry, Telling
from reports.exemptions import waiver_rows
from reports.findings import finding_part
from reports.history import period_of
from reports.naming import basis_line, kind_of, link, steps_of, subject_of
from reports.parts import (
    FindingPart,
    Lists,
    ReasonGroup,
    ReasonRow,
    SeveritySection,
    SilentRow,
    UpcomingRow,
)
from reports.replies import reply_rows
from reports.said import sentence_of
from reports.vocabulary import REASONS, SEVERITIES, SEVERITY_MEANINGS

ROWS_A_REASON = 100
UPCOMING_ROWS = 60

MOVE_ORDER = (Move.REOPENED, Move.NEW, Move.STILL_OPEN, Move.UNVERIFIED, Move.CLEARED)
SEVERITY_ORDER = sorted(Severity, key=lambda severity: -severity.rank)


def lists_of(units: Sequence[UnitResult], entries: Sequence[Entry], telling: Telling, cards_a_kind: int | None = None) -> Lists:
    """All lists over some units; findings are numbered through, the gravest first.

    ``cards_a_kind`` bounds how many findings of one check and one unit are shown in full; ``None``: all.
    """
    ordered = _sorted(entries, units)
    open_ones = [entry for entry in ordered if is_open(entry)]
    shown: Counter[tuple[str, str]] = Counter()
    parts = {}
    for number, entry in enumerate(open_ones, 1):
        kind = (entry.judgement.unit, entry.judgement.check)
        shown[kind] += 1
        in_full = cards_a_kind is None or shown[kind] <= cards_a_kind
        parts[id(entry)] = finding_part(entry, number, telling, in_full=in_full)
    words = telling.words
    sections = tuple(
        SeveritySection(
            anchor=f"s-{severity}",
            severity=str(severity),
            word=words(SEVERITIES[severity]),
            meaning=words(SEVERITY_MEANINGS[severity]),
            period=period_of(severity, telling),
            findings=tuple(parts[id(entry)] for entry in open_ones if entry.judgement.severity is severity),
        )
        for severity in SEVERITY_ORDER
    )
    pending = [entry for entry in ordered if entry.judgement.verdict is Verdict.PENDING]
    upcoming = sorted(pending, key=_days_left)
    left_out = len(upcoming) - UPCOMING_ROWS
    return Lists(
        sections=sections,
        cleared=_numbered((entry for entry in ordered if entry.move is Move.CLEARED), telling),
        unverified=_numbered((entry for entry in ordered if entry.move is Move.UNVERIFIED), telling),
        unmentioned=tuple(_unmentioned(units, telling)),
        suspected=_numbered((entry for entry in ordered if is_suspected(entry)), telling),
        undetermined=tuple(_by_reason(ordered, telling)),
        upcoming=tuple(_upcoming(entry, telling) for entry in upcoming[:UPCOMING_ROWS]),
        upcoming_more=words("and {n} more that are due later", n=left_out) if left_out > 0 else "",
        waivers=tuple(waiver_rows(ordered, units, telling)),
        replies=tuple(reply_rows(units, telling)),
        by_person=tuple(person_rows(units, words)),
    )


def is_open(entry: Entry) -> bool:
    """Whether the evidence of this run shows a breach."""
    return entry.judgement.verdict is Verdict.BREACHED


def is_suspected(entry: Entry) -> bool:
    """Whether a person has to look at it, and it was no finding before."""
    return entry.judgement.verdict is Verdict.SUSPECTED and entry.move is not Move.UNVERIFIED


def _sorted(entries: Iterable[Entry], units: Sequence[UnitResult]) -> list[Entry]:
    places = {unit.unit.id: place for place, unit in enumerate(units)}

    def key(entry: Entry) -> tuple[int, int, int, str, str]:
        move = MOVE_ORDER.index(entry.move) if entry.move in MOVE_ORDER else len(MOVE_ORDER)
        judgement = entry.judgement
        return -judgement.severity.rank, move, places[judgement.unit], judgement.check, judgement.subject

    return sorted(entries, key=key)


def _numbered(entries: Iterable[Entry], telling: Telling) -> tuple[FindingPart, ...]:
    return tuple(finding_part(entry, number, telling) for number, entry in enumerate(entries, 1))


def _unmentioned(units: Sequence[UnitResult], telling: Telling) -> Iterable[SilentRow]:
    words, checks = telling.words, telling.result.checks
    for unit in units:
        for finding in sorted(unit.unmentioned, key=lambda finding: (finding.key.check, finding.key.subject)):
            subject = finding.key.subject
            yield SilentRow(
                unit=unit.unit.name,
                kind=kind_of(finding.key.check, checks.get(finding.key.check), words),
                subject=link(telling.titles.get(subject) or subject, subject),
                found=words.day(finding.first_seen),
                last_confirmed=words.day(finding.last_confirmed),
            )


def _by_reason(entries: Iterable[Entry], telling: Telling) -> Iterable[ReasonGroup]:
    words = telling.words
    groups: dict[Reason, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.judgement.reason and entry.move is not Move.UNVERIFIED:
            groups[entry.judgement.reason].append(entry)
    for reason, members in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        word, meaning = REASONS[reason]
        left_out = len(members) - ROWS_A_REASON
        yield ReasonGroup(
            word=words(word),
            meaning=words(meaning),
            count=len(members),
            rows=tuple(_reason_row(entry, telling) for entry in members[:ROWS_A_REASON]),
            more=words("and {n} more", n=left_out) if left_out > 0 else "",
        )


def _reason_row(entry: Entry, telling: Telling) -> ReasonRow:
    judgement, words = entry.judgement, telling.words
    info = telling.result.checks.get(judgement.check)
    return ReasonRow(
        unit=entry.unit.unit.name,
        kind=kind_of(judgement.check, info, words),
        subject=subject_of(entry, telling),
        sentence=sentence_of(judgement, info, telling),
    )


def _days_left(entry: Entry) -> tuple[bool, int, str, str]:
    left = entry.judgement.facts.get("days_left")
    known = isinstance(left, int)
    return not known, left if isinstance(left, int) else 0, entry.judgement.unit, entry.judgement.subject


def _upcoming(entry: Entry, telling: Telling) -> UpcomingRow:
    judgement, words = entry.judgement, telling.words
    left, deadline = judgement.facts.get("days_left"), judgement.facts.get("deadline")
    due = judgement.facts.get("due") or (deadline.get("last") if isinstance(deadline, dict) else deadline)
    return UpcomingRow(
        unit=entry.unit.unit.name,
        subject=subject_of(entry, telling).text,
        due=str(due or "–"),
        days_left=words.number(left) if isinstance(left, int) else "–",
        tone="soon" if judgement.facts.get("due_soon") else "plain",
        basis_line=basis_line(judgement.basis, words),
        steps=steps_of(judgement.facts, words),
    )
