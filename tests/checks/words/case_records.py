"""The records of a case: their fields, dates and files."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from case_sightings import interval, moment, sighting

from duewatch.domain.records import Attachment, FieldName, FieldState, FieldValue, Reading, Record, Where
from duewatch.domain.sightings import Sighting
from duewatch.domain.units import Column

HOME = "https://unit.example"
DATES = ((FieldName.WRITTEN_DATE, "written"), (FieldName.PUBLISHED_DATE, "published"), (FieldName.REPEALED_DATE, "repealed"))

Words = Mapping[str, Any]


def record(words: Words, column: Column, n: int, as_of: datetime, seen: dict[str, Sighting]) -> Record:
    url = words.get("url", f"{HOME}/{column.id}/{n}.html")
    fields = {FieldName(name): field(value) for name, value in words.get("fields", {}).items()}
    for name, key in DATES:
        if key in words:
            fields[name] = date_field(words[key], words.get(f"also-{key}", ()))
    if "doc-no" in words:
        fields[FieldName.DOC_NO] = field(words["doc-no"])
    if "issuer" in words:
        fields[FieldName.ISSUER] = field(words["issuer"])
    return Record(
        unit="unit",
        column=column.id,
        url=url,
        sighting=sighting(seen, url=url, role="document", kind="seen", as_of=as_of).key,
        title=words["title"],
        fields=fields,
        attachments=tuple(Attachment(f"{n}.pdf", f"{url}/{n}.pdf") for n in range(words.get("files", 0))),
        body_length=words.get("body-length", 400),
        body_kind=words.get("body-kind", "text"),
        text_sketch=frozenset(words.get("sketch", ())),
        understood=words.get("understood", True),
        first_seen=moment(words["first-seen"]) if "first-seen" in words else None,
        list_date=words.get("list-date"),
        warnings=tuple(words.get("warnings", ())),
    )


def field(words: str | Words) -> FieldValue:
    if isinstance(words, str):
        return FieldValue(Reading(words, words, Where.BLOCK))
    others = tuple(field(other).best for other in words.get("also", ()))
    value = words.get("value")
    where = Where(words.get("where", "block"))
    return FieldValue(Reading(value, words.get("raw", value or ""), where, FieldState(words.get("state", "present"))), others)


def date_field(words: str | Words, others: Any) -> FieldValue:
    also = tuple(date_field(other, ()).best for other in others)
    if isinstance(words, str):
        words = {"date": words}
    if "date" not in words:
        state = FieldState(words.get("state", "unreadable"))
        return FieldValue(Reading(None, words.get("raw", ""), Where(words.get("where", "block")), state), also)
    text = words["date"]
    where = Where(words.get("where", "block"))
    return FieldValue(Reading(text[:10], words.get("raw", text), where, FieldState.PRESENT, interval(text)), also)
