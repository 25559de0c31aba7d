"""Nothing a step brought in reaches storage with a number of a person in it. All numbers are nobody's."""

import logging
from dataclasses import asdict
from datetime import datetime

from crawler.haul import Haul
from crawler.masking import MaskingFormatter, masked
from duewatch.domain.dates import CHINA
from duewatch.domain.personal_numbers import CHECK_DIGITS, WEIGHTS, numbers_in
from duewatch.domain.records import Attachment, FieldName, FieldValue, Reading, Record, Where
from duewatch.domain.sightings import ColumnWalk, Link, ListEntry, Role, Sighting, SightingKind
from duewatch.domain.traits import PageTraits, Trait, TraitKind

DIGITS = "35010320390303001"
LEAK = DIGITS + CHECK_DIGITS[sum(w * int(d) for w, d in zip(WEIGHTS, DIGITS, strict=True)) % 11]
PHONE = "15400000012"
URL = f"https://town.example/{LEAK}.html?tel={PHONE}"
SAID = f"林甲{LEAK}，{PHONE}"


def haul_of(url: str, said: str) -> Haul:
    value = FieldValue(Reading(said, said, Where.BLOCK), (Reading(said, said, Where.META),))
    return Haul(
        "town",
        (Sighting("k", url, Role.DOCUMENT, SightingKind.MOVED, datetime(2026, 6, 1, tzinfo=CHINA), location=url, note=url),),
        (
            Record(
                *("town", "notices", url, "k", said, {FieldName.SUMMARY: value}),
                attachments=(Attachment(url, url, said),),
                warnings=(said,),
            ),
        ),
        (ColumnWalk("town", "notices", ("k",), (ListEntry(said, url, url, said),), complete=True, warnings=(said,)),),
        (Link(url, "k", url, url, said, "link"),),
        (PageTraits("k", url, (Trait(TraitKind.PAGE_TAGS, {"tags": {said: [said, {"a": said}]}, "n": 1}, url),)),),
    )


def texts_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for one in pair for text in texts_in(one)]
    if isinstance(value, list | tuple | set | frozenset):
        return [text for one in value for text in texts_in(one)]
    return []


def test_every_text_of_a_haul_is_masked():
    texts = texts_in(asdict(masked(haul_of(URL, SAID))))
    assert len(texts) > 20
    assert [text for text in texts if any(numbers_in(text))] == []
    assert any("35*************" in text for text in texts)


def test_a_haul_without_such_numbers_stays_as_it_is():
    haul = haul_of("https://town.example/t20260601_5271530.html", "办公电话0000-0000000，第2026号")
    assert masked(haul) == haul


def test_a_serial_number_in_a_code_is_no_telephone():
    code = FieldValue(Reading("15012345678", "15012345678", Where.BLOCK))
    record = Record("town", "notices", "https://town.example/1", "k", "甲", {FieldName.INDEX_NO: code})
    (kept,) = masked(Haul("town", records=(record,))).records
    assert kept.fields[FieldName.INDEX_NO].best.value == "15012345678"


def test_logs_and_tracebacks_are_masked():
    try:
        raise ValueError(SAID)
    except ValueError as error:
        record = logging.LogRecord("n", logging.ERROR, "f", 1, "failed on %s", (URL,), (ValueError, error, error.__traceback__))
    told = MaskingFormatter(logging.Formatter("%(message)s")).format(record)
    assert "ValueError" in told
    assert LEAK not in told
    assert PHONE not in told
