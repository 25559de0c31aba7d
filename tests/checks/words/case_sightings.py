"""Moments, intervals and sightings from the words of case files."""

from datetime import date, datetime, time, timedelta
from typing import Any

from duewatch.domain.dates import CHINA, DateInterval, Precision
from duewatch.domain.sightings import Role, Sighting, SightingKind


def interval(text: str) -> DateInterval:
    """2026-06 is a month, 2026-06-15 a day, 2026-06-15T09:30 a minute."""
    if len(text) == 7:
        first = date.fromisoformat(f"{text}-01")
        last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
        return DateInterval.of_days(first, last, Precision.MONTH)
    if len(text) == 10:
        return DateInterval.of_day(date.fromisoformat(text))
    return DateInterval.of_moment(datetime.fromisoformat(text), Precision.MINUTE)


def moment(text: str) -> datetime:
    stamp = datetime.fromisoformat(text)
    return datetime.combine(stamp.date(), stamp.time() or time.min, stamp.tzinfo or CHINA)


def sighting(
    seen: dict[str, Sighting], *, url: str, kind: str, as_of: datetime, role: str = "link", at: str = "", **more: Any
) -> Sighting:
    """A sighting, kept in ``seen`` by a key that tells its address and how many went before it."""
    key = f"{url}#{sum(known.url == url for known in seen.values())}"
    status = more.pop("status", {"seen": 200, "gone": 404, "moved": 302, "refused": 403, "failed": None}.get(kind, 200))
    made = Sighting(key, url, Role(role), SightingKind(kind), moment(at) if at else as_of, status, **more)
    seen[key] = made
    return made
