"""Rows with a cell too few or too many, shifted back to their columns.

Pages lose cells: a merged cell whose span is written wrong, a tick left out. Cells whose form is unmistakable (running number,
limit, basis, channels) then stand one or two columns beside their heads. A row is shifted only where that puts more of them
right than they were.
"""

import re
from collections.abc import Sequence
from typing import Final

from crawler.normal import bare
from crawler.standard_catalogue.channels import looks_like_channels
from crawler.standard_catalogue.header import Header

LIMIT = re.compile(r"工作日|日内|日起|小时|即时|及时|实时|长期|按年|每年|每月|每季|定期|年内|月底|年底|动态|^同上$|\d+日$")
BASIS = re.compile(r"《|〔\d{4}〕|条例|法律|办法|^同上$")
NUMBER = re.compile(r"[\d.．（）()-]{1,8}")
TICK = re.compile(r"[√✓✔☑●■vVP]")
SHIFTS: Final = (-2, -1, 1, 2)


def realign(row: Sequence[str], header: Header) -> tuple[str, ...] | None:
    """The row shifted back, or ``None`` when it stands as well as it can."""
    channels = header.of("channels")
    if not channels or looks_like_channels(row[channels[0]]) or not any(map(looks_like_channels, row)):
        return None
    best, best_score = None, _score(row, header)
    for shift in SHIFTS:
        for split in range(channels[0] + 1):
            candidate = _shifted(row, split, shift)
            if candidate is not None and (score := _score(candidate, header)) > best_score:
                best, best_score = candidate, score
    return best


def _shifted(row: Sequence[str], split: int, shift: int) -> tuple[str, ...] | None:
    """From ``split`` on, moved right over empty cells put in (shift > 0), or left over empty cells taken out."""
    if shift > 0:
        if any(row[len(row) - shift :]):
            return None  # something would fall off the end
        return (*row[:split], *[""] * shift, *row[split : len(row) - shift])
    if any(row[split : split - shift]):
        return None  # only empty cells are taken out
    return (*row[:split], *row[split - shift :], *[""] * -shift)


def _score(row: Sequence[str], header: Header) -> int:
    """How many cells look like what their head says."""
    score = 0
    for cell, column in zip(row, header.columns, strict=True):
        text = bare(cell)
        match column.role:
            case "channels":
                score += 4 * looks_like_channels(cell)
            case "limit":
                score += 2 * bool(LIMIT.search(text)) * (len(text) < 120)
            case "basis":
                score += 2 * bool(BASIS.search(text))
            case "no":
                score += bool(NUMBER.fullmatch(text))
            case "audience" | "method" | "levels" if column.option:
                score += not text or bool(TICK.fullmatch(text))
            case "item" | "content":
                score += bool(text) and not TICK.fullmatch(text) and not NUMBER.fullmatch(text)
    return score
