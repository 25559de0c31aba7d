"""Brings the words of a limit into one writing: widths, traditional forms, numerals, stray blanks."""

import re
from typing import Final

from duewatch.catalog.copied_text import simplified

MAX_CELL: Final = 2000
"""Characters of a cell that are read; published cells have at most a few hundred."""

_CIRCLED: Final = {chr(0x2460 + n): f";{n + 1}." for n in range(20)}
_LINE_OF_ITS_OWN: Final = re.compile(r"[\r\n]+(?=\s*(?:\d{1,2}[.、]|\(|[一二三四五六七八九十]{1,2}、|同上))|(?<=[;。])[\r\n]+")
_DIGITS: Final = {
    "〇": 0,
    "○": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_NUMERAL: Final = re.compile(
    r"[〇○零一二两三四五六七八九十百廿]+"
    r"(?=(?:个|到|至|-)?(?:法定)?(?:工作日|工作天|自然日|日历日|日|天|小时|钟头|周|星期|月|年|季|次|条|时内|半年|[一二三四五六七八九十]))"
)
_CUT_SHORT: Final = re.compile("(?<=个)工作(?=以?内|之内)")  # 20个工作内 can be nothing else
_WRITTEN_BEHIND: Final = re.compile(r"(?<=[\d一二三五十])个?[日天]\(工作日\)")  # 10日（工作日）
_QUARTER: Final = re.compile(r"(?:第|(?<![每按\d个]))([一二三四1-4])季度|第([一二三四1-4])季(?!度)")
_QUARTERS: Final = re.compile(r"(?<!\d)(\d)个季度")


def normalise(text: str) -> str:
    """A cell without blanks, in half width and simplified characters, its numerals as digits.

    >>> normalise("自信息形成之日起 二十 个工作日内")
    '自信息形成之日起20个工作日内'
    """
    text = text[:MAX_CELL]
    for circled, marker in _CIRCLED.items():
        text = text.replace(circled, marker)
    text = _LINE_OF_ITS_OWN.sub(";", simplified(text).strip())
    text = re.sub(r"[\s\u200b\u200c\u200d\ufeff\u00ad]+", "", text)  # a cell is broken anywhere: 自信息形⏎成或者变⏎更之日起
    text = text.replace("工作曰", "工作日").replace("工作天", "工作日").replace("。", ";").replace("钟头", "小时")
    text = _WRITTEN_BEHIND.sub("个工作日", _CUT_SHORT.sub("工作日", text))
    text = text.replace("个星期", "周").replace("星期", "周").replace("个周", "周")
    text = _QUARTER.sub(lambda found: f"第{number_of(found[1] or found[2]) or found[1] or found[2]}季度", text)
    return _QUARTERS.sub(lambda found: f"{3 * int(found[1])}个月", _NUMERAL.sub(_as_digits, text))


def _as_digits(match: re.Match[str]) -> str:
    value = number_of(match[0])
    return match[0] if value is None else str(value)


def number_of(word: str) -> int | None:
    """A Chinese numeral up to 999 as a number; ``None`` when it is none.

    >>> [number_of(word) for word in ("十", "二十", "廿", "三十一", "一百二十", "二〇")]
    [10, 20, 20, 31, 120, 20]
    """
    word = word.replace("廿", "二十")
    if "十" not in word and "百" not in word:
        return int("".join(str(_DIGITS[sign]) for sign in word)) if word and all(sign in _DIGITS for sign in word) else None
    hundreds, _, rest = word.rpartition("百")
    tens, ten, ones = rest.partition("十")
    if "十" in ones or word.count("百") > 1 or (hundreds and hundreds not in _DIGITS):
        return None
    total = 100 * _DIGITS.get(hundreds, 1) if "百" in word else 0
    if ten:
        total += 10 * (_DIGITS.get(tens.lstrip("零〇"), 1) if tens.lstrip("零〇") else 1)
    else:
        ones = tens
    ones = ones.lstrip("零〇")
    if len(ones) > 1:
        return None
    return total + _DIGITS.get(ones, 0)
