"""Dates as Chinese official pages print them, exactly and cheaply, as intervals.

Nothing is guessed: what names no day stays a month, a half-year or a 旬, and what cannot be understood is ``None``. Relative
phrases (昨天, 3小时前) are the one thing left to a library, see :mod:`crawler.fields.relative`.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from crawler.normal import half_width
from duewatch.domain.dates import CHINA, DateInterval, Precision

FIRST_YEAR, LAST_YEAR = 1949, 2100
"""Documents of the People's Republic; anything else is a number that looks like a date."""


def _pattern(*parts: str) -> str:
    """A pattern in which ``~`` stands for any run of blanks; pages set them between all figures and signs."""
    return "".join(parts).replace("~", r"[\s\u00a0\u3000\u2000-\u200b]*")


_CLOCK = _pattern(
    r"(?:[T\s\u00a0\u3000_,，-]{0,6}(?P<half>上午|下午|中午|晚上|晚|早上|凌晨|AM|PM|am|pm)?~(?P<hour>\d{1,2})",
    r"(?:~[:：]~(?P<minute>\d{2})(?:~[:：]~(?P<second>\d{2})(?:\.\d{1,9})?)?",
    r"|~[时点]~(?:(?P<minute2>\d{1,2})~分(?:~(?P<second2>\d{1,2})~秒)?)?)",
    r"(?:\s?(?P<half2>AM|PM|am|pm))?(?P<zone>\s?Z|\s?[+-]\d{2}:?\d{2}(?!\d))?)?",
)
_DAY = _pattern(
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})~(?:年~(?P<month>\d{1,2})~月~(?P<day>\d{1,2})~[日号]?(?!\d)",
    r"|(?P<mark>[-/.－—–])~(?P<month2>\d{1,2})~(?P=mark)~(?P<day2>\d{1,2})(?!\d))",
)
DATE = re.compile(_DAY + _CLOCK)
COMPACT = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?)?(?!\d)"
)
EPOCH = re.compile(r"\s*(\d{10}|\d{13})\s*")
NUMERALS = re.compile(
    _pattern(
        r"(?P<year>[〇○零ＯO0一二三四五六七八九]{4})~年(?:~(?P<month>[元正一二三四五六七八九十]{1,2})~月",
        r"(?:~(?P<day>[一二三四五六七八九十廿卅]{1,3})~[日号])?)?",
    )
)
COARSE = re.compile(
    _pattern(
        r"(?<!\d)(?P<year>(?:19|20)\d{2})",
        r"(?:~年?~(?:(?P<month>\d{1,2})~月(?:份)?(?!~\d)~(?P<part>上旬|中旬|下旬|底|末|初)?",
        r"|第?(?P<quarter>[一二三四1-4])~季度|(?P<halfyear>上半年|下半年)|(?P<end>年?底|年?末|年?初))",
        r"|~年(?!~\d)|~$)",
    )
)
MONTH_DASH = re.compile(r"(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})")
DAY_ONLY = re.compile(_pattern(r"(?<![\d.-])(?P<month>\d{1,2})(?:月~(?P<day>\d{1,2})~日|[-/.](?P<day2>\d{1,2}))(?![\d.-])"))
_VALUES = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0, "O": 0, "0": 0}


def parse(text: str, *, year: int | None = None) -> DateInterval | None:
    """The one date of a value such as ``2020年12月15日 10:07``; ``None`` when it holds none that can be understood.

    ``year`` resolves a value without a year (``9月3日``); without it such a value stays unread.
    """
    text = half_width(text[:200])
    for match in DATE.finditer(text):
        if (found := _moment(match)) is not None:
            return found
    if (numerals := NUMERALS.search(text)) and (found := _from_numerals(numerals)):
        return found
    if epoch := EPOCH.fullmatch(text):
        return _from_epoch(epoch.group(1))
    if (compact := COMPACT.search(text)) and (found := _moment(compact)):
        return found
    stripped = text.strip(" \t\r\n\u3000\u00a0[]()（）【】〔〕")
    if dash := MONTH_DASH.fullmatch(stripped):
        return _month(int(dash["year"]), int(dash["month"]))
    if (coarse := COARSE.search(text)) and (found := _coarse(coarse)):
        return found
    if year is not None and (day := DAY_ONLY.search(text)):
        return _day(year, int(day["month"]), int(day["day"] or day["day2"]))
    return None


def find(text: str) -> Iterator[tuple[DateInterval, int, int]]:
    """All full dates (with a day) in a running text, with where they stand, in order."""
    text = half_width(text)
    spots: list[tuple[DateInterval, int, int]] = []
    spots.extend((found, match.start(), match.end()) for match in DATE.finditer(text) if (found := _moment(match)))
    numerals = (match for match in NUMERALS.finditer(text) if match["day"])
    spots.extend((found, match.start(), match.end()) for match in numerals if (found := _from_numerals(match)))
    yield from sorted(spots, key=lambda spot: spot[1])


