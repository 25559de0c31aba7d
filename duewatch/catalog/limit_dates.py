"""Dates that a limit names itself: of one year, or of every year; 上旬 中旬 月底 上半年 年底 included."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Final, TypeAlias

from duewatch.domain.limits import YearlyDate

Found: TypeAlias = tuple[int, int, date | None, YearlyDate | None]

_WHICH: Final = r"(?:(?P<year>(?:19|20)\d{2})年度?|(?P<every>每年度?|次年|翌年|下一?年度?|当年度?|本年度?|今年|同年))?的?"
_MONTH: Final = r"(?<!\d)(?P<month>1[0-2]|0?[1-9])"
_PART_ENDS: Final = {"上旬": 10, "月初": 10, "初": 10, "中旬": 20}

# Each pattern with the month and day it stands for; day 0 is the last of the month. The earliest match wins, and of two
# that begin together the one that stands first.
_PATTERNS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int]]], ...]] = (
    (
        re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})[-./](?P<month>1[0-2]|0?[1-9])[-./](?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"),
        lambda found: (int(found["month"]), int(found["day"])),
    ),
    (  # 12月15日—20日: the month is said once, and the end is what counts
        re.compile(
            rf"{_WHICH}{_MONTH}月(?:3[01]|[12]\d|0?[1-9])[日号]?(?:[-~至到]|—{{1,2}})(?P<day>3[01]|[12]\d|0?[1-9])[日号]"
        ),
        lambda found: (int(found["month"]), int(found["day"])),
    ),
    (
        re.compile(rf"{_WHICH}{_MONTH}月(?P<day>3[01]|[12]\d|0?[1-9])(?:日|号)"),
        lambda found: (int(found["month"]), int(found["day"])),
    ),
    (  # 2020年9中旬: 月 is easily lost, and with a part of the month behind it the number can be nothing else
        re.compile(rf"{_WHICH}{_MONTH}月?份?(?P<part>上旬|中旬|下旬|月底|月末|月初|底|末|初)"),
        lambda found: (int(found["month"]), _PART_ENDS.get(found["part"], 0)),
    ),
    (
        re.compile(rf"{_WHICH}(?P<half>上半年|下半年)"),
        lambda found: (6, 30) if found["half"] == "上半年" else (12, 31),
    ),
    (
        re.compile(r"(?P<every>每)?年中(?=[、,前和及与各])"),
        lambda _: (6, 30),
    ),
    (
        re.compile(rf"{_WHICH}第(?P<quarter>[1-4])季度"),
        lambda found: (3 * int(found["quarter"]), 0),
    ),
    (
        re.compile(rf"{_WHICH}{_MONTH}月份?(?!\d)"),
        lambda found: (int(found["month"]), 0),
    ),
    (
        re.compile(r"(?:(?P<year>(?:19|20)\d{2})年?|(?P<every>每年?|当年?|本年?))?年度?(?:底|末|终(?![了考总测绩评检目奖]))"),
        lambda _: (12, 31),
    ),
    (
        re.compile(
            r"(?P<year>(?:19|20)\d{2})年度?(?:内|以内|完成|公开|建成|实现|$)|(?:到|至)(?P<until>(?:19|20)\d{2})年(?=,)"
            r"|(?P<before>20\d{2})年(?:以|之)?前(?!期|后|\d)"
        ),
        lambda _: (12, 31),
    ),
)


_NO_END: Final = re.compile(
    r"(?:起|开始|以来|以后|后(?!旬)"
    r"|[-~—至到]+(?=(?:(?:19|20)\d{2}年|次年|翌年|第2年)?(?:\d{1,2}[月日号]|年?[底末]|[上下]半年)|.{0,6}[月日]))"
)
"""What follows a date that begins something: 2020年9月起, or the first of a span (6月至9月), whose end is what counts."""


def find_date(text: str, start: int = 0) -> Found | None:
    """The first date in a text from a position on: (start, end, date of one year, date of every year).

    Exactly one of the two dates is set. A date that does not exist (2月30日) is passed over.
    """
    best: Found | None = None
    for pattern, month_and_day in _PATTERNS:
        for match in pattern.finditer(text, start):
            if best and match.start() >= best[0]:
                break
            value = _value(match, *month_and_day(match))
            if value and not _NO_END.match(text, match.end()):
                best = (*match.span(), *value)
                break
    return best


def _value(match: re.Match[str], month: int, day: int) -> tuple[date | None, YearlyDate | None] | None:
    groups = match.groupdict()
    year = groups.get("year") or groups.get("until")
    if groups.get("before"):
        year = str(int(groups["before"]) - 1)  # 2028年前: the last day before that year
    if year is None:
        return (None, YearlyDate(month, day)) if day <= monthrange(2024, month)[1] else None
    last = monthrange(int(year), month)[1]
    return (date(int(year), month, day or last), None) if day <= last else None
