"""Relative dates (今天, 昨天, 3小时前): left to a library, with everything fixed that it would otherwise guess."""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from duewatch.domain.dates import CHINA, DateInterval, Precision

RELATIVE = re.compile(r"刚刚|今天|昨天|前天|[\d一二两三四五六七八九十半]+\s*个?(?:秒钟?|分钟?|小时|天|日|周|月|年)以?前")


def parse(text: str, seen_at: datetime) -> DateInterval | None:
    """The day a relative phrase means, counted from the moment the page was fetched (aware); ``None`` for anything else."""
    match = RELATIVE.search(text[:60])
    if match is None:
        return None
    minute = seen_at.astimezone(CHINA).replace(second=0, microsecond=0)
    return _ask(match.group().replace("以前", "前"), minute)


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
