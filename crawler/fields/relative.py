"""Relative dates (今天, 昨天, 3小时前): left to a library, with everything fixed that it would otherwise guess."""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from duewatch.domain.dates import CHINA, DateInterval, Precision

CLOCK = re.compile(r"\s*(上午|下午|晚上)?\s*(\d{1,2})[:：](\d{2})")
COARSE = re.compile(r"[周月年]以?前")
"""两周前, 3个月前: a system rounds them as it likes, so they tell no day, and none is guessed."""
RELATIVE = re.compile(r"刚刚|今天|昨天|前天|[\d一二两三四五六七八九十半]+\s*个?(?:秒钟?|分钟?|小时|天|日|周|月|年)以?前")


def parse(text: str, seen_at: datetime) -> DateInterval | None:
    """The day a relative phrase means, with its clock where it has one (今天 09:30); ``None`` for anything else.

    It is counted from the moment the page was fetched (aware).
    """
    match = RELATIVE.search(text[:60])
    if match is None or COARSE.search(match.group()):
        return None
    minute = seen_at.astimezone(CHINA).replace(second=0, microsecond=0)
    day = _ask(match.group().replace("以前", "前"), minute)
    if day is None or day.day is None or (clock := CLOCK.match(text, match.end())) is None:
        return day
    hour = int(clock[2])
    if clock[1] in ("下午", "晚上") and hour < 12:
        hour += 12
    if hour > 23 or int(clock[3]) > 59:
        return day
    moment = day.start.astimezone(CHINA).replace(hour=hour, minute=int(clock[3]))
    return DateInterval.of_moment(moment, Precision.MINUTE) if moment <= minute else day


@lru_cache(maxsize=2048)
def _ask(phrase: str, minute: datetime) -> DateInterval | None:
    import dateparser  # a third of a second to import, and most pages never need it

    found = dateparser.parse(
        phrase,
        languages=["zh"],
        settings={"RELATIVE_BASE": minute.replace(tzinfo=None), "TIMEZONE": "Asia/Shanghai", "RETURN_AS_TIMEZONE_AWARE": False},
    )
    if found is None:
        return None
    moment = found.replace(tzinfo=CHINA)
    if not datetime(1990, 1, 1, tzinfo=UTC) <= moment <= minute + timedelta(days=2):
        return None
    exact = any(unit in phrase for unit in ("秒", "分", "小时", "刚"))
    return DateInterval.of_moment(moment, Precision.MINUTE) if exact else DateInterval.of_day(moment.date())
