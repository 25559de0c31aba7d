"""The year a date without a year means on a page: that of its publication, else that in which it was written."""

from crawler.readings import RecordReading
from duewatch.domain.records import FieldName


def year_of(record: RecordReading) -> int | None:
    """The year of the document; ``None`` where the page shows no date of its own."""
    for name in (FieldName.PUBLISHED_DATE, FieldName.WRITTEN_DATE):
        value = record.fields.get(name)
        if value and value.best.date:
            return value.best.date.first_day.year
    return None