def in_address(url: str) -> DateInterval | None:
    """The day an address carries, as most systems write it: ``/202011/t20201115_``, ``/2018-12/29/``, ``/2020/12/15/``."""
    for pattern in ADDRESS_DAYS:
        if match := pattern.search(url):
            return _day(int(match["y"]), int(match["m"]), int(match["d"]))
    return None


ADDRESS_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"/t(?P<y>20\d\d|19\d\d)(?P<m>\d\d)(?P<d>\d\d)_\d+",
        r"/(?P<y>20\d\d|19\d\d)[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})/",
        r"/(?P<y>20\d\d|19\d\d)(?P<m>\d\d)/(?P<d>\d\d)/",
        r"/(?P<y>20\d\d|19\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?:/|_)",
    )
)


def clock(interval: DateInterval) -> str | None:
    """The clock time of a moment as HH:MM or HH:MM:SS; ``None`` for a date known only to the day or coarser."""
    if not interval.has_time:
        return None
    return interval.start.time().isoformat("seconds" if interval.precision is Precision.SECOND else "minutes")


def iso(interval: DateInterval) -> str | None:
    """YYYY-MM-DD of a date known to the day; coarser ones keep only what is known (YYYY-MM, YYYY)."""
    if day := interval.day:
        return day.isoformat()
    if interval.precision is Precision.YEAR:
        return f"{interval.start.year:04}"
    return interval.start.strftime("%Y-%m") if interval.precision is Precision.MONTH else None


def _moment(match: re.Match[str]) -> DateInterval | None:
    found = match.groupdict()
    year, month, day = int(found["year"]), int(found["month"] or found["month2"]), int(found["day"] or found["day2"])
    if found.get("hour") is None:
        return _day(year, month, day)
    hour, minute = int(found["hour"]), found.get("minute") or found.get("minute2") or "0"
    second = found.get("second") or found.get("second2")
    half = (found.get("half") or found.get("half2") or "").lower()
    if half in ("下午", "晚上", "晚", "pm") and hour < 12:
        hour += 12
    elif half in ("上午", "凌晨", "am") and hour == 12:
        hour = 0
    if hour > 23 or int(minute) > 59 or int(second or 0) > 59:
        return _day(year, month, day)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        moment = datetime(year, month, day, hour, int(minute), int(second or 0), tzinfo=CHINA)
    except ValueError:
        return None
    if zone := (found.get("zone") or "").strip():
        try:
            moment = datetime.fromisoformat(moment.replace(tzinfo=None).isoformat() + ("+00:00" if zone == "Z" else zone))
        except ValueError:  # no such zone: +9900
            return _day(year, month, day)
    return DateInterval.of_moment(moment, Precision.SECOND if second else Precision.MINUTE)


def _day(year: int, month: int, day: int) -> DateInterval | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return DateInterval.of_day(date(year, month, day))
    except ValueError:
        return None


def _month(year: int, month: int) -> DateInterval | None:
    if not 1 <= month <= 12 or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return DateInterval.of_days(date(year, month, 1), _last(year, month), Precision.MONTH)


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _from_epoch(digits: str) -> DateInterval | None:
    seconds = int(digits) / (1000 if len(digits) == 13 else 1)
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    return DateInterval.of_moment(moment) if 1990 <= moment.year <= LAST_YEAR else None


def _from_numerals(match: re.Match[str]) -> DateInterval | None:
    year = int("".join(str(_VALUES[char]) for char in match["year"]))
    if not match["month"]:
        return _year(year)
    month = _number(match["month"])
    return _day(year, month, _number(match["day"])) if match["day"] else _month(year, month)


def _number(numeral: str) -> int:
    """一 to 九十九; 元月 and 正月 are the first month, 廿 twenty, 卅 thirty."""
    numeral = numeral.replace("廿", "二十").replace("卅", "三十").replace("元", "一").replace("正", "一")
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _VALUES.get(ones, 0)
    return (_VALUES.get(tens, 1) if tens else 1) * 10 + (_VALUES.get(ones, 0) if ones else 0)


def _year(year: int) -> DateInterval | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return DateInterval.of_days(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def _coarse(match: re.Match[str]) -> DateInterval | None:
    year = int(match["year"])
    if match["month"]:
        month = int(match["month"])
        whole = _month(year, month)
        if whole is None or not match["part"]:
            return whole
        first, last = {
            "上旬": (1, 10),
            "初": (1, 10),
            "中旬": (11, 20),
        }.get(match["part"], (21, _last(year, month).day))
        return DateInterval.of_days(date(year, month, first), date(year, month, last), Precision.DEKAD)
    if match["quarter"]:
        quarter = _VALUES.get(match["quarter"]) or int(match["quarter"])
        return DateInterval.of_days(date(year, quarter * 3 - 2, 1), _last(year, quarter * 3), Precision.QUARTER)
    if match["halfyear"]:
        first = 1 if match["halfyear"] == "上半年" else 7
        return DateInterval.of_days(date(year, first, 1), _last(year, first + 5), Precision.HALF)
    if match["end"]:
        month = 1 if match["end"].endswith("初") else 12
        return DateInterval.of_days(date(year, month, 1), _last(year, month), Precision.MONTH)
    return _year(year)
