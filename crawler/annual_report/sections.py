"""The sections of an annual report: headings told from table rows that are numbered the same way."""

import re
from collections.abc import Sequence

from crawler.annual_report.model import Section
from crawler.normal import bare, squeeze

NUMERALS = "一二三四五六七八九十"
HEADING = re.compile(rf"\s*(?:第?([{NUMERALS}])(?:部分)?\s*[、.．:：]|第([{NUMERALS}])部分)\s*(.*)", re.DOTALL)
TITLES = {
    1: re.compile(r"总体情况|概述|基本情况"),
    2: re.compile(r"主动公开(?:政府)?信息(?:的)?情况"),
    3: re.compile(r"(?:收到和处理|依申请公开).{0,12}(?:申请)?(?:的)?情况"),
    4: re.compile(r"(?:行政)?复议.{0,6}(?:行政)?诉讼(?:的)?情况"),
    5: re.compile(r"(?:存在的?)?(?:主要)?问题.{0,4}改进(?:措施|情况|的情况)?"),
    6: re.compile(r"其他(?:需要)?报告的?事项"),
}
"""How the form titles its six sections, loosely enough for the wordings in use."""
ROWS = re.compile(r"本年新收|上年结转|本年度?办理结果|结转下年|政府信息公开申请数量")
"""Rows of the table of section 三 carry the same numerals as the sections."""
INSIDE = re.compile(
    "|".join(
        rf"[ \t](?={NUMERALS[number - 1]}\s*[、.．]\s*(?:因?政府信息公开.{{0,8}}?)?(?:{title.pattern}))"
        for number, title in TITLES.items()
    )
)
"""White space before a heading of the form that does not begin its line: old Word files lose the end of a table's last row."""
LONGEST = 45


def find_sections(text: str) -> tuple[Section, ...]:
    """The sections in order. Numbers must rise by one; where two lines could be a section, the one with the form's title is."""
    lines = INSIDE.sub("\n", text).split("\n")
    found: list[tuple[int, int, str, bool]] = []  # line, number, title, standard
    start = 0
    for number in range(1, len(NUMERALS) + 1):
        candidates = [
            (at, number, *heading) for at in range(start, len(lines)) if (heading := _heading(lines[at], number)) is not None
        ]
        if not candidates:
            break
        chosen = next((candidate for candidate in candidates if candidate[3]), candidates[0])
        found.append(chosen)
        start = chosen[0] + 1
    ends = [*(at for at, *_ in found[1:]), len(lines)][: len(found)]
    return tuple(
        Section(number, title, _text(lines, at, end, title), standard)
        for (at, number, title, standard), end in zip(found, ends, strict=True)
    )


def _heading(line: str, number: int) -> tuple[str, bool] | None:
    """The heading a line is, as printed, and whether the form has it at this number."""
    match = HEADING.match(line)
    if match is None or NUMERALS.find(match.group(1) or match.group(2)) + 1 != number:
        return None
    rest = match.group(3)
    if ROWS.search(bare(rest)):
        return None
    standard = TITLES[number].search(bare(rest)[:LONGEST]) if number in TITLES else None
    if len(bare(rest)) <= LONGEST and not bare(rest).endswith(("。", "；")):
        return squeeze(line), standard is not None
    if standard is None:
        return None
    return squeeze(line[: _place_after(line, len(bare(line[: match.start(3)])) + standard.end())]), True


def _place_after(line: str, count: int) -> int:
    """The place in a line behind its first ``count`` characters that are not white space."""
    for at, character in enumerate(line):
        count -= bool(bare(character))
        if count == 0:
            return at + 1
    return len(line)


def _text(lines: Sequence[str], at: int, end: int, title: str) -> str:
    """What follows a heading, in its own line too."""
    first = squeeze(lines[at])[len(title) :].strip()
    return "\n".join(filter(None, (first, *lines[at + 1 : end])))
