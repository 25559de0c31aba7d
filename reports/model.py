"""From a run's result to what a template may see: sorted, counted, worded and linked."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from duewatch.config import Settings
from duewatch.domain.findings import Move
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.results import RunResult, UnitResult
from duewatch.domain.units import ColumnKind, Office
from duewatch.errors import ReportError
from reports.columns import column_rows
from reports.counts import counts_of, figures_of
from reports.coverage import added_up, coverage_part
from reports.entries import Entry, Telling, entries_of, unit_anchor
from reports.lists import lists_of
from reports.matrix import matrix_of
from reports.naming import kind_of
from reports.pages import CheckPage, OfficeReport, UnitPart, UnitReport
from reports.parts import FindingPart, Lists
from reports.ranking import classes_of, ranking_of
from reports.scores import scores_told, weights_of
from reports.story import head_of, method_of, notices_of, overview_of, tally_of
from reports.vocabulary import UNIT_KINDS
from reports.words import Words, words_of

CARDS_A_KIND = 50
"""So many findings of one kind and one unit an office's report shows in full; the unit's own report shows all."""

OPEN_STATES = frozenset({str(Move.NEW), str(Move.STILL_OPEN), str(Move.REOPENED), str(Verdict.BREACHED)})

PRIORITIES = 5
"""So many findings stand on a leader's half page."""


def office_report(result: RunResult, office: Office, language: str, settings: Settings) -> OfficeReport:
    """What an office is told of its units. Raises ``ReportError`` when the run holds no unit of that office."""
    units = [unit for unit in result.units if unit.unit.office == office.id]
    if not units:
        raise ReportError("composing the report", f"office {office.id}, run {result.run.id}", "name an office of this run")
    words = words_of(language)
    telling = _telling(result, units, words, settings)
    entries = list(entries_of(units))
    counts = counts_of(entries)
    lists = lists_of(units, entries, telling, CARDS_A_KIND)
    scores = scores_told(result, units, words)
    titles = {check: kind_of(check, info, words) for check, info in result.checks.items()}
    return OfficeReport(
        head=head_of(words("Disclosure audit report"), office.name, _slug(office.id), units, result, words),
        tally=tally_of(counts, words),
        figures=figures_of(counts, words),
        overview=overview_of(units, entries, counts, scores, result, words),
        notices=notices_of(units, result, words),
        coverage=coverage_part(added_up([unit.coverage for unit in units]), words),
        priorities=_priorities(lists),
        ranking=ranking_of(units, entries, words),
        classes=classes_of(entries, words, titles),
        scores=scores,
        lists=lists,
        units=tuple(_unit_parts(units, entries, lists, telling)),
        matrix=matrix_of(units, entries, words),
        annex=tuple(_annex(entries, result, words)),
        method=method_of(result, words),
    )


def unit_report(result: RunResult, unit_id: str, language: str, settings: Settings) -> UnitReport:
    """What a unit is told of itself. Raises ``ReportError`` when the run does not hold it."""
    unit = next((unit for unit in result.units if unit.unit.id == unit_id), None)
    if unit is None:
        raise ReportError("composing the report", f"unit {unit_id}, run {result.run.id}", "name a unit of this run")
    words = words_of(language)
    telling = _telling(result, [unit], words, settings)
    entries = list(entries_of([unit]))
    counts = counts_of(entries)
    lists = lists_of([unit], entries, telling)
    scores = scores_told(result, [unit], words)
    return UnitReport(
        head=head_of(words("Disclosure audit report"), unit.unit.name, _slug(unit_id), [unit], result, words),
        figures=figures_of(counts, words),
        overview=overview_of([unit], entries, counts, scores, result, words),
        notices=notices_of([unit], result, words),
        coverage=coverage_part(unit.coverage, words),
        scores=scores,
        lists=lists,
        cards=tuple(_with_remedies(_cards(lists), result, words)),
        columns=column_rows(unit, result.run.as_of.date(), words),
        matrix=matrix_of([unit], entries, words),
        annex=tuple(_annex(entries, result, words)),
        method=method_of(result, words),
    )


