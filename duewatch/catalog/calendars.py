"""Working-day tables: those of the chinesecalendar library, and years an operator adds as TOML.

A year file, entered from the State Council's notice (国务院办公厅关于…年部分节假日安排的通知)::

    year     = 2027
    source   = "document number of the notice"
    days-off = [2027-01-01, …]    # weekdays on which nobody works
    make-up  = [2027-02-07, …]    # Saturdays and Sundays that are worked
"""

import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from duewatch.domain.calendar import Calendar
from duewatch.errors import CatalogError

MAX_YEAR_FILE = 64 * 1024
_KEYS = frozenset({"year", "source", "days-off", "make-up"})


def calendar(extra: Sequence[Path] = ()) -> Calendar:
    """The tables of the library, with the operator's year files laid over them.

    Raises :class:`CatalogError` listing everything that is wrong with the year files.
    """
    library_off, library_make_up, library_source = _library_tables()
    days_off, make_up, source = dict(library_off), dict(library_make_up), dict(library_source)
    complaints: list[str] = []
    for path in extra:
        year = _read_year(path, complaints)
        if year:
            number, days_off[number], make_up[number], source[number] = year
    if complaints:
        raise CatalogError("reading working-day tables", ", ".join(map(str, extra)), "Correct the year files.", complaints)
    return Calendar(days_off, make_up, source)


@cache
def _library_tables() -> tuple[dict[int, frozenset[date]], dict[int, frozenset[date]], dict[int, str]]:
    from chinese_calendar import __version__ as version
    from chinese_calendar.constants import holidays, workdays

    days_off = _by_year(day for day in holidays if day.weekday() < 5)
    make_up = _by_year(day for day in workdays if day.weekday() >= 5)
    years = range(min(days_off), max(days_off) + 1)
    return (
        {year: days_off.get(year, frozenset()) for year in years},
        {year: make_up.get(year, frozenset()) for year in years},
        dict.fromkeys(years, f"chinesecalendar {version}"),
    )


def _by_year(days: Iterable[date]) -> dict[int, frozenset[date]]:
    grouped: dict[int, set[date]] = {}
    for day in days:
        grouped.setdefault(day.year, set()).add(day)
    return {year: frozenset(found) for year, found in grouped.items()}


def _read_year(path: Path, complaints: list[str]) -> tuple[int, frozenset[date], frozenset[date], str] | None:
    try:
        if path.stat().st_size > MAX_YEAR_FILE:
            complaints.append(f"{path}: larger than {MAX_YEAR_FILE} bytes")
            return None
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        complaints.append(f"{path}: {error}")
        return None
    before = len(complaints)
    complaints.extend(f"{path}: unknown key {key!r}" for key in sorted(data.keys() - _KEYS))
    year, source = data.get("year"), data.get("source")
    if not isinstance(year, int) or isinstance(year, bool) or not 1949 <= year <= 2999:
        complaints.append(f"{path}: year: expected a year, got {year!r}")
        return None
    if not isinstance(source, str) or not source.strip():
        complaints.append(f"{path}: source: name the notice the table was entered from")
        return None
    days_off = _days(path, "days-off", data, year, complaints, weekend=False)
    make_up = _days(path, "make-up", data, year, complaints, weekend=True)
    return (year, days_off, make_up, source) if len(complaints) == before else None


def _days(path: Path, key: str, data: dict[str, Any], year: int, complaints: list[str], *, weekend: bool) -> frozenset[date]:
    value = data.get(key)
    if not isinstance(value, list):
        complaints.append(f"{path}: {key}: expected a list of dates")
        return frozenset()
    good = set()
    for day in value:
        if not isinstance(day, date) or isinstance(day, datetime):
            complaints.append(f"{path}: {key}: expected a date, got {day!r}")
        elif day.year != year:
            complaints.append(f"{path}: {key}: {day} is not in {year}")
        elif (day.weekday() >= 5) != weekend:
            wanted = "a Saturday or Sunday" if weekend else "a weekday (weekends need not be listed)"
            complaints.append(f"{path}: {key}: {day} is not {wanted}")
        else:
            good.add(day)
    return frozenset(good)
