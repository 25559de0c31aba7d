"""The passages of a document in short, so that a repost can be laid beside its source and the difference be shown.

Kept only of notices that are to be passed on and of their reposts (docs/decisions/0010-page-traits.md: facts must be small).
Facts: ``passages``, in the order of the text, each with ``key`` (fingerprint of its normal form) and ``text`` (its beginning).
"""

from collections.abc import Iterable
from zlib import crc32

from crawler.normal import compare, squeeze
from crawler.readings import PageReading
from duewatch.domain.traits import Trait, TraitKind

MOST = 80
LONGEST = 48
SHORTEST = 12  # characters of a passage that says something; shorter lines are salutations and dates


def passages_of(reading: PageReading | None) -> tuple[Trait, ...]:
    """The passages of a document that was read whole; nothing for any other page."""
    record = reading.record if reading else None
    if record is None or not record.understood or record.body_kind == "partial":
        return ()
    kept = [{"key": key, "text": text} for key, text in _passages(record.body_text.splitlines())]
    return (Trait(TraitKind.PASSAGES, {"passages": list(kept[:MOST])}),) if kept else ()


def _passages(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in lines:
        normal = compare(line)
        if len(normal) >= SHORTEST:
            text = squeeze(line)
            yield f"{crc32(normal.encode()):08x}", text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
