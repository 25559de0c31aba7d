"""The date a list row prints, in whatever shape the template draws it.

Rows print dates as ``2026-06-25``, ``[2026/06/25]``, ``2026年6月25日``, split over elements (day in one box, year and month in
another), broken by line ends, doubled for phones, or not at all. A row that shows only month and day, or says 昨天, has a
raw date and no readable one here: the year is never guessed, and 昨天 means nothing without the moment of the fetch.
"""

import re
from datetime import date
from typing import NamedTuple

from crawler.normal import half_width

_YEAR = r"(?P<y>(?:19|20)\d{2})"
_MONTH = r"(?P<m>0?[1-9]|1[0-2])"
_DAY = r"(?P<d>3[01]|[12]\d|0?[1-9])"
_GAP = r"\s{0,40}"

WHOLE = re.compile(rf"(?<!\d){_YEAR}{_GAP}[-/.年]{_GAP}{_MONTH}{_GAP}[-/.月]{_GAP}{_DAY}(?!\d)(?:{_GAP}日)?")
"""Year, month, day in this order, with any usual separator."""

_COMPACT = re.compile(rf"(?<!\d){_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>3[01]|[12]\d|0[1-9])(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d){_DAY}{_GAP}日?[-/.]?{_GAP}{_YEAR}{_GAP}[-/.年]{_GAP}(?P<m>1[0-2]|0?[1-9])(?!\d)(?:{_GAP}月)?(?!{_GAP}[-/.]?\d)"
)
_YEAR_APART = re.compile(rf"(?<!\d){_YEAR}{_GAP}年?\s{_GAP}(?P<m>1[0-2]|0?[1-9]){_GAP}[-/.月]{_GAP}{_DAY}(?!\d)(?:{_GAP}日)?")
_YEAR_LAST = re.compile(rf"(?<![\d-])(?P<m>1[0-2]|0?[1-9]){_GAP}[-/.月]{_GAP}{_DAY}日?\s{_GAP}{_YEAR}(?!\d)")
_IN_PARTS = re.compile(
    rf"(?<![\d-]){_YEAR}年?\s{{1,40}}(?P<m>1[0-2]|0[1-9])月?\s{{1,40}}(?P<d>3[01]|[12]\d|0[1-9])日?(?![\d:%])"
)
_MONTH_DAY = re.compile(
    r"(?<![\d.\-/])(?:1[0-2]|0[1-9])[-/](?:3[01]|[12]\d|0[1-9])(?![\d.\-/])"
    r"|(?<![\d.\-/\u4e00-\u9fff])(?:1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])日(?![\u4e00-\u9fff])"
)
_COUNTED = re.compile(
    r"(?<![^\s\[(（【:：|])(?:刚刚|[今昨前]天(?:\s?(?:上午|下午|晚上)?\s?\d{1,2}[:：]\d{2})?|\d{1,3}\s?(?:秒钟?|分钟|小时|天|日|周|个?月|年)前)(?![^\s\])）】|])"
)
"""A date counted from now that stands alone; 三天前 within a sentence is none."""
_MAY_COUNT = re.compile(r"[今昨前]天|刚刚")
_RUNS_ON = re.compile(
    r"(?!发布(?![\u4e00-\u9fff])|星期|周[一二三四五六日]|来源|浏览|点击|阅读|访问|作者|文号|索引)[\u4e00-\u9fff]"
)
_PUBLISHED = re.compile(r"(?:发布|公开|发文|上网|更新|公布)\s*(?:日期|时间)?\s*[:：]?\s*$")


class RowDate(NamedTuple):
    """A date as printed, and as YYYY-MM-DD when it can be read."""

    raw: str
    value: str | None


NO_DATE = RowDate("", None)
_DIGIT = re.compile(r"\d")
_CENTURY = re.compile(r"(?:19|20)\d\d")


def _made(match: re.Match[str], printed: str) -> RowDate | None:
    if _RUNS_ON.match(match.string, match.end()):
        return None  # "2022年5月31日证监会令第199号公布" is part of a sentence about the document, not the row's date
    try:
        day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return RowDate(" ".join(printed[match.start() : match.end()].split()), day.isoformat())


def _loose_dates(text: str, printed: str) -> list[RowDate]:
    """The dates of a text that has none in the usual shape, the surest other shape first."""
    if not _CENTURY.search(text):
        return []
    for shape in (_COMPACT, _YEAR_APART, _DAY_FIRST, _YEAR_LAST, _IN_PARTS):
        found = [made for match in shape.finditer(text) if (made := _made(match, printed))]
        if found:
            return found
    return []


def row_date(text: str) -> RowDate:
    """The date that says when the row's document was published.

    Several different dates in one row are 成文日期 and 发布日期, or the two ends of a period: the one labelled as published
    wins; without labels the last one, because tables put the day of publication at the end.
    """
    if not _DIGIT.search(text) and not _MAY_COUNT.search(text):
        return NO_DATE
    printed, text = text, half_width(text)  # of the same length, so that a date's place is the same in both
    whole = [(match.start(), made) for match in WHOLE.finditer(text) if (made := _made(match, printed))]
    if whole:
        for start, made in whole:
            if _PUBLISHED.search(text[max(0, start - 12) : start]):
                return made
        return whole[-1][1]
    found = _loose_dates(text, printed)
    if found:
        return found[-1]
    short = _MONTH_DAY.search(text) or _COUNTED.search(text)
    return RowDate(printed[short.start() : short.end()], None) if short else NO_DATE


def is_only_date(text: str) -> bool:
    """Whether a piece of text is a date, or part of one, and nothing else."""
    bare = re.sub(r"[\s\[\]()（）【】|年月日:：./\-\d]", "", text)
    return not bare and any(character.isdigit() for character in text)
