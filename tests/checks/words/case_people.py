"""What people said of a case's findings: waivers, declarations, acceptances."""

from collections.abc import Mapping
from typing import Any

from duewatch.domain.acceptances import Acceptance
from duewatch.domain.declarations import Declaration
from duewatch.domain.obligations import Waiver

Words = Mapping[str, Any]


def waiver(words: Words) -> Waiver:
    return Waiver(
        unit=words.get("unit", "unit"),
        obligation=words.get("obligation"),
        check=words.get("check"),
        subject=words.get("subject"),
        reason=words.get("reason", "机构改革"),
        by=words.get("by", "云溪区政务公开办"),
        until=words.get("until"),
    )


def declaration(words: Words, number: int) -> Declaration:
    return Declaration(
        unit="unit",
        obligation=words.get("obligation"),
        column=words.get("column"),
        first=words["first"],
        last=words["last"],
        by=words.get("by", "云溪区教育局办公室"),
        note=words.get("note", ""),
        number=number,
    )


def acceptance(words: Words, number: int) -> Acceptance:
    return Acceptance(
        unit="unit",
        check=words.get("check", "missing-item"),
        subject=words["subject"],
        url=words["url"],
        title=words.get("title", ""),
        by=words.get("by", "云溪区政务公开办"),
        note=words.get("note", ""),
        words=words.get("words", ""),
        year=words.get("year"),
        number=number,
    )
