"""Due days as an iCalendar file (RFC 5545), for the calendar programs of people who have no other."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from duewatch.domain.duedays import DueDay

_LINE = 75  # octets of a line before it is folded (RFC 5545, 3.1)


def icalendar(due: Iterable[DueDay], stamp: date, warn_days: Mapping[str, int]) -> str:
    """One all-day event a due day, reminding ``warn_days`` (severity → days) before.

    ``stamp`` stands as the time of writing; the same duty of the same unit on the same day always has the same UID, so
    importing a newer file replaces and does not double. Waived duties are marked as cancelled.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//duewatch//due days//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for one in due:
        lines.extend(_event(one, stamp, warn_days.get(one.obligation.severity.value, 0)))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(due: DueDay, stamp: date, warn: int) -> Iterator[str]:
    basis = "; ".join(f"{cited.document} {cited.clause}：{cited.quote}" for cited in due.obligation.basis)
    key = f"{due.obligation.id}|{due.unit.id}|{due.day.isoformat()}"
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(key.encode()).hexdigest()[:32]}@duewatch"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(f'{due.unit.name}：{due.obligation.title}')}"
    yield f"DESCRIPTION:{_text(f'{basis} [{due.obligation.id}]')}"
    yield f"CATEGORIES:{due.obligation.severity.value.upper()}"
    yield "TRANSP:TRANSPARENT"
    if due.waiver:
        yield "STATUS:CANCELLED"
    elif warn:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_text(due.obligation.title)}"
        yield f"TRIGGER:-P{warn}D"
        yield "END:VALARM"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """A text value: control characters left out, the four special characters escaped."""
    clean = "".join(max(character, " ") for character in value)
    for special in ("\\", ";", ","):
        clean = clean.replace(special, "\\" + special)
    return clean


def _folded(line: str) -> Iterator[str]:
    """A line cut into pieces of at most 75 octets, never inside a character; later pieces begin with a blank."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LINE:
            yield piece
            piece, size = " ", 1
        piece += character
        size += octets
    yield piece