def _telling(result: RunResult, units: Iterable[UnitResult], words: Words, settings: Settings) -> Telling:
    views = [view for unit in units for view in unit.columns]
    read = [(view.column, record) for view in views for record in view.records]
    return Telling(
        result=result,
        words=words,
        rectify_days={str(name): days for name, days in settings.report.rectify_days.items()},
        titles={record.url: record.title for _, record in read if record.title},
        column_names={  # a home page is better known by its address
            view.column.url: view.column.name for view in views if view.column.url and view.column.kind is not ColumnKind.HOME
        },
        columns={record.url: column for column, record in read},
        weights=weights_of(result, words),
    )


def _cards(lists: Lists) -> Iterable[FindingPart]:
    for section in lists.sections:
        yield from section.findings
    yield from lists.unverified
    yield from lists.suspected
    yield from lists.cleared


def _with_remedies(cards: Iterable[FindingPart], result: RunResult, words: Words) -> Iterable[FindingPart]:
    """The cards of a unit, the first of each kind of problem with what to do about it; the rest would only repeat it."""
    infos = {f"c-{info.id}": info for info in result.checks.values()}
    told = set()
    for card in cards:
        info = infos.get(card.check_anchor)
        if info is None or card.check_anchor in told or card.state not in OPEN_STATES:
            yield card
        else:
            told.add(card.check_anchor)
            yield replace(card, remedy=_paragraphs(words.checks(info.remedy)))


def _priorities(lists: Lists) -> tuple[FindingPart, ...]:
    """What a leader has to know first: grave findings, those that came back, those whose period has run out."""
    grave = {str(Severity.VETO), str(Severity.SERIOUS)}
    urgent = [
        finding
        for section in lists.sections
        for finding in section.findings
        if finding.severity in grave or finding.state == "reopened" or finding.rectify_overdue
    ]
    return tuple(urgent[:PRIORITIES])


def _unit_parts(units: Sequence[UnitResult], entries: Sequence[Entry], lists: Lists, telling: Telling) -> Iterable[UnitPart]:
    cards = defaultdict(list)
    left_out: Counter[str] = Counter()
    for card in _cards(lists):
        if card.in_full:
            cards[card.unit_anchor].append(card)
        else:
            left_out[card.unit_anchor] += 1
    by_unit = defaultdict(list)
    for entry in entries:
        by_unit[entry.judgement.unit].append(entry)
    words = telling.words
    for unit in units:
        anchor = unit_anchor(unit)
        yield UnitPart(
            anchor=anchor,
            name=unit.unit.name,
            kind=words(UNIT_KINDS[unit.unit.kind]),
            figures=figures_of(counts_of(by_unit[unit.unit.id]), words),
            coverage=coverage_part(unit.coverage, words),
            findings=tuple(cards[anchor]),
            more=_more(left_out[anchor], words),
            columns=column_rows(unit, telling.result.run.as_of.date(), words),
        )


def _more(n: int, words: Words) -> str:
    return words("{n} more findings stand in the list above; the unit's own report shows each in full.", n=n) if n else ""


def _annex(entries: Iterable[Entry], result: RunResult, words: Words) -> Iterable[CheckPage]:
    """The manual page of every check that judged anything here, by its title."""
    seen = {entry.judgement.check for entry in entries}
    infos = [result.checks[check] for check in seen if check in result.checks]
    for info in sorted(infos, key=lambda info: (-info.severity.rank, info.id)):
        yield CheckPage(
            id=info.id,
            anchor=f"c-{info.id}",
            title=words.checks(info.title),
            why=_paragraphs(words.checks(info.why)),
            how=_paragraphs(words.checks(info.how)),
            remedy=_paragraphs(words.checks(info.remedy)),
            silent=_paragraphs(words.checks(info.silent)),
        )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"\n\s*\n", text) if part.strip())


def _slug(name: str) -> str:
    """A name as part of a file name: ASCII letters, digits, dots, bars; anything else becomes a bar."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip(".-") or "unnamed"
