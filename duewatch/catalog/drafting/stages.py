"""Headings that date what stands below or behind them: stages of a plan, and calendars of a year.

(一)动员部署阶段(3月10日—4月30日)。…, ——启动阶段(2026年3月—6月):…, 3月:…, 总结验收:9月11日—9月17日。… are such headings.
"""

import re
from dataclasses import dataclass
from typing import Final

from duewatch.catalog.drafting.outline import Paragraph
from duewatch.catalog.drafting.printed import Printed
from duewatch.catalog.drafting.times import PlanYear, is_only_a_time, limit_of
from duewatch.domain.limits import Limit

UNNUMBERED: Final = 99
"""The level of a stage whose heading has no number: any numbered heading ends it."""

_STAGE: Final = re.compile(r"阶段|步骤|环节|\([^()]*(?:\d月|季度|半年|[月年]底)[^()]*\)$")
_COUNTED: Final = re.compile(r"第[一二三四五六1-6](?:阶段|步):")
"""第二阶段:清理阶段(4月21日-5月31日)。 has a colon inside its heading."""
_LONGEST_HEADING: Final = 60
_LONGEST_UNNUMBERED: Final = 36
_DASHES: Final = re.compile(r"[-—–•·●■◆▪*]+")
_NAMED: Final = re.compile(r"([\u4e00-\u9fff“”]{2,12}):([^,。;:]{2,18})[,。;](?=.)")
_NO_NAME: Final = re.compile("时间|时限|期限|日期|来源|电话|单位|部门|责任|牵头")


@dataclass(frozen=True, slots=True)
class Stage:
    """A dated heading: how far it reaches, its time, and what stands behind it in its own paragraph."""

    level: int
    limit: Limit
    printed: Printed
    rest: Paragraph


def stage_of(paragraph: Paragraph, year: PlanYear) -> Stage | None:
    """The stage that a paragraph opens, or ``None``."""
    dashes = _DASHES.match(paragraph.words.plain)
    words = paragraph.words[dashes.end() :] if dashes else paragraph.words
    level = UNNUMBERED if paragraph.level is None else paragraph.level
    found = _headed(words, numbered=paragraph.level is not None) or _named(words)
    if found is None:
        return None
    time, rest = found
    limit = limit_of(time.plain, year)
    if not limit or not any(clause.by or clause.by_yearly for clause in limit.clauses):
        return None
    return Stage(level, limit, time, Paragraph(rest, paragraph.clause))


def _headed(words: Printed, *, numbered: bool) -> tuple[Printed, Printed] | None:
    """A time in brackets at the end of the heading, or a heading that is a time."""
    counted = _COUNTED.match(words.plain)
    first = counted.end() if counted and "(" in words.plain[:_LONGEST_UNNUMBERED] else 2
    end = next((at for at, sign in enumerate(words.plain) if sign in "。:" and at >= first), len(words))
    heading = words[:end]
    if end > (_LONGEST_HEADING if numbered else _LONGEST_UNNUMBERED):
        return None
    bracket = re.search(r"\(([^()]+)\)$", heading.plain)
    if is_only_a_time(heading.plain):
        if not numbered and words.plain[end : end + 1] != ":":
            return None  # a line that is a time and no more is a cell or a signature
    elif not _STAGE.search(heading.plain) or not (numbered or bracket):
        return None
    time = heading[bracket.start(1) : bracket.end(1)] if bracket else heading
    return time, words[end + 1 :]


def _named(words: Printed) -> tuple[Printed, Printed] | None:
    """The name of a stage, its time, and what is done then, as in 总结验收:9月11日—9月17日。…, in one paragraph."""
    found = _NAMED.match(words.plain)
    if not found or _NO_NAME.search(found[1]) or not is_only_a_time(found[2]):
        return None
    return words[found.start(2) : found.end(2)], words[found.end() :]
