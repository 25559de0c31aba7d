"""From a page as read to the domain's record."""

from datetime import date

from crawler.pages import Found
from crawler.sketch import sketch
from duewatch.domain.dates import DateInterval
from duewatch.domain.records import FILE, Attachment, FieldName, FieldValue, Reading, Record, Where
from duewatch.domain.sightings import TRIED, ListEntry, SightingKind


def record_of(unit: str, column: str, found: Found, row: ListEntry | None) -> Record | None:
    """The record a document's page or file gives; ``None`` when the document was not seen.

    ``row`` is the list row that led to it, ``None`` for a column that consists of one page. A page no reader is sure of, and
    a file, give a record that is not understood: it exists and has a title, but its fields must not be judged.
    """
    if found.kind is not SightingKind.SEEN:
        return None
    url = row.url if row else found.url
    list_date = row.date if row else None
    reading = found.reading
    if reading is None:
        title = row.title if row else found.url.rsplit("/", 1)[-1]
        files = (Attachment(row.href if row else found.url, found.url, title),) if found.is_file else ()
        fields = {FieldName.PUBLISHED_DATE: FieldValue(dated)} if (dated := _of_row(row)) else {}
        return Record(
            unit,
            column,
            url,
            found.key,
            title,
            fields,
            attachments=files,
            body_kind="unknown",
            layout=FILE if found.is_file else "generic",
            understood=False,
            list_date=list_date,
        )
    read = reading.record
    title = (read.title if read else None) or (row.title if row else None) or reading.title or ""
    text = read.body_text if read else ""
    return Record(
        unit,
        column,
        url,
        found.key,
        title,
        read.fields if read else {},
        attachments=read.attachments if read else (),
        body_length=sum(map(len, text.split())),
        body_kind=read.body_kind if read else "unknown",
        text_sketch=sketch(text if read and read.body_kind != "partial" else ""),  # a part is not compared with a whole
        layout=reading.layout,
        understood=read is not None and read.understood,
        list_date=list_date,
        warnings=reading.warnings if read else (f"{TRIED}read as {reading.kind}", *reading.warnings),
    )


def _of_row(row: ListEntry | None) -> Reading | None:
    """The date of the list row, for a file that carries none of its own."""
    if row is None or row.date is None:
        return None
    return Reading(row.date, row.date_raw, Where.LIST, date=DateInterval.of_day(date.fromisoformat(row.date)))
