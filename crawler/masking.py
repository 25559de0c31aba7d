"""Masks the numbers of persons in everything a step brought in, before it is stored.

The one place through which every fact goes on its way to storage. Only the evidence, the page's own bytes, keeps what a page
leaked (docs/decisions/0013-leaked-numbers.md).
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from crawler.haul import Haul
from duewatch.domain.judgements import Fact, Facts
from duewatch.domain.personal_numbers import PersonalKind, mask, mask_address
from duewatch.domain.records import Attachment, FieldName, FieldValue, Reading, Record
from duewatch.domain.sightings import ColumnWalk, Link, ListEntry, Sighting
from duewatch.domain.traits import PageTraits, Trait

_CODES = frozenset({FieldName.INDEX_NO, FieldName.DOC_NO})
_SURE = frozenset({PersonalKind.IDENTITY, PersonalKind.CARD})
"""What is masked in a field of codes: eleven digits there are a serial number, and two codes must not be masked into one."""


def masked(haul: Haul) -> Haul:
    """The haul without any number of a person."""
    return replace(
        haul,
        sightings=tuple(map(_sighting, haul.sightings)),
        records=tuple(map(_record, haul.records)),
        walks=tuple(map(_walk, haul.walks)),
        links=tuple(map(_link, haul.links)),
        traits=tuple(map(_page, haul.traits)),
    )


def _sighting(seen: Sighting) -> Sighting:
    url, location = mask_address(seen.url), mask_address(seen.location) if seen.location else seen.location
    note = mask_address(seen.note)
    return seen if (url, location, note) == (seen.url, seen.location, seen.note) else replace(
        seen, url=url, location=location, note=note
    )  # fmt: skip


def _link(link: Link) -> Link:
    page, url, href, text = mask_address(link.page_url), mask_address(link.url), mask_address(link.href), mask(link.text)
    if (page, url, href, text) == (link.page_url, link.url, link.href, link.text):
        return link
    return replace(link, page_url=page, url=url, href=href, text=text)


def _record(record: Record) -> Record:
    return replace(
        record,
        url=mask_address(record.url),
        title=mask(record.title),
        fields={name: _field(name, value) for name, value in record.fields.items()},
        attachments=tuple(map(_attachment, record.attachments)),
        warnings=tuple(map(mask, record.warnings)),
    )


def _field(name: FieldName, value: FieldValue) -> FieldValue:
    def reading(one: Reading) -> Reading:
        kinds = _SURE if name in _CODES else frozenset(PersonalKind)
        shown, raw = mask(one.value, kinds) if one.value else one.value, mask(one.raw, kinds)
        return one if (shown, raw) == (one.value, one.raw) else replace(one, value=shown, raw=raw)

    return FieldValue(reading(value.best), tuple(map(reading, value.others)))


def _attachment(file: Attachment) -> Attachment:
    return Attachment(mask_address(file.href), mask_address(file.url), mask(file.text))


def _walk(walk: ColumnWalk) -> ColumnWalk:
    return replace(walk, entries=tuple(map(_entry, walk.entries)), warnings=tuple(map(mask, walk.warnings)))


def _entry(entry: ListEntry) -> ListEntry:
    title, href, url, raw = mask(entry.title), mask_address(entry.href), mask_address(entry.url), mask(entry.date_raw)
    if (title, href, url, raw) == (entry.title, entry.href, entry.url, entry.date_raw):
        return entry
    return replace(entry, title=title, href=href, url=url, date_raw=raw)


def _page(page: PageTraits) -> PageTraits:
    traits = tuple(Trait(one.kind, _facts(one.facts), mask_address(one.place)) for one in page.traits)
    return PageTraits(page.sighting, mask_address(page.url), traits)


def _facts(facts: Facts) -> Facts:
    return cast("Facts", _fact(dict(facts)))


def _fact(value: Fact) -> Fact:
    match value:
        case str():
            return mask_address(value)
        case list():
            return [_fact(one) for one in value]
        case Mapping():
            return {mask(str(name)): _fact(one) for name, one in value.items()}
        case _:
            return value


class MaskingFormatter(logging.Formatter):
    """Writes what another formatter writes, tracebacks included, with the numbers of persons masked."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self._inner = inner

    def format(self, record: logging.LogRecord) -> str:
        """One entry of a log as it may be read."""
        return mask_address(self._inner.format(record))


def mask_logs() -> None:
    """Make every handler of this process write masked."""
    for handler in logging.getLogger().handlers:
        if not isinstance(handler.formatter, MaskingFormatter):
            handler.setFormatter(MaskingFormatter(handler.formatter or logging.Formatter()))
