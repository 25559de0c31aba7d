"""The period a notice or a consultation names in its running text: from, to, and a number of days.

Shapes on real pages: 自2026年5月1日起至5月30日止, 2026年5月1日—5月15日, 5月1日至15日, 公示期为7个工作日, 截止2026年5月30日,
于5月30日前反馈. A date without its year takes the year of the date before it, or of the page's publication.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from crawler.fields import dates
from crawler.normal import half_width
from duewatch.domain.judgements import Facts

_DAY = r"(?:20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]|\d{1,2}\s*月\s*\d{1,2}\s*[日号]|20\d\d[-./]\d{1,2}[-./]\d{1,2})"
_LAST = rf"(?:{_DAY}|\d{{1,2}}\s*[日号])"
_WEEKDAY = r"(?:\s*[(（][^)）]{1,8}[)）])?"
RANGE = re.compile(rf"({_DAY}){_WEEKDAY}[^。；;,，]{{0,8}}?(?:至|到|—+|－|–|-|~|～)\s*({_LAST})")
END = re.compile(rf"(?:截止|截至|止于)[^\d。]{{0,12}}({_DAY})|({_DAY})[^。,，；;\d]{{0,6}}?(?:之?前|以前|截止|止)")
ANNOUNCES = re.compile(r"(?:时间|期限|时限|公示期|公告期)\s*[:：]?\s*$")
LEADS = re.compile(
    r"(?:公示|公告|征求|征集|征询|反馈|意见|期限?|期间|时间|时限|起止|自|从|日|天)\s*[:：]?\s*(?:为|是|于|共|自|从)?\s*[(（\[【]?\s*(?:自|从|即)?\s*$"
)
"""What stands before the period of a notice or a consultation."""
_NUMERALS = {word: n for n, word in enumerate("〇一二三四五六七八九十")}
COUNT = re.compile(
    r"(?:公示|公告|征求意见|征集意见|征集|征询)(?:的)?(?:期限?|时间|时限|期间)?[^\d。；;一二三四五六七八九十]{0,6}?"
    r"(\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*个?\s*(工作日|日|天)(?!前)"
)
LONGEST = 90  # characters of the words a fact keeps


@dataclass(frozen=True, slots=True)
class Period:
    """What a text says of a period; what it does not say is ``None``."""

    first: date | None = None
    last: date | None = None
    n: int | None = None
    unit: str | None = None  # "day" | "working-day"
    raw: str = ""

    @property
    def facts(self) -> Facts:
        """As facts of a trait: ``from``, ``to`` (YYYY-MM-DD), ``n``, ``unit`` and the words they were read from."""
        return {
            "from": self.first.isoformat() if self.first else None,
            "to": self.last.isoformat() if self.last else None,
            "n": self.n,
            "unit": self.unit,
            "raw": self.raw,
        }


def period_of(text: str, anchor: re.Pattern[str], year: int | None) -> Period:
    """The period that the sentences with a word of ``anchor`` name, the longest of several.

    The longest, because a text may name other periods beside its own (of an inspection, of the year reported on), and a
    longer period accuses nobody. A range outweighs an end alone: a text that names both names the same period twice.
    ``year`` helps dates that name none; without it they stay unread.
    """
    sentences = [sentence for sentence in _sentences(half_width(text)) if anchor.search(sentence)]
    ranges = [found for sentence in sentences for found in _ranges(sentence, year)]
    first, last, raw = max(ranges, key=lambda one: one[1] - one[0], default=(None, None, ""))
    if last is None:
        ends = [(day, found[0]) for sentence in sentences for found in END.finditer(sentence) if (day := _end(found, year))]
        last, raw = max(ends, default=(None, ""))
    counted = [found for sentence in sentences for found in COUNT.finditer(sentence) if _number(found[1])]
    longest = max(counted, key=lambda found: _number(found[1]) or 0, default=None)
    n = _number(longest[1]) if longest else None
    unit = ("working-day" if longest[2] == "工作日" else "day") if longest else None
    if not raw:
        raw = longest[0] if longest else next((found[0] for one in sentences if (found := RANGE.search(one))), "")
    return Period(first, last, n, unit, raw[:LONGEST])


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text; a line that only announces a time (公示时间：) belongs to the line below it."""
    announced = ""
    for sentence in re.split(r"[。；;\n]", text):
        if ANNOUNCES.search(sentence):
            announced += sentence
        else:
            yield announced + sentence
            announced = ""
    if announced:
        yield announced


def _ranges(sentence: str, year: int | None) -> Iterator[tuple[date, date, str]]:
    """The ranges that follow a word for a period; others tell when something was done (经5月1日至3日入户调查)."""
    for found in RANGE.finditer(sentence):
        if LEADS.search(sentence[: found.start()]):
            first = _day(found[1], year)
            last = _day_after(found[2], first)
            if first and last:
                yield first, last, found[0]


def _end(found: re.Match[str], year: int | None) -> date | None:
    return _day(found[1] or found[2], year)


def _day(text: str, year: int | None) -> date | None:
    interval = dates.parse(text, year=year)
    return interval.day if interval else None


def _day_after(text: str, first: date | None) -> date | None:
    """The second end of a range; what it leaves out (year, month) is that of the first, and a turn of the year is one."""
    if first is None:
        return None
    if re.fullmatch(r"\d{1,2}\s*[日号]", text.strip()):
        text = f"{first.year}年{first.month}月{text.strip()}"
    named = _day(text, first.year)
    if named and named < first and not re.match(r"20\d\d", text):
        named = _day(text, first.year + 1)
    return named if named and named >= first else None


def _number(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    tens, _, ones = text.partition("十") if "十" in text else ("零", "", text)
    if "十" in text:
        return (_NUMERALS.get(tens, 1) if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)
    return _NUMERALS.get(ones)
