"""All columns of a unit: when each was last updated, how often it must be, and how many days are left."""

from collections.abc import Mapping
from datetime import date, timedelta

from duewatch.domain.judgements import Judgement, Verdict
from duewatch.domain.records import FieldName
from duewatch.domain.results import UnitResult
from duewatch.domain.views import ColumnView
from reports.entries import anchor_of
from reports.naming import link
from reports.parts import ColumnRow
from reports.vocabulary import COLUMN_KINDS, REASONS
from reports.words import Words

SOON_SHARE = 0.2
"""A column whose days left are at most this share of its period is shown as close to its limit (临界超期)."""


def column_rows(unit: UnitResult, as_of: date, words: Words) -> tuple[ColumnRow, ...]:
    """One row a column, in the order of the catalogue."""
    breached = {j.column: j for j in unit.judgements if j.column and j.column == j.subject and j.verdict is Verdict.BREACHED}
    return tuple(_row(view, as_of, breached, words) for view in unit.columns)


def last_update(view: ColumnView) -> date | None:
    """The newest day that a record or a list row of the column shows; ``None`` where none could be read."""
    days = [interval.last_day for record in view.records if (interval := record.date_of(FieldName.PUBLISHED_DATE))]
    days += [date.fromisoformat(entry.date) for entry in (view.walk.entries if view.walk else ()) if entry.date]
    return max(days, default=None)


def _row(view: ColumnView, as_of: date, breached: Mapping[str, Judgement], words: Words) -> ColumnRow:
    column, newest = view.column, last_update(view)
    days_left, tone = "–", "plain"
    if column.update_days is not None and newest is not None and not column.historical:
        left = (newest + timedelta(days=column.update_days) - as_of).days
        days_left = words.number(left)
        tone = "late" if left < 0 else "soon" if left <= column.update_days * SOON_SHARE else "good"
    finding = breached.get(column.id)
    return ColumnRow(
        column=link(column.name, column.url),
        kind=words(COLUMN_KINDS[column.kind]),
        documents=words.number(max(len(view.walk.entries) if view.walk else 0, len(view.records))),
        last_update=words.day(newest) if newest else "–",
        period=_period(view, words),
        days_left=days_left,
        tone=tone,
        state_word=_state(view, words),
        target=anchor_of(finding) if finding else None,
    )


def _period(view: ColumnView, words: Words) -> str:
    if view.column.historical:
        return words("historical topic, not updated")
    if view.column.update_days is None:
        return words("no period set")
    return words("{n} days", n=view.column.update_days)


def _state(view: ColumnView, words: Words) -> str:
    if view.column.url is None:
        return words("address unknown")
    if view.walk is None:
        return words("not read")
    if view.walk.complete:
        return words("read to the end")
    meaning = next((texts[0] for reason, texts in REASONS.items() if reason == view.walk.reason), None)
    return words("read in part: {reason}", reason=words(meaning) if meaning else words.note(view.walk.reason or "–"))
