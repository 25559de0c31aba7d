"""Dates as endpoints give them: seconds, milliseconds, UTC, Chinese clocks, with dots or dashes."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from duewatch.domain.dates import CHINA

_SECONDS = re.compile(r"\d{9,10}")
_MILLISECONDS = re.compile(r"(?:/Date\()?(\d{12,13})(?:[+-]\d{4})?(?:\)/)?")
_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})")
_PLAIN = re.compile(r"((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2}))?)?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?")
_ENGLISH = re.compile(
    r"(?:[A-Z][a-z]{2},? )?([A-Z][a-z]{2}) (\d{1,2}),? (?:(\d{4}),? )?(\d{1,2}):(\d{2}):(\d{2})(?: ([AP]M)| CST)?(?: (\d{4}))?"
)
_RFC = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UTC?)")
_STAMPS = ("time", "$date")
"""Keys under which a date that is an object holds its milliseconds."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EARLIEST = 1990
_LATEST = 2100


class Moment(NamedTuple):
    """A day as YYYY-MM-DD and, where known, a clock time as HH:MM[:SS]; both in UTC+8."""

    day: str | None
    clock: str | None


NOTHING = Moment(None, None)


def moment(value: object) -> Moment:
    """Read one value of an endpoint.

    Args:
        value: a number of seconds or milliseconds since 1970, or a text.

    Returns:
        Day and clock in UTC+8. A clock of exactly midnight is no clock: systems fill it in for "day only". Both ``None`` when
        the value cannot be read; nothing is guessed.
    """
    if isinstance(value, Mapping):
        return next((moment(value[key]) for key in _STAMPS if key in value), NOTHING)
    if isinstance(value, list):
        return _listed(value)
    if isinstance(value, bool) or value is None:
        return NOTHING
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    if match := _MILLISECONDS.fullmatch(text):
        return _stamp(int(match[1]) / 1000)
    if _SECONDS.fullmatch(text):
        return _stamp(int(text))
    if _ZONED.fullmatch(text):
        try:
            return _moment(datetime.fromisoformat(text).astimezone(CHINA), seconds=True)
        except (ValueError, OverflowError):  # no such day; the last hours of the year 9999
            return NOTHING
    if match := _ENGLISH.fullmatch(text):
        return _english(match)
    if _RFC.fullmatch(text):
        return _mailed(text)
    match = _PLAIN.match(text) or _COMPACT.fullmatch(text)
    if match is None:
        return NOTHING
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in match.groups())
    try:
        read = datetime(year, month, day, hour, minute, second, tzinfo=CHINA)
    except ValueError:
        return NOTHING
    return _moment(read, seconds=bool(match[6]))


def _listed(value: list[object]) -> Moment:
    """``["2026-06-01"]``, and ``[2026, 6, 1, 10, 30]`` as one widely used library writes a date without a zone."""
    if len(value) == 1:
        return NOTHING if isinstance(value[0], (list, Mapping)) else moment(value[0])
    parts = [part for part in value[:6] if isinstance(part, int) and not isinstance(part, bool)]
    if not 3 <= len(value) <= 7 or len(parts) != len(value[:6]):
        return NOTHING
    year, month, day, hour, minute, second = (*parts, 0, 0, 0)[:6]
    try:
        return _moment(datetime(year, month, day, hour, minute, second, tzinfo=CHINA), seconds=len(value) > 5)
    except (ValueError, OverflowError):
        return NOTHING


def _mailed(text: str) -> Moment:
    """``Mon, 01 Jun 2026 08:00:00 +0800``: the date of a feed."""
    try:
        return _moment(parsedate_to_datetime(text).astimezone(CHINA), seconds=True)
    except (ValueError, OverflowError):
        return NOTHING


def _english(match: re.Match[str]) -> Moment:
    """``Nov 22, 2021 5:35:00 PM`` and ``Mon Nov 22 17:35:00 CST 2021``: what Java prints when nobody told it how."""
    name, day, early_year, hour, minute, second, half, late_year = match.groups()
    year = early_year or late_year
    if name not in _MONTHS or not year:
        return NOTHING
    hours = int(hour) % 12 + (12 if half == "PM" else 0) if half else int(hour)
    try:
        read = datetime(int(year), _MONTHS.index(name) + 1, int(day), hours, int(minute), int(second), tzinfo=CHINA)
    except ValueError:
        return NOTHING
    return _moment(read, seconds=True)


def _stamp(seconds: float) -> Moment:
    try:
        return _moment(datetime.fromtimestamp(seconds, UTC).astimezone(CHINA), seconds=True)
    except (OverflowError, OSError, ValueError):
        return NOTHING


def _moment(read: datetime, *, seconds: bool) -> Moment:
    if not _EARLIEST <= read.year <= _LATEST:
        return NOTHING
    clock = read.strftime("%H:%M:%S" if seconds else "%H:%M")
    return Moment(read.date().isoformat(), clock if clock.strip("0:") else None)
