"""The documents of a unit for checks that look at one after another."""

from collections.abc import Iterator

from duewatch.domain.records import FieldName, FieldState, Reading, Record
from duewatch.domain.views import UnitView


def documents(view: UnitView) -> Iterator[Record]:
    """Every document that was read and understood, each address once, in the order of the columns."""
    seen: set[str] = set()
    for record in view.records:
        if record.understood and record.url not in seen:
            seen.add(record.url)
            yield record


def present(record: Record, name: FieldName) -> Reading | None:
    """The best reading of a field when it holds a value."""
    reading = record.reading(name)
    return reading if reading and reading.state is FieldState.PRESENT else None


def all_present(record: Record, name: FieldName) -> list[Reading]:
    """Every place on the page that holds a value of the field, the best first."""
    value = record.fields.get(name)
    return [reading for reading in (value.best, *value.others) if reading.state is FieldState.PRESENT] if value else []
