"""The ``limit`` of an obligation: a date, the words of a published cell, or a clause written out field by field."""

import re
from enum import StrEnum
from typing import Any

from duewatch.catalog.limit_text import parse_limit
from duewatch.catalog.table import Table
from duewatch.domain.limits import Clause, Direction, Frequency, Limit, PeriodDay, TimeUnit, Trigger, YearlyDate
from duewatch.domain.period_days import months_of

MOST = 100_000
_YEARLY = re.compile(r"(\d{2})-(\d{2}|end)")
_IN_PERIOD = re.compile(r"(\d{1,2})-(\d{1,2}|end)")
_EMPTY = Clause()
_KEYS = {"min_public_days": "min-public", "max_public_days": "max-public"}
_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_limit(table: Table) -> Limit | None:
    """Read ``{by = 2020-11-15}``, ``{text = "…"}``, ``{n = 20, unit = "working-day"}`` or ``{clauses = […]}``.

    Fields written beside ``text`` win over what was read from it, so that a cell can be kept as printed and put right.
    """
    text = table.text("text") or ""
    clause_tables = table.tables("clauses")
    if clause_tables:
        clauses = tuple(_clause(one) for one in clause_tables)
        for one in clause_tables:
            one.finish()
        table.finish()
        return Limit(clauses, text)
    explicit = _clause(table)
    table.finish()
    if explicit != Clause():
        return Limit((explicit,), text)
    if not text:
        table.complain("holds nothing: give by, text, n and unit, or clauses")
        return None
    limit = parse_limit(text)
    if all(clause == Clause(text=clause.text) for clause in limit.clauses):
        table.complain(f"text: {text[:80]!r} holds no limit that is understood; write its fields out")
    return limit


def _clause(table: Table) -> Clause:
    n = table.number("n", 0, MOST)
    unit = table.choice("unit", TimeUnit)
    if (n is None) != (unit is None) and ("n" in table) != ("unit" in table):
        table.complain("n and unit belong together")
    by, by_yearly = table.day("by"), _yearly(table)
    if sum(value is not None for value in (n, by, by_yearly)) > 1:
        table.complain("n, by and by-yearly exclude each other; write two clauses")
    trigger = table.choice("trigger", Trigger)
    if trigger is None:
        trigger = Trigger.FIXED_DATE if by or by_yearly else Trigger.NONE
    return Clause(
        trigger=trigger,
        also_triggers=table.choices("also-triggers", Trigger),
        direction=table.choice("direction", Direction) or Direction.AFTER,
        n=n,
        unit=unit,
        extension=table.number("extension", 1, MOST),
        min_public_days=table.number("min-public", 1, MOST),
        min_public_unit=table.choice("min-public-unit", TimeUnit),
        max_public_days=table.number("max-public", 1, MOST),
        max_public_unit=table.choice("max-public-unit", TimeUnit),
        by=by,
        by_yearly=by_yearly,
        frequency=(frequency := _frequency(table)),
        by_in_period=_in_period(table, frequency),
        standing=table.flag("standing"),
        vague=table.text("vague"),
        exception=table.flag("exception"),
        same_as_above=table.flag("same-as-above"),
    )


def _frequency(table: Table) -> Frequency | None:
    inner = table.table("frequency")
    if inner is None:
        return None
    times, per = inner.number("times", 1, MOST), inner.number("per", 1, MOST)
    unit = inner.choice("unit", TimeUnit)
    inner.finish()
    if unit is None:
        inner.complain("unit: is missing")
        return None
    return Frequency(times or 1, per or 1, unit)


def _in_period(table: Table, frequency: Frequency | None) -> PeriodDay | None:
    """``by-in-period = "1-15"``, the 15th of the first month of each period, or ``"3-end"``."""
    value = table.text("by-in-period")
    if value is None:
        return None
    match = _IN_PERIOD.fullmatch(value)
    named = PeriodDay(int(match[1]), 0 if match[2] == "end" else int(match[2])) if match else None
    if named is None or months_of(Clause(frequency=frequency, by_in_period=named)) is None or not 0 <= named.day <= 31:
        table.complain(f'by-in-period: expected "1-15" or "3-end" within a frequency of months, got {value[:40]!r}')
        return None
    return named


def _yearly(table: Table) -> YearlyDate | None:
    """``by-yearly = "01-31"`` or ``"06-end"`` for the last day of a month."""
    value = table.text("by-yearly")
    if value is None:
        return None
    match = _YEARLY.fullmatch(value)
    month = int(match[1]) if match else 0
    if not match or not 1 <= month <= 12 or (match[2] != "end" and not 1 <= int(match[2]) <= _DAYS_IN[month - 1]):
        table.complain(f'by-yearly: expected a day such as "01-31" or "06-end", got {value[:40]!r}')
        return None
    return YearlyDate(month, 0 if match[2] == "end" else int(match[2]))


def as_fields(clause: Clause) -> dict[str, Any]:
    """A clause as the keys that :func:`read_limit` reads: only what the text speaks of, and JSON values except for dates."""
    fields: dict[str, Any] = {}
    for name in Clause.__slots__:
        value = getattr(clause, name)
        if name == "text" or value == getattr(_EMPTY, name) or (name == "trigger" and value is Trigger.FIXED_DATE):
            continue
        fields[_KEYS.get(name, name.replace("_", "-"))] = _plain(value)
    return fields


def _plain(value: object) -> object:
    match value:
        case YearlyDate(month, day):
            return f"{month:02d}-{day:02d}" if day else f"{month:02d}-end"
        case PeriodDay(month, day):
            return f"{month}-{day}" if day else f"{month}-end"
        case Frequency(times, per, unit):
            return {"times": times, "per": per, "unit": unit.value}
        case StrEnum():
            return value.value
        case tuple():
            return [_plain(one) for one in value]
        case _:
            return value
